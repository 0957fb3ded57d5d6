using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="CancelChange"/>.</summary>
public sealed record CancelChangeInput(string Number, string Reason, Command Command);

/// <summary>Gives a change up before the work began.</summary>
public sealed class CancelChange(ChangeGate gate)
{
    public async Task<Result<ChangeState>> RunAsync(CancelChangeInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (PlainText.RefuseComment(input.Reason, "reason") is { } wrong) return wrong;

        return await gate.RunAsync(input.Number, ChangeEvents.Cancelled, input.Command, actor,
            open => Task.FromResult(open.Change.Cancel(open.By, input.Reason, open.Now)), cancellationToken);
    }
}
