using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>A change as its deadlines look at it, with what names it.</summary>
internal sealed record AskedFacts(int Id, string Number, int Revision, int SiteId, AskedChange Asked)
{
    private const int AtOnce = 1000;

    /// <summary>Four queries for a thousand changes.</summary>
    public static async Task<IReadOnlyList<AskedFacts>> ReadAsync(PortalDb db, IQueryable<ChangeRequest> changes, CancellationToken cancellationToken)
    {
        // By themselves and in no order: asked for in the order of their ids, SQLite would rather walk every change of a site than sort the few that are open.
        var ids = await changes.AsNoTracking().Select(c => c.Id).ToListAsync(cancellationToken);
        var facts = new List<AskedFacts>(ids.Count);
        foreach (var some in ids.Order().Chunk(AtOnce)) facts.AddRange(await OfAsync(db, some, cancellationToken));
        return facts;
    }

    private static async Task<IEnumerable<AskedFacts>> OfAsync(PortalDb db, int[] ids, CancellationToken cancellationToken)
    {
        var rows = await db.Changes.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Number, c.Revision, c.SiteId, c.Content.Type, c.Status, c.ActualEnd }).ToListAsync(cancellationToken);
        var seats = (await db.Set<ApprovalSeat>().AsNoTracking().Where(s => ids.Contains(s.ChangeId)).Select(s => new { s.ChangeId, Seat = new AskedSeat(s.Function, s.IsOpen, s.RequestedAt, s.DeadlineHours) })
            .ToListAsync(cancellationToken)).ToLookup(s => s.ChangeId, s => s.Seat);
        var statements = (await db.Set<ImpactStatement>().AsNoTracking().Where(s => ids.Contains(s.ChangeId)).Select(s => new { s.ChangeId, Statement = new AskedStatement(s.Function, s.IsOpen, s.RequestedAt, s.StatedAt) })
            .ToListAsync(cancellationToken)).ToLookup(s => s.ChangeId, s => s.Statement);
        return rows.OrderBy(row => row.Id).Select(row => new AskedFacts(row.Id, row.Number, row.Revision, row.SiteId, new AskedChange(row.Type, row.Status, row.ActualEnd, [.. seats[row.Id]], [.. statements[row.Id]])));
    }
}

/// <summary>A statement or a signature that a function is asked for and has not given.</summary>
internal sealed record OpenAsk(int ChangeId, int SiteId, AskedTask Task, Function Function, Instant Since, bool IsOverdue);

/// <summary>Everything that changes wait for from functions, with the calendars of their sites.</summary>
internal sealed record OpenAsks(IReadOnlyList<OpenAsk> Items, IReadOnlyDictionary<int, SiteCalendar> Calendars)
{
    /// <summary>In these statuses a change waits for functions.</summary>
    public static readonly ChangeStatus[] Waiting = [ChangeStatus.Assessing, ChangeStatus.Authorizing, ChangeStatus.RetrospectiveReview];

    public static async Task<OpenAsks> ReadAsync(PortalDb db, IQueryable<ChangeRequest> changes, Instant now, CancellationToken cancellationToken)
    {
        var rows = await AskedFacts.ReadAsync(db, changes.Where(c => Waiting.Contains(c.Status)), cancellationToken);
        var calendars = await db.ReadCalendarsAsync([.. rows.Select(r => r.SiteId)], cancellationToken);
        return new OpenAsks([.. rows.SelectMany(row => Of(row, calendars[row.SiteId], now))], calendars);
    }

    private static IEnumerable<OpenAsk> Of(AskedFacts row, SiteCalendar calendar, Instant now)
    {
        var overdue = DeadlineRules.For(row.Asked, calendar).Where(d => d.DueAt <= now).Select(d => d.Subject).ToHashSet();
        return DeadlineRules.Open(row.Asked).Select(asked => new OpenAsk(row.Id, row.SiteId, asked.Subject.Task, asked.Subject.Function!.Value, asked.Since, overdue.Contains(asked.Subject)));
    }
}
