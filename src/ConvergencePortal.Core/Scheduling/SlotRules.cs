using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>Says everything that is wrong with a slot. Intervals are half-open: touching is not overlapping.</summary>
public static class SlotRules
{
    public static SlotReport Check(SiteSchedule schedule, SlotQuestion question)
    {
        var trial = new SlotTrial(schedule, question);
        if (question.Start < question.Now)
            trial.Add(ConflictCode.RetroactiveStart, question.Start, question.Now, $"The slot starts {trial.Say(question.Start)}, which is in the past.");

        MaintenanceRules.Check(trial);
        foreach (var window in schedule.Windows)
            if (window.Window.Kind != WindowKind.Maintenance && window.Runs.Overlaps(trial.From, trial.To)) CheckWindow(trial, window);
        OtherChangeRules.Check(trial);
        PresenceRules.Check(trial);
        return trial.Report();
    }

    private static void CheckWindow(SlotTrial trial, PlannedWindow window)
    {
        var runs = window.Runs.Overlapping(trial.From, trial.To);
        if (window.Window.Kind == WindowKind.Holiday)
        {
            trial.Add(ConflictCode.PeopleAway, At(runs.From(0)), At(runs.To(runs.Count - 1)), $"People are away: {window.Window.Title}, {trial.SayAll(runs)}.", windowId: window.Window.Id);
            return;
        }

        foreach (var item in trial.Question.Items)
        {
            if (trial.Schedule.Concerns(window, item) is not { Path: var path }) continue;

            if (window.Window.Kind == WindowKind.Freeze)
                trial.Add(ConflictCode.InsideFreeze, At(runs.From(0)), At(runs.To(runs.Count - 1)), $"{path[^1]} is frozen: {window.Window.Title}, {trial.SayAll(runs)}.", item, path, window.Window.Id);
            else
                AddProduction(trial, window.Window, runs, item, path);
        }
    }

    /// <summary>Production that only the rollback reserve meets is another matter: the work is clear of it, undoing it would not be.</summary>
    private static void AddProduction(SlotTrial trial, SiteWindow window, TimeSet runs, ChangedItem item, string[] path)
    {
        var first = At(runs.From(0));
        var what = window.Run is null ? window.Title : $"{window.Title} ({window.Run})";
        if (trial.Question.Rollback > 0 && first >= trial.Question.PointOfNoReturn)
        {
            trial.Add(ConflictCode.RollbackTooLong, first, trial.Question.End,
                $"The work is clear of production, but the rollback reserve runs into {what} on {path[^1]}, which starts {trial.Say(first)}.", item, path, window.Id);
            return;
        }
        trial.Add(ConflictCode.CutsProduction, Instant.Max(first, trial.Question.Start), Instant.Min(At(runs.To(runs.Count - 1)), trial.Question.End),
            $"{path[^1]} is producing: {what}, {trial.SayAll(runs)}.", item, path, window.Id);
    }

    private static Instant At(long seconds) => WholeSeconds.At(seconds);
}
