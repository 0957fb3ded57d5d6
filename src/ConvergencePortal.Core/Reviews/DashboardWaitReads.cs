using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>What waits for a function, and how long.</summary>
/// <param name="Function">Null for the governance chair.</param>
/// <param name="Statements">Changes that wait for its impact statement.</param>
/// <param name="Signatures">Changes that wait for its signature.</param>
/// <param name="Rounds">Other records that wait for its signature: waivers, standards, templates, extensions.</param>
/// <param name="Overdue">Changes among them whose deadline has passed.</param>
/// <param name="Oldest">Since when it could have done the oldest of it.</param>
/// <param name="LongestMinutes">The longest wait, in working minutes of the site it is at.</param>
public sealed record FunctionWaits(Function? Function, int Statements, int Signatures, int Rounds, int Overdue, Instant Oldest, int LongestMinutes)
{
    public int Total => Statements + Signatures + Rounds;
}

/// <summary>Reads what waits for whom, whoever looks.</summary>
public sealed class DashboardWaitReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>Functions for which something waits, the longest wait first.</summary>
    /// <param name="site">Code of one site; rounds that ask the whole organization are among those of no site only.</param>
    public async Task<IReadOnlyList<FunctionWaits>> ListAsync(string? site, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        var ids = (await ReviewSite.ListAsync(db, site, cancellationToken)).Select(s => s.Id).ToList();
        var asks = await OpenAsks.ReadAsync(db, db.Changes.Where(c => ids.Contains(c.SiteId)), now, cancellationToken);
        var rounds = await RoundsAsync(db, site is null ? null : ids, cancellationToken);
        var calendars = asks.Calendars.Concat(await db.ReadCalendarsAsync([.. rounds.Select(r => r.SiteId).OfType<int>().Where(id => !asks.Calendars.ContainsKey(id))], cancellationToken)).ToDictionary();

        var waits = asks.Items.GroupBy(a => (Function: (Function?)a.Function, SiteId: (int?)a.SiteId)).Select(g => new Waits(g.Key.Function, g.Key.SiteId, g.Min(a => a.Since))
            {
                Statements = g.Count(a => a.Task == AskedTask.State), Signatures = g.Count(a => a.Task == AskedTask.Sign), Overdue = g.Count(a => a.IsOverdue),
            }).Concat(rounds);
        return
        [
            .. waits.GroupBy(w => w.Function).Select(g => new FunctionWaits(g.Key, g.Sum(w => w.Statements), g.Sum(w => w.Signatures), g.Sum(w => w.Rounds), g.Sum(w => w.Overdue), g.Min(w => w.Oldest),
                    g.Max(w => (int)TimeAt(w.SiteId, calendars).Between(w.Oldest, now).TotalMinutes)))
                .OrderByDescending(w => w.LongestMinutes).ThenBy(w => w.Function),
        ];
    }

    private static async Task<List<Waits>> RoundsAsync(PortalDb db, IReadOnlyList<int>? siteIds, CancellationToken cancellationToken)
    {
        var rounds = db.ApprovalRounds.AsNoTracking().Where(r => r.Status == RoundStatus.Open);
        if (siteIds is not null) rounds = rounds.Where(r => r.SiteId != null && siteIds.Contains(r.SiteId.Value));
        var seats = await rounds.SelectMany(r => r.Seats.Where(s => s.IsOpen), (r, s) => new { s.Function, s.ByChair, r.SiteId, r.OpenedAt })
            .GroupBy(s => new { s.Function, s.ByChair, s.SiteId }).Select(g => new { g.Key.Function, g.Key.ByChair, g.Key.SiteId, Count = g.Count(), Oldest = g.Min(s => s.OpenedAt) }).ToListAsync(cancellationToken);
        return [.. seats.Select(s => new Waits(s.ByChair ? null : s.Function, s.SiteId, s.Oldest) { Rounds = s.Count })];
    }

    /// <summary>What no site asks has no calendar of its own: the default hours count.</summary>
    private static WorkingTime TimeAt(int? siteId, Dictionary<int, SiteCalendar> calendars) =>
        siteId is { } id && calendars.TryGetValue(id, out var calendar) ? calendar.Time : new WorkingTime(DateTimeZone.Utc, WorkingHours.Default, []);

    private sealed record Waits(Function? Function, int? SiteId, Instant Oldest)
    {
        public int Statements { get; init; }
        public int Signatures { get; init; }
        public int Rounds { get; init; }
        public int Overdue { get; init; }
    }
}
