using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Strategy;
using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>Master data held by key for the length of one import: what the database has, and what the rows add to it.</summary>
internal sealed class LoadedPlant(LocalDate today)
{
    /// <summary>The functions have signed, or are asked to sign, what the rows say, or the portal itself writes: what approved records govern may move.</summary>
    public bool IsSigned { get; set; }

    /// <summary>Mountings and memberships without a date begin on it.</summary>
    public LocalDate Today => today;

    /// <summary>Enterprises, sites and, as far as they were asked for, the nodes below, by path.</summary>
    public Dictionary<string, EquipmentNode> Equipment { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, PhysicalAsset> Assets { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, Zone> Zones { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, Conduit> Conduits { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, Segment> Segments { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, NetworkDevice> Devices { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, RedundancyGroup> Groups { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, Person> People { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, ShiftRecord> Shifts { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, AbsenceRecord> Absences { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, CompetencyRecord> Competencies { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, Window> Windows { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, DataSource> DataSources { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, DataFlow> DataFlows { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, GlossaryTerm> Glossary { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, DigitalObjective> Objectives { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, UseCase> UseCases { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, DeviceType> DeviceTypes { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The active administrators as they were loaded.</summary>
    public IReadOnlyCollection<Person> Administrators { get; set; } = [];

    /// <summary>What earlier lines of a file of sites call an enterprise, by code.</summary>
    public Dictionary<string, string> EnterpriseNames { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<EquipmentNode> Sites => Equipment.Values.Where(node => node.Level == EquipmentLevel.Site);

    public EquipmentNode? Site(string code) => Equipment.GetValueOrDefault(code) is { Level: EquipmentLevel.Site } site ? site : null;

    public EquipmentNode? SiteOf(EquipmentNode node) => Site(node.Path.Split('/', 2)[0]);

    public NetworkPicture Network() => new(today, Zones.Values, Conduits.Values, Segments.Values, Devices.Values);

    /// <summary>How codes that are unique in a site are held: "BER:SW-PACK-01".</summary>
    public static string Key(EquipmentNode site, string code) => SiteCode.Of(site.Code, code);
}
