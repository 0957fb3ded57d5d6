using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Demo;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Demo;

/// <summary>The twelve weeks before the first start are as db/demo/README.md says: real, varied, and the same however they are told.</summary>
public sealed class DemoHistoryTests(DemoHistoryTests.ToldPortal told) : IClassFixture<DemoHistoryTests.ToldPortal>
{
    /// <summary>So many are enough where only the telling is looked at.</summary>
    private const int Weeks = 3;

    private static string Folder => DemoPlantTests.DemoPortal.Folder;
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task History_EachOfTwelveWeeks_ClosesChangesAtBothSites()
    {
        await using var db = told.Portal.Db();

        var closed = await db.Changes.Where(c => c.ClosedAt != null).Select(c => new { c.SiteId, c.ClosedAt }).ToListAsync(Token);

        Enumerable.Range(0, 12).Except(closed.Select(c => WeekOf(c.ClosedAt!.Value))).ShouldBeEmpty();
        closed.Select(c => c.SiteId).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task History_Outcomes_AreMostlyGoodAndOfEveryKind()
    {
        await using var db = told.Portal.Db();

        var outcomes = (await db.Changes.Where(c => c.Outcome != null).Select(c => c.Outcome!.Value).ToListAsync(Token)).CountBy(outcome => outcome).ToDictionary();

        outcomes.Keys.Order().ShouldBe(Enum.GetValues<ChangeOutcome>());
        outcomes[ChangeOutcome.Successful].ShouldBeGreaterThan(2 * (outcomes.Values.Sum() - outcomes[ChangeOutcome.Successful]));
        outcomes[ChangeOutcome.RolledBack].ShouldBeInRange(2, 4);
        (await db.Changes.Where(c => c.Outcome == ChangeOutcome.RolledBack).AllAsync(c => c.ProductionMinutesLost > 0, Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task Reviews_OfEveryWeekButTheNewest_WereHeldAndSigned()
    {
        await using var db = told.Portal.Db();

        var reviews = await db.Reviews.OrderBy(r => r.SiteId).ThenBy(r => r.Week).Select(r => new { r.SiteId, r.Status, r.HadQuorum }).ToListAsync(Token);

        foreach (var site in reviews.GroupBy(r => r.SiteId))
        {
            site.Count().ShouldBeInRange(12, 13);
            site.SkipLast(1).ShouldAllBe(r => r.Status == ReviewStatus.Closed);
            site.Last().Status.ShouldBe(ReviewStatus.Open);
            site.Count(r => r.HadQuorum == false).ShouldBeInRange(1, 4);
        }
        (await db.Actions.Select(a => a.Status).Distinct().ToListAsync(Token)).ShouldBe([ActionStatus.Open, ActionStatus.Done], ignoreOrder: true);
    }

    /// <summary>From the ledger as it is weeks later: nothing that came after moves a figure of what happened.</summary>
    [Fact]
    public async Task Reviews_FiguresOfWhatHappened_AreTheSameWhenAnOldWeekIsComputedAgain()
    {
        await using var db = told.Portal.Db();
        var reviews = await db.Reviews.AsNoTracking().Include(r => r.Figures).ToListAsync(Token);
        var sites = await db.Equipment.Where(e => e.TimeZone != null).ToDictionaryAsync(e => e.Id, e => e.Path, Token);

        foreach (var review in reviews)
        {
            var monday = IsoWeek.Parse(review.Week)!.Value.Monday;
            var again = (await told.Portal.Get<KpiReads>().ComputeAsync(sites[review.SiteId], monday, monday.PlusWeeks(1), Token)).Value.Figures.Where(f => f.Kpi.Basis == KpiBasis.Happened).ToList();

            foreach (var figure in again) review.Figures.Single(f => f.Kpi == figure.Kpi.Code && f.Part == figure.Figure.Part).Records.ShouldBe(figure.Figure.Records, $"{review.Number} {figure.Kpi.Code} {figure.Figure.Part}");
            review.Figures.Count(f => KpiCatalog.Find(f.Kpi)!.Basis == KpiBasis.Happened).ShouldBe(again.Count);
        }
        reviews.SelectMany(r => r.Figures).Where(f => f.Kpi == "decision-time").Sum(f => f.N).ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task History_AtItsEnd_LeavesChangesInEveryStatus()
    {
        await using var db = told.Portal.Db();

        var statuses = await db.Changes.Select(c => c.Status).Distinct().ToListAsync(Token);

        Enum.GetValues<ChangeStatus>().Except(statuses).ShouldBeEmpty();
    }

    [Fact]
    public async Task History_People_HandBackAnswerAndMoveSlots()
    {
        await using var db = told.Portal.Db();

        var events = await EventsAsync();

        (await db.Changes.SelectMany(c => c.Signatures).CountAsync(s => s.Verdict == Verdict.RequestChanges, Token)).ShouldBeGreaterThan(8);
        events.Count(e => e.Event == ChangeEvents.Edited && e.RecordType == RecordTypes.Change).ShouldBeGreaterThan(8);
        events.Where(e => e.Event == ChangeEvents.SlotChosen).CountBy(e => e.Number).Count(moved => moved.Value > 1).ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task History_Portal_RemindsEscalatesAndSeesMeasuresGone()
    {
        var events = (await EventsAsync()).CountBy(e => e.Event).ToDictionary();

        foreach (var happened in new[] { ChangeEvents.Reminded, ChangeEvents.Escalated, ChangeEvents.EscalatedAgain, MeasureEvents.Overdue, MeasureEvents.RemovalConfirmed }) events.Keys.ShouldContain(happened);
        events[MeasureEvents.Removed].ShouldBeGreaterThan(2);
    }

    /// <summary>What trends are to show: at first people are slower and hand more back.</summary>
    [Fact]
    public async Task History_LaterWeeks_AreBetterThanTheFirst()
    {
        await using var db = told.Portal.Db();
        var changes = await db.Changes.AsNoTracking().Include(c => c.Signatures).Include(c => c.Statements).AsSplitQuery().Where(c => c.SubmittedAt != null && c.Content.Type == ChangeType.Normal).ToListAsync(Token);

        var (first, last) = (changes.Where(c => WeekOf(c.CreatedAt) >= 8).ToList(), changes.Where(c => WeekOf(c.CreatedAt) is < 5 and > 0).ToList());

        first.Sum(HandBacks).ShouldBeGreaterThan(3 * last.Sum(HandBacks));
        HoursToSign(first).ShouldBeGreaterThan(1.3 * HoursToSign(last));
    }

    [Fact]
    public async Task History_NoStep_WasRefused()
    {
        var events = await EventsAsync();

        events.Where(e => e.Event == "Refused").Select(e => $"{e.Number} {e.Text}").ShouldBeEmpty();
    }

    [Fact]
    public async Task History_Checks_FindWhatTheyFoundWithoutIt()
    {
        var found = CheckRun.Of(await told.Portal.Get<SnapshotReads>().ReadAsync(Token), CheckParameters.Default);

        CheckRun.Checks.Select(check => check.Code).Except(found.Select(v => v.Check)).ShouldBeEmpty();
        found.Where(v => v.Check.StartsWith("CH-", StringComparison.Ordinal)).Select(v => $"{v.Check} {v.Sentence}").Count().ShouldBeLessThan(25);
        found.Count(v => v.Check == "CH-32" && v.Sentence.Contains("emergencies in", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task History_Ledger_IsInOrderAndVerifies()
    {
        await using var db = told.Portal.Db();

        var times = await db.Ledger.OrderBy(entry => entry.Id).Select(entry => entry.At).ToListAsync(Token);

        times.ShouldBeInOrder();
        times[^1].ShouldBeLessThanOrEqualTo(TestPortal.Start);
        LedgerFiles.Verify(await LedgerFiles.ExportAsync(told.Portal), null).Finding.ShouldBeNull();
    }

    [Fact]
    public async Task LoadAsync_Again_ChangesNothing()
    {
        var before = (await EventsAsync()).Count;

        var loaded = await told.Portal.Get<DemoPlant>().LoadAsync(Folder, DemoHistory.MostWeeks, Token);

        loaded.ShouldBeEmpty();
        (await EventsAsync()).Count.ShouldBe(before);
    }

    [Fact]
    public async Task LoadAsync_InterruptedTwice_EndsWithTheSameChanges()
    {
        await using var portal = await TestPortal.CreateAsync();
        foreach (var step in new[] { 12_000, 4_000 })
        {
            portal.Faults.FailAt(step);
            await Should.ThrowAsync<Exception>(() => portal.Get<DemoPlant>().LoadAsync(Folder, Weeks, Token));
            portal.Faults.HasFailed.ShouldBeTrue();
        }

        await portal.Get<DemoPlant>().LoadAsync(Folder, Weeks, Token);

        var (all, again) = (await TitlesAsync(told.Portal), await TitlesAsync(portal));
        again.Select(c => c.Title).ShouldBeUnique();
        again.Select(c => c.Title).ShouldBe(all.Where(c => again.Any(a => a.Title == c.Title)).Select(c => c.Title));
        all.Where(c => WeekOf(c.CreatedAt) < Weeks).Select(c => c.Title).Except(again.Select(c => c.Title)).ShouldBeEmpty();
        await using var db = portal.Db();
        (await db.Ledger.OrderBy(entry => entry.Id).Select(entry => entry.At).ToListAsync(Token)).ShouldBeInOrder();
        (await portal.Get<DemoPlant>().LoadAsync(Folder, Weeks, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task LoadAsync_InsideTheYearEndFreeze_TellsItsWeeks()
    {
        await using var portal = await TestPortal.CreateAsync();
        portal.Clock.Set(Instant.FromUtc(2026, 12, 24, 5, 0));

        await portal.Get<DemoPlant>().LoadAsync(Folder, Weeks, Token);

        await using var db = portal.Db();
        (await db.Changes.CountAsync(c => c.Status == ChangeStatus.Closed, Token)).ShouldBeGreaterThan(5);
        (await db.Changes.AnyAsync(c => c.Content.PlannedStart > Instant.FromUtc(2027, 1, 3, 0, 0), Token)).ShouldBeTrue();
        (await portal.UnbrokenChecksAsync()).ShouldBeEmpty();
    }

    private static int WeekOf(Instant at) => (int)((TestPortal.Start - at) / Duration.FromDays(7));

    private static int HandBacks(ChangeRequest change) => change.Signatures.Count(s => s.Verdict == Verdict.RequestChanges);

    private static double HoursToSign(IEnumerable<ChangeRequest> changes) =>
        changes.SelectMany(c => c.Signatures.Where(s => s.Verdict == Verdict.Approve && s.Function is not null).Select(s => (s.SignedAt - c.SubmittedAt!.Value).TotalHours)).Order().ToList() is var hours ? hours[hours.Count / 2] : 0;

    private async Task<List<LedgerEntry>> EventsAsync()
    {
        await using var db = told.Portal.Db();
        return await db.Ledger.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync(Token);
    }

    private static async Task<List<(string Title, Instant CreatedAt)>> TitlesAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        return [.. (await db.Changes.Select(c => new { c.Content.Title, c.CreatedAt }).ToListAsync(Token)).Select(c => (c.Title, c.CreatedAt)).OrderBy(c => c.Title, StringComparer.Ordinal)];
    }

    /// <summary>The demo plant with all of its weeks; told once, since no test here writes.</summary>
    public sealed class ToldPortal : IAsyncLifetime
    {
        public TestPortal Portal { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Portal = await TestPortal.CreateAsync();
            await Portal.Get<DemoPlant>().LoadAsync(Folder, DemoHistory.MostWeeks, CancellationToken.None);
        }

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }
}
