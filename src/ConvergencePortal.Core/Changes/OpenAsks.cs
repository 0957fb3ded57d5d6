using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>A change as its deadlines look at it, with what names it.</summary>
internal sealed record AskedFacts(int Id, string Number, int Revision, int SiteId, AskedChange Asked)
{
    /// <summary>Three queries, however many changes there are.</summary>
    public static async Task<IReadOnlyList<AskedFacts>> ReadAsync(IQueryable<ChangeRequest> changes, CancellationToken cancellationToken)
    {
        var rows = await changes.AsNoTracking().AsSplitQuery().OrderBy(c => c.Id)
            .Select(c => new
            {
                c.Id, c.Number, c.Revision, c.SiteId, c.Content.Type, c.Status, c.ActualEnd,
                Seats = c.Seats.Select(s => new AskedSeat(s.Function, s.IsOpen, s.RequestedAt, s.DeadlineHours)).ToList(),
                Statements = c.Statements.Select(s => new AskedStatement(s.Function, s.IsOpen, s.RequestedAt, s.StatedAt)).ToList(),
            }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new AskedFacts(row.Id, row.Number, row.Revision, row.SiteId, new AskedChange(row.Type, row.Status, row.ActualEnd, row.Seats, row.Statements)))];
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
        var rows = await AskedFacts.ReadAsync(changes.Where(c => Waiting.Contains(c.Status)), cancellationToken);
        var calendars = await db.ReadCalendarsAsync([.. rows.Select(r => r.SiteId)], cancellationToken);
        return new OpenAsks([.. rows.SelectMany(row => Of(row, calendars[row.SiteId], now))], calendars);
    }

    private static IEnumerable<OpenAsk> Of(AskedFacts row, SiteCalendar calendar, Instant now)
    {
        var overdue = DeadlineRules.For(row.Asked, calendar).Where(d => d.DueAt <= now).Select(d => d.Subject).ToHashSet();
        return DeadlineRules.Open(row.Asked).Select(asked => new OpenAsk(row.Id, row.SiteId, asked.Subject.Task, asked.Subject.Function!.Value, asked.Since, overdue.Contains(asked.Subject)));
    }
}
