using ConvergencePortal.Core.Windows;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>One opening of a maintenance window: the hours in which a line stops anyway. Seconds since 1970 UTC.</summary>
public sealed record Opening(PlannedWindow Window, long From, long To);

/// <summary>Finds changes that could share one maintenance window, so that a line stops once and not twice.</summary>
public static class Bundles
{
    /// <summary>Openings of the site's maintenance windows within a stretch of time, ordered by begin.</summary>
    public static IReadOnlyList<Opening> Openings(SiteSchedule schedule, long from, long to) =>
    [
        .. schedule.Windows.Where(w => w.Window.Kind == WindowKind.Maintenance)
            .SelectMany(w => w.Runs.Overlapping(from, to).Stretches().Select(s => new Opening(w, s.From, s.To)))
            .OrderBy(o => o.From).ThenBy(o => o.Window.Window.Id),
    ];

    /// <summary>Other active changes that lie in an opening of the same windows as the slot.</summary>
    /// <param name="holding">The maintenance windows that hold the slot.</param>
    public static IReadOnlyList<OccupiedSpan> InSameWindow(SiteSchedule schedule, SlotQuestion slot, IReadOnlyCollection<PlannedWindow> holding)
    {
        var (from, to) = (slot.Start.SecondsDown(), slot.End.SecondsUp());
        var open = TimeSet.Union([.. holding.Select(w => w.Runs.Met(from, to))]);
        if (open.IsEmpty) return [];

        return [.. schedule.Active.Overlapping(WholeSeconds.At(open.From(0)), WholeSeconds.At(open.To(open.Count - 1)), slot.ChangeNumber, slot.Now)
            .Where(other => open.Overlaps(other.Start.SecondsDown(), other.End.SecondsUp()) && other.Items.Any(item => schedule.MaintenanceOf(new ChangedItem(item.Kind, item.TargetId, "")).Any(holding.Contains)))];
    }

    /// <summary>The window covers something that the change acts on: stopping for the one is stopping for the other.</summary>
    public static bool Concerns(SiteSchedule schedule, Opening opening, IEnumerable<ChangedItem> items) => items.Any(item => schedule.MaintenanceOf(item).Contains(opening.Window));

    /// <summary>The first start at which a change fits wholly into an opening, with nothing that blocks; null when it does not.</summary>
    public static long? FirstStartIn(SiteSchedule schedule, Opening opening, SlotQuestion question)
    {
        var last = opening.To - question.SpanMinutes * 60L;
        var starts = FreeStarts.Of(schedule, question, TimeSet.Of(Math.Max(opening.From, question.Now.SecondsUp()), last + 1));
        return starts.IsEmpty ? null : starts.From(0);
    }
}
