using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Notices;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Reviews;

/// <summary>A week is frozen once when it is over, and what is frozen stays.</summary>
public sealed class FreezeReviewsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_BeforeTheWeekIsOver_MakesNothing()
    {
        await using var portal = await HeldReviews.BegunPortalAsync();

        portal.Clock.Set(Instant.FromUtc(2026, 11, 8, 22, 59));
        (await portal.FreezeAsync()).ShouldBeEmpty("it is Sunday 23:59 in Berlin");
        portal.Clock.Set(Instant.FromUtc(2026, 11, 8, 23, 0));
        (await portal.FreezeAsync()).ShouldBe(["BER/2026-W45"]);
    }

    [Fact]
    public async Task Run_AgainAndByTwoProcessesAtOnce_MakesOneReview()
    {
        await using var portal = await HeldReviews.BegunPortalAsync();
        portal.Clock.Set(HeldReviews.Monday);

        portal.Saves.MeetOnce();
        var made = await Task.WhenAll(portal.FreezeAsync(), portal.FreezeAsync());
        var later = await portal.FreezeAsync();

        made.SelectMany(numbers => numbers).ShouldHaveSingleItem().ShouldBe("BER/2026-W45");
        later.ShouldBeEmpty();
        await using var db = portal.Db();
        (await db.Reviews.CountAsync(Token)).ShouldBe(1);
        (await db.Ledger.CountAsync(e => e.RecordType == RecordTypes.Review && e.Event == ReviewEvents.Frozen, Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Run_EmptyPortal_MakesNothing()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        portal.Clock.Set(HeldReviews.Monday);

        (await portal.FreezeAsync()).ShouldBeEmpty("nothing is known of the week");
    }

    [Fact]
    public async Task Run_WeekInWhichNothingHappened_SaysSoInEveryFigure()
    {
        await using var portal = await HeldReviews.FrozenPortalAsync();
        portal.Clock.Set(HeldReviews.Monday + Duration.FromDays(7));

        await portal.FreezeAsync();

        var figures = (await portal.ReviewAsync("2026-W46")).Figures;
        figures.Where(f => f.Kpi.Basis == KpiBasis.Happened && f.Kpi.Code != "cadence").ShouldAllBe(f => f.N == 0);
        figures.Single(f => f.Kpi.Code == "lead-time-closed").Value.ShouldBeNull();
        figures.Single(f => f.Kpi.Code == "production-lost").Value.ShouldBe(0);
    }

    [Fact]
    public async Task Run_AfterAPauseOfThreeWeeks_MakesUpForThem_WithoutWhatOnlyTheirMomentCouldTell()
    {
        await using var portal = await HeldReviews.FrozenPortalAsync();
        portal.Clock.Set(HeldReviews.Monday + Duration.FromDays(21));

        (await portal.FreezeAsync()).ShouldBe(["BER/2026-W46", "BER/2026-W47", "BER/2026-W48"]);

        (await portal.ReviewAsync("2026-W46")).ShouldSatisfyAllConditions(r => r.Figures.ShouldAllBe(f => f.Kpi.Basis == KpiBasis.Happened), r => r.Agenda.ShouldBeEmpty());
        (await portal.ReviewAsync("2026-W48")).Figures.ShouldContain(f => f.Kpi.Basis == KpiBasis.Stood);
    }

    [Fact]
    public async Task Run_AfterAYear_MakesUpForEightWeeksAtMost()
    {
        await using var portal = await HeldReviews.FrozenPortalAsync();
        portal.Clock.Set(HeldReviews.Monday + Duration.FromDays(364));

        (await portal.FreezeAsync()).Count.ShouldBe(8);
    }

    [Fact]
    public async Task Run_SiteInAnotherZone_IsFrozenAtItsOwnMidnight()
    {
        await using var portal = await HeldReviews.BegunPortalAsync();
        await portal.AddSiteAsync("CHI", ("it2.berlin", Function.IT));
        portal.Clock.Set(HeldReviews.Monday - Duration.FromHours(2));
        (await portal.FreezeAsync()).ShouldBe(["BER/2026-W45"]);

        portal.Clock.Set(Instant.FromUtc(2026, 11, 9, 6, 0));
        (await portal.FreezeAsync()).ShouldBe(["CHI/2026-W45"], "midnight in Chicago");

        (await portal.ReviewAsync(site: "CHI")).Row.From.ShouldBe(Instant.FromUtc(2026, 11, 2, 6, 0));
    }

    [Fact]
    public async Task Figures_OfAClosedChange_AreThoseOneCountsByHand()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await ClosedAsync(portal, minutesLost: 25);
        portal.Clock.Set(HeldReviews.Monday);
        await portal.FreezeAsync();

        var review = await portal.ReviewAsync();
        FigureRow Of(string code, string part = "") => review.Figures.Single(f => f.Kpi.Code == code && f.Part == part);
        Of("production-lost").Value.ShouldBe(25);
        Of("success").ShouldSatisfyAllConditions(f => f.N.ShouldBe(1), f => f.Value.ShouldBeNull("a share of one change says nothing"));
        Of("friction").Value.ShouldBe(0);
        Of("first-pass").N.ShouldBe(1);
        Of("decision-time").N.ShouldBe(3);
        Of("decision-time", "IT").ShouldSatisfyAllConditions(f => f.N.ShouldBe(1), f => f.Value.ShouldBe(120, "asked at 13:00 in Berlin, signed at 15:00"));
        Of("waiting", "OT>IT").Value.ShouldBe(120);
        Of("emergencies").N.ShouldBe(1);
        Of("windows-used").ShouldSatisfyAllConditions(f => f.N.ShouldBe(1, "Sunday night"), f => f.Value.ShouldBeNull());
        (await portal.Get<ReviewReads>().FindFigureAsync("BER", HeldReviews.Week, "windows-used", "", Token))!.Value.Records.ShouldBe([new KpiRecord(RecordTypes.Window, "BER:MW-LINE2-SUN", 1)]);
        (await portal.Get<ReviewReads>().FindFigureAsync("BER", HeldReviews.Week, "windows-shared", "", Token))!.Value.Records.ShouldBe([new KpiRecord(RecordTypes.Window, "BER:MW-LINE2-SUN", 0)]);
        var (_, records) = (await portal.Get<ReviewReads>().FindFigureAsync("BER", HeldReviews.Week, "production-lost", "", Token)).ShouldNotBeNull();
        records.ShouldBe([new KpiRecord(RecordTypes.Change, "CR-2026-0001", 25)]);
    }

    [Fact]
    public async Task Figures_HandBackAndMovedSlot_AreFriction()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        (await journey.DecideAsync("it.berlin", Function.IT, verdict: Verdict.RequestChanges, comment: "Which firmware?")).Error.ShouldBeNull();
        (await journey.EditAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { ImplementationPlan = "Load firmware 2.9.8" } })).Error.ShouldBeNull();
        await journey.SubmitAsync();
        foreach (var (person, function) in ChangeJourney.Signers) (await journey.DecideAsync(person, function, revision: 2)).Error.ShouldBeNull();
        (await journey.ScheduleAsync(ChangeJourney.Sunday)).Error.ShouldBeNull();
        (await journey.ScheduleAsync(ChangeJourney.Sunday + Duration.FromMinutes(30))).Error.ShouldBeNull();
        portal.Clock.Set(ChangeJourney.Sunday + Duration.FromMinutes(30));
        await CarryOutAsync(portal, journey, 0);
        portal.Clock.Set(HeldReviews.Monday);
        await portal.FreezeAsync();

        var figures = (await portal.ReviewAsync()).Figures;

        figures.Single(f => f.Kpi.Code == "friction").Value.ShouldBe(200, "one hand-back and one moved slot");
        (await portal.Get<ReviewReads>().FindFigureAsync("BER", HeldReviews.Week, "first-pass", "", Token))!.Value.Records.ShouldHaveSingleItem().Amount.ShouldBe(0);
    }

    [Fact]
    public async Task Figures_WhileThePlantGoesOn_StayAndAreTheSameWhenComputedAgain()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await ClosedAsync(portal, minutesLost: 25);
        portal.Clock.Set(HeldReviews.Monday);
        await portal.FreezeAsync();
        var frozen = await portal.ReviewAsync();

        await new ChangeJourney(portal).AuthorizingAsync();
        portal.Clock.Advance(Duration.FromDays(5));
        await new ChangeJourney(portal).AuthorizingAsync();

        (await portal.ReviewAsync()).ShouldSatisfyAllConditions(r => r.Figures.Select(f => (f.Kpi.Code, f.Part, f.Value, f.Median, f.N)).ShouldBe(frozen.Figures.Select(f => (f.Kpi.Code, f.Part, f.Value, f.Median, f.N))),
            r => r.FiguresHash.ShouldBe(frozen.FiguresHash));
        var again = (await portal.Get<KpiReads>().ComputeAsync("BER", new LocalDate(2026, 11, 2), new LocalDate(2026, 11, 9), Token)).Value.Figures;
        again.Where(f => f.Kpi.Basis == KpiBasis.Happened).Select(f => (f.Kpi.Code, f.Figure.Part, f.Figure.Value, f.Figure.Median, f.Figure.N))
            .ShouldBe(frozen.Figures.Where(f => f.Kpi.Basis == KpiBasis.Happened).Select(f => (f.Kpi.Code, f.Part, f.Value, f.Median, f.N)));
    }

    [Fact]
    public async Task Figures_HashInTheLedger_IsThatOfTheReview()
    {
        await using var portal = await HeldReviews.FrozenPortalAsync();
        var review = await portal.ReviewAsync();

        await using var db = portal.Db();
        (await db.Ledger.SingleAsync(e => e.RecordType == RecordTypes.Review, Token)).Text!.ShouldContain(review.FiguresHash);
    }

    [Fact]
    public async Task Agenda_WhatWaitsTooLong_StandsThereWithForWhom()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        portal.Clock.Set(HeldReviews.Monday + Duration.FromDays(7));
        await portal.FreezeAsync();

        var item = (await portal.ReviewAsync("2026-W46")).Agenda.Single(i => i.Kind == AgendaKind.DecisionOverdue);

        (item.RecordType, item.Number, item.Title, item.Detail).ShouldBe((RecordTypes.Change, journey.Number, "Patch the filler's PLC", "Waits for IT, OT, Maintenance"));
    }

    [Fact]
    public async Task Notice_WeekFrozen_ReachesThePeopleOfTheSiteAndTheChairOnce()
    {
        await using var portal = await HeldReviews.BegunPortalAsync();
        var tell = portal.Get<TellNotices>();
        await tell.RunAsync(Token);
        portal.Clock.Set(HeldReviews.Monday);
        await portal.FreezeAsync();

        await tell.RunAsync(Token);
        await tell.RunAsync(Token);

        foreach (var person in new[] { "chair", "quality.berlin", "it2.berlin" })
        {
            var inbox = await portal.Get<NoticeReads>().ListAsync((await portal.ActorAsync(person)).PersonId, null, new(), Token);
            inbox.Items.Single(n => n.Kind == NoticeKind.ReviewReady).ShouldSatisfyAllConditions(n => n.Number.ShouldBe("BER/2026-W45"), n => n.Content.Title.ShouldBe("Berlin, 2026-W45"));
        }
    }

    [Fact]
    public async Task Friction_OnTheDashboard_IsThatOfTheNewestFrozenWeek()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        (await portal.Get<DashboardFrictionReads>().FindAsync(null, Token)).ShouldSatisfyAllConditions(f => f.Reviews.ShouldBeEmpty(), f => f.Pairs.ShouldBeEmpty());
        await ClosedAsync(portal, minutesLost: 0);
        portal.Clock.Set(HeldReviews.Monday);
        await portal.FreezeAsync();

        var friction = await portal.Get<DashboardFrictionReads>().FindAsync("BER", Token);

        friction.Reviews.ShouldBe(["BER/2026-W45"]);
        friction.Pairs.ShouldContain(new WaitingPair(Function.OT, Function.IT, 120));
        (await portal.Get<DashboardFrictionReads>().FindAsync("XXX", Token)).Reviews.ShouldBeEmpty();
    }

    private static async Task ClosedAsync(TestPortal portal, int minutesLost)
    {
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        portal.Clock.Advance(Duration.FromHours(2));
        foreach (var (person, function) in ChangeJourney.Signers) (await journey.DecideAsync(person, function)).Error.ShouldBeNull();
        (await journey.ScheduleAsync(ChangeJourney.Sunday)).Error.ShouldBeNull();
        portal.Clock.Set(ChangeJourney.Sunday);
        await CarryOutAsync(portal, journey, minutesLost);
    }

    private static async Task CarryOutAsync(TestPortal portal, ChangeJourney journey, int minutesLost)
    {
        (await journey.StartAsync()).Error.ShouldBeNull();
        portal.Clock.Advance(Duration.FromHours(1));
        (await journey.FinishAsync()).Error.ShouldBeNull();
        (await journey.VerifyAsync()).Error.ShouldBeNull();
        (await journey.CloseAsync(minutesLost: minutesLost)).Error.ShouldBeNull();
    }
}
