using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class DecideChangeTests
{
    [Theory]
    [InlineData("ot.berlin", Function.OT, "seat.requester")]
    [InlineData("production.berlin", Function.IT, "seat.notYourFunction")]
    [InlineData("production.berlin", Function.Production, "seat.none")]
    [InlineData("admin", Function.IT, "seat.notYourFunction")]
    [InlineData("chair", Function.IT, "seat.notYourFunction")]
    [InlineData("auditor", Function.IT, "rights.readOnly")]
    public async Task Decide_ByWhoMayNot_IsRefused(string person, Function function, string code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();

        (await journey.DecideAsync(person, function)).Error!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Decide_ByTheImplementer_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync(ChangeJourney.Draft with { Implementer = "maintenance2.berlin" });

        (await journey.DecideAsync("maintenance2.berlin", Function.Maintenance)).Error!.Code.ShouldBe("seat.implementer");
    }

    [Fact]
    public async Task Decide_ForASecondFunctionByOnePerson_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.JoinAsync("it.berlin", Function.Maintenance);
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        await ChangeJourney.DoneAsync(journey.DecideAsync("it.berlin", Function.IT));

        (await journey.DecideAsync("it.berlin", Function.Maintenance)).Error!.Code.ShouldBe("seat.onePerson");
    }

    [Fact]
    public async Task Decide_ATakenSeat_NamesWhoTookIt()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        await ChangeJourney.DoneAsync(journey.DecideAsync("it.berlin", Function.IT));

        var error = (await journey.DecideAsync("it2.berlin", Function.IT)).Error.ShouldNotBeNull();

        (error.Code, error.Message).ShouldBe(("seat.taken", "IT has decided already: First IT."));
    }

    [Fact]
    public async Task Decide_OnAnOlderRevision_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        await ChangeJourney.DoneAsync(journey.EditAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { WorkMinutes = 70 } }));

        (await journey.DecideAsync("it.berlin", Function.IT, revision: 1)).Error!.Code.ShouldBe("change.revision");
    }

    [Fact]
    public async Task Decide_OnADraft_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();

        (await journey.DecideAsync("it.berlin", Function.IT)).Error!.Code.ShouldBe("change.notOpenForDecision");
    }

    [Theory]
    [InlineData(Verdict.Refuse)]
    [InlineData(Verdict.RequestChanges)]
    public async Task Decide_AgainstWithoutAReason_IsRefused(Verdict verdict)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();

        (await journey.DecideAsync("it.berlin", Function.IT, verdict: verdict, comment: "  ")).Error!.Field.ShouldBe("comment");
    }

    [Fact]
    public async Task Decide_Refuse_EndsTheChange()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();

        var state = await ChangeJourney.DoneAsync(journey.DecideAsync("it.berlin", Function.IT, verdict: Verdict.Refuse, comment: "The firmware is withdrawn"));

        state.Status.ShouldBe(ChangeStatus.Rejected);
        (await journey.DecideAsync("ot2.berlin", Function.OT)).Error!.Code.ShouldBe("change.notOpenForDecision");
    }

    [Fact]
    public async Task Decide_RequestChanges_ComesBackWithStatementsKeptAndIsSignedByTheSamePerson()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        await ChangeJourney.DoneAsync(journey.DecideAsync("it.berlin", Function.IT));
        await ChangeJourney.DoneAsync(journey.DecideAsync("ot2.berlin", Function.OT, verdict: Verdict.RequestChanges, comment: "Name the version"));
        await ChangeJourney.DoneAsync(journey.EditAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { ImplementationPlan = "Load 4.2" } }));

        var submitted = await journey.SubmitAsync();

        (submitted.Status, submitted.Revision).ShouldBe((ChangeStatus.Authorizing, 2));
        (await journey.DetailAsync()).Seats.ShouldAllBe(s => s.IsOpen);
        await ChangeJourney.DoneAsync(journey.DecideAsync("ot2.berlin", Function.OT, revision: 2));
    }

    [Fact]
    public async Task Decide_RequestChangesThatNeedNoEdit_KeepsTheSignaturesOfTheOthers()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        await ChangeJourney.DoneAsync(journey.DecideAsync("it.berlin", Function.IT));
        await ChangeJourney.DoneAsync(journey.DecideAsync("ot2.berlin", Function.OT, verdict: Verdict.RequestChanges, comment: "Is the spare here?"));

        await journey.SubmitAsync();

        (await journey.DetailAsync()).Seats.Select(s => (s.Function, s.IsOpen)).ShouldBe([(Function.IT, false), (Function.OT, true), (Function.Maintenance, true)]);
    }

    [Fact]
    public async Task Decide_AfterThePersonWasSwitchedOff_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        await portal.ChangePersonAsync("it.berlin", person => person.IsActive = false);

        (await journey.DecideAsync("it.berlin", Function.IT)).Error!.Code.ShouldBe("rights.inactive");
    }

    [Fact]
    public async Task Decide_AfterTheMembershipEnded_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        await portal.ChangePersonAsync("it.berlin", person => person.Memberships.Single().To = TestPortal.Start.InUtc().Date);

        (await journey.DecideAsync("it.berlin", Function.IT)).Error!.Code.ShouldBe("seat.notYourFunction");
    }

    [Fact]
    public async Task Decide_ByAServiceAccount_IsRefusedThoughItHoldsTheFunction()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddPersonAsync("mes", PersonKind.Service, Function.IT);
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();

        (await journey.DecideAsync("mes", Function.IT)).Error!.Code.ShouldBe("apiKey.cannotDecide");
    }

    [Fact]
    public async Task Decide_TheLastSignatureAfterTheSlotWasTaken_LeavesTheChangeApproved()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { PlannedStart = ChangeJourney.Sunday } });
        await ChangeJourney.DoneAsync(journey.DecideAsync("it.berlin", Function.IT));
        await ChangeJourney.DoneAsync(journey.DecideAsync("ot2.berlin", Function.OT));
        portal.Clock.Set(ChangeJourney.Sunday + NodaTime.Duration.FromMinutes(1));

        var state = await ChangeJourney.DoneAsync(journey.DecideAsync("maintenance.berlin", Function.Maintenance));

        state.Status.ShouldBe(ChangeStatus.Approved);
    }

    [Theory]
    [InlineData("production.berlin", Function.Production, "seat.none")]
    [InlineData("production.berlin", Function.IT, "seat.notYourFunction")]
    [InlineData("auditor", Function.IT, "rights.readOnly")]
    public async Task Assess_ByWhoMayNot_IsRefused(string person, Function function, string code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();
        await journey.SubmitAsync();

        (await journey.AssessAsync(person, function)).Error!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Assess_ASecondTime_NamesWhoStated()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();
        await journey.SubmitAsync();
        await ChangeJourney.DoneAsync(journey.AssessAsync("it.berlin", Function.IT));

        (await journey.AssessAsync("it2.berlin", Function.IT)).Error!.Message.ShouldBe("IT has already stated its impact: First IT.");
    }

    [Fact]
    public async Task Assess_WithoutAWord_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();
        await journey.SubmitAsync();

        (await journey.AssessAsync("it.berlin", Function.IT, " ")).Error!.Field.ShouldBe("statement");
    }
}
