using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;
using Xunit;
using static ConvergencePortal.Tests.Standards.TimeBoxJourney;

namespace ConvergencePortal.Tests.Standards;

public sealed class AskPilotTests
{
    [Fact]
    public async Task Sign_TheLastSeat_LetsEachRequirementRestAsAWaiver()
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;

        var pilot = await journey.PilotAsync(await journey.RunningAsync());

        var waiver = await journey.WaiverAsync(pilot.Waivers.ShouldHaveSingleItem());
        (waiver.Row.Status, waiver.Row.PilotNumber, waiver.Row.EndsOn, waiver.Row.ScopePath).ShouldBe((TimeBoxStatus.InForce, pilot.Row.Number, Today.PlusDays(60), "BER/PACK/LINE2"));
        waiver.Row.Targets.ShouldBe([Requirement]);
    }

    [Fact]
    public async Task Decide_BySomebodyElse_EndsThePilotAndItsWaivers()
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;
        var number = await journey.RunningAsync();

        (await DecideAsync(portal, number, "production.berlin")).Error.ShouldBeNull();

        var pilot = await journey.PilotAsync(number);
        (pilot.Row.Decision, pilot.MeasuredOutcome, pilot.DecidedBy).ShouldBe((PilotDecision.Adopt, "No stop in eight weeks", "First Production"));
        (await journey.WaiverAsync(pilot.Waivers[0])).Row.Status.ShouldBe(TimeBoxStatus.Ended);
    }

    [Fact]
    public async Task Sign_TheLastSeat_NamesWhoeverTookTheResponsibility()
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;

        var pilot = await journey.PilotAsync(await journey.RunningAsync());

        (await journey.WaiverAsync(pilot.Waivers[0])).Row.RiskAcceptorName.ShouldBe("First IT");
    }

    [Fact]
    public async Task Decide_TwiceWithOneCommand_AnswersTheSame()
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;
        var (number, command) = (await journey.RunningAsync(), Command.New());
        var first = await DecideAsync(portal, number, "production.berlin", command);

        var second = await DecideAsync(portal, number, "production.berlin", new Command(command.Id));

        second.Error.ShouldBeNull();
        second.Value.ShouldBe(first.Value);
    }

    [Fact]
    public async Task Ask_ForAWholeSite_KeepsTheSitesOwnCode()
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;

        var asked = await journey.AskPilotAsync(PilotInput with { Site = "ber", ScopePath = "ber" });

        (await journey.PilotAsync(asked.Value.Number)).Row.ScopePath.ShouldBe("BER");
    }

    [Fact]
    public async Task Decide_ByWhoeverAsked_IsRefused()
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;

        (await DecideAsync(portal, await journey.RunningAsync(), "maintenance.berlin")).Error.ShouldBe(TimeBoxErrors.OwnPilot);
    }

    [Fact]
    public async Task Extend_ByTheChair_MovesThePilotAndItsWaiversOnce()
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;
        var number = await journey.RunningAsync();
        (await ExtendAsync(portal, number, 90, "The filler stood still for two weeks")).Error.ShouldBeNull();
        (await journey.SignAsync(RecordTypes.Pilot, number, "chair", Function.IT)).Error.ShouldBeNull();

        var pilot = await journey.PilotAsync(number);
        pilot.Row.EndsOn.ShouldBe(Today.PlusDays(90));
        (await journey.WaiverAsync(pilot.Waivers.ShouldHaveSingleItem())).Row.EndsOn.ShouldBe(Today.PlusDays(90));
        (await ExtendAsync(portal, number, 100, "Once more")).Error.ShouldBe(TimeBoxErrors.ExtendedOnce);
    }

    public static TheoryData<string, AskPilotInput> Wrong => new()
    {
        { "endsOn", PilotInput with { EndsOn = null } },
        { "endsOn", PilotInput with { EndsOn = Today.PlusDays(181) } },
        { "startsOn", PilotInput with { StartsOn = null } },
        { "startsOn", PilotInput with { StartsOn = Today.PlusDays(60) } },
        { "startsOn", PilotInput with { StartsOn = Today.PlusDays(-1) } },
        { "exitCriteria", PilotInput with { ExitCriteria = "" } },
        { "hypothesis", PilotInput with { Hypothesis = "\n" } },
        { "rollbackPlan", PilotInput with { RollbackPlan = "" } },
        { "scope", PilotInput with { ScopePath = "" } },
        { "scope", PilotInput with { ScopePath = "BER/NOWHERE" } },
        { "requirements", PilotInput with { Suspends = ["NET-01 R7"] } },
        { "objective", PilotInput with { Objective = "DO-NONE" } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Ask_WithSomethingWrong_IsRefusedBesideTheField(string field, AskPilotInput input)
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;

        (await journey.AskPilotAsync(input)).Error!.Field.ShouldBe(field);

        (await portal.Get<PilotReads>().ListAsync(new TimeBoxFilter(), new PageRequest(), default)).Total.ShouldBe(0);
    }

    private static async Task<Result<TimeBoxState>> DecideAsync(TestPortal portal, string number, string person, Command? command = null) =>
        await portal.Get<DecidePilot>().RunAsync(new(number, PilotDecision.Adopt, "No stop in eight weeks", command ?? Command.New()), await portal.ActorAsync(person), default);

    private static async Task<Result<TimeBoxState>> ExtendAsync(TestPortal portal, string number, int days, string reason) =>
        await portal.Get<ExtendPilot>().RunAsync(new(number, reason, Today.PlusDays(days), Command.New()), await portal.ActorAsync("maintenance.berlin"), default);
}
