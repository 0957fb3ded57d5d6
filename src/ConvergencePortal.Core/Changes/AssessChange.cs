using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="AssessChange"/>.</summary>
public sealed record AssessChangeInput(string Number, Function Function, string Statement, Command Command);

/// <summary>Says for a function what the change means to it. With the last statement the seats open for signature.</summary>
public sealed class AssessChange(ChangeGate gate)
{
    public async Task<Result<ChangeState>> RunAsync(AssessChangeInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (PlainText.RefuseComment(input.Statement, "statement") is { } wrong) return wrong;

        return await gate.RunAsync(input.Number, ChangeEvents.Assessed, input.Command, actor,
            open => Task.FromResult(open.Change.Assess(open.By, input.Function, input.Statement, open.Now)), cancellationToken);
    }
}
