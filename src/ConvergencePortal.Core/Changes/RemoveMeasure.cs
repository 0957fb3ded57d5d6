using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="RemoveMeasure"/>.</summary>
/// <param name="Proof">What was checked, by whom, and what was found.</param>
public sealed record RemoveMeasureInput(string Number, string Proof, Command Command);

/// <summary>Records with proof that a temporary measure is gone. An extension that was asked for is taken back with it.</summary>
public sealed class RemoveMeasure(MeasureGate gate)
{
    public async Task<Result<MeasureState>> RunAsync(RemoveMeasureInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (PlainText.RefuseComment(input.Proof, "proof") is { } wrong) return wrong;

        return await gate.RunAsync(input.Number, MeasureEvents.Removed, input.Command, actor, async open =>
        {
            var removed = open.Measure.Remove(open.By, input.Proof, open.Now);
            if (removed.Error is { } refused) return refused;

            await MeasureRounds.WithdrawAsync(open.Db, open.Measure.Number, open.Now, cancellationToken);
            return Result.Success;
        }, cancellationToken);
    }
}

/// <summary>Input of <see cref="ConfirmRemoval"/>.</summary>
/// <param name="IsGone">False sends it back to its owner, with the reason.</param>
public sealed record ConfirmRemovalInput(string Number, bool IsGone, string? Comment, Command Command);

/// <summary>The second person, of a function that signed the change, looked at the place and verifies that a bypass is gone, or says that it is not.</summary>
public sealed class ConfirmRemoval(MeasureGate gate)
{
    public async Task<Result<MeasureState>> RunAsync(ConfirmRemovalInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (PlainText.RefuseComment(input.Comment, "comment") is { } wrong) return wrong;

        return await gate.RunAsync(input.Number, input.IsGone ? MeasureEvents.RemovalConfirmed : MeasureEvents.RemovalRefused, input.Command, actor, async open =>
            open.Measure.ConfirmRemoval(open.By, await open.FunctionsAsync(cancellationToken), input.IsGone, input.Comment, open.Now), cancellationToken);
    }
}
