using System.Diagnostics;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace ConvergencePortal.Benchmarks;

/// <summary>Freezing a week, opening its review and computing figures at 100,000 changes and 1,000,000 rows of the ledger, beside reading every closed change to count those of the week.</summary>
internal static class ReviewBenchmark
{
    private const int Weeks = 10;
    private const string Site = "BER";

    public static async Task RunAsync(FigureTable table)
    {
        await using var portal = await BenchmarkPortal.CreateAsync();
        await portal.LoadDemoPlantAsync();
#pragma warning disable RS0030 // the demo plant's time is the real one
        var begin = SystemClock.Instance.GetCurrentInstant() - Duration.FromMinutes(ManyWeeks.Changes * ManyWeeks.MinutesBetween);
        var first = IsoWeek.Of(SystemClock.Instance.GetCurrentInstant().InUtc().Date).Plus(-Weeks - 1);
#pragma warning restore RS0030
        var watch = Stopwatch.StartNew();
        await ManyWeeks.FillAsync(portal, begin.ToDateTimeUtc());
        table.Add($"reviews: {ManyWeeks.Changes:N0} changes and their ledger, copied by the database", FigureTable.Say(watch.Elapsed), "");

        var frozen = await Timing.OfAsync(0, Weeks, i => FreezeAsync(portal, first.Plus(i)));
        var naive = await Timing.OfAsync(1, 3, _ => CountAllAsync(portal));
        table.AddMilliseconds("reviews: freeze a week of two sites", frozen, "2,000 ms", $"{FigureTable.Median(naive)} to read every change that ended");
        await using (var db = portal.Db())
        {
            var (changes, figures) = (await db.Set<ReviewFigure>().Where(f => f.Kpi == "success").MaxAsync(f => f.N), await db.Set<ReviewFigure>().CountAsync());
            table.Add("reviews: changes in a week, figures frozen", $"{changes:N0}, {figures:N0}", "");
        }
        var reader = await ReaderAsync(portal);
        var week = first.Plus(Weeks - 1).ToString();
        table.AddMilliseconds("reviews: open a review with eight weeks of trend", await Timing.OfAsync(3, 30, async _ => await portal.Get<ReviewReads>().FindAsync(Site, week, reader, default)), "500 ms");
        table.AddMilliseconds("reviews: the records behind a figure", await Timing.OfAsync(3, 30, async _ => await portal.Get<ReviewReads>().FindFigureAsync(Site, week, "success", "", default)), "-");
        table.AddMilliseconds("reviews: figures of a week computed again", await Timing.OfAsync(1, 10, async i => await portal.Get<KpiReads>().ComputeAsync(Site, first.Plus(i).Monday, first.Plus(i + 1).Monday, default)), "-");
    }

    /// <summary>As the portal does it on the Monday after.</summary>
    private static async Task FreezeAsync(BenchmarkPortal portal, IsoWeek week)
    {
        var monday = new StandingClock(week.Plus(1).Monday.AtMidnight().InUtc().ToInstant() + Duration.FromHours(8));
        var freeze = new FreezeReviews(portal.Get<IDbContextFactory<PortalDb>>(), portal.Get<Schedules>(), monday, portal.Get<ChangeFeed>(), NullLogger<FreezeReviews>.Instance);
        await freeze.RunAsync(default);
    }

    private static async Task CountAllAsync(BenchmarkPortal portal)
    {
        await using var db = portal.Db();
        var ended = await db.Changes.AsNoTracking().Where(c => c.ClosedAt != null).Select(c => new { c.SubmittedAt, c.ClosedAt, c.Outcome }).ToListAsync();
        GC.KeepAlive(ended.GroupBy(c => IsoWeek.Of(c.ClosedAt!.Value.InUtc().Date)).Select(g => g.Count()).ToList());
    }

    private static async Task<Actor> ReaderAsync(BenchmarkPortal portal)
    {
        await using var db = portal.Db();
        return await db.People.Where(p => p.Code == "chair").Select(p => new Actor(p.Id, p.Code, p.Name)).SingleAsync();
    }

    private sealed class StandingClock(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
