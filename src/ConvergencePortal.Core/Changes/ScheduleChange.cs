using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Scheduling;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="ScheduleChange"/>.</summary>
public sealed record ScheduleChangeInput(string Number, Instant Start, Command Command);

/// <summary>Puts an approved change into a slot, or moves it to another. The check and the save are one: of two who take the last slot at once, one gets it.</summary>
public sealed class ScheduleChange(ChangeGate gate, ChangeFacts facts)
{
    private static readonly Instant Earliest = Instant.FromUtc(1970, 1, 1, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(2200, 1, 1, 0, 0);

    public async Task<Result<ChangeState>> RunAsync(ScheduleChangeInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (input.Start < Earliest || input.Start >= Latest) return Error.Invalid("slot.year", "A slot starts between 1970 and 2199.", "start");

        return await gate.RunAsync(input.Number, ChangeEvents.SlotChosen, input.Command, actor, async open =>
        {
            var change = open.Change;
            if (change.Status is not (ChangeStatus.Approved or ChangeStatus.Scheduled)) return ChangeRequestErrors.WrongStatus(change, "scheduled");

            var verdicts = await facts.CheckSlotAsync(open, input.Start, cancellationToken);
            if (await StandardChanges.RefuseSlotAsync(open, verdicts, cancellationToken) is { } outside) return outside;
            var blocks = verdicts.Where(v => v.Policy == ConflictPolicy.Block).Select(v => v.Message).Distinct().ToList();
            if (blocks.Count > 0) return ChangeRequestErrors.SlotRefused(blocks);

            var seats = await facts.SeatFactsAsync(open, verdicts, cancellationToken);
            return change.Schedule(open.By, input.Start, AgreementPolicy.ForSlot(verdicts), seats, open.Now);
        }, cancellationToken);
    }
}
