using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Changes;

/// <summary>A version of the approval policy becomes effective with the last signature of its round, and the former one is superseded in the same save; a refusal rejects it.</summary>
public sealed class PolicyRoundSubject : IRoundSubject
{
    public string RecordType => RecordTypes.Policy;

    public async Task<Result> ApproveAsync(RoundClosing closing, CancellationToken cancellationToken)
    {
        var policy = await LoadAsync(closing, cancellationToken);
        if (policy.ContentHash() != closing.Round.ContentHash) return RoundErrors.OtherContent;
        var former = await closing.Db.ApprovalPolicies.SingleOrDefaultAsync(p => p.Status == PolicyStatus.Effective, cancellationToken);
        if ((former?.Number ?? BuiltInPolicy.Number) != policy.BasedOn) return PolicyErrors.EffectiveMoved;
        if (former?.Supersede(closing.Now).Error is { } error) return error;
        var approved = policy.Approve(closing.Now);
        if (approved.Error is { } refused) return refused;

        closing.Record(PolicyEvents.Effective, $"In place of version {policy.BasedOn}");
        if (former is not null)
            closing.Db.Ledger.Add(LedgerEntry.For(closing.Actor, closing.Command, closing.Now, RecordTypes.Policy, former.RecordNumber, former.Version, PolicyEvents.Superseded, $"By version {policy.Number}",
                actorFunctions: closing.By.Printed));
        return Result.Success;
    }

    public async Task<Result> RefuseAsync(RoundClosing closing, CancellationToken cancellationToken)
    {
        var rejected = (await LoadAsync(closing, cancellationToken)).Reject(closing.Now);
        if (rejected.IsSuccess) closing.Record(PolicyEvents.Rejected);
        return rejected;
    }

    private static Task<ApprovalPolicy> LoadAsync(RoundClosing closing, CancellationToken cancellationToken)
    {
        var number = ApprovalPolicy.ReadNumber(closing.Round.Number);
        return closing.Db.ApprovalPolicies.Include(p => p.Rows).SingleAsync(p => p.Number == number, cancellationToken);
    }
}
