using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="FinishChange"/>.</summary>
public sealed record FinishChangeInput(string Number, Command Command);

/// <summary>The implementer has finished; what was changed is now verified.</summary>
public sealed class FinishChange(ChangeGate gate)
{
    public Task<Result<ChangeState>> RunAsync(FinishChangeInput input, Actor actor, CancellationToken cancellationToken) =>
        gate.RunAsync(input.Number, ChangeEvents.Finished, input.Command, actor, open => Task.FromResult(open.Change.Finish(open.By, open.Now)), cancellationToken);
}
