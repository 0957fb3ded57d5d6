using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Core.Standards;

/// <summary>Input of <see cref="RetireStandard"/>.</summary>
public sealed record RetireStandardInput(string Code, string Reason, Command Command);

/// <summary>Gives a standard up: what holds today holds no more. Every version stays readable.</summary>
public sealed class RetireStandard(StandardGate gate)
{
    public async Task<Result<StandardState>> RunAsync(RetireStandardInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (PlainText.RefuseComment(input.Reason, "reason") is { } wrong) return wrong;

        return await gate.RunAsync(input.Code, StandardEvents.Retired, input.Command, actor, open => Task.FromResult(open.Standard.Retire(open.By, input.Reason, open.Now)), cancellationToken);
    }
}
