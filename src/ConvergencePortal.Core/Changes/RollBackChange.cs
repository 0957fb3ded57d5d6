using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="RollBackChange"/>.</summary>
public sealed record RollBackChangeInput(string Number, string Reason, int ProductionMinutesLost, Command Command);

/// <summary>Records that the work was undone.</summary>
public sealed class RollBackChange(ChangeGate gate)
{
    public async Task<Result<ChangeState>> RunAsync(RollBackChangeInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (PlainText.RefuseComment(input.Reason, "reason") is { } wrong) return wrong;
        if (LostMinutes.Refuse(input.ProductionMinutesLost) is { } minutes) return minutes;

        return await gate.RunAsync(input.Number, ChangeEvents.RolledBack, input.Command, actor,
            open => Task.FromResult(open.Change.RollBack(open.By, input.Reason, input.ProductionMinutesLost, open.Now)), cancellationToken);
    }
}
