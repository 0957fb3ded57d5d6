using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="VerifyChange"/>.</summary>
/// <param name="PeopleInformed">The people the change names were informed or trained before start-up.</param>
/// <param name="PreStartupReview">The pre-startup safety review was held.</param>
public sealed record VerifyChangeInput(string Number, string Result, bool PeopleInformed, bool PreStartupReview, Command Command);

/// <summary>Records that what was changed works. An emergency goes on to its retrospective.</summary>
public sealed class VerifyChange(ChangeGate gate)
{
    public async Task<Result<ChangeState>> RunAsync(VerifyChangeInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (PlainText.RefuseComment(input.Result, "result") is { } wrong) return wrong;

        return await gate.RunAsync(input.Number, ChangeEvents.Verified, input.Command, actor,
            open => Task.FromResult(open.Change.Verify(open.By, input.Result, input.PeopleInformed, input.PreStartupReview, open.Now)), cancellationToken);
    }
}
