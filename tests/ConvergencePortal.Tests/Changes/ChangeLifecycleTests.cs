using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class ChangeLifecycleTests
{
    [Fact]
    public async Task NormalChange_SignedByEveryFunction_RunsToClosedAndLeavesItsHistory()
    {
        await using var portal = await TestPortal.CreateAsync();
        await TestPlant.BuildAsync(portal);
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();
        var requester = await portal.ActorAsync("ot.berlin");

        (await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday))).Status.ShouldBe(ChangeStatus.Scheduled);
        portal.Clock.Set(ChangeJourney.Sunday);
        await ChangeJourney.DoneAsync(portal.Get<StartChange>().RunAsync(new(journey.Number, Command.New()), requester, default));
        portal.Clock.Advance(Duration.FromMinutes(50));
        await ChangeJourney.DoneAsync(portal.Get<FinishChange>().RunAsync(new(journey.Number, Command.New()), requester, default));
        await ChangeJourney.DoneAsync(portal.Get<VerifyChange>().RunAsync(new(journey.Number, "Ran 20 bottles", false, false, Command.New()), await portal.ActorAsync("maintenance2.berlin"), default));
        var closed = await ChangeJourney.DoneAsync(portal.Get<CloseChange>().RunAsync(new(journey.Number, ChangeOutcome.Successful, 0, null, Command.New()), requester, default));

        closed.Status.ShouldBe(ChangeStatus.Closed);
        var history = (await journey.DetailAsync()).History.Select(h => h.Event).ToList();
        history.ShouldBe(["Drafted", "Submitted", "Assessed", "Assessed", "Assessed", "Decided", "Decided", "Decided", "Approved", "SlotChosen", "Scheduled", "Started", "Finished", "Verified", "Closed"]);
    }

    [Fact]
    public async Task LastSignature_WithAFreePlannedSlot_SchedulesTheChange()
    {
        await using var portal = await TestPortal.CreateAsync();
        await TestPlant.BuildAsync(portal);
        var journey = new ChangeJourney(portal);

        var state = await journey.ApprovedAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { PlannedStart = ChangeJourney.Sunday } });

        state.Status.ShouldBe(ChangeStatus.Scheduled);
    }

    [Fact]
    public async Task Seats_OfAPlcChange_AreItOtAndMaintenanceWithReasons()
    {
        await using var portal = await TestPortal.CreateAsync();
        await TestPlant.BuildAsync(portal);
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();

        var detail = await journey.DetailAsync("it.berlin");

        detail.Seats.Select(s => s.Function).ShouldBe([Function.IT, Function.OT, Function.Maintenance]);
        detail.Seats[2].Reasons.ShouldContain("Filler 2 is maintained equipment.");
        detail.Options.Decide.ShouldBe([Function.IT]);
    }
}
