using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="DecideChange"/>.</summary>
/// <param name="Revision">The revision the person looked at; a decision on an older one is refused.</param>
public sealed record DecideChangeInput(string Number, int Revision, Function Function, Verdict Verdict, string? Comment, Command Command);

/// <summary>Signs a change for a function. With the last signature the change takes its slot if that is still free.</summary>
public sealed class DecideChange(ChangeGate gate, ChangeFacts facts)
{
    public async Task<Result<ChangeState>> RunAsync(DecideChangeInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (PlainText.RefuseComment(input.Comment, "comment") is { } wrong) return wrong;
        if (!Enum.IsDefined(input.Verdict)) return ChangeRequestErrors.VerdictUnknown;

        return await gate.RunAsync(input.Number, ChangeEvents.Decided, input.Command, actor, async open =>
        {
            var slot = open.Change.Content.PlannedStart is { } start ? await facts.CheckSlotAsync(open, start, cancellationToken) : [];
            return open.Change.Decide(open.By, input.Function, input.Revision, input.Verdict, input.Comment, () => IsFree(slot, open.Change), open.Now);
        }, cancellationToken);
    }

    /// <summary>Free: nothing blocks, and whoever must consent to the slot itself has a seat on the change.</summary>
    private static bool IsFree(IReadOnlyList<SlotVerdict> verdicts, ChangeRequest change) =>
        verdicts.All(v => v.Policy != ConflictPolicy.Block) && AgreementPolicy.ForSlot(verdicts).All(r => change.Seats.Any(s => s.Function == r.Function));
}
