using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>A deadline and the strongest reminder that was given of it.</summary>
public sealed record ChasedDeadline(Deadline Deadline, ChaseKind? Chased)
{
    /// <summary>How long it has been due; null while it is not.</summary>
    public Duration? OverdueAt(Instant now) => Deadline.DueAt <= now ? now - Deadline.DueAt : null;
}

/// <summary>A change with everything that it waits for and that has a deadline.</summary>
internal sealed record AskedRow(int Id, string Number, int Revision, DateTimeZone Zone, IReadOnlyList<ChasedDeadline> Deadlines)
{
    /// <summary>A fixed number of queries for each thousand changes.</summary>
    public static async Task<IReadOnlyList<AskedRow>> ReadAsync(PortalDb db, IQueryable<ChangeRequest> changes, CancellationToken cancellationToken)
    {
        var waiting = Waiting(changes);
        var rows = await AskedFacts.ReadAsync(db, waiting, cancellationToken);
        if (rows.Count == 0) return [];

        var calendars = await db.ReadCalendarsAsync([.. rows.Select(r => r.SiteId)], cancellationToken);
        var given = (await db.SeatReminders.AsNoTracking().Where(r => waiting.Any(c => c.Id == r.ChangeId)).Select(r => new { r.ChangeId, r.Subject, r.AskedAt, r.Kind }).ToListAsync(cancellationToken))
            .ToLookup(r => (r.ChangeId, r.Subject, r.AskedAt), r => r.Kind);
        return [.. rows.Select(row =>
        {
            var deadlines = DeadlineRules.For(row.Asked, calendars[row.SiteId]);
            return new AskedRow(row.Id, row.Number, row.Revision, calendars[row.SiteId].Time.Zone,
                [.. deadlines.Select(d => new ChasedDeadline(d, given[(row.Id, d.Subject, d.AskedAt)].Select(kind => (ChaseKind?)kind).Max()))]);
        })];
    }

    /// <summary>Those whose status lets something be waited for.</summary>
    private static IQueryable<ChangeRequest> Waiting(IQueryable<ChangeRequest> changes) => changes.Where(c =>
        c.Status == ChangeStatus.Assessing || c.Status == ChangeStatus.Authorizing || c.Status == ChangeStatus.RetrospectiveReview || (c.Status == ChangeStatus.Verifying && c.Content.Type == ChangeType.Emergency));
}
