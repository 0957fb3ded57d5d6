using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Notices;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.DataSources;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Notices;

/// <summary>Whoever is asked or concerned hears of it once, in their inbox, and nobody else does.</summary>
public sealed class TellNoticesTests
{
    [Fact]
    public async Task Run_ChangeSubmitted_AsksEachFunctionOnceAndNotTheRequester()
    {
        await using var portal = await BegunAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();
        await journey.SubmitAsync();

        await TellAsync(portal);

        var notices = await NoticesAsync(portal);
        notices.Select(n => (n.Kind, n.Functions.Single())).ShouldBe([(NoticeKind.StatementAsked, Function.IT), (NoticeKind.StatementAsked, Function.OT), (NoticeKind.StatementAsked, Function.Maintenance)], ignoreOrder: true);
        (await InboxAsync(portal, "it.berlin")).Single().Content.ShouldSatisfyAllConditions(
            content => content.Title.ShouldBe("Patch the filler's PLC"), content => content.Things.ShouldBe(["BER:PLC-FILLER"]), content => content.Missing.ShouldBe([Function.IT, Function.OT, Function.Maintenance], ignoreOrder: true), content => content.DueAt.ShouldNotBeNull());
        (await InboxAsync(portal, "ot2.berlin")).ShouldHaveSingleItem();
        (await InboxAsync(portal, "ot.berlin")).ShouldBeEmpty();
        (await InboxAsync(portal, "quality.berlin")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_AgainAndByTwoProcessesAtOnce_TellsEachCauseOnce()
    {
        await using var portal = await BegunAsync();
        await new ChangeJourney(portal).AuthorizingAsync();

        portal.Saves.MeetOnce();
        await Task.WhenAll(TellAsync(portal), TellAsync(portal));
        await TellAsync(portal);

        var notices = await NoticesAsync(portal);
        notices.Select(n => (n.Kind, n.Functions.Single())).ShouldBe([(NoticeKind.SignatureAsked, Function.IT), (NoticeKind.SignatureAsked, Function.OT), (NoticeKind.SignatureAsked, Function.Maintenance)], ignoreOrder: true);
        (await InboxAsync(portal, "it2.berlin")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Run_FirstTime_TellsNobodyOfWhatWasBefore()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await new ChangeJourney(portal).AuthorizingAsync();

        (await TellAsync(portal)).ShouldBe(0);

        (await NoticesAsync(portal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_DeadlinePassed_TellsThoseAboveToo()
    {
        await using var portal = await BegunAsync();
        await new ChangeJourney(portal).AuthorizingAsync();
        await TellAsync(portal);
        portal.Clock.Advance(Duration.FromDays(4));
        await portal.Get<ChaseDecisions>().RunAsync(TestContext.Current.CancellationToken);

        await TellAsync(portal);

        var late = (await InboxAsync(portal, "chair")).ToList();
        late.Count.ShouldBe(3);
        late.ShouldAllBe(n => n.Kind == NoticeKind.Escalation && n.Content.DueAt <= portal.Clock.GetCurrentInstant());
        (await InboxAsync(portal, "it.berlin")).Count(n => n.Kind == NoticeKind.Escalation).ShouldBe(1, "each function hears of its own");
    }

    [Fact]
    public async Task Run_RetrospectiveLate_IsToldAsAWholeAndNotOncePerSeat()
    {
        await using var portal = await BegunAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync(ChangeJourney.Emergency);
        await journey.SubmitAsync();
        (await journey.StartAsync()).Error.ShouldBeNull();
        (await journey.FinishAsync()).Error.ShouldBeNull();
        (await journey.VerifyAsync()).Error.ShouldBeNull();
        await TellAsync(portal);
        portal.Clock.Advance(Duration.FromDays(10));
        await portal.Get<ChaseDecisions>().RunAsync(TestContext.Current.CancellationToken);

        await TellAsync(portal);

        (await InboxAsync(portal, "it.berlin")).Count(n => n.Kind == NoticeKind.Escalation).ShouldBe(1);
        (await InboxAsync(portal, "chair")).Count(n => n.Kind == NoticeKind.Escalation).ShouldBe(1);
    }

    [Fact]
    public async Task Run_SlotTakenAndMoved_SaysWhichOfTheTwo()
    {
        await using var portal = await BegunAsync();
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();
        (await journey.ScheduleAsync(ChangeJourney.Sunday)).Error.ShouldBeNull();
        await TellAsync(portal);
        (await journey.ScheduleAsync(ChangeJourney.Sunday + Duration.FromMinutes(30))).Error.ShouldBeNull();

        await TellAsync(portal);

        var mine = await InboxAsync(portal, "it.berlin");
        mine.Single(n => n.Kind == NoticeKind.Scheduled).Content.ShouldSatisfyAllConditions(c => c.From.ShouldBe(ChangeJourney.Sunday), c => c.Sentence.ShouldBeNull("the time stands there in the plant's zone"));
        mine.Single(n => n.Kind == NoticeKind.SlotMoved).Content.From.ShouldBe(ChangeJourney.Sunday + Duration.FromMinutes(30));
    }

    [Fact]
    public async Task Run_HandedBack_TellsTheRequester()
    {
        await using var portal = await BegunAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        (await journey.DecideAsync("it.berlin", Function.IT, verdict: Verdict.RequestChanges, comment: "Which firmware?")).Error.ShouldBeNull();

        await TellAsync(portal);

        var told = (await InboxAsync(portal, "ot.berlin")).Single(n => n.Kind == NoticeKind.Decided);
        told.Content.Sentence!.ShouldContain("Which firmware?");
        told.Content.Status.ShouldBe(ChangeStatus.ChangesRequested);
    }

    [Fact]
    public async Task Run_RefusedAfterOthersApproved_TellsOfTheRefusalAlone()
    {
        await using var portal = await BegunAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        await TellAsync(portal);
        (await journey.DecideAsync("maintenance.berlin", Function.Maintenance)).Error.ShouldBeNull();
        (await journey.DecideAsync("it.berlin", Function.IT, verdict: Verdict.Refuse, comment: "The firmware is withdrawn.")).Error.ShouldBeNull();

        await TellAsync(portal);

        (await InboxAsync(portal, "ot.berlin")).Single(n => n.Kind == NoticeKind.Decided).Content.Sentence!.ShouldContain("withdrawn");
    }

    [Fact]
    public async Task Run_RoundOfTheWholeOrganization_ReachesTheChannelOfASiteToo()
    {
        await using var portal = await BegunAsync();
        await portal.CatalogAsync();
        await portal.HasChannelAsync(Channels.Choices("OT in Berlin", function: Function.OT, site: "BER"));
        (await portal.ProposeAsync("production.berlin", "glossary", new Dictionary<string, string?> { ["term"] = Catalogs.Term }, givesApproval: true)).Error.ShouldBeNull();

        await TellAsync(portal);

        (await portal.DeliveriesAsync()).ShouldContain(d => d.Notice.Kind == NoticeKind.SignatureAsked && d.Notice.SiteId == null && d.ChannelId != null);
    }

    [Fact]
    public async Task Run_HourBeforeTheStartAndAtThePointOfNoReturn_TellsOnce()
    {
        await using var portal = await BegunAsync();
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();
        (await journey.ScheduleAsync(ChangeJourney.Sunday)).Error.ShouldBeNull();
        await TellAsync(portal);

        foreach (var minutes in new[] { -61, -60, -10 })
        {
            portal.Clock.Set(ChangeJourney.Sunday + Duration.FromMinutes(minutes));
            await TellAsync(portal);
        }
        portal.Clock.Set(ChangeJourney.Sunday);
        (await journey.StartAsync()).Error.ShouldBeNull();
        foreach (var minutes in new[] { 89, 90, 120 })
        {
            portal.Clock.Set(ChangeJourney.Sunday + Duration.FromMinutes(minutes));
            await TellAsync(portal);
        }

        var notices = await NoticesAsync(portal);
        notices.Single(n => n.Kind == NoticeKind.StartsSoon).At.ShouldBe(ChangeJourney.Sunday - Duration.FromHours(1));
        notices.Single(n => n.Kind == NoticeKind.PointOfNoReturn).At.ShouldBe(ChangeJourney.Sunday + Duration.FromMinutes(90));
    }

    [Fact]
    public async Task Run_Emergency_TellsEveryFunctionAskedAndTheChair()
    {
        await using var portal = await BegunAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync(ChangeJourney.Emergency);
        await journey.SubmitAsync();

        await TellAsync(portal);

        foreach (var person in new[] { "chair", "it.berlin", "maintenance2.berlin" }) (await InboxAsync(portal, person)).ShouldContain(n => n.Kind == NoticeKind.Emergency, person);
        (await InboxAsync(portal, "ot.berlin")).ShouldBeEmpty("who raised it knows");
    }

    [Fact]
    public async Task Run_KindThatSomebodyMuted_IsNotInTheirInboxButInOthers()
    {
        await using var portal = await BegunAsync();
        await portal.WantsAsync("it.berlin", NoticeChoices.Default with { Muted = [NoticeKind.Scheduled] });
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();
        (await journey.ScheduleAsync(ChangeJourney.Sunday)).Error.ShouldBeNull();

        await TellAsync(portal);

        (await InboxAsync(portal, "it.berlin")).ShouldNotContain(n => n.Kind == NoticeKind.Scheduled);
        (await InboxAsync(portal, "it2.berlin")).ShouldContain(n => n.Kind == NoticeKind.Scheduled);
    }

    [Fact]
    public async Task Open_LinkOfANotice_ReadsItAndLeadsToTheRecord()
    {
        await using var portal = await BegunAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        await TellAsync(portal);
        var notice = (await InboxAsync(portal, "it.berlin")).Single();
        var actor = await portal.ActorAsync("it.berlin");

        var opened = await portal.Get<OpenNotice>().RunAsync(new(notice.MessageId, null), actor, TestContext.Current.CancellationToken);

        opened.Value.Number.ShouldBe(journey.Number);
        (await portal.Get<NoticeReads>().CountNewAsync(actor.PersonId, TestContext.Current.CancellationToken)).ShouldBe(0);
        (await InboxAsync(portal, "it2.berlin")).Single().ReadAt.ShouldBeNull("another person's notice is their own");
    }

    [Fact]
    public async Task Read_UpToTheOneThatWasShown_LeavesWhatCameLaterNew()
    {
        await using var portal = await BegunAsync();
        await new ChangeJourney(portal).AuthorizingAsync();
        await TellAsync(portal);
        var shown = (await InboxAsync(portal, "it.berlin")).Single();
        await new ChangeJourney(portal).AuthorizingAsync();
        await TellAsync(portal);
        var actor = await portal.ActorAsync("it.berlin");

        var read = await portal.Get<ReadNotices>().RunAsync(new(shown.Id), actor, TestContext.Current.CancellationToken);

        read.Value.ShouldBe(1);
        (await portal.Get<NoticeReads>().CountNewAsync(actor.PersonId, TestContext.Current.CancellationToken)).ShouldBe(1);
    }

    /// <summary>The test plant, from whose ledger people are told from now on.</summary>
    private static async Task<TestPortal> BegunAsync()
    {
        var portal = await TestPlant.CreatePortalAsync();
        await TellAsync(portal);
        return portal;
    }

    private static Task<int> TellAsync(TestPortal portal) => portal.Get<TellNotices>().RunAsync(TestContext.Current.CancellationToken);

    private static async Task<List<Notice>> NoticesAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        return await db.Notices.AsNoTracking().OrderBy(n => n.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<NoticeRow>> InboxAsync(TestPortal portal, string person) =>
        (await portal.Get<NoticeReads>().ListAsync((await portal.ActorAsync(person)).PersonId, null, new PageRequest(), TestContext.Current.CancellationToken)).Items;
}
