using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using ConvergencePortal.Tests.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class RecheckSlotsTests
{
    [Fact]
    public async Task Run_AfterAFreezeWasPutOnTheSlot_SaysWhatIsNewAndSinceWhen()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await ScheduledAsync(portal);
        await FreezeAsync(portal);

        (await RecheckAsync(portal)).ShouldBe([journey.Number]);

        var difference = (await journey.DetailAsync()).Difference.ShouldNotBeNull();
        var freeze = difference.Appeared.ShouldHaveSingleItem();
        (freeze.Code, freeze.Policy).ShouldBe((ConflictCode.InsideFreeze, ConflictPolicy.Block));
        difference.Gone.ShouldBeEmpty();
        difference.Since.ShouldBe(TestPortal.Start);
        (await journey.DetailAsync()).History[^1].ShouldSatisfyAllConditions(
            h => h.Event.ShouldBe(ChangeEvents.SlotRechecked),
            h => h.ActorName.ShouldBe(Actor.Portal.Name),
            h => h.Text.ShouldBe("New: Packaging is frozen: Title of FRZ, Sun 2026-11-08 00:00 to Mon 2026-11-09 00:00."));
    }

    [Fact]
    public async Task Run_Twice_TellsOnce()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await ScheduledAsync(portal);
        await FreezeAsync(portal);

        await RecheckAsync(portal);

        (await RecheckAsync(portal)).ShouldBeEmpty();
        (await journey.DetailAsync()).History.Count(h => h.Event == ChangeEvents.SlotRechecked).ShouldBe(1);
    }

    [Fact]
    public async Task Run_ByTwoProcessesAtOnce_TellsOnce()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await ScheduledAsync(portal);
        await FreezeAsync(portal);

        portal.Saves.MeetOnce();
        await Task.WhenAll(RecheckAsync(portal), RecheckAsync(portal));

        (await journey.DetailAsync()).History.Count(h => h.Event == ChangeEvents.SlotRechecked).ShouldBe(1);
        (await journey.DetailAsync()).Difference.ShouldNotBeNull();
    }

    [Fact]
    public async Task Run_WhileTheSlotIsMovedAway_LeavesNoDifferenceBehind()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await ScheduledAsync(portal);
        await FreezeAsync(portal);

        portal.Saves.MeetOnce();
        var recheck = RecheckAsync(portal);
        var move = journey.ScheduleAsync(ChangeJourney.Sunday + Duration.FromDays(7));
        await Task.WhenAll(recheck, move);

        (await move).Error.ShouldBeNull();
        (await journey.DetailAsync()).Difference.ShouldBeNull();
        (await RecheckAsync(portal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_WhenNothingMoved_JudgesNothing()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await ScheduledAsync(portal);
        var first = await portal.Get<RecheckSlots>().RunAsync(null, TestContext.Current.CancellationToken);

        var second = await portal.Get<RecheckSlots>().RunAsync(first.State, TestContext.Current.CancellationToken);

        second.ShouldBe(first with { Differing = second.Differing });
        second.Differing.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_AfterTheFreezeIsGoneAgain_TakesTheDifferenceBack()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await ScheduledAsync(portal);
        await FreezeAsync(portal);
        await RecheckAsync(portal);

        await portal.EditWindowAsync("FRZ", window => window.StartsAt = window.StartsAt.PlusDays(30));
        (await RecheckAsync(portal)).ShouldBe([journey.Number]);

        var detail = await journey.DetailAsync();
        detail.Difference.ShouldBeNull();
        detail.History[^1].Text.ShouldNotBeNull().ShouldStartWith("No longer: Packaging is frozen");
    }

    [Fact]
    public async Task Run_AfterTheMaintenanceWindowMovedAway_SaysSo()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await ScheduledAsync(portal);
        await portal.EditWindowAsync("MW-LINE2-SUN", window => (window.Rule, window.StartsAt) = ("FREQ=WEEKLY;BYDAY=SA", window.StartsAt.PlusDays(-1)));

        await RecheckAsync(portal);

        (await journey.DetailAsync()).Difference!.Appeared.Select(v => v.Code).ShouldBe([ConflictCode.OutsideMaintenance]);
    }

    [Fact]
    public async Task Run_AfterAShiftEndedAndAPersonIsAway_NamesTheAbsence()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await ScheduledAsync(portal);
        await portal.HasAsync("absences", "site,person,from,to\nBER,ot.berlin,2026-11-07,2026-11-09\n");

        await RecheckAsync(portal);

        (await journey.DetailAsync()).Difference!.Appeared.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            v => v.Code.ShouldBe(ConflictCode.PersonAbsent),
            v => v.Message.ShouldStartWith("First OT is away"));
    }

    [Fact]
    public async Task Run_AfterAnotherChangeTookARelatedThing_WarnsBoth()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await ScheduledAsync(portal);
        var other = new ChangeJourney(portal);
        await other.DraftAsync(ChangeJourney.Draft with
        {
            Items = [new ItemInput("BER:SW-PACK-01")], Content = ChangeJourney.Draft.Content with { PlannedStart = ChangeJourney.Sunday, TestPlan = "On the spare" },
        }, "it.berlin");
        await other.SubmitAsync("it.berlin");

        await RecheckAsync(portal);

        (await journey.DetailAsync()).Difference!.Appeared.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            v => v.Code.ShouldBe(ConflictCode.RelatedAsset),
            v => v.ChangeNumber.ShouldBe(other.Number),
            v => v.Path.ShouldBe(["PLC-FILLER", "segment VLAN 210", "SW-PACK-01"]));
        (await other.DetailAsync()).Difference.ShouldBeNull();
    }

    [Fact]
    public async Task Schedule_ElsewhereAfterADifference_IsReliedOnAnew()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await ScheduledAsync(portal);
        await FreezeAsync(portal);
        await RecheckAsync(portal);

        await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday + Duration.FromDays(7)));

        (await journey.DetailAsync()).Difference.ShouldBeNull();
        (await RecheckAsync(portal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Withdraw_WithADifference_ForgetsTheSlot()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await ScheduledAsync(portal);
        await FreezeAsync(portal);
        await RecheckAsync(portal);

        await ChangeJourney.DoneAsync(journey.WithdrawAsync());

        await using var db = portal.Db();
        (await db.SlotChecks.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Fact]
    public async Task Run_OnDifference_TellsOpenPagesAfterwards()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await ScheduledAsync(portal);
        await FreezeAsync(portal);
        var told = new List<Saved>();
        using var subscription = portal.Feed.Subscribe(told.Add);

        await RecheckAsync(portal);

        told.ShouldBe([new Saved(RecordTypes.Change, journey.Number)]);
    }

    [Theory]
    [InlineData("ot.berlin", true)]
    [InlineData("maintenance2.berlin", true)]
    [InlineData("quality.berlin", false)]
    [InlineData("chair", false)]
    public async Task Desk_WithADifference_ShowsItToThoseWithAPart(string person, bool isShown)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await ScheduledAsync(portal);
        await FreezeAsync(portal);
        await RecheckAsync(portal);

        var moved = await portal.Get<DeskReads>().ListMovedSlotsAsync((await portal.ActorAsync(person)).PersonId, TestContext.Current.CancellationToken);

        moved.Select(m => m.Change.Number).ShouldBe(isShown ? [journey.Number] : []);
    }

    private static async Task<ChangeJourney> ScheduledAsync(TestPortal portal)
    {
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();
        await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday));
        return journey;
    }

    private static Task FreezeAsync(TestPortal portal) => portal.AddWindowAsync("FRZ", "BER/PACK", WindowKind.Freeze, start: "2026-11-08T00:00", minutes: 1440);

    private static async Task<IReadOnlyList<string>> RecheckAsync(TestPortal portal) => (await portal.Get<RecheckSlots>().RunAsync(null, TestContext.Current.CancellationToken)).Differing;
}
