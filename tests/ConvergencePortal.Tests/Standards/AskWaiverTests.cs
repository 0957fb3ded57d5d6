using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;
using static ConvergencePortal.Tests.Standards.TimeBoxJourney;

namespace ConvergencePortal.Tests.Standards;

public sealed class AskWaiverTests
{
    [Fact]
    public async Task Ask_ForARequirement_AsksItsKeeperAndCybersecurity()
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;

        var number = (await journey.AskAsync()).Value.Number;

        var round = await portal.Get<RoundReads>().FindLatestAsync(RecordTypes.Waiver, number, await portal.ActorAsync("it.berlin"), default);
        round!.Seats.Select(s => (s.Function, s.Meaning)).ShouldBe([(Function.IT, SignatureMeaning.Responsible), (Function.Cybersecurity, SignatureMeaning.Approved)]);
        (await journey.WaiverAsync(number)).Row.Status.ShouldBe(TimeBoxStatus.Asked);
    }

    [Fact]
    public async Task Sign_TheLastSeat_PutsItInForceAndSaysWhoTookTheRisk()
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;

        var row = (await journey.WaiverAsync(await journey.InForceAsync())).Row;

        (row.Status, row.RiskAcceptorName, row.DaysLeft).ShouldBe((TimeBoxStatus.InForce, "First IT", 90));
    }

    [Fact]
    public async Task Sign_ByWhoeverAsked_IsRefused()
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;
        var number = (await journey.AskAsync(person: "it.berlin")).Value.Number;

        (await journey.SignAsync(RecordTypes.Waiver, number, "it.berlin", Function.IT)).Error.ShouldBe(RoundErrors.RequesterMayNotSign);
    }

    [Fact]
    public async Task Refuse_ByOneFunction_EndsIt()
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;
        var number = (await journey.AskAsync()).Value.Number;

        (await journey.SignAsync(RecordTypes.Waiver, number, "cyber.berlin", Function.Cybersecurity, RoundVerdict.Refuse)).Error.ShouldBeNull();

        (await journey.WaiverAsync(number)).Row.Status.ShouldBe(TimeBoxStatus.Refused);
    }

    [Fact]
    public async Task Ask_Twice_IsOneWaiver()
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;
        var input = WaiverInput;

        var first = await journey.AskAsync(input);
        var second = await journey.AskAsync(input with { Command = new Command(input.Command.Id) });

        second.Value.Number.ShouldBe(first.Value.Number);
        (await portal.Get<WaiverReads>().ListAsync(new TimeBoxFilter(), new PageRequest(), default)).Total.ShouldBe(1);
    }

    public static TheoryData<string, AskWaiverInput> Wrong => new()
    {
        { "endsOn", WaiverInput with { EndsOn = null } },
        { "endsOn", WaiverInput with { EndsOn = Today, ActionsDueOn = Today } },
        { "endsOn", WaiverInput with { EndsOn = Today.PlusDays(181) } },
        { "actionsDueOn", WaiverInput with { ActionsDueOn = Today.PlusDays(91) } },
        { "actionsDueOn", WaiverInput with { ActionsDueOn = null } },
        { "findings", WaiverInput with { Requirements = [] } },
        { "findings", WaiverInput with { Findings = [4711] } },
        { "requirements", WaiverInput with { Requirements = ["NET-01 R9"] } },
        { "requirements", WaiverInput with { Requirements = ["OLD-07 R1"] } },
        { "scope", WaiverInput with { ScopePath = "CHI/PACK" } },
        { "scope", WaiverInput with { ScopePath = "BER/NOWHERE" } },
        { "site", WaiverInput with { Site = "NOW" } },
        { "title", WaiverInput with { Title = " " } },
        { "title", WaiverInput with { Title = new string('x', 121) } },
        { "reason", WaiverInput with { Reason = "Hidden \u202E text" } },
        { "compensatingMeasures", WaiverInput with { CompensatingMeasures = "" } },
        { "plannedActions", WaiverInput with { PlannedActions = new string('x', PlainText.CommentLength + 1) } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Ask_WithSomethingWrong_IsRefusedBesideTheField(string field, AskWaiverInput input)
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;

        (await journey.AskAsync(input)).Error!.Field.ShouldBe(field);

        (await portal.Get<WaiverReads>().ListAsync(new TimeBoxFilter(), new PageRequest(), default)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Ask_ForMoreThanAnybodyReads_IsRefusedInASentence()
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;
        int[] ids = [.. Enumerable.Range(1, 101)];

        (await journey.AskAsync(WaiverInput with { Findings = ids })).Error!.Message.ShouldContain("at most 100");
        (await journey.AskAsync(WaiverInput with { Requirements = [.. ids.Select(id => $"NET-01 R{id}")] })).Error!.Message.ShouldContain("at most 100");
        (await journey.AskPilotAsync(PilotInput with { Suspends = [.. ids.Select(id => $"NET-01 R{id}")] })).Error!.Message.ShouldContain("at most 100");
    }

    [Theory]
    [InlineData("auditor", "rights.readOnly")]
    [InlineData("admin", "timeBox.site")]
    public async Task Ask_ByWhoeverMayNot_IsRefusedAndKept(string person, string code)
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;

        (await journey.AskAsync(person: person)).Error!.Code.ShouldBe(code);

        await using var db = portal.Db();
        (await db.Ledger.CountAsync(e => e.RecordType == RecordTypes.Waiver && e.Event == RefusedAttempts.Event && e.Reason == code)).ShouldBe(1);
    }

    [Fact]
    public async Task Ask_WhenTheSiteAllowsLess_IsRefusedWithTheLatestDay()
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;
        (await portal.Get<SaveApprovalSettings>().RunAsync(new("BER", 0, new ApprovalChoices { MostExceptionDays = 30 }, Command.New()), await portal.ActorAsync("admin"), default)).Error.ShouldBeNull();

        (await journey.AskAsync()).Error!.Message.ShouldContain("2026-12-05");
    }

    [Fact]
    public async Task Extend_ByTheChair_MovesTheEnd()
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;
        var number = await journey.InForceAsync();
        (await journey.ExtendAsync(number, 120)).Error.ShouldBeNull();

        (await journey.SignAsync(RecordTypes.Waiver, number, "it2.berlin", Function.IT)).Error.ShouldBe(RoundErrors.ChairOnly);
        (await journey.WaiverAsync(number)).Row.EndsOn.ShouldBe(Today.PlusDays(90));
        (await portal.Get<RoundDeskReads>().ListAsync((await portal.ActorAsync("chair")).PersonId, default)).ShouldHaveSingleItem().Number.ShouldBe(number);
        (await journey.SignAsync(RecordTypes.Waiver, number, "chair", Function.IT)).Error.ShouldBeNull();

        var row = (await journey.WaiverAsync(number)).Row;
        (row.EndsOn, row.TimesExtended).ShouldBe((Today.PlusDays(120), 1));
    }

    [Fact]
    public async Task Extend_BeyondWhatTheSiteAllows_IsRefused()
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;
        var number = await journey.InForceAsync();

        (await journey.ExtendAsync(number, 181)).Error!.Code.ShouldBe("timeBox.tooLong");
    }

    [Fact]
    public async Task Extend_ByTheOnlyChair_IsRefused()
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;
        var number = await journey.InForceAsync();

        (await journey.ExtendAsync(number, 120, person: "chair")).Error.ShouldBe(TimeBoxErrors.NoChair);
    }

    [Fact]
    public async Task TakeBack_BeforeEverybodySigned_ClosesTheRound()
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;
        var number = (await journey.AskAsync()).Value.Number;

        (await portal.Get<TakeBackWaiver>().RunAsync(new(number, Command.New()), await portal.ActorAsync("maintenance.berlin"), default)).Error.ShouldBeNull();

        (await journey.SignAsync(RecordTypes.Waiver, number, "it.berlin", Function.IT)).Error!.Code.ShouldBe("round.closed");
    }

    [Fact]
    public async Task End_ByWhoeverAsked_EndsItAndSaysWhy()
    {
        var (portal, journey) = await BeginAsync();
        await using var _ = portal;
        var number = await journey.InForceAsync();

        (await portal.Get<EndWaiver>().RunAsync(new(number, "Both are replaced", Command.New()), await portal.ActorAsync("maintenance.berlin"), default)).Error.ShouldBeNull();

        var detail = await journey.WaiverAsync(number);
        (detail.Row.Status, detail.EndReason).ShouldBe((TimeBoxStatus.Ended, "Both are replaced"));
        detail.History.Select(h => h.Event).ShouldBe([TimeBoxEvents.Asked, DecideRound.Event, DecideRound.Event, TimeBoxEvents.Approved, TimeBoxEvents.Ended]);
    }
}
