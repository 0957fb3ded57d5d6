using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Windows;

// Which windows concern a part of the plant: those on it, on what it lies in, and on what lies in it.
public sealed partial class OccurrenceReads
{
    private static async Task<IQueryable<Window>> AroundAsync(IQueryable<Window> windows, PortalDb db, WindowScope scope, CancellationToken cancellationToken) => scope.Kind switch
    {
        WindowScopeKind.Equipment => await AroundEquipmentAsync(windows, db, scope, cancellationToken),
        WindowScopeKind.Segment => await AroundSegmentAsync(windows, db, scope, cancellationToken),
        WindowScopeKind.Zone => await AroundZoneAsync(windows, db, scope, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope.Kind, null),
    };

    private static async Task<IQueryable<Window>> AroundEquipmentAsync(IQueryable<Window> windows, PortalDb db, WindowScope scope, CancellationToken cancellationToken)
    {
        var level = await db.Equipment.Where(e => e.Id == scope.Id).Select(e => e.Level).SingleAsync(cancellationToken);
        if (level == EquipmentLevel.Enterprise) return windows.Where(w => w.EquipmentId == scope.Id || w.Site.ParentId == scope.Id);

        var above = await AboveSiteAsync(db, scope, cancellationToken);
        if (level == EquipmentLevel.Site) return windows.Where(w => w.SiteId == scope.Id || above.Contains(w.EquipmentId!.Value));

        var onPath = PathAndAbove(scope.Label);
        var below = SearchText.StartsWith($"{scope.Label}/");
        return windows.Where(w => w.EquipmentId != null
            && (onPath.Contains(w.Equipment!.Path) || EF.Functions.Like(w.Equipment.Path, below, SearchText.Escape) || above.Contains(w.EquipmentId.Value)));
    }

    private static async Task<IQueryable<Window>> AroundSegmentAsync(IQueryable<Window> windows, PortalDb db, WindowScope scope, CancellationToken cancellationToken)
    {
        var segment = await db.Segments.Where(s => s.Id == scope.Id).Select(s => new { s.SiteId, s.ZoneId }).SingleAsync(cancellationToken);
        var zones = ZoneAndAbove(await ParentsAsync(db, segment.SiteId, cancellationToken), segment.ZoneId);
        int[] above = [segment.SiteId, .. await AboveSiteAsync(db, scope, cancellationToken)];
        return windows.Where(w => w.SegmentId == scope.Id || zones.Contains(w.ZoneId!.Value) || above.Contains(w.EquipmentId!.Value));
    }

    private static async Task<IQueryable<Window>> AroundZoneAsync(IQueryable<Window> windows, PortalDb db, WindowScope scope, CancellationToken cancellationToken)
    {
        var siteId = await db.Zones.Where(z => z.Id == scope.Id).Select(z => z.SiteId).SingleAsync(cancellationToken);
        var parents = await ParentsAsync(db, siteId, cancellationToken);
        var within = parents.Keys.Where(zone => ZoneAndAbove(parents, zone).Contains(scope.Id)).ToArray();
        int[] zones = [.. ZoneAndAbove(parents, scope.Id), .. within];
        int[] above = [siteId, .. await AboveSiteAsync(db, scope, cancellationToken)];
        return windows.Where(w => zones.Contains(w.ZoneId!.Value) || within.Contains(w.Segment!.ZoneId) || above.Contains(w.EquipmentId!.Value));
    }

    /// <summary>The enterprise of the scope's site, if there is one.</summary>
    private static async Task<int[]> AboveSiteAsync(PortalDb db, WindowScope scope, CancellationToken cancellationToken) =>
        await db.Equipment.Where(e => e.Path == scope.Site && e.Level == EquipmentLevel.Site && e.ParentId != null).Select(e => e.ParentId!.Value).ToArrayAsync(cancellationToken);

    private static async Task<Dictionary<int, int?>> ParentsAsync(PortalDb db, int siteId, CancellationToken cancellationToken) =>
        await db.Zones.Where(z => z.SiteId == siteId).ToDictionaryAsync(z => z.Id, z => z.ParentZoneId, cancellationToken);

    private static string[] PathAndAbove(string path)
    {
        var codes = path.Split('/');
        return [.. Enumerable.Range(1, codes.Length).Select(depth => string.Join('/', codes.Take(depth)))];
    }

    private static int[] ZoneAndAbove(Dictionary<int, int?> parents, int zone)
    {
        var chain = new List<int>();
        // A circle of zones is refused when it is saved; if one got in all the same, it must not hang a page.
        for (int? next = zone; next is { } id && !chain.Contains(id); next = parents.GetValueOrDefault(id)) chain.Add(id);
        return [.. chain];
    }
}
