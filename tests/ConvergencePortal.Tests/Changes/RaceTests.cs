using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

/// <summary>Two people in the same moment: both have read the same state when they save.</summary>
public sealed class RaceTests
{
    [Fact]
    public async Task Decide_TheTwoLastSignaturesAtOnce_BothCountAndTheChangeIsApprovedOnce()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync(WithSlot());
        await ChangeJourney.DoneAsync(journey.DecideAsync("it.berlin", Function.IT));

        portal.Saves.MeetOnce();
        var results = await Task.WhenAll(journey.DecideAsync("ot2.berlin", Function.OT), journey.DecideAsync("maintenance.berlin", Function.Maintenance));

        results.ShouldAllBe(r => r.IsSuccess);
        var detail = await journey.DetailAsync();
        detail.Row.Status.ShouldBe(ChangeStatus.Scheduled);
        detail.Signatures.Count.ShouldBe(3);
        detail.History.Count(h => h.Event == ChangeEvents.Approved).ShouldBe(1);
        detail.History.Count(h => h.Event == ChangeEvents.Scheduled).ShouldBe(1);
    }

    [Fact]
    public async Task Decide_OneSeatByTwoPeopleAtOnce_OneSignsAndTheOtherIsTold()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();

        portal.Saves.MeetOnce();
        var results = await Task.WhenAll(journey.DecideAsync("it.berlin", Function.IT), journey.DecideAsync("it2.berlin", Function.IT, verdict: Verdict.Refuse, comment: "No"));

        results.Count(r => r.IsSuccess).ShouldBe(1);
        results.Single(r => !r.IsSuccess).Error!.Code.ShouldBeOneOf("seat.taken", "change.notOpenForDecision");
        (await journey.DetailAsync()).Signatures.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Decide_WhileTheRequesterEdits_NeverSignsTheNewContent()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        var version = (await journey.DetailAsync()).Row.Version;

        portal.Saves.MeetOnce();
        var edit = journey.EditAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { WorkMinutes = 61 } }, version);
        var decide = journey.DecideAsync("it.berlin", Function.IT);
        await Task.WhenAll(edit, decide);

        // Whoever was first: the edit after a signature is stale, the signature after an edit is on an older revision.
        ((await edit).Error?.Code, (await decide).Error?.Code).ShouldBeOneOf(("save.stale", null), (null, "change.revision"));
        (await journey.DetailAsync()).Signatures.ShouldAllBe(s => s.Revision == 1);
    }

    [Fact]
    public async Task Schedule_OneSlotForTwoChangesAtOnce_ExactlyOneGetsIt()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (first, second) = (new ChangeJourney(portal), new ChangeJourney(portal));
        await first.ApprovedAsync();
        await second.ApprovedAsync();

        portal.Saves.MeetOnce();
        var results = await Task.WhenAll(first.ScheduleAsync(ChangeJourney.Sunday), second.ScheduleAsync(ChangeJourney.Sunday));

        results.Count(r => r.IsSuccess).ShouldBe(1);
        var winner = results[0].IsSuccess ? first : second;
        var refused = results.Single(r => !r.IsSuccess).Error.ShouldNotBeNull();
        refused.Code.ShouldBe("slot.refused");
        refused.Message.ShouldContain(winner.Number);
    }

    [Fact]
    public async Task Schedule_OneSlotForSixChangesAtOnce_ExactlyOneGetsItAndAllOthersAreToldWho()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journeys = Enumerable.Range(0, 6).Select(_ => new ChangeJourney(portal)).ToList();
        foreach (var journey in journeys) await journey.ApprovedAsync();

        var results = await Task.WhenAll(journeys.Select((journey, i) => Task.Run(() => journey.ScheduleAsync(ChangeJourney.Sunday + NodaTime.Duration.FromMinutes(10 * i)))));

        results.Count(r => r.IsSuccess).ShouldBe(1);
        var winner = journeys[Array.FindIndex(results, r => r.IsSuccess)];
        results.Where(r => !r.IsSuccess).ShouldAllBe(r => r.Error!.Code == "slot.refused" && r.Error.Message.Contains(winner.Number));
    }

    [Fact]
    public async Task Schedule_BothSwitchesOfARingAtOnce_LeavesOneUntouched()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("devices", "site,code,name,role,equipment,redundancy_group\nBER,SW-PACK-01,Switch 1,Switch,BER/PACK/LINE2,RING\nBER,SW-PACK-02,Switch 2,Switch,BER/PACK/LINE2,RING\n");
        await portal.HasAsync("interfaces", "site,device,name,segment,ip\nBER,SW-PACK-02,eth0,VLAN210,10.20.10.3\n");
        var (first, second) = (new ChangeJourney(portal), new ChangeJourney(portal));
        await ApproveByAllAsync(first, "BER:SW-PACK-01");
        await ApproveByAllAsync(second, "BER:SW-PACK-02");

        portal.Saves.MeetOnce();
        var results = await Task.WhenAll(first.ScheduleAsync(ChangeJourney.Sunday), second.ScheduleAsync(ChangeJourney.Sunday));

        results.Count(r => r.IsSuccess).ShouldBe(1);
        results.Single(r => !r.IsSuccess).Error!.Message.ShouldContain("No member of RING would stay untouched");
    }

    [Fact]
    public async Task Submit_TwoChangesForOneSlotAtOnce_AsksForOneOfThem()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (first, second) = (new ChangeJourney(portal), new ChangeJourney(portal));
        await first.DraftAsync(WithSlot());
        await second.DraftAsync(WithSlot());

        portal.Saves.MeetOnce();
        var results = await Task.WhenAll(first.TrySubmitAsync(), second.TrySubmitAsync());

        results.Count(r => r.IsSuccess).ShouldBe(1);
        results.Single(r => !r.IsSuccess).Error!.Code.ShouldBe("slot.refused");
    }

    [Fact]
    public async Task Decide_OneCommandTwiceAtOnce_IsDoneOnceAndAnsweredTwice()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        var actor = await portal.ActorAsync("it.berlin");
        var command = Guid.NewGuid();

        portal.Saves.MeetOnce();
        var results = await Task.WhenAll(DecideAsync(), DecideAsync());

        results.ShouldAllBe(r => r.IsSuccess);
        results[0].Value.ShouldBe(results[1].Value);
        (await journey.DetailAsync()).Signatures.Count.ShouldBe(1);

        Task<Result<ChangeState>> DecideAsync() =>
            portal.Get<DecideChange>().RunAsync(new(journey.Number, 1, Function.IT, Verdict.Approve, null, new Command(command), TestPlant.Pin), actor, default);
    }

    [Fact]
    public async Task Draft_TwoAtOnce_GetNumbersThatFollowEachOther()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (first, second) = (new ChangeJourney(portal), new ChangeJourney(portal));

        portal.Saves.MeetOnce();
        await Task.WhenAll(first.DraftAsync(), second.DraftAsync());

        new[] { first.Number, second.Number }.ShouldBe(["CR-2026-0001", "CR-2026-0002"], ignoreOrder: true);
    }

    /// <summary>A switch concerns more functions than a controller does: whoever is asked states and signs.</summary>
    private static async Task ApproveByAllAsync(ChangeJourney journey, string item)
    {
        await journey.DraftAsync(ChangeJourney.Draft with { Items = [new ItemInput(item)], Content = ChangeJourney.Draft.Content with { TestPlan = "On the spare" } });
        await journey.SubmitAsync();
        var asked = (await journey.DetailAsync()).Seats.Select(s => s.Function).ToList();
        foreach (var function in asked) await ChangeJourney.DoneAsync(journey.AssessAsync(SecondOf(function), function));
        foreach (var function in asked) await ChangeJourney.DoneAsync(journey.DecideAsync(SecondOf(function), function));
    }

    private static string SecondOf(Function function) => function switch
    {
        Function.ProcessSafety => "safety2.berlin",
        Function.Cybersecurity => "cyber2.berlin",
        _ => $"{function.ToString().ToLowerInvariant()}2.berlin",
    };

    private static ChangeDraft WithSlot() => ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { PlannedStart = ChangeJourney.Sunday } };
}
