using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using NodaTime;

namespace ConvergencePortal.Core.Demo;

/// <summary>Finds a night for a change of the history as the page does, and takes the first that costs no production.</summary>
public sealed class DemoSlots(StoryClock clock, ScheduleReads reads, ScheduleChange schedule)
{
    /// <summary>Whoever asks in the afternoon does not get the same night.</summary>
    private static readonly Duration Notice = Duration.FromHours(10);

    private const int HorizonDays = 45;
    private const int Choices = 6;

    internal async Task<Error?> TakeAsync(DemoTask task, DemoWork work, Command step, Actor actor, CancellationToken cancellationToken)
    {
        var content = work.Change.Content;
        var earliest = Instant.Max(clock.GetCurrentInstant() + Notice, (content.PlannedEnd ?? Instant.MinValue) + Duration.FromHours(1));
        var asked = new ScheduleInput(task.Items, work.Change.Number, ChangeType.Normal, earliest, content.PreparationMinutes, content.WorkMinutes, content.TestMinutes, content.RollbackMinutes, [actor.Code])
        {
            HorizonDays = HorizonDays, Limit = Choices,
        };
        var found = await reads.FindSlotsAsync(asked, cancellationToken);
        if (found.Error is { } wrong) return wrong;

        var slots = found.Value.Search.Slots;
        if ((slots.Where(slot => slot.Cost.Production == 0).MinBy(slot => slot.Start) ?? (slots.Count > 0 ? slots[0] : null)) is not { } slot)
            return Error.Conflict("demo.slot", $"No slot within {HorizonDays} days.");
        return (await schedule.RunAsync(new(work.Change.Number, slot.Start, step), actor, cancellationToken)).Error;
    }
}
