using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class ChangeCalendarReadsTests
{
    private static readonly Instant From = ChangeJourney.Sunday - Duration.FromDays(1);
    private static readonly Instant To = ChangeJourney.Sunday + Duration.FromDays(1);

    /// <summary>Functions that are not asked are refused, which does no harm here.</summary>
    private static readonly (string Person, Function Function)[] Everybody =
    [
        .. ChangeJourney.Signers, ("production.berlin", Function.Production), ("quality.berlin", Function.Quality), ("safety.berlin", Function.ProcessSafety), ("cyber.berlin", Function.Cybersecurity),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_ScheduledChange_StandsInItsWholeSpan()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await ScheduleAsync(portal);

        var change = (await ListAsync(portal)).ShouldHaveSingleItem();

        (change.Number, change.Start, change.End).ShouldBe((journey.Number, ChangeJourney.Sunday, ChangeJourney.Sunday + Duration.FromMinutes(150)));
        change.Paths.ShouldContain("BER/PACK/LINE2/FILLER");
        change.IsNetwork.ShouldBeFalse();
        change.Conflict.ShouldBeNull();
    }

    [Fact]
    public async Task List_DraftWithAPlannedStart_IsLeftOut()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await new ChangeJourney(portal).DraftAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { PlannedStart = ChangeJourney.Sunday } });

        (await ListAsync(portal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task List_TimeThatOnlyTouchesTheChange_LeavesItOut()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await ScheduleAsync(portal);
        var end = ChangeJourney.Sunday + Duration.FromMinutes(150);

        (await ListAsync(portal, from: end, to: To)).ShouldBeEmpty();
        (await ListAsync(portal, from: From, to: ChangeJourney.Sunday)).ShouldBeEmpty();
    }

    [Fact]
    public async Task List_WorkThatRunsOver_OccupiesThePlantUntilNow()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await ScheduleAsync(portal);
        portal.Clock.Set(ChangeJourney.Sunday);
        await ChangeJourney.DoneAsync(portal.Get<StartChange>().RunAsync(new(journey.Number, Command.New()), await portal.ActorAsync("ot.berlin"), Token));
        portal.Clock.Advance(Duration.FromHours(5));

        var change = (await ListAsync(portal)).ShouldHaveSingleItem();

        change.End.ShouldBe(ChangeJourney.Sunday + Duration.FromHours(5));
    }

    [Theory]
    [InlineData("BER/PACK/LINE2", true)]
    [InlineData("BER/PACK/LINE2/FILLER", true)]
    [InlineData("BER/PACK/LINE2/LABELER", false)]
    [InlineData("BER/ADMIN", false)]
    [InlineData("BER:VLAN210", true)]
    [InlineData("BER:VLAN10", false)]
    public async Task List_OfAPartOfThePlant_ShowsWhatReachesIt(string scope, bool isShown)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await ScheduleAsync(portal);
        var part = await portal.Get<WindowScopeReads>().FindAsync(scope, Token);

        (await ListAsync(portal, part.Value)).Count.ShouldBe(isShown ? 1 : 0);
    }

    [Fact]
    public async Task List_ChangeOfASwitch_ReachesTheMachinesItServes()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { TestPlan = "Ping every port" }, Items = [new ItemInput("BER:SW-PACK-01")] });
        await journey.SubmitAsync();
        foreach (var (person, function) in Everybody) await journey.AssessAsync(person, function);
        foreach (var (person, function) in Everybody) await journey.DecideAsync(person, function);
        (await journey.ScheduleAsync(ChangeJourney.Sunday)).Error.ShouldBeNull();

        var change = (await ListAsync(portal)).ShouldHaveSingleItem();

        change.IsNetwork.ShouldBeTrue();
        change.Paths.ShouldContain("BER/PACK/LINE2/LABELER");
    }

    [Fact]
    public async Task List_WhatIsStillBeingSigned_StandsInTheSlotItKeepsFromOthers()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await new ChangeJourney(portal).AuthorizingAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { PlannedStart = ChangeJourney.Sunday } });

        var change = (await ListAsync(portal)).ShouldHaveSingleItem();

        (change.IsAgreed, change.CanMove).ShouldBe((false, false));
    }

    [Theory]
    [InlineData("ot.berlin")]
    [InlineData("maintenance2.berlin")]
    [InlineData("production.berlin")]
    [InlineData("it.berlin")]
    [InlineData("chair")]
    [InlineData("auditor")]
    public async Task List_CanMove_IsWhatTheChangeItselfAllows(string reader)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await ScheduleAsync(portal);

        var change = (await ListAsync(portal, reader: reader)).ShouldHaveSingleItem();

        change.CanMove.ShouldBe((await journey.ScheduleAsync(ChangeJourney.Sunday + Duration.FromMinutes(30), reader)).IsSuccess);
    }

    [Fact]
    public async Task List_SlotThatCutsARunSince_SaysWhatNeedsConsent()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await ScheduleAsync(portal);
        await portal.AddWindowAsync("RUN", "BER/PACK/LINE2/FILLER", WindowKind.Production, start: "2026-11-08T02:00", minutes: 30);

        var conflict = (await ListAsync(portal)).ShouldHaveSingleItem().Conflict.ShouldNotBeNull();

        conflict.Policy.ShouldBe(ConflictPolicy.NeedsApproval);
        conflict.Sentences.ShouldHaveSingleItem().ShouldContain("is producing: Title of RUN");
    }

    [Fact]
    public async Task ListWaiting_ApprovedChange_WaitsUntilItHasASlot()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();

        var waiting = (await ListWaitingAsync(portal)).ShouldHaveSingleItem();
        await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday));

        (waiting.Number, waiting.Minutes, waiting.WishedStart, waiting.CanMove).ShouldBe((journey.Number, 150, null, true));
        (await ListWaitingAsync(portal)).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<WaitingChange>> ListWaitingAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        var site = await db.Equipment.SingleAsync(e => e.Path == "BER", Token);
        return await portal.Get<ChangeCalendarReads>().ListWaitingAsync(site.Id, null, await portal.ActorAsync("ot.berlin"), Token);
    }

    private static async Task<IReadOnlyList<CalendarChange>> ListAsync(TestPortal portal, WindowScope? scope = null, Instant? from = null, Instant? to = null, string reader = "ot.berlin")
    {
        await using var db = portal.Db();
        var site = await db.Equipment.SingleAsync(e => e.Path == "BER", Token);
        return await portal.Get<ChangeCalendarReads>().ListAsync(site.Id, from ?? From, to ?? To, scope, await portal.ActorAsync(reader), Token);
    }

    private static async Task<ChangeJourney> ScheduleAsync(TestPortal portal)
    {
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();
        (await journey.ScheduleAsync(ChangeJourney.Sunday)).Error.ShouldBeNull();
        return journey;
    }
}
