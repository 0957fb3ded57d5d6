using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Approvals;

/// <summary>Decisions and delegations that must not be: each is refused with its sentence, and one that was forbidden leaves exactly one line in the ledger.</summary>
public sealed class BadDecisionTests
{
    [Fact]
    public async Task Decide_OnAnOlderRevision_SaysWhichAndWritesNothing()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await AuthorizingAsync(portal);
        await ChangeJourney.DoneAsync(journey.EditAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { WorkMinutes = 70 } }));

        var error = (await journey.DecideAsync("it.berlin", Function.IT, revision: 1)).Error.ShouldNotBeNull();

        (error.Kind, error.Message).ShouldBe((ErrorKind.Stale, "You decided on revision 1, but CR-2026-0001 is at revision 2 by now. Look at it again."));
        (await RefusedAsync(portal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Decide_OnARevisionThatDoesNotExistYet_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await AuthorizingAsync(portal);

        (await journey.DecideAsync("it.berlin", Function.IT, revision: 2)).Error!.Code.ShouldBe("change.revision");
    }

    [Fact]
    public async Task Decide_ByAFormerMember_LeavesOneLine()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await AuthorizingAsync(portal);
        await portal.ChangePersonAsync("it.berlin", person => person.Memberships.Single().To = TestPortal.Start.InUtc().Date);

        (await journey.DecideAsync("it.berlin", Function.IT)).Error!.Message.ShouldBe("You do not speak for IT at this site.");

        (await RefusedAsync(portal)).ShouldBe([("First IT", journey.Number, "seat.notYourFunction")]);
    }

    [Fact]
    public async Task Decide_ByADelegateAfterTheEnd_LeavesOneLine()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await AuthorizingAsync(portal);
        await portal.DelegateAsync("it.berlin", "quality.berlin", ends: Lending.Begins.PlusHours(2));
        portal.Clock.Advance(Duration.FromHours(2));

        (await journey.DecideAsync("quality.berlin", Function.IT)).Error!.Code.ShouldBe("seat.notYourFunction");

        (await RefusedAsync(portal)).ShouldBe([("First Quality", journey.Number, "seat.notYourFunction")]);
    }

    [Fact]
    public async Task Decide_InTwoTabs_SignsOnceAndTellsTheOther()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await AuthorizingAsync(portal);

        portal.Saves.MeetOnce();
        var tabs = await Task.WhenAll(journey.DecideAsync("it.berlin", Function.IT), journey.DecideAsync("it.berlin", Function.IT, verdict: Verdict.RequestChanges, comment: "Which version?"));

        tabs.Count(tab => tab.IsSuccess).ShouldBe(1);
        tabs.Single(tab => !tab.IsSuccess).Error!.Code.ShouldBeOneOf("seat.taken", "change.notOpenForDecision");
        (await journey.DetailAsync()).Signatures.Count.ShouldBe(1);
        (await RefusedAsync(portal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Decide_WithAForgedSeat_IsRefusedWithASentence()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await AuthorizingAsync(portal);

        (await journey.DecideAsync("it.berlin", (Function)99)).Error!.Message.ShouldBe("This function is not asked on this change.");
    }

    [Fact]
    public async Task Decide_WithSomebodyElsesSeat_LeavesOneLine()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await AuthorizingAsync(portal);

        (await journey.DecideAsync("it.berlin", Function.OT)).Error!.Message.ShouldBe("You do not speak for OT at this site.");

        (await RefusedAsync(portal)).ShouldBe([("First IT", journey.Number, "seat.notYourFunction")]);
    }

    [Fact]
    public async Task Decide_OnAWithdrawnChange_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await AuthorizingAsync(portal);
        await ChangeJourney.DoneAsync(journey.WithdrawAsync());

        (await journey.DecideAsync("it.berlin", Function.IT)).Error!.Message.ShouldBe("CR-2026-0001 is a draft; there is nothing to decide on it now.");
        (await RefusedAsync(portal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Delegate_ToOneselfInACircleOrAcrossSites_LeavesOneLineEach()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddSiteAsync("CHI", ("admin", Function.IT));
        await portal.DelegateAsync("it.berlin", "it2.berlin");

        string?[] codes =
        [
            (await portal.TryDelegateAsync("it.berlin", "it.berlin")).Error?.Code, (await portal.TryDelegateAsync("it2.berlin", "it.berlin")).Error?.Code,
            (await portal.TryDelegateAsync("it.berlin", "admin")).Error?.Code,
        ];

        codes.ShouldBe(["delegation.toOneself", "delegation.circle", "delegation.otherSite"]);
        (await RefusedAsync(portal)).ShouldBe([("First IT", "it.berlin", "delegation.toOneself"), ("Second IT", "it2.berlin", "delegation.circle"), ("First IT", "it.berlin", "delegation.otherSite")]);
    }

    [Fact]
    public async Task Revoke_ADelegationOfOthers_LeavesOneLine()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var number = await portal.DelegateAsync("it.berlin", "it2.berlin");

        (await portal.RevokeAsync(number, "ot.berlin")).Error!.Code.ShouldBe("delegation.notTheirs");

        (await RefusedAsync(portal)).ShouldBe([("First OT", number, "delegation.notTheirs")]);
    }

    [Fact]
    public async Task Decide_ForADelegatorWithoutTheCompetency_IsRefusedThoughTheDelegateHasIt()
    {
        await using var plant = await ModelPlant.CreateAsync();
        var view = await plant.LookAsync();
        foreach (var step in (ModelStep[])[new SubmitStep(ApprovalModel.Requester), new AssessStep("it.berlin", Function.IT), new AssessStep("ot2.berlin", Function.OT), new AssessStep("maintenance.berlin", Function.Maintenance),
                     new DelegateStep("it3.berlin", "quality.berlin", Function.IT, 0, 24)])
            (await plant.RunAsync(step, view.Seen, view)).ShouldBeNull();

        (await plant.RunAsync(new DecideStep("quality.berlin", Function.IT), view.Seen, view))!.Code.ShouldBe("seat.delegator");
    }

    private static async Task<ChangeJourney> AuthorizingAsync(TestPortal portal)
    {
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        return journey;
    }

    private static async Task<List<(string Who, string Number, string? Code)>> RefusedAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        return [.. (await db.Ledger.AsNoTracking().Where(e => e.Event == RefusedAttempts.Event).OrderBy(e => e.Sequence).ToListAsync()).Select(e => (e.ActorName, e.Number, e.Reason))];
    }
}
