using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>A change lies wholly inside the maintenance windows that cover what it changes; those that touch or overlap are one.</summary>
internal static class MaintenanceRules
{
    public static void Check(SlotTrial trial)
    {
        foreach (var item in trial.Question.Items) Check(trial, item);
    }

    private static void Check(SlotTrial trial, ChangedItem item)
    {
        var covering = trial.Schedule.MaintenanceOf(item);
        if (covering.Count == 0)
        {
            trial.Add(ConflictCode.NoMaintenanceWindowDefined, trial.Question.Start, trial.Question.End, $"No maintenance window covers {item.Label}.", item, [item.Label]);
            return;
        }

        var met = covering.Where(w => w.Runs.Overlaps(trial.From, trial.To)).ToList();
        var open = TimeSet.Union([.. met.Select(w => w.Runs.Met(trial.From, trial.To))]);
        trial.Rely(item, met, open);
        if (open.Covers(trial.From, trial.To)) return;

        // The window that is to blame, where one is: the only one open during the span, or the only one there is.
        var cause = met.Count == 1 ? met[0].Window.Id : covering.Count == 1 ? covering[0].Window.Id : (int?)null;
        if (open.IsEmpty)
            trial.Add(ConflictCode.OutsideMaintenance, trial.Question.Start, trial.Question.End,
                $"{trial.SaySpan()} is outside the maintenance windows of {item.Label} ({Names(covering)}).", item, [item.Label], cause);
        else if (Closes(trial, open) is { } closes)
            trial.Add(ConflictCode.RollbackTooLong, closes, trial.Question.End,
                $"The work fits, but the rollback reserve runs past the maintenance window of {item.Label}: it would end {trial.Say(trial.Question.End)}, the window ends {trial.Say(closes)}.",
                item, [item.Label], cause);
        else
            trial.Add(ConflictCode.ExceedsMaintenance, trial.Question.Start, trial.Question.End,
                $"{trial.SaySpan()} does not fit into the maintenance windows of {item.Label} ({Names(met)}), which are open {trial.SayAll(open)}: {Excess(trial, open)}.",
                item, [item.Label], cause);
    }

    /// <summary>When the window closes that holds preparation, work and test; null when none does.</summary>
    private static Instant? Closes(SlotTrial trial, TimeSet open)
    {
        if (trial.Question.Rollback == 0) return null;

        var pointOfNoReturn = trial.Question.PointOfNoReturn.SecondsUp();
        return open.Stretches().Where(s => s.From <= trial.From && pointOfNoReturn <= s.To).Select(s => (Instant?)WholeSeconds.At(s.To)).FirstOrDefault();
    }

    private static string Excess(SlotTrial trial, TimeSet open)
    {
        var parts = new List<string>();
        if (open.From(0) > trial.From) parts.Add($"it starts {SlotTrial.SayLength(open.From(0) - trial.From)} early");
        if (open.To(open.Count - 1) < trial.To) parts.Add($"it ends {SlotTrial.SayLength(trial.To - open.To(open.Count - 1))} late");
        if (open.Count > 1) parts.Add("it runs through a gap between windows");
        return string.Join(" and ", parts);
    }

    private static string Names(IReadOnlyList<PlannedWindow> covering)
    {
        var titles = covering.Select(w => w.Window.Title).Distinct().ToList();
        return string.Join(", ", titles.Take(3)) + (titles.Count > 3 ? $" and {titles.Count - 3} more" : "");
    }
}
