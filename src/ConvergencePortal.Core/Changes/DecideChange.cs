using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="DecideChange"/>.</summary>
/// <param name="Revision">The revision the person looked at; a decision on an older one is refused.</param>
/// <param name="Pin">The signing PIN; not asked for to hand a change back, which signs nothing.</param>
/// <param name="Confirmed">That they sign, where the site lets that suffice shortly after a signature with the PIN.</param>
public sealed record DecideChangeInput(string Number, int Revision, Function Function, Verdict Verdict, string? Comment, Command Command, string? Pin = null, bool Confirmed = false);

/// <summary>Signs a change for a function. With the last signature the change takes its slot if that is still free.</summary>
public sealed class DecideChange(ChangeGate gate, ChangeFacts facts, SigningCheck signing)
{
    public async Task<Result<ChangeState>> RunAsync(DecideChangeInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (PlainText.RefuseComment(input.Comment, "comment") is { } wrong) return wrong;
        if (!Enum.IsDefined(input.Verdict)) return ChangeRequestErrors.VerdictUnknown;

        return await gate.RunAsync(input.Number, ChangeEvents.Decided, input.Command, actor, async open =>
        {
            var change = open.Change;
            var slot = change.Content.PlannedStart is { } start ? await facts.CheckSlotAsync(open, start, cancellationToken) : [];
            var seats = await facts.SeatFactsAsync(open, slot, cancellationToken);
            if (change.RefuseDecision(open.By, input.Function, input.Revision, input.Verdict, input.Comment) is { } refused) return refused;

            var stamp = await StampAsync(open, actor, input, cancellationToken);
            return stamp.Error is { } unproven ? unproven : change.Decide(open.By, input.Function, input.Revision, input.Verdict, input.Comment, seats, stamp.Value);
        }, cancellationToken);
    }

    /// <summary>Last of all checks, so that nobody types a PIN for what they may not sign anyway.</summary>
    private async Task<Result<SignatureStamp>> StampAsync(OpenChange open, Actor actor, DecideChangeInput input, CancellationToken cancellationToken) =>
        input.Verdict == Verdict.RequestChanges
            ? new SignatureStamp(open.Now, await facts.TimeZoneAsync(open, cancellationToken), SigningMethod.Confirmation, actor.Session)
            : await facts.StampAsync(open, actor, signing, new SigningProof(input.Pin, input.Confirmed), cancellationToken);
}
