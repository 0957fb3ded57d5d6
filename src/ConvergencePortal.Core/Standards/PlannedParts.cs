using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Strategy;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Turns records in memory, new ones among them, into the rows of a snapshot. It must say the same of a record as <see cref="SnapshotReads"/> does; a test holds them against each other.</summary>
internal static class PlannedParts
{
    /// <summary>The rows with everything of the loaded sites replaced by what is loaded.</summary>
    /// <param name="loaded">Codes of the loaded sites; null when all are.</param>
    public static SnapshotRows Over(SnapshotRows rows, LoadedPlant plant, IReadOnlyCollection<string>? loaded)
    {
        var (today, sites) = (plant.Today, (loaded ?? [.. plant.Sites.Select(site => site.Code)]).ToHashSet(StringComparer.OrdinalIgnoreCase));
        return rows with
        {
            Equipment = [.. rows.Equipment.Where(e => !sites.Contains(SiteOf(e.Path))), .. plant.Equipment.Values.Where(e => e.Level != EquipmentLevel.Enterprise && sites.Contains(SiteOf(e.Path)) && !(e.EffectiveTo <= today)).Select(Of)],
            Assets = [.. plant.Assets.Values.Select(a => new PlantAsset(a.Tag, a.Name, a.Status, a.CurrentMounting?.Equipment.Path))],
            Zones = [.. rows.Zones.Where(z => !sites.Contains(z.Site)), .. plant.Zones.Values.Where(z => !(z.EffectiveTo <= today)).Select(Of)],
            Conduits = [.. rows.Conduits.Where(c => !sites.Contains(c.Site)), .. plant.Conduits.Values.Where(c => !(c.EffectiveTo <= today)).Select(Of)],
            Segments = [.. rows.Segments.Where(s => !sites.Contains(s.Site)), .. plant.Segments.Values.Where(s => !(s.EffectiveTo <= today)).Select(Of)],
            Devices = [.. rows.Devices.Where(d => !sites.Contains(d.Site)), .. plant.Devices.Values.Where(d => !(d.EffectiveTo <= today)).Select(d => Of(d, today))],
            Sources = [.. rows.Sources.Where(s => !sites.Contains(s.Site)), .. plant.DataSources.Values.Where(s => !(s.EffectiveTo <= today)).Select(s => Of(s, today))],
            Flows = [.. rows.Flows.Where(f => !sites.Contains(f.Site)), .. plant.DataFlows.Values.Where(f => !(f.EffectiveTo <= today)).Select(Of)],
            Uses = [.. rows.Uses.Where(u => !sites.Contains(SiteOf(u.Key, ':'))), .. plant.UseCases.Values.Select(Of)],
        };
    }

    private static string SiteOf(string path, char separator = '/') => path.Split(separator, 2)[0];

    private static string Key(EquipmentNode site, string code) => SiteCode.Of(site.Code, code);

    private static PlantNode Of(EquipmentNode node) => new(node.Path, node.Level, node.Criticality, node.IsSafetyRelated, node.IsHazardousProcess);

    private static PlantZone Of(Zone zone) => new(Key(zone.Site, zone.Code), zone.Site.Code, zone.Code, zone.Kind, zone.IsSafetyDesignated, zone.Owner, zone.Target, zone.Achieved, zone.TargetRationale, zone.LogicalBoundary, zone.PhysicalBoundary);

    private static PlantConduit Of(Conduit conduit) => new(Key(conduit.Site, conduit.Code), conduit.Site.Code, conduit.Code, Key(conduit.Site, conduit.ZoneA.Code), Key(conduit.Site, conduit.ZoneB.Code), conduit.Direction,
        conduit.Owner, conduit.Target, conduit.ReviewDueOn, conduit.EffectiveFrom, [.. conduit.Rules.Select(r => new PlantRule(r.Protocol, r.Port, r.Source, r.Destination, r.Reason, r.ApprovedByChange, r.ExpiresOn))]);

    private static PlantSegment Of(Segment segment) => new(Key(segment.Site, segment.Code), segment.Site.Code, segment.Code, segment.VlanId, segment.Cidr, Key(segment.Site, segment.Zone.Code), segment.MaxDevices);

    private static PlantDevice Of(NetworkDevice device, LocalDate today) => new(Key(device.Site, device.Code), device.Site.Code, device.Code, device.Role, device.Equipment.Path, device.LevelTenths, device.RemoteAccess,
        device.IsTransient, device.IsWireless, device.IsExternal, device.EnforcedConduit is { } conduit ? Key(device.Site, conduit.Code) : null,
        [.. device.Interfaces.Where(i => !(i.EffectiveTo <= today)).Select(i => new PlantInterface(i.Name, Key(device.Site, i.Segment.Code), i.IpAddress, i.MacAddress, i.IsGateway))]);

    private static PlantSource Of(DataSource source, LocalDate today) => new(Key(source.Site, source.Code), source.Site.Code, source.Code, source.Name, source.Kind, source.Equipment.Path,
        source.Device is { } device ? Key(source.Site, device.Code) : null, source.Operations, source.Stage, source.NamespacePath, source.SparkplugId,
        source.Kind == DataSourceKind.Person && source.LastElicitedOn is { } asked && !(asked < source.ReviewedOn) ? asked : source.ReviewedOn, source.KnownBy?.Name ?? source.RoleName, source.Backup is not null,
        [.. source.Owners.Where(o => o.HoldsOn(today)).Select(o => new PlantOwner(o.Type, o.PersonId ?? o.Person?.Id, o.Person?.Name, o.Person is { IsActive: true }, o.Person is { } person ? HomeOf(person, today) : null, o.Team))]);

    private static PlantFlow Of(DataFlow flow) => new(Key(flow.Site, flow.Code), flow.Site.Code, flow.Code, Key(flow.Site, flow.From.Code), flow.To is { } to ? Key(flow.Site, to.Code) : null, flow.ConsumerFunction, flow.Transport,
        flow.Port, flow.Conduit is { } conduit ? Key(flow.Site, conduit.Code) : null);

    private static PlantUse Of(UseCase use) => new(Key(use.Site, use.Code), use.ConsumerFunction, use.State, [.. use.Sources.Select(s => Key(s.Source.Site, s.Source.Code)).Order(StringComparer.Ordinal)]);

    private static Function? HomeOf(Person person, LocalDate today) =>
        person.Memberships.Where(m => m.IsHome && m.From <= today && !(m.To <= today)).OrderBy(m => m.Id).Select(m => (Function?)m.Function).FirstOrDefault();
}
