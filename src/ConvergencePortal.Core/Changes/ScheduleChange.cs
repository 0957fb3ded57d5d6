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
    private static readonly Instant Latest = Instant.FromUtc(2200, 1, 1, 0, 0);

    public async Task<Result<ChangeState>> RunAsync(ScheduleChangeInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (input.Start > Latest) return Error.Invalid("slot.year", "A slot starts before the year 2200.", "start");

        return await gate.RunAsync(input.Number, ChangeEvents.SlotChosen, input.Command, actor, async open =>
        {
            var change = open.Change;
            if (change.Status is not (ChangeStatus.Approved or ChangeStatus.Scheduled)) return ChangeRequestErrors.WrongStatus(change, "scheduled");

            var verdicts = await facts.CheckSlotAsync(open.Db, change, input.Start, cancellationToken);
            var blocks = verdicts.Where(v => v.Policy == ConflictPolicy.Block).Select(v => v.Message).Distinct().ToList();
            return blocks.Count > 0 ? ChangeRequestErrors.SlotRefused(blocks) : change.Schedule(open.By, input.Start, AgreementPolicy.ForSlot(verdicts), open.Now);
        }, cancellationToken);
    }
}
