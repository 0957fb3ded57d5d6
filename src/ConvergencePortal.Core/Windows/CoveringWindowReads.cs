using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>Reads which windows cover a thing: those on it, on what is above it, and for a device on its segments and zones (scheduling rules, "What covers an asset").</summary>
public sealed class CoveringWindowReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    public async Task<IReadOnlyList<CoveringWindowRow>> ListForEquipmentAsync(string path, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(db, new Scopes([.. EquipmentPath.Above(path), path], [], []), cancellationToken);
    }

    public async Task<IReadOnlyList<CoveringWindowRow>> ListForDeviceAsync(int deviceId, CancellationToken cancellationToken)
    {
        var today = clock.TodayUtc();
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var path = await db.Devices.Where(d => d.Id == deviceId).Select(d => d.Equipment.Path).SingleOrDefaultAsync(cancellationToken);
        if (path is null) return [];

        var segments = await db.Interfaces.AsNoTracking()
            .Where(i => i.DeviceId == deviceId && (i.EffectiveTo == null || i.EffectiveTo > today))
            .Select(i => new { i.SegmentId, i.Segment.ZoneId })
            .ToListAsync(cancellationToken);
        var zones = await WithZonesAroundAsync(db, [.. segments.Select(s => s.ZoneId)], cancellationToken);
        return await ReadAsync(db, new Scopes([.. EquipmentPath.Above(path), path], [.. segments.Select(s => s.SegmentId)], zones), cancellationToken);
    }

    public async Task<IReadOnlyList<CoveringWindowRow>> ListForSegmentAsync(int segmentId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var zoneIds = await db.Segments.Where(s => s.Id == segmentId).Select(s => s.ZoneId).ToListAsync(cancellationToken);
        return await ReadAsync(db, new Scopes([], [segmentId], await WithZonesAroundAsync(db, zoneIds, cancellationToken)), cancellationToken);
    }

    public async Task<IReadOnlyList<CoveringWindowRow>> ListForZoneAsync(int zoneId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(db, new Scopes([], [], await WithZonesAroundAsync(db, [zoneId], cancellationToken)), cancellationToken);
    }

    /// <summary>A window on a zone covers the zones nested in it. Zones are few, so the nesting is walked in memory.</summary>
    internal static async Task<IReadOnlyList<int>> WithZonesAroundAsync(PortalDb db, IReadOnlyList<int> zoneIds, CancellationToken cancellationToken)
    {
        var parents = await db.Zones.AsNoTracking().Where(z => z.ParentZoneId != null).ToDictionaryAsync(z => z.Id, z => z.ParentZoneId!.Value, cancellationToken);
        var around = new HashSet<int>();
        foreach (var zoneId in zoneIds)
        {
            for (var id = zoneId; around.Add(id) && parents.TryGetValue(id, out var parent);) id = parent;
        }
        return [.. around];
    }

    private async Task<IReadOnlyList<CoveringWindowRow>> ReadAsync(PortalDb db, Scopes scopes, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var rows = await db.Windows.AsNoTracking()
            .Where(w => w.EffectiveTo == null || w.EffectiveTo > now)
            .Where(w => scopes.Paths.Contains(w.Equipment!.Path) || scopes.SegmentIds.Contains(w.SegmentId!.Value) || scopes.ZoneIds.Contains(w.ZoneId!.Value))
            .OrderBy(w => w.Title)
            .Select(w => new { w.Id, Site = w.Site.Code, w.Code, w.Kind, w.Title, w.Equipment!.Path, Segment = w.Segment!.Code, Zone = w.Zone!.Code })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(w => new CoveringWindowRow(w.Id, w.Site, w.Code, w.Kind, w.Title, w.Path ?? SiteCode.Of(w.Site, w.Segment ?? w.Zone!)))
            .OrderBy(w => w.Kind)];
    }

    private sealed record Scopes(IReadOnlyList<string> Paths, IReadOnlyList<int> SegmentIds, IReadOnlyList<int> ZoneIds);
}

/// <summary>A window that covers a thing; the scope is what the window itself was set on.</summary>
public sealed record CoveringWindowRow(int Id, string Site, string Code, WindowKind Kind, string Title, string Scope);
