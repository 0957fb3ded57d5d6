using System.Collections.Concurrent;
using System.Collections.Frozen;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>A window of a site with its occurrences at hand.</summary>
public sealed record PlannedWindow(SiteWindow Window, WindowRuns Runs);

/// <summary>A freeze or production window that concerns an item.</summary>
/// <param name="Order">Its place among the windows of the schedule.</param>
internal sealed record ConcerningWindow(int Order, PlannedWindow Planned, ScopeHit Hit);

/// <summary>
/// All that decides about slots at a site, in memory and immutable: plant, data flows, windows with their occurrences, active changes, people and the site's policy.
/// Built from the database; an edit makes a new one that takes over what has not moved. What it has worked out for an item it remembers. Safe for several
/// threads.
/// </summary>
public sealed class SiteSchedule
{
    private readonly FrozenDictionary<(ItemKind, int), PlannedWindow[]> _maintenance;
    private readonly FrozenDictionary<(ItemKind, int), int[]> _harmful;
    private readonly (int Number, int[] Orders)[] _harmfulNodes;
    private readonly ConcurrentDictionary<(ItemKind, int), IReadOnlyList<PlannedWindow>> _maintenanceOf = new();
    private readonly ConcurrentDictionary<(ItemKind, int), ConcerningWindow[]> _concerning = new();

    public SiteSchedule(PlantReach reach, IReadOnlyList<PlannedWindow> windows, ActiveSpans active, Crew crew, SchedulePolicy policy, Horizon horizon)
    {
        (Reach, Windows, Active, Crew, Policy, Horizon) = (reach, windows, active, crew, policy, horizon);
        _maintenance = windows.Where(w => w.Window.Kind == WindowKind.Maintenance)
            .GroupBy(w => (w.Window.ScopeKind, w.Window.ScopeId))
            .ToFrozenDictionary(scope => scope.Key, scope => scope.ToArray());
        _harmful = Enumerable.Range(0, windows.Count).Where(i => windows[i].Window.Kind is WindowKind.Freeze or WindowKind.Production)
            .GroupBy(i => (windows[i].Window.ScopeKind, windows[i].Window.ScopeId))
            .ToFrozenDictionary(scope => scope.Key, scope => scope.ToArray());
        _harmfulNodes = [.. _harmful.Where(scope => scope.Key.Item1 == ItemKind.Equipment && reach.NumberOf(scope.Key.Item2) is not null).Select(scope => (reach.NumberOf(scope.Key.Item2)!.Value, scope.Value))];
        Holidays = [.. Enumerable.Range(0, windows.Count).Where(i => windows[i].Window.Kind == WindowKind.Holiday)];
    }

    public PlantReach Reach { get; }
    public SitePicture Site => Reach.Site;
    public IReadOnlyList<PlannedWindow> Windows { get; }
    public ActiveSpans Active { get; }
    public Crew Crew { get; }
    public SchedulePolicy Policy { get; }
    public Horizon Horizon { get; }

    /// <summary>Places of the holidays among the windows.</summary>
    internal IReadOnlyList<int> Holidays { get; }

    /// <summary>The same site under another policy.</summary>
    public SiteSchedule With(SchedulePolicy policy) => new(Reach, Windows, Active, Crew, policy, Horizon);

    /// <summary>A schedule from windows that are not expanded yet.</summary>
    public static SiteSchedule Of(SitePicture site, IEnumerable<SiteWindow> windows, IEnumerable<OccupiedSpan> others, LocalDate today, Crew? crew = null, SchedulePolicy? policy = null,
        FlowPicture? flows = null)
    {
        var horizon = Horizon.Around(today);
        return new SiteSchedule(new PlantReach(site, flows), [.. windows.Select(w => new PlannedWindow(w, new WindowRuns(w.Schedule, horizon)))], new ActiveSpans(others), crew ?? Crew.Nobody,
            policy ?? SchedulePolicy.Default, horizon);
    }

    /// <summary>The maintenance windows that cover an item, from whatever scope: on it, above it, on its segments and zones.</summary>
    public IReadOnlyList<PlannedWindow> MaintenanceOf(ChangedItem item) => _maintenanceOf.GetOrAdd((item.Kind, item.TargetId), key => FindMaintenance(key.Item1, key.Item2));

    private List<PlannedWindow> FindMaintenance(ItemKind kind, int id)
    {
        var anchors = Reach.AnchorsOf(kind, id);
        var found = new List<PlannedWindow>();
        foreach (var anchor in anchors.Nodes)
        {
            Add((ItemKind.Equipment, anchor.Id));
            foreach (var above in Site.Above(anchor.Id)) Add((ItemKind.Equipment, above.Id));
        }
        foreach (var (scope, hit) in anchors.Marked)
            if (hit.Side == ScopeSide.Covering) Add(scope);
        return found;

        void Add((ItemKind, int) scope)
        {
            if (!_maintenance.TryGetValue(scope, out var windows)) return;
            foreach (var window in windows)
                if (!found.Contains(window)) found.Add(window);
        }
    }

    /// <summary>When within [from, to) work on the item is agreed; null when no maintenance window covers it.</summary>
    public TimeSet? MaintenanceHours(ChangedItem item, long from, long to) =>
        MaintenanceOf(item) is { Count: > 0 } covering ? TimeSet.Union([.. covering.Select(w => w.Runs.Overlapping(from, to))]) : null;

    /// <summary>Freezes, and production runs, that concern the item, each with the path to what is hurt.</summary>
    public ScopeHit? Concerns(PlannedWindow window, ChangedItem item)
    {
        var hit = Reach.Find(item.Kind, item.TargetId, window.Window.ScopeKind, window.Window.ScopeId);
        return window.Window.Kind switch
        {
            WindowKind.Production => hit,
            WindowKind.Freeze => hit?.Side == ScopeSide.Served ? null : hit,
            WindowKind.Maintenance or WindowKind.Holiday => hit?.Side == ScopeSide.Covering ? hit : null,
            _ => throw new ArgumentOutOfRangeException(nameof(window), window.Window.Kind, null),
        };
    }

    /// <summary>The freezes and production windows that concern the item, each once.</summary>
    internal IReadOnlyList<ConcerningWindow> ConcerningOf(ChangedItem item) => _concerning.GetOrAdd((item.Kind, item.TargetId), (_, asked) => FindConcerning(asked), item);

    /// <summary>The freezes and production windows that concern any of the items, in the order of the schedule.</summary>
    internal IEnumerable<PlannedWindow> Concerning(IEnumerable<ChangedItem> items) => items.SelectMany(ConcerningOf).Select(window => window.Order).Distinct().Order().Select(order => Windows[order]);

    private ConcerningWindow[] FindConcerning(ChangedItem item)
    {
        var found = new List<ConcerningWindow>();
        var nodes = Reach.NodesConcerning(item.Kind, item.TargetId);
        foreach (var (number, orders) in _harmfulNodes)
            if (nodes[number]) Add(orders);
        foreach (var scope in Reach.AnchorsOf(item.Kind, item.TargetId).Marked.Keys)
            if (_harmful.TryGetValue(scope, out var orders)) Add(orders);
        return [.. found];

        void Add(int[] orders)
        {
            foreach (var order in orders)
                if (Concerns(Windows[order], item) is { } hit) found.Add(new ConcerningWindow(order, Windows[order], hit));
        }
    }
}
