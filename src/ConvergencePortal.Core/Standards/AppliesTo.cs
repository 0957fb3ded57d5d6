using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Standards;

/// <summary>A thing of the plant that a standard applies to, with what decides whose it is.</summary>
/// <param name="Zones">The zone itself, the segment's, or those that the device is connected to.</param>
public sealed record AppliedThing(string Site, ItemKind Kind, int Id, string Code, string Name, IReadOnlyList<ZoneView> Zones, bool IsSafetyRelated, bool IsHazardousProcess, bool IsGxpRelevant)
{
    /// <summary>Of a data source: the function of its accountable owner; null where nobody owns it.</summary>
    public Function? Owner { get; init; }
}

/// <summary>A data source as standards look at it.</summary>
/// <param name="Owner">The function of its accountable owner at the site; null where nobody owns it.</param>
public sealed record SourceThing(string Site, int Id, string Code, string Name, int EquipmentId, int? DeviceId, int? LevelTenths, OperationsType Operations, bool IsSafetyRelevant, Function? Owner);

/// <summary>Everything that an applicability meets, of so many things there are.</summary>
public sealed record AppliedSet(IReadOnlyList<AppliedThing> Things, int OutOf)
{
    public bool IsEmpty => Things.Count == 0;
    public bool IsEverything => OutOf > 0 && Things.Count == OutOf;
}

/// <summary>Evaluates what a standard applies to over the plants as they are today.</summary>
public static class AppliesTo
{
    public static AppliedSet Find(Applicability asked, IReadOnlyList<SitePicture> sites, IReadOnlyList<SourceThing>? sources = null)
    {
        var all = sites.SelectMany(site => ThingsOf(site).Concat((sources ?? []).Where(source => source.Site == site.SiteCode).Select(source => OfSource(site, source)).OfType<Thing>())).ToList();
        return new AppliedSet([.. all.Where(thing => Meets(asked, thing)).Select(thing => thing.ToApplied())], all.Count);
    }

    /// <summary>Every kind of thing of the network and the hierarchy; data sources come beside them.</summary>
    private static IEnumerable<Thing> ThingsOf(SitePicture site) =>
        site.Equipment.Values.OrderBy(e => e.Path, StringComparer.Ordinal).Select(e => OfEquipment(site, e))
            .Concat(site.Devices.Values.OrderBy(d => d.Code, StringComparer.Ordinal).Select(d => OfDevice(site, d)))
            .Concat(site.Segments.Values.OrderBy(s => s.Code, StringComparer.Ordinal).Select(s => OfSegment(site, s)))
            .Concat(site.Zones.Values.OrderBy(z => z.Code, StringComparer.Ordinal).Select(z => OfZone(site, z)));

    private static bool Meets(Applicability asked, Thing thing) =>
        (asked.Scope is not { } scope || thing.Paths.Any(path => EquipmentPath.LiesIn(path, scope)))
        && (asked.ZoneKind is not { } kind || thing.Zones.Any(zone => zone.Kind == kind))
        && (asked.LevelFromTenths is not { } from || thing.LevelTenths >= from)
        && (asked.LevelToTenths is not { } to || thing.LevelTenths <= to)
        && (asked.DeviceRole is not { } role || thing.Role == role)
        && (asked.OperationsType is not { } operations || thing.Operations == operations)
        && (!asked.IsHazardousProcess || thing.IsHazardousProcess)
        && (!asked.IsGxpRelevant || thing.IsGxpRelevant)
        && (!asked.IsSafetyRelated || thing.IsSafetyRelated);

    private static Thing OfEquipment(SitePicture site, EquipmentView node) =>
        new(site.SiteCode, ItemKind.Equipment, node.Id, node.Path, node.Name, [node.Path], []) { Flags = FlagsOf(site, node) };

    private static Thing OfDevice(SitePicture site, DeviceView device)
    {
        var node = site.Equipment[device.EquipmentId];
        var zones = device.SegmentIds.Select(id => site.Zones[site.Segments[id].ZoneId]).DistinctBy(zone => zone.Id).ToList();
        var flags = FlagsOf(site, node);
        return new Thing(site.SiteCode, ItemKind.Device, device.Id, site.CodeOf(device.Code), device.Name, [node.Path], zones)
        {
            Role = device.Role, LevelTenths = device.LevelTenths, Flags = flags with { IsSafety = flags.IsSafety || zones.Exists(zone => zone.IsSafetyDesignated) },
        };
    }

    /// <summary>A segment lies where its devices hang, and at its site.</summary>
    private static Thing OfSegment(SitePicture site, SegmentView segment)
    {
        var zone = site.Zones[segment.ZoneId];
        return new Thing(site.SiteCode, ItemKind.Segment, segment.Id, site.CodeOf(segment.Code), segment.Name, [site.SiteCode, .. PathsOn(site, segment)], [zone])
        {
            Flags = new(zone.IsSafetyDesignated, false, false),
        };
    }

    /// <inheritdoc cref="OfSegment"/>
    private static Thing OfZone(SitePicture site, ZoneView zone)
    {
        var paths = site.SegmentsIn(zone.Id).SelectMany(segment => PathsOn(site, segment)).Distinct();
        return new Thing(site.SiteCode, ItemKind.Zone, zone.Id, site.CodeOf(zone.Code), zone.Name, [site.SiteCode, .. paths], [zone]) { Flags = new(zone.IsSafetyDesignated, false, false) };
    }

    /// <summary>A source lies where the equipment is that it describes, and in the zones of the device it lives on. Null while the plant does not know that equipment.</summary>
    private static Thing? OfSource(SitePicture site, SourceThing source)
    {
        if (!site.Equipment.TryGetValue(source.EquipmentId, out var node)) return null;

        var zones = source.DeviceId is { } id && site.Devices.TryGetValue(id, out var device) ? device.SegmentIds.Select(s => site.Zones[site.Segments[s].ZoneId]).DistinctBy(zone => zone.Id).ToList() : [];
        var flags = FlagsOf(site, node);
        return new Thing(site.SiteCode, ItemKind.DataSource, source.Id, site.CodeOf(source.Code), source.Name, [node.Path], zones)
        {
            LevelTenths = source.LevelTenths, Operations = source.Operations, Owner = source.Owner, Flags = flags with { IsSafety = flags.IsSafety || source.IsSafetyRelevant },
        };
    }

    private static IEnumerable<string> PathsOn(SitePicture site, SegmentView segment) => site.DevicesOn(segment.Id).Select(device => site.Equipment[device.EquipmentId].Path).Distinct();

    private static Flags FlagsOf(SitePicture site, EquipmentView node)
    {
        var line = site.Above(node.Id).Prepend(node).ToList();
        return new Flags(line.Exists(e => e.IsSafetyRelated), line.Exists(e => e.IsHazardousProcess), line.Exists(e => e.IsGxpRelevant));
    }

    private readonly record struct Flags(bool IsSafety, bool IsHazardous, bool IsGxp);

    /// <summary>A thing with everything that conditions ask about; what it does not have meets no condition about it.</summary>
    private sealed record Thing(string Site, ItemKind Kind, int Id, string Code, string Name, IReadOnlyList<string> Paths, IReadOnlyList<ZoneView> Zones)
    {
        public DeviceRole? Role { get; init; }
        public int? LevelTenths { get; init; }
        public OperationsType? Operations { get; init; }
        public Function? Owner { get; init; }
        public Flags Flags { get; init; }
        public bool IsSafetyRelated => Flags.IsSafety;
        public bool IsHazardousProcess => Flags.IsHazardous;
        public bool IsGxpRelevant => Flags.IsGxp;

        public AppliedThing ToApplied() => new(Site, Kind, Id, Code, Name, Zones, IsSafetyRelated, IsHazardousProcess, IsGxpRelevant) { Owner = Owner };
    }
}
