using System.Collections.Frozen;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>A window of a site with its occurrences at hand.</summary>
public sealed record PlannedWindow(SiteWindow Window, WindowRuns Runs);

/// <summary>
/// All that decides about slots at a site, in memory and immutable: plant, windows with their occurrences, active changes, people and the site's policy.
/// Built from the database; an edit makes a new one that takes over what has not moved.
/// </summary>
public sealed class SiteSchedule
{
    private readonly FrozenDictionary<(ItemKind, int), PlannedWindow[]> _maintenance;

    public SiteSchedule(PlantReach reach, IReadOnlyList<PlannedWindow> windows, ActiveSpans active, Crew crew, SchedulePolicy policy, Horizon horizon)
    {
        (Reach, Windows, Active, Crew, Policy, Horizon) = (reach, windows, active, crew, policy, horizon);
        _maintenance = windows.Where(w => w.Window.Kind == WindowKind.Maintenance)
            .GroupBy(w => (w.Window.ScopeKind, w.Window.ScopeId))
            .ToFrozenDictionary(scope => scope.Key, scope => scope.ToArray());
    }

    public PlantReach Reach { get; }
    public SitePicture Site => Reach.Site;
    public IReadOnlyList<PlannedWindow> Windows { get; }
    public ActiveSpans Active { get; }
    public Crew Crew { get; }
    public SchedulePolicy Policy { get; }
    public Horizon Horizon { get; }

    /// <summary>The same site under another policy.</summary>
    public SiteSchedule With(SchedulePolicy policy) => new(Reach, Windows, Active, Crew, policy, Horizon);

    /// <summary>A schedule from windows that are not expanded yet.</summary>
    public static SiteSchedule Of(SitePicture site, IEnumerable<SiteWindow> windows, IEnumerable<OccupiedSpan> others, LocalDate today, Crew? crew = null, SchedulePolicy? policy = null)
    {
        var horizon = Horizon.Around(today);
        return new SiteSchedule(new PlantReach(site), [.. windows.Select(w => new PlannedWindow(w, new WindowRuns(w.Schedule, horizon)))], new ActiveSpans(others), crew ?? Crew.Nobody,
            policy ?? SchedulePolicy.Default, horizon);
    }

    /// <summary>The maintenance windows that cover an item, from whatever scope: on it, above it, on its segments and zones.</summary>
    public IReadOnlyList<PlannedWindow> MaintenanceOf(ChangedItem item)
    {
        var anchors = Reach.AnchorsOf(item.Kind, item.TargetId);
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
}
