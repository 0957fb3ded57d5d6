namespace ConvergencePortal.Core.Scheduling;

/// <summary>Finds changes that could share one maintenance window, so that a line stops once and not twice.</summary>
public static class Bundles
{
    /// <summary>Other active changes that lie in an opening of the same windows as the slot.</summary>
    /// <param name="holding">The maintenance windows that hold the slot.</param>
    public static IReadOnlyList<OccupiedSpan> InSameWindow(SiteSchedule schedule, SlotQuestion slot, IReadOnlyCollection<PlannedWindow> holding)
    {
        var (from, to) = (slot.Start.SecondsDown(), slot.End.SecondsUp());
        var open = TimeSet.Union([.. holding.Select(w => w.Runs.Overlapping(from, to))]);
        if (open.IsEmpty) return [];

        return [.. schedule.Active.Overlapping(WholeSeconds.At(open.From(0)), WholeSeconds.At(open.To(open.Count - 1)), slot.ChangeNumber, slot.Now)
            .Where(other => other.Items.Any(item => schedule.MaintenanceOf(new ChangedItem(item.Kind, item.TargetId, "")).Any(holding.Contains)))];
    }
}
