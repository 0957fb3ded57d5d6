using System.Collections.Concurrent;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Network;

/// <summary>Keeps one picture a site, read again when the plant's version or the day has moved.</summary>
public sealed class SitePictures(IClock clock)
{
    private readonly ConcurrentDictionary<int, (int Version, LocalDate Day, SitePicture Picture)> _kept = new();

    /// <summary>Null when there is no such site. Reads the version first: a picture can be newer than its label, never older.</summary>
    public async Task<SitePicture?> FindAsync(PortalDb db, int siteId, CancellationToken cancellationToken)
    {
        var today = clock.TodayUtc();
        var version = await db.PlantVersions.AsNoTracking().Select(v => v.Version).SingleOrDefaultAsync(cancellationToken);
        if (_kept.TryGetValue(siteId, out var kept) && kept.Version == version && kept.Day == today) return kept.Picture;

        var picture = await ReadAsync(db, siteId, today, cancellationToken);
        if (picture is not null) _kept[siteId] = (version, today, picture);
        return picture;
    }

    private static async Task<SitePicture?> ReadAsync(PortalDb db, int siteId, LocalDate today, CancellationToken cancellationToken)
    {
        var site = await db.Equipment.AsNoTracking().Where(e => e.Id == siteId && e.Level == EquipmentLevel.Site).Select(e => new { e.Code, e.Path, e.TimeZone })
            .SingleOrDefaultAsync(cancellationToken);
        if (site is null) return null;

        var below = site.Path + "/";
        var equipment = await db.Equipment.AsNoTracking()
            .Where(e => (e.Id == siteId || e.Path.StartsWith(below)) && (e.EffectiveTo == null || today < e.EffectiveTo))
            .Select(e => new EquipmentView(e.Id, e.ParentId, e.Path, e.Name, e.Level, e.Criticality, e.IsSafetyRelated, e.IsHazardousProcess, e.IsGxpRelevant))
            .ToListAsync(cancellationToken);
        var nodes = equipment.Select(e => e.Id).ToHashSet();

        var zones = await db.Zones.AsNoTracking().Where(z => z.SiteId == siteId && (z.EffectiveTo == null || today < z.EffectiveTo))
            .Select(z => new ZoneView(z.Id, z.Code, z.Name, z.Kind, z.ParentZoneId, z.IsSafetyDesignated, z.Owner)).ToListAsync(cancellationToken);
        var zoneIds = zones.Select(z => z.Id).ToHashSet();
        var conduits = await db.Conduits.AsNoTracking().Where(c => c.SiteId == siteId && (c.EffectiveTo == null || today < c.EffectiveTo))
            .Select(c => new ConduitView(c.Id, c.Code, c.Name, c.ZoneAId, c.ZoneBId, c.Owner)).ToListAsync(cancellationToken);
        var segments = await db.Segments.AsNoTracking().Where(s => s.SiteId == siteId && (s.EffectiveTo == null || today < s.EffectiveTo))
            .Select(s => new SegmentView(s.Id, s.Code, s.Name, s.VlanId, s.ZoneId)).ToListAsync(cancellationToken);
        segments.RemoveAll(s => !zoneIds.Contains(s.ZoneId));

        return new SitePicture(siteId, site.Code, DateTimeZoneProviders.Tzdb[site.TimeZone!], new SiteParts(
            equipment,
            await ReadAssetsAsync(db, nodes, cancellationToken),
            await ReadDevicesAsync(db, siteId, nodes, segments, today, cancellationToken),
            segments,
            zones,
            [.. conduits.Where(c => zoneIds.Contains(c.ZoneAId) && zoneIds.Contains(c.ZoneBId))],
            await db.RedundancyGroups.AsNoTracking().Where(g => g.SiteId == siteId).Select(g => new RedundancyGroupView(g.Id, g.Code, g.Name)).ToListAsync(cancellationToken)));
    }

    private static async Task<List<AssetView>> ReadAssetsAsync(PortalDb db, HashSet<int> nodes, CancellationToken cancellationToken)
    {
        var assets = await db.Assets.AsNoTracking()
            .Select(a => new AssetView(a.Id, a.Tag, a.Name, a.AssetType, a.Mountings.Where(m => m.To == null).Select(m => (int?)m.EquipmentId).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        return [.. assets.Where(a => a.EquipmentId is not { } node || nodes.Contains(node))];
    }

    private static async Task<List<DeviceView>> ReadDevicesAsync(PortalDb db, int siteId, HashSet<int> nodes, List<SegmentView> segments, LocalDate today,
        CancellationToken cancellationToken)
    {
        var segmentIds = segments.Select(s => s.Id).ToHashSet();
        var connections = (await db.Interfaces.AsNoTracking().Where(i => i.Segment.SiteId == siteId && (i.EffectiveTo == null || today < i.EffectiveTo))
            .Select(i => new { i.DeviceId, i.SegmentId }).ToListAsync(cancellationToken)).ToLookup(i => i.DeviceId, i => i.SegmentId);
        var devices = await db.Devices.AsNoTracking().Where(d => d.SiteId == siteId && (d.EffectiveTo == null || today < d.EffectiveTo))
            .Select(d => new DeviceView(d.Id, d.Code, d.Name, d.Role, d.EquipmentId, d.AssetId, d.RemoteAccess, d.RedundancyGroupId, d.EnforcedConduitId, Array.Empty<int>()) { LevelTenths = d.LevelTenths })
            .ToListAsync(cancellationToken);

        return [.. devices.Where(d => nodes.Contains(d.EquipmentId)).Select(d => d with { SegmentIds = [.. connections[d.Id].Where(segmentIds.Contains).Distinct()] })];
    }
}
