using System.Collections.Immutable;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Changes;

/// <summary>What is in memory at one time: the spans and people of all sites, and each site that was asked for.</summary>
internal sealed record Held(ScheduleLabel Label, ActiveSpanRows Spans, CrewRows Crew, Horizon Horizon, ImmutableDictionary<int, HeldSite> Sites)
{
    public static Held Nothing { get; } = new(new ScheduleLabel(default, -1, ""), ActiveSpanRows.None, CrewRows.None, new Horizon(0, 0), ImmutableDictionary<int, HeldSite>.Empty);

    public Held With(int siteId, HeldSite site) => this with { Sites = Sites.SetItem(siteId, site) };

    public static async Task<Held> ReadAsync(PortalDb db, Held before, ScheduleLabel label, CancellationToken cancellationToken)
    {
        var horizon = before.Label.Day == label.Day ? before.Horizon : Horizon.Around(label.Day);
        var isSameDay = ReferenceEquals(horizon, before.Horizon);
        return new Held(label,
            await before.Spans.RefreshAsync(db, cancellationToken),
            await (isSameDay ? before.Crew : CrewRows.None).RefreshAsync(db, isSameDay && before.Label.Plant == label.Plant, horizon, cancellationToken),
            horizon,
            isSameDay ? before.Sites : ImmutableDictionary<int, HeldSite>.Empty);
    }
}

/// <summary>A site in memory with the rows it was made of.</summary>
internal sealed record HeldSite(ScheduleLabel Label, SiteSchedule Schedule, IReadOnlyDictionary<int, PlannedWindow> Windows)
{
    public static async Task<HeldSite> ReadAsync(PortalDb db, HeldSite? before, SitePicture picture, FlowPicture flows, Held held, CancellationToken cancellationToken)
    {
        var windows = await ReadWindowsAsync(db, before?.Windows, picture.SiteId, held.Horizon, cancellationToken);
        var settings = await db.SchedulingSettings.AsNoTracking().Include(s => s.Conflicts).SingleOrDefaultAsync(s => s.SiteId == picture.SiteId, cancellationToken);
        var reach = before is not null && ReferenceEquals(before.Schedule.Site, picture) && ReferenceEquals(before.Schedule.Reach.Flows, flows) ? before.Schedule.Reach : new PlantReach(picture, flows);
        return new HeldSite(held.Label,
            new SiteSchedule(reach, [.. windows.OrderBy(w => w.Key).Select(w => w.Value)], held.Spans.Index, held.Crew.Crew, SchedulePolicy.Of(settings), held.Horizon), windows);
    }

    private static async Task<Dictionary<int, PlannedWindow>> ReadWindowsAsync(PortalDb db, IReadOnlyDictionary<int, PlannedWindow>? before, int siteId, Horizon horizon,
        CancellationToken cancellationToken)
    {
        var versions = await db.Windows.AsNoTracking().Where(w => w.SiteId == siteId).Select(w => new { w.Id, w.Version }).ToListAsync(cancellationToken);
        var windows = new Dictionary<int, PlannedWindow>(versions.Count);
        var moved = new List<int>();
        foreach (var row in versions)
        {
            if (before?.GetValueOrDefault(row.Id) is { } known && known.Window.Version == row.Version) windows[row.Id] = known;
            else moved.Add(row.Id);
        }

        var rows = MovedRows.AreMany(moved.Count, versions.Count) ? db.Windows.Where(w => w.SiteId == siteId) : db.Windows.Where(w => moved.Contains(w.Id));
        if (moved.Count > 0)
            foreach (var window in await rows.AsNoTracking().ToListAsync(cancellationToken))
                if (!windows.ContainsKey(window.Id)) windows[window.Id] = Plan(window, horizon);
        return windows;
    }

    private static PlannedWindow Plan(Window window, Horizon horizon)
    {
        var schedule = ScheduleOf(window);
        return new PlannedWindow(
            new SiteWindow(window.Id, window.Kind, window.Title, schedule, window.EquipmentId is not null ? ItemKind.Equipment : window.SegmentId is not null ? ItemKind.Segment : ItemKind.Zone,
                window.EquipmentId ?? window.SegmentId ?? window.ZoneId ?? 0, window.Version)
            {
                Run = RunOf(window),
                RatePerMinute = window.RatePerMinute,
                SlackMinutes = (window.EarlierMinutes ?? 0) + (window.LaterMinutes ?? 0),
            },
            new WindowRuns(schedule, horizon));
    }

    private static string? RunOf(Window window) => (window.OrderNumber, window.Product) switch
    {
        ({ } order, { } product) => $"order {order}, {product}",
        ({ } order, null) => $"order {order}",
        (null, { } product) => product,
        (null, null) => null,
    };

    /// <summary>A window that was saved has times that can be read; one that cannot is damage, and a slot must not be judged without it.</summary>
    private static WindowSchedule ScheduleOf(Window window)
    {
        var read = window.Schedule();
        return read.IsSuccess ? read.Value : throw new InvalidOperationException($"Window {window.Id} cannot be read: {read.Error!.Message}");
    }
}

/// <summary>Whether so many rows moved that reading all of them is the shorter way; engines also limit how many ids one query can name.</summary>
internal static class MovedRows
{
    private const int MostNamed = 200;

    public static bool AreMany(int moved, int all) => moved > MostNamed || moved == all;
}
