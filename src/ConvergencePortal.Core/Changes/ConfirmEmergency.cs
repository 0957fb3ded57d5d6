using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="ConfirmEmergency"/>.</summary>
public sealed record ConfirmEmergencyInput(string Number, string? Comment, Command Command, string? Pin = null, bool Confirmed = false);

/// <summary>The named authorizer of an emergency signs that they let it pass. Work may begin before; the retrospective does not end without.</summary>
public sealed class ConfirmEmergency(ChangeGate gate, ChangeFacts facts, SigningCheck signing)
{
    public async Task<Result<ChangeState>> RunAsync(ConfirmEmergencyInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (PlainText.RefuseComment(input.Comment, "comment") is { } wrong) return wrong;

        return await gate.RunAsync(input.Number, ChangeEvents.EmergencyConfirmed, input.Command, actor, async open =>
        {
            var change = open.Change;
            if (change.RefuseConfirming(open.By) is { } refused) return refused;

            var stamp = await facts.StampAsync(open, actor, signing, new SigningProof(input.Pin, input.Confirmed), cancellationToken);
            return stamp.Error is { } unproven ? unproven : change.ConfirmEmergency(open.By, input.Comment, await facts.SeatFactsAsync(open, [], cancellationToken), stamp.Value);
        }, cancellationToken);
    }
}
