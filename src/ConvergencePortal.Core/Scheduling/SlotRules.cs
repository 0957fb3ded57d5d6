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
        foreach (var order in schedule.Holidays) CheckHoliday(trial, schedule.Windows[order]);
        foreach (var (window, item) in Met(trial)) CheckWindow(trial, window, item);
        OtherChangeRules.Check(trial);
        PresenceRules.Check(trial);
        return trial.Report();
    }

    private static void CheckHoliday(SlotTrial trial, PlannedWindow holiday)
    {
        var days = holiday.Runs.Met(trial.From, trial.To);
        if (days.IsEmpty) return;
        trial.Add(ConflictCode.PeopleAway, At(days.From(0)), At(days.To(days.Count - 1)), $"People are away: {holiday.Window.Title}, {trial.SayAll(days)}.", windowId: holiday.Window.Id);
    }

    /// <summary>What concerns the items and happens within the span, window by window.</summary>
    private static List<(ConcerningWindow Window, ChangedItem Item)> Met(SlotTrial trial)
    {
        var met = new List<(ConcerningWindow Window, ChangedItem Item)>();
        foreach (var item in trial.Question.Items)
        foreach (var window in trial.Schedule.ConcerningOf(item))
            if (window.Planned.Runs.Overlaps(trial.From, trial.To)) met.Add((window, item));
        return [.. met.OrderBy(m => m.Window.Order)];
    }

    private static void CheckWindow(SlotTrial trial, ConcerningWindow concerning, ChangedItem item)
    {
        var (window, path, runs) = (concerning.Planned.Window, concerning.Hit.Path, concerning.Planned.Runs.Met(trial.From, trial.To));
        if (window.Kind == WindowKind.Freeze)
            trial.Add(ConflictCode.InsideFreeze, At(runs.From(0)), At(runs.To(runs.Count - 1)), $"{path[^1]} is frozen: {window.Title}, {trial.SayAll(runs)}.", item, path, window.Id);
        else
            AddProduction(trial, window, runs, item, path);
    }

    /// <summary>Production that only the rollback reserve meets is another matter: the work is clear of it, undoing it would not be.</summary>
    private static void AddProduction(SlotTrial trial, SiteWindow window, TimeSet runs, ChangedItem item, string[] path)
    {
        var first = At(runs.From(0));
        var what = window.Run is null ? window.Title : $"{window.Title} ({window.Run})";
        var until = Instant.Min(At(runs.To(runs.Count - 1)), trial.Question.End);
        if (trial.Question.Rollback > 0 && !runs.Overlaps(trial.From, trial.Question.PointOfNoReturn.SecondsUp()))
        {
            trial.Add(ConflictCode.RollbackTooLong, Instant.Max(first, trial.Question.Start), until,
                $"The work is clear of production, but the rollback reserve runs into {what} on {path[^1]}, which starts {trial.Say(first)}.", item, path, window.Id);
            return;
        }
        trial.Add(ConflictCode.CutsProduction, Instant.Max(first, trial.Question.Start), until,
            $"{path[^1]} is producing: {what}, {trial.SayAll(runs)}.", item, path, window.Id);
    }

    private static Instant At(long seconds) => WholeSeconds.At(seconds);
}
