using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="DiscardPolicyVersion"/>.</summary>
public sealed record DiscardPolicyVersionInput(int Number, int ExpectedVersion, Command Command);

/// <summary>Gives up a version that is being written or signed; its round is taken back with it.</summary>
public sealed class DiscardPolicyVersion(PolicyGate gate)
{
    public Task<Result<PolicyState>> RunAsync(DiscardPolicyVersionInput input, Actor actor, CancellationToken cancellationToken) =>
        gate.RunAsync(input.Number, PolicyEvents.Discarded, input.Command, actor, async open =>
        {
            var policy = open.Policy;
            if (policy.Version != input.ExpectedVersion) return PolicyErrors.Moved;
            var discarded = policy.Discard(open.Now);
            if (discarded.Error is { } error) return error;

            var round = await open.Db.ApprovalRounds.SingleOrDefaultAsync(r => r.RecordType == RecordTypes.Policy && r.Number == policy.RecordNumber && r.Status == RoundStatus.Open, cancellationToken);
            if (round?.Withdraw(open.Now).Error is { } closed) return closed;
            return new PolicyEvent();
        }, cancellationToken);
}
