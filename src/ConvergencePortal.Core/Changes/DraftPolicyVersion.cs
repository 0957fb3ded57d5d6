using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="DraftPolicyVersion"/>.</summary>
public sealed record DraftPolicyVersionInput(Command Command);

/// <summary>Starts a new version of the approval policy from the effective one. One at a time: two drafts from one basis would undo each other.</summary>
public sealed class DraftPolicyVersion(PolicyGate gate, EffectivePolicies effective)
{
    public Task<Result<PolicyState>> RunAsync(DraftPolicyVersionInput input, Actor actor, CancellationToken cancellationToken) =>
        gate.MoveAsync("", PolicyEvents.Drafted, input.Command, actor, (db, by, now) => MakeAsync(db, by, now, cancellationToken),
            open => Task.FromResult<Result<PolicyEvent>>(new PolicyEvent($"From version {open.Policy.BasedOn}, with {open.Policy.Rows.Count} rows")), cancellationToken);

    private async Task<Result<ApprovalPolicy>> MakeAsync(PortalDb db, PersonRights by, Instant now, CancellationToken cancellationToken)
    {
        var open = await db.ApprovalPolicies.AsNoTracking().Where(p => p.Status == PolicyStatus.Draft || p.Status == PolicyStatus.InReview).Select(p => (int?)p.Number).FirstOrDefaultAsync(cancellationToken);
        if (open is { } number) return PolicyErrors.OpenDraft(number);

        var basis = await effective.FindAsync(db, cancellationToken);
        var last = await db.ApprovalPolicies.AsNoTracking().MaxAsync(p => (int?)p.Number, cancellationToken) ?? BuiltInPolicy.Number;
        // The number is unique: of two who start at once, one is told that there is a draft.
        return db.ApprovalPolicies.Add(new ApprovalPolicy(last + 1, basis.Number, basis.Rows, by, now)).Entity;
    }
}
