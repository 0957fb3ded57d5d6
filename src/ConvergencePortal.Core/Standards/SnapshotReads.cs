using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Reads the plant into a snapshot: a projection a kind, one after another on one context, nothing tracked.</summary>
public sealed class SnapshotReads(IDbContextFactory<PortalDb> factory, StandardSites sites, IClock clock)
{
    public async Task<PlantSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        return new PlantSnapshot(now, await ReadAsync(db, new SnapshotRows(), SnapshotParts.All, sites, now.InUtc().Date, cancellationToken));
    }

    /// <summary>The rows with some parts read anew.</summary>
    internal static async Task<SnapshotRows> ReadAsync(PortalDb db, SnapshotRows rows, SnapshotParts parts, StandardSites sites, LocalDate today, CancellationToken cancellationToken)
    {
        if (parts.HasFlag(SnapshotParts.Equipment)) rows = await ReadEquipmentAsync(db, rows, today, cancellationToken);
        if (parts.HasFlag(SnapshotParts.Assets)) rows = rows with { Assets = await ReadAssetsAsync(db, cancellationToken) };
        if (parts.HasFlag(SnapshotParts.Network)) rows = await ReadNetworkAsync(db, rows, today, cancellationToken);
        if (parts.HasFlag(SnapshotParts.Traffic)) rows = rows with { Traffic = await ReadTrafficAsync(db, rows, cancellationToken) };
        if (parts.HasFlag(SnapshotParts.Sources)) rows = rows with { Sources = await CatalogParts.SourcesAsync(db, db.DataSources, today, cancellationToken) };
        if (parts.HasFlag(SnapshotParts.Flows)) rows = rows with { Flows = await CatalogParts.FlowsAsync(db, today, cancellationToken) };
        if (parts.HasFlag(SnapshotParts.Contracts)) rows = rows with { Contracts = await CatalogParts.ContractsAsync(db, cancellationToken) };
        if (parts.HasFlag(SnapshotParts.Uses)) rows = rows with { Uses = await CatalogParts.UsesAsync(db, cancellationToken) };
        if (parts.HasFlag(SnapshotParts.Governance)) rows = await GovernanceParts.ReadAsync(db, rows, sites, today, cancellationToken);
        if (parts.HasFlag(SnapshotParts.Changes)) rows = rows with { Changes = await ChangeParts.ChangesAsync(db, today, cancellationToken) };
        if (parts.HasFlag(SnapshotParts.Measures)) rows = rows with { Measures = await ChangeParts.MeasuresAsync(db, today, cancellationToken) };
        return rows;
    }

    private static async Task<SnapshotRows> ReadEquipmentAsync(PortalDb db, SnapshotRows rows, LocalDate today, CancellationToken cancellationToken) => rows with
    {
        Sites = await db.Equipment.AsNoTracking().Where(e => e.Level == EquipmentLevel.Site).OrderBy(e => e.Id).Select(e => new PlantSite(e.Id, e.Code, e.TimeZone ?? "")).ToListAsync(cancellationToken),
        Equipment = await db.Equipment.AsNoTracking().Where(e => e.Level != EquipmentLevel.Enterprise && (e.EffectiveTo == null || today < e.EffectiveTo))
            .Select(e => new PlantNode(e.Path, e.Level, e.Criticality, e.IsSafetyRelated, e.IsHazardousProcess)).ToListAsync(cancellationToken),
    };

    private static Task<List<PlantAsset>> ReadAssetsAsync(PortalDb db, CancellationToken cancellationToken) => db.Assets.AsNoTracking()
        .Select(a => new PlantAsset(a.Tag, a.Name, a.Status, a.Mountings.Where(m => m.To == null).Select(m => m.Equipment.Path).FirstOrDefault())).ToListAsync(cancellationToken);

    private static async Task<SnapshotRows> ReadNetworkAsync(PortalDb db, SnapshotRows rows, LocalDate today, CancellationToken cancellationToken) => rows with
    {
        Zones = await NetworkParts.ZonesAsync(db.Zones, today, cancellationToken),
        Conduits = await NetworkParts.ConduitsAsync(db, db.Conduits, today, cancellationToken),
        Segments = await NetworkParts.SegmentsAsync(db.Segments, today, cancellationToken),
        Devices = await NetworkParts.DevicesAsync(db, db.Devices, today, cancellationToken),
    };

    private static async Task<TrafficTable> ReadTrafficAsync(PortalDb db, SnapshotRows rows, CancellationToken cancellationToken)
    {
        var sites = await db.Equipment.AsNoTracking().Where(e => e.Level == EquipmentLevel.Site).Select(e => new { e.Id, e.Code }).ToDictionaryAsync(e => e.Id, e => e.Code, cancellationToken);
        var flows = await db.ObservedFlows.AsNoTracking().Select(f => new { f.SiteId, f.Source, f.Destination, f.Protocol, f.Port }).ToListAsync(cancellationToken);
        return TrafficTable.Of(flows.Select(f => new PlantTraffic(sites[f.SiteId], f.Source, f.Destination, f.Protocol, f.Port)));
    }
}

/// <summary>Reads parts of the network, all of it or what a key names.</summary>
internal static class NetworkParts
{
    public static async Task<List<PlantZone>> ZonesAsync(IQueryable<Zone> zones, LocalDate today, CancellationToken cancellationToken) =>
        [.. (await zones.AsNoTracking().Where(z => z.EffectiveTo == null || today < z.EffectiveTo)
            .Select(z => new { Site = z.Site.Code, z.Code, z.Kind, z.IsSafetyDesignated, z.Owner, z.Target, z.Achieved, z.TargetRationale, z.LogicalBoundary, z.PhysicalBoundary }).ToListAsync(cancellationToken))
            .Select(z => new PlantZone(SiteCode.Of(z.Site, z.Code), z.Site, z.Code, z.Kind, z.IsSafetyDesignated, z.Owner, z.Target, z.Achieved, z.TargetRationale, z.LogicalBoundary, z.PhysicalBoundary))];

    public static async Task<List<PlantConduit>> ConduitsAsync(PortalDb db, IQueryable<Conduit> conduits, LocalDate today, CancellationToken cancellationToken)
    {
        var inForce = conduits.AsNoTracking().Where(c => c.EffectiveTo == null || today < c.EffectiveTo);
        var rules = (await inForce.SelectMany(c => c.Rules).OrderBy(r => r.Id).Select(r => new { r.ConduitId, Rule = new PlantRule(r.Protocol, r.Port, r.Source, r.Destination, r.Reason, r.ApprovedByChange, r.ExpiresOn) })
            .ToListAsync(cancellationToken)).ToLookup(r => r.ConduitId, r => r.Rule);
        var found = await inForce.Select(c => new { c.Id, Site = c.Site.Code, c.Code, A = c.ZoneA.Code, B = c.ZoneB.Code, c.Direction, c.Owner, c.Target, c.ReviewDueOn, c.EffectiveFrom }).ToListAsync(cancellationToken);
        return [.. found.Select(c => new PlantConduit(SiteCode.Of(c.Site, c.Code), c.Site, c.Code, SiteCode.Of(c.Site, c.A), SiteCode.Of(c.Site, c.B), c.Direction, c.Owner, c.Target, c.ReviewDueOn, c.EffectiveFrom, [.. rules[c.Id]]))];
    }

    public static async Task<List<PlantSegment>> SegmentsAsync(IQueryable<Segment> segments, LocalDate today, CancellationToken cancellationToken) =>
        [.. (await segments.AsNoTracking().Where(s => s.EffectiveTo == null || today < s.EffectiveTo).Select(s => new { Site = s.Site.Code, s.Code, s.VlanId, s.Cidr, Zone = s.Zone.Code, s.MaxDevices }).ToListAsync(cancellationToken))
            .Select(s => new PlantSegment(SiteCode.Of(s.Site, s.Code), s.Site, s.Code, s.VlanId, s.Cidr, SiteCode.Of(s.Site, s.Zone), s.MaxDevices))];

    public static async Task<List<PlantDevice>> DevicesAsync(PortalDb db, IQueryable<NetworkDevice> devices, LocalDate today, CancellationToken cancellationToken)
    {
        var present = devices.AsNoTracking().Where(d => d.EffectiveTo == null || today < d.EffectiveTo);
        var connections = (await present.SelectMany(d => d.Interfaces).Where(i => i.EffectiveTo == null || today < i.EffectiveTo).OrderBy(i => i.Id)
            .Select(i => new { i.DeviceId, i.Name, Segment = i.Segment.Code, i.IpAddress, i.MacAddress, i.IsGateway }).ToListAsync(cancellationToken)).ToLookup(i => i.DeviceId);
        var found = await present.Select(d => new
        {
            d.Id, Site = d.Site.Code, d.Code, d.Role, Path = d.Equipment.Path, d.LevelTenths, d.RemoteAccess, d.IsTransient, d.IsWireless, d.IsExternal,
            Enforced = d.EnforcedConduit == null ? null : d.EnforcedConduit.Code,
        }).ToListAsync(cancellationToken);
        return [.. found.Select(d => new PlantDevice(SiteCode.Of(d.Site, d.Code), d.Site, d.Code, d.Role, d.Path, d.LevelTenths, d.RemoteAccess, d.IsTransient, d.IsWireless, d.IsExternal,
            d.Enforced is null ? null : SiteCode.Of(d.Site, d.Enforced),
            [.. connections[d.Id].Select(i => new PlantInterface(i.Name, SiteCode.Of(d.Site, i.Segment), i.IpAddress, i.MacAddress, i.IsGateway))]))];
    }
}
