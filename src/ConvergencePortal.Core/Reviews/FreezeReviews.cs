using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>
/// Freezes the week of each site when it is over: the figures with their records, and the agenda. One for each site and week, however many processes run and whenever they do. Weeks that were missed while the portal
/// was down are made up for, without the figures that only their own moment could tell.
/// </summary>
public sealed class FreezeReviews(IDbContextFactory<PortalDb> factory, Schedules schedules, IClock clock, ChangeFeed feed, ILogger<FreezeReviews> log)
{
    /// <summary>Weeks that are made up for at most.</summary>
    private const int MostMissed = 8;

    /// <returns>Numbers of the reviews that were made.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var made = new List<string>();
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        foreach (var (site, weeks) in await MissingAsync(db, now, cancellationToken))
            foreach (var week in weeks)
                if (await FreezeAsync(site, week, now, cancellationToken) is { } number) made.Add(number);
        return made;
    }

    /// <summary>The weeks of each site that are over and have no review, from the one after its newest.</summary>
    private static async Task<IReadOnlyList<(ReviewSite Site, IReadOnlyList<IsoWeek> Weeks)>> MissingAsync(PortalDb db, Instant now, CancellationToken cancellationToken)
    {
        var sites = await ReviewSite.ListAsync(db, null, cancellationToken);
        if (sites.Count == 0 || await db.Ledger.OrderBy(e => e.Id).Select(e => (Instant?)e.At).FirstOrDefaultAsync(cancellationToken) is not { } begin) return [];

        var newest = await db.Reviews.GroupBy(r => r.SiteId).Select(g => new { Site = g.Key, Week = g.Max(r => r.Week) }).ToDictionaryAsync(g => g.Site, g => g.Week, cancellationToken);
        return [.. sites.Select(site => (Site: site, Weeks: Weeks(site.Zone, IsoWeek.Parse(newest.GetValueOrDefault(site.Id)), begin, now))).Where(s => s.Weeks.Count > 0)];
    }

    /// <summary>Nothing is made for weeks before the portal knew anything.</summary>
    private static IReadOnlyList<IsoWeek> Weeks(DateTimeZone zone, IsoWeek? newest, Instant begin, Instant now)
    {
        var last = IsoWeek.Of(now.InZone(zone).Date).Plus(-1);
        var weeks = new List<IsoWeek>();
        for (var week = last; weeks.Count < MostMissed && (newest is { } known ? week.Monday > known.Monday : weeks.Count == 0) && week.In(zone).Until > begin; week = week.Plus(-1)) weeks.Insert(0, week);
        return weeks;
    }

    /// <summary>Null when another process was faster.</summary>
    private async Task<string?> FreezeAsync(ReviewSite site, IsoWeek week, Instant now, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var period = week.In(site.Zone);
        var choices = await KpiReads.ReadChoicesAsync(db, site.Id, cancellationToken);
        // What stands now says nothing of a week that ended long ago.
        var isNewest = IsoWeek.Of(now.InZone(site.Zone).Date).Plus(-1) == week;
        var figures = await KpiReads.ComputeAsync(db, schedules, site, period, KpiCatalog.All.Where(kpi => isNewest || kpi.Basis == KpiBasis.Happened), isNewest, now, cancellationToken);
        var agenda = isNewest ? await new AgendaReads(db, site, period, now).ReadAsync(cancellationToken) : [];

        var review = new GovernanceReview(site.Id, site.Code, week, period, [.. figures.Select(f => new ReviewFigure(f, choices.TargetOf(KpiCatalog.Find(f.Kpi)!)))], agenda, choices.Quorum, now);
        db.Reviews.Add(review);
        if (isNewest)
            foreach (var open in await db.Actions.Where(a => a.SiteId == site.Id && a.Status == ActionStatus.Open).ToListAsync(cancellationToken)) open.CarryOver();
        ReviewGate.Record(db, review, Actor.Portal, new Command(OwnCommand.Of("freeze review", site.Id, week.ToString())), now, null);
        if ((await db.SaveOnceAsync(cancellationToken)).Error is not null) return null;

        log.LogInformation("Week {Review} frozen with {FigureCount} figures and {ItemCount} items on the agenda", review.Number, figures.Count, agenda.Count);
        feed.Publish(new Saved(RecordTypes.Review, review.Number));
        return review.Number;
    }
}
