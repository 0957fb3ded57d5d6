using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

/// <summary>Starting, finishing, verifying, closing; cancelling and rolling back.</summary>
public sealed class WorkTests
{
    private static readonly ChangeDraft ByAnother = ChangeJourney.Draft with { Implementer = "maintenance2.berlin" };

    [Theory]
    [InlineData("ot.berlin", null)]
    [InlineData("maintenance2.berlin", null)]
    [InlineData("maintenance.berlin", "change.notImplementer")]
    [InlineData("chair", "change.notImplementer")]
    [InlineData("auditor", "rights.readOnly")]
    public async Task Start_BySomebody_IsForRequesterAndImplementer(string person, string? code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.ScheduledAsync(ByAnother);

        (await journey.StartAsync(person)).Error?.Code.ShouldBe(code);
        (await journey.DetailAsync()).Row.Status.ShouldBe(code is null ? ChangeStatus.Implementing : ChangeStatus.Scheduled);
    }

    [Fact]
    public async Task Start_BeforeTheSlotAndTheWindow_IsRefusedWithTheReason()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.ScheduledAsync();
        portal.Clock.Set(ChangeJourney.Sunday - Duration.FromMinutes(30));

        var error = (await journey.StartAsync()).Error.ShouldNotBeNull();

        error.Code.ShouldBe("change.tooEarly");
        error.Message.ShouldContain("does not fit into the maintenance windows");
    }

    [Fact]
    public async Task Start_BeforeTheSlotButWithinTheWindow_IsAllowedByAClockThatRuns()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();
        await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday + Duration.FromMinutes(60)));
        portal.Clock.Set(ChangeJourney.Sunday);
        portal.Clock.AdvanceAtEachReading(Duration.FromMilliseconds(1));

        (await ChangeJourney.DoneAsync(journey.StartAsync())).Status.ShouldBe(ChangeStatus.Implementing);
    }

    [Fact]
    public async Task Start_AfterTheSlotIsOver_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.ScheduledAsync();
        portal.Clock.Advance(Duration.FromMinutes(150));

        (await journey.StartAsync()).Error!.Code.ShouldBe("change.slotPassed");
    }

    [Fact]
    public async Task Steps_OutOfOrder_AreRefusedForTheState()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.ScheduledAsync();

        (await journey.FinishAsync()).Error!.Code.ShouldBe("change.status");
        (await journey.VerifyAsync()).Error!.Code.ShouldBe("change.status");
        (await journey.CloseAsync()).Error!.Code.ShouldBe("change.status");
        (await journey.RollBackAsync()).Error!.Code.ShouldBe("change.status");
    }

    [Fact]
    public async Task Verify_BeforePeopleWereInformedAndTheReviewWasHeld_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.VerifyingAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { PeopleToInform = "Shift leads", PreStartupReviewRequired = true } });

        (await journey.VerifyAsync()).Error!.Code.ShouldBe("change.peopleInformed");
        (await journey.VerifyAsync(peopleInformed: true)).Error!.Code.ShouldBe("change.preStartupReview");
        (await journey.VerifyAsync(peopleInformed: true, preStartupReview: true)).Error.ShouldBeNull();
    }

    [Theory]
    [InlineData("it2.berlin", null)]
    [InlineData("production.berlin", "change.notInvolved")]
    [InlineData("admin", "change.notInvolved")]
    public async Task Verify_BySomebody_IsForThoseInvolved(string person, string? code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.VerifyingAsync();

        (await journey.VerifyAsync(person)).Error?.Code.ShouldBe(code);
        ((await journey.DetailAsync()).VerifiedAt is not null).ShouldBe(code is null);
    }

    [Fact]
    public async Task Verify_WithoutAResultOrTwice_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.VerifyingAsync();

        (await journey.VerifyAsync(result: " ")).Error!.Field.ShouldBe("result");
        await ChangeJourney.DoneAsync(journey.VerifyAsync());
        (await journey.VerifyAsync()).Error!.Code.ShouldBe("change.verified");
    }

    [Fact]
    public async Task Close_BeforeVerification_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.VerifyingAsync();

        (await journey.CloseAsync()).Error!.Code.ShouldBe("change.notVerified");
    }

    [Fact]
    public async Task Close_BySomebodyElseOrAsRolledBackOrWithImpossibleMinutes_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.VerifyingAsync(ByAnother);
        await ChangeJourney.DoneAsync(journey.VerifyAsync());

        (await journey.CloseAsync("maintenance2.berlin")).Error!.Code.ShouldBe("change.notRequester");
        (await journey.CloseAsync(outcome: ChangeOutcome.RolledBack)).Error!.Code.ShouldBe("change.outcome");
        (await journey.CloseAsync(minutesLost: -1)).Error!.Code.ShouldBe("change.minutesLost");
        (await ChangeJourney.DoneAsync(journey.CloseAsync("chair"))).Status.ShouldBe(ChangeStatus.Closed);
    }

    [Fact]
    public async Task RollBack_WhileTheWorkGoesOn_IsFinalAndNeedsAReason()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.ImplementingAsync();

        (await journey.RollBackAsync(reason: " ")).Error!.Field.ShouldBe("reason");
        (await journey.RollBackAsync("it.berlin")).Error!.Code.ShouldBe("change.notImplementer");
        (await ChangeJourney.DoneAsync(journey.RollBackAsync())).Status.ShouldBe(ChangeStatus.RolledBack);
        (await journey.FinishAsync()).Error!.Code.ShouldBe("change.status");
    }

    [Theory]
    [InlineData("chair", null)]
    [InlineData("it.berlin", "change.notRequester")]
    [InlineData("admin", "change.notRequester")]
    public async Task Cancel_BySomebodyElse_IsForTheChair(string person, string? code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();

        (await journey.CancelAsync(person)).Error?.Code.ShouldBe(code);
        (await journey.DetailAsync()).Row.Status.ShouldBe(code is null ? ChangeStatus.Cancelled : ChangeStatus.Authorizing);
    }

    [Fact]
    public async Task Cancel_WhileTheWorkGoesOn_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.ImplementingAsync();

        (await journey.CancelAsync()).Error!.Code.ShouldBe("change.status");
    }

    [Fact]
    public async Task Emergency_ThroughItsRetrospective_ClosesOnlyWhenEverybodyHasSigned()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync(ChangeJourney.Emergency);

        (await journey.SubmitAsync()).Status.ShouldBe(ChangeStatus.EmergencyAuthorized);
        await ChangeJourney.DoneAsync(journey.StartAsync());
        await ChangeJourney.DoneAsync(journey.FinishAsync());
        (await ChangeJourney.DoneAsync(journey.VerifyAsync())).Status.ShouldBe(ChangeStatus.RetrospectiveReview);
        await ChangeJourney.DoneAsync(journey.DecideAsync("it.berlin", Function.IT));
        (await journey.DecideAsync("ot2.berlin", Function.OT, verdict: Verdict.RequestChanges, comment: "x")).Error!.Code.ShouldBe("decision.retrospective");
        await ChangeJourney.DoneAsync(journey.DecideAsync("ot2.berlin", Function.OT, verdict: Verdict.Refuse, comment: "A spare was on the shelf"));
        await ChangeJourney.DoneAsync(journey.DecideAsync("maintenance.berlin", Function.Maintenance));
        (await journey.ConfirmEmergencyAsync("chair")).Error!.Code.ShouldBe("emergency.notAuthorizer");
        (await journey.CloseAsync()).Error!.Code.ShouldBe("emergency.notConfirmed");
        await ChangeJourney.DoneAsync(journey.ConfirmEmergencyAsync());

        (await ChangeJourney.DoneAsync(journey.CloseAsync())).Status.ShouldBe(ChangeStatus.Closed);
    }

    [Theory]
    [InlineData("ot.berlin", "emergency.self")]
    [InlineData("admin", "emergency.authorizer")]
    [InlineData("auditor", "emergency.authorizer")]
    [InlineData("chair", null)]
    public async Task Emergency_AuthorizedBySomebody_IsForAnotherOfTheSiteOrTheChair(string authorizer, string? code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync(ChangeJourney.Emergency with { EmergencyAuthorizer = authorizer });

        (await journey.TrySubmitAsync()).Error?.Code.ShouldBe(code);
        (await journey.DetailAsync()).Row.Status.ShouldBe(code is null ? ChangeStatus.EmergencyAuthorized : ChangeStatus.Draft);
    }

    [Fact]
    public async Task Command_SentAgain_IsAnsweredWithoutDoingTheWorkAgain()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        var (actor, id) = (await portal.ActorAsync("it.berlin"), Guid.NewGuid());
        var input = new DecideChangeInput(journey.Number, 1, Function.IT, Verdict.Approve, null, new Command(id), TestPlant.Pin);
        var first = await portal.Get<DecideChange>().RunAsync(input, actor, default);

        var again = await portal.Get<DecideChange>().RunAsync(input with { Command = new Command(id) }, actor, default);

        again.Value.ShouldBe(first.Value);
        (await LedgerLinesAsync(portal, id)).ShouldBe(1);
    }

    [Theory]
    [InlineData("it2.berlin", Function.IT)]
    [InlineData("maintenance.berlin", Function.Maintenance)]
    public async Task Command_ReusedBySomebodyElse_IsRefused(string person, Function function)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        var id = Guid.NewGuid();
        var input = new DecideChangeInput(journey.Number, 1, Function.IT, Verdict.Approve, null, new Command(id), TestPlant.Pin);
        await portal.Get<DecideChange>().RunAsync(input, await portal.ActorAsync("it.berlin"), default);

        var reused = await portal.Get<DecideChange>().RunAsync(input with { Function = function, Command = new Command(id) }, await portal.ActorAsync(person), default);

        reused.Error!.Code.ShouldBe("command.reused");
    }

    [Fact]
    public async Task Command_ReusedForAnotherAction_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();
        var (actor, id) = (await portal.ActorAsync("ot.berlin"), Guid.NewGuid());
        await portal.Get<SubmitChange>().RunAsync(new(journey.Number, new Command(id)), actor, default);

        (await portal.Get<CancelChange>().RunAsync(new(journey.Number, "x", new Command(id)), actor, default)).Error!.Code.ShouldBe("command.reused");
    }

    private static async Task<int> LedgerLinesAsync(TestPortal portal, Guid command)
    {
        await using PortalDb db = portal.Db();
        return await db.Ledger.CountAsync(e => e.CommandId == command);
    }
}
