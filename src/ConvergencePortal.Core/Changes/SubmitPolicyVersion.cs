using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="SubmitPolicyVersion"/>.</summary>
/// <param name="ExpectedVersion">The version of the record that the person looked at.</param>
public sealed record SubmitPolicyVersionInput(int Number, int ExpectedVersion, Command Command);

/// <summary>Asks the functions that a new version concerns to sign it. Refuses a version that nobody could satisfy, and one that nobody could sign.</summary>
public sealed class SubmitPolicyVersion(PolicyGate gate, EffectivePolicies effective)
{
    public Task<Result<PolicyState>> RunAsync(SubmitPolicyVersionInput input, Actor actor, CancellationToken cancellationToken) =>
        gate.RunAsync(input.Number, PolicyEvents.Submitted, input.Command, actor, async open =>
        {
            var policy = open.Policy;
            if (policy.Version != input.ExpectedVersion) return PolicyErrors.Moved;
            var before = await effective.FindAsync(open.Db, cancellationToken);
            if (before.Number != policy.BasedOn) return PolicyErrors.EffectiveMoved;
            var refused = PolicyRowRules.Check(policy.Rules, await EffectivePolicies.KnownSitesAsync(open.Db, cancellationToken));
            if (refused.Count > 0) return PolicyErrors.Wrong(refused);
            var few = PolicyStaffing.FindShort(policy.Rules, await StaffAsync(open, cancellationToken), await HoldersAsync(open, cancellationToken));
            if (few.Count > 0) return PolicyErrors.Unsatisfiable(few);
            var diff = PolicyDiff.Between(before.Rows, policy.Rules);
            if (diff.ChangesNothing) return PolicyErrors.NothingDiffers;
            var signers = await RoundMembers.ReadAsync(open.Db, null, open.By.PersonId, open.Now.InUtc().Date, cancellationToken);
            var concerned = diff.ConcernedFunctions();
            if (SeatFilling.FirstUnfillable(concerned, function => signers[function]) is { } unfillable) return PolicyErrors.NobodyForSeat(unfillable);

            var submitted = policy.Submit(open.By, open.Now);
            if (submitted.Error is { } error) return error;
            open.Db.ApprovalRounds.Add(new ApprovalRound(new RoundRecord(RecordTypes.Policy, policy.RecordNumber, policy.Version), null, policy.ContentHash(), open.By,
                [.. concerned.Select(function => new AskedFunction(function, WhyAsked(function, diff)))], open.Now));
            return new PolicyEvent($"Asked: {string.Join(", ", concerned.Select(FunctionWords.Of))}");
        }, cancellationToken);

    private static async Task<IReadOnlyList<SiteStaff>> StaffAsync(PolicyInHand open, CancellationToken cancellationToken)
    {
        var today = open.Now.InUtc().Date;
        var sites = await open.Db.Equipment.AsNoTracking().Where(e => e.Level == EquipmentLevel.Site && (e.EffectiveTo == null || today < e.EffectiveTo)).OrderBy(e => e.Code)
            .Select(e => new { e.Id, e.Code }).ToListAsync(cancellationToken);
        var members = await open.Db.Memberships.AsNoTracking().Where(m => m.From <= today && (m.To == null || today < m.To))
            .Join(open.Db.People.Where(p => p.IsActive && p.Kind == PersonKind.Person), m => m.PersonId, p => p.Id, (m, p) => new { m.SiteId, m.PersonId, m.Function, p.Roles })
            .ToListAsync(cancellationToken);
        return [.. sites.Select(site => new SiteStaff(site.Code, members.Where(m => m.SiteId == site.Id && !m.Roles.HasFlag(PersonRoles.Auditor)).ToLookup(m => m.Function, m => m.PersonId)))];
    }

    private static async Task<ILookup<string, int>> HoldersAsync(PolicyInHand open, CancellationToken cancellationToken)
    {
        var today = open.Now.InUtc().Date;
        var held = await open.Db.Competencies.AsNoTracking().Where(c => c.AchievedOn <= today && (c.ExpiresOn == null || today < c.ExpiresOn)).Select(c => new { c.Code, c.PersonId }).ToListAsync(cancellationToken);
        return held.ToLookup(h => h.Code, h => h.PersonId, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Names the differing rows that concern the function, a few of them.</summary>
    private static List<string> WhyAsked(Function function, PolicyDiff diff)
    {
        const int most = 10;
        var reasons = diff.Added.Where(Concerns).Select(rule => $"New: {rule.Name}.").Concat(diff.Removed.Where(Concerns).Select(rule => $"No longer: {rule.Name}.")).ToList();
        if (reasons.Count == 0) reasons.Add("The version forbids changes or asks zone owners otherwise than before, which concerns every function.");
        return reasons.Count <= most ? reasons : [.. reasons.Take(most), $"And {reasons.Count - most} more rows."];

        bool Concerns(ApprovalRule rule) => rule.Then.Functions.Contains(function);
    }
}
