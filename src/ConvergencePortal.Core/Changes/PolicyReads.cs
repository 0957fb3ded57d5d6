using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>A version of the approval policy in the list.</summary>
/// <param name="AuthorName">Null for the version that comes with the portal.</param>
public sealed record PolicyVersionRow(int Number, PolicyStatus Status, string Note, int Rows, string? AuthorName, Instant? CreatedAt, Instant? EffectiveAt, Instant? EndedAt);

/// <summary>A version of the approval policy whole.</summary>
/// <param name="Version">Of the record; what an edit must name.</param>
/// <param name="ContentHash">What the signatures of its round are bound to; null for the built-in version.</param>
/// <param name="EffectiveNumber">The version that is effective now.</param>
/// <param name="MayEdit">Whether a form is worth offering to the reader; saving asks again.</param>
/// <param name="TimeZone">Of the first site, in which times are shown.</param>
public sealed record PolicyDetail(PolicyVersionRow Row, int BasedOn, int Version, Instant? SubmittedAt, string? ContentHash, IReadOnlyList<ApprovalRule> Rules, PolicyDiff Diff, int EffectiveNumber, bool MayEdit,
    IReadOnlyList<string> Sites, string TimeZone, IReadOnlyList<PolicyHistoryRow> History);

/// <summary>A line of the history of a version.</summary>
public sealed record PolicyHistoryRow(Instant At, string ActorName, string Event, string? Text, IReadOnlyList<MovedField> Moved);

/// <summary>Reads the versions of the approval policy.</summary>
public sealed class PolicyReads(IDbContextFactory<PortalDb> factory, EffectivePolicies effective, IClock clock)
{
    /// <summary>Newest first; the version that comes with the portal is the last.</summary>
    public async Task<IReadOnlyList<PolicyVersionRow>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var stored = await db.ApprovalPolicies.AsNoTracking().OrderByDescending(p => p.Number)
            .Select(p => new PolicyVersionRow(p.Number, p.Status, p.Note, p.Rows.Count, p.AuthorName, p.CreatedAt, p.EffectiveAt, p.EndedAt)).ToListAsync(cancellationToken);
        return [.. stored, BuiltInRow(stored.Where(p => p.EffectiveAt != null).Min(p => p.EffectiveAt))];
    }

    /// <summary>Null when there is no such version.</summary>
    public async Task<PolicyDetail?> FindAsync(int number, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var policy = number == BuiltInPolicy.Number ? null : await db.ApprovalPolicies.AsNoTracking().Include(p => p.Rows).SingleOrDefaultAsync(p => p.Number == number, cancellationToken);
        if (policy is null && number != BuiltInPolicy.Number) return null;

        var inForce = await effective.FindAsync(db, cancellationToken);
        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        var sites = await db.Equipment.AsNoTracking().Where(e => e.Level == Plant.EquipmentLevel.Site).OrderBy(e => e.Code).Select(e => new { e.Code, e.TimeZone }).ToListAsync(cancellationToken);
        var rules = policy?.Rules ?? BuiltInPolicy.Rows;
        var row = policy is null ? BuiltInRow(await FirstEffectiveAsync(db, cancellationToken))
            : new PolicyVersionRow(policy.Number, policy.Status, policy.Note, rules.Count, policy.AuthorName, policy.CreatedAt, policy.EffectiveAt, policy.EndedAt);
        return new PolicyDetail(row, policy?.BasedOn ?? BuiltInPolicy.Number, policy?.Version ?? 0, policy?.SubmittedAt, policy?.ContentHash(), rules, PolicyDiff.Between(inForce.Rows, rules), inForce.Number,
            rights.RefusePolicy() is null, [.. sites.Select(s => s.Code)], sites.Select(s => s.TimeZone).FirstOrDefault() ?? "UTC", await HistoryAsync(db, ApprovalPolicy.NumberFor(number), cancellationToken));
    }

    /// <summary>Whether the reader may start a draft: an administrator, while no version is being written or signed.</summary>
    public async Task<bool> MayDraftAsync(Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        return rights.RefusePolicy() is null && !await db.ApprovalPolicies.AnyAsync(p => p.Status == PolicyStatus.Draft || p.Status == PolicyStatus.InReview, cancellationToken);
    }

    private static Task<Instant?> FirstEffectiveAsync(PortalDb db, CancellationToken cancellationToken) =>
        db.ApprovalPolicies.AsNoTracking().Where(p => p.EffectiveAt != null).MinAsync(p => p.EffectiveAt, cancellationToken);

    private static PolicyVersionRow BuiltInRow(Instant? supersededAt) =>
        new(BuiltInPolicy.Number, supersededAt is null ? PolicyStatus.Effective : PolicyStatus.Superseded, "", BuiltInPolicy.Rows.Count, null, null, null, supersededAt);

    private static async Task<IReadOnlyList<PolicyHistoryRow>> HistoryAsync(PortalDb db, string number, CancellationToken cancellationToken)
    {
        var lines = await db.Ledger.AsNoTracking().HistoryOf(RecordTypes.Policy, number).OrderByDescending(e => e.Id).Take(200)
            .Select(e => new { e.At, e.ActorName, e.Event, e.Text, e.FieldChanges }).ToListAsync(cancellationToken);
        return [.. lines.Select(line => new PolicyHistoryRow(line.At, line.ActorName, line.Event, line.Text, MovedField.FromJson(line.FieldChanges)))];
    }
}
