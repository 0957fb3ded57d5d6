using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="WithdrawChange"/>.</summary>
public sealed record WithdrawChangeInput(string Number, string? Reason, Command Command);

/// <summary>The requester takes a change back; it is a draft again.</summary>
public sealed class WithdrawChange(ChangeGate gate)
{
    public async Task<Result<ChangeState>> RunAsync(WithdrawChangeInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (PlainText.RefuseComment(input.Reason, "reason") is { } wrong) return wrong;

        return await gate.RunAsync(input.Number, ChangeEvents.Withdrawn, input.Command, actor,
            open => Task.FromResult(open.Change.Withdraw(open.By, input.Reason, open.Now)), cancellationToken);
    }
}
