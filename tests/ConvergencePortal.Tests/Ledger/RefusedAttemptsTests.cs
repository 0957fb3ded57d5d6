using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Ledger;

/// <summary>Who tries what they may not do is written down, once, and nothing else is.</summary>
public sealed class RefusedAttemptsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Change_AuditorCancels_IsWrittenOnceHoweverOftenTheSameCommandComes()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();
        var auditor = await portal.ActorAsync("auditor");
        var command = Guid.NewGuid();

        for (var i = 0; i < 2; i++)
            (await portal.Get<CancelChange>().RunAsync(new(journey.Number, "No", new Command(command)), auditor, Token)).Error!.Code.ShouldBe(RightsErrors.ReadOnly.Code);

        var refused = await RefusedAsync(portal);
        refused.Select(e => (e.RecordType, e.Number, e.ActorName, e.Reason, e.Text)).ShouldBe(
            [(RecordTypes.Change, journey.Number, "Otto Auditor", RightsErrors.ReadOnly.Code, RightsErrors.ReadOnly.Message)]);
        (await journey.DetailAsync()).History.ShouldNotContain(line => line.Event == RefusedAttempts.Event);
    }

    [Fact]
    public async Task Change_RefusedCommandOfSomebodyWhoGetsTheRight_CanBeSentAgain()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();
        var command = Guid.NewGuid();
        (await portal.Get<SubmitChange>().RunAsync(new(journey.Number, new Command(command)), await portal.ActorAsync("auditor"), Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);

        var done = await portal.Get<SubmitChange>().RunAsync(new(journey.Number, new Command(command)), await portal.ActorAsync("ot.berlin"), Token);

        done.Error.ShouldBeNull();
    }

    [Fact]
    public async Task Settings_Keys_AndRecords_AreWrittenToo()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var quality = await portal.ActorAsync("quality.berlin");
        var choices = (await portal.Get<SchedulingSettingsReads>().FindAsync("BER", quality, Token))!.Choices;

        await portal.Get<SaveSchedulingSettings>().RunAsync(new("BER", 0, choices, Command.New()), quality, Token);
        await portal.Get<CreateApiKey>().RunAsync(new("svc", "Reports", ["changes:read"], null, ["changes:read"], Command.New()), quality, Token);
        var form = new Dictionary<string, string?> { ["site"] = "BER", ["code"] = "VLAN210", ["name"] = "Mine", ["zone"] = "CELL-PACK" };
        await portal.Get<SaveRecord>().RunAsync(new SaveRecordInput("segments", form, Command.New()), quality, Token);

        (await RefusedAsync(portal)).Select(e => (e.RecordType, e.Number)).ShouldBe([(RecordTypes.Settings, "BER"), (RecordTypes.Person, "svc"), (RecordTypes.Network, "BER:VLAN210")]);
    }

    [Fact]
    public async Task ForgedSeat_IsWrittenWithTheFunctionThatWasNotAsked()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();

        (await journey.DecideAsync("production.berlin", Core.People.Function.Production)).Error.ShouldNotBeNull().ShouldSatisfyAllConditions(e => e.Kind.ShouldBe(ErrorKind.Forbidden), e => e.Field.ShouldBe("function"));

        (await RefusedAsync(portal)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.Reason.ShouldBe("seat.none"), e => e.Text.ShouldBe("Production is not asked on this change."));
    }

    [Fact]
    public async Task Change_RefusedByItsState_IsNoRefusedAttempt()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();

        (await journey.StartAsync()).Error!.Kind.ShouldBe(ErrorKind.Conflict);

        (await RefusedAsync(portal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ApprovalSettings_RefusedSave_IsNoLineOfTheirHistory()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        (await portal.Get<SaveApprovalSettings>().RunAsync(new("BER", 0, new ApprovalChoices { FreshMinutes = 5 }, Command.New()), await portal.ActorAsync("it.berlin"), Token)).Error!.Code.ShouldBe("settings.keeper");

        (await RefusedAsync(portal)).Select(e => (e.RecordType, e.Number)).ShouldBe([(RecordTypes.ApprovalSettings, "BER")]);
        (await portal.Get<ApprovalSettingsReads>().ListHistoryAsync(new PageRequest(), "BER", Token)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Policy_RefusedSave_IsNoLineOfItsHistory()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.DraftPolicyAsync();

        (await portal.SavePolicyAsync(BuiltInPolicy.Rows, by: "it.berlin")).Error!.Code.ShouldBe("policy.administrator");

        (await RefusedAsync(portal)).ShouldHaveSingleItem().RecordType.ShouldBe(RecordTypes.Policy);
        (await portal.PolicyAsync()).History.Select(line => line.Event).ShouldBe([PolicyEvents.Drafted]);
    }

    [Fact]
    public async Task Template_RefusedSubmission_IsNoLineOfItsHistory()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var templates = new TemplateJourney(portal);
        var number = await templates.ProposedAsync();

        (await templates.SubmitAsync(number, "it.berlin")).Error!.Code.ShouldBe("template.notOwner");

        (await RefusedAsync(portal)).ShouldHaveSingleItem().RecordType.ShouldBe(RecordTypes.Template);
        (await templates.DetailAsync(number)).History.Select(line => line.Event).ShouldBe([TemplateEvents.Proposed]);
    }

    [Fact]
    public async Task Measure_RefusedRemoval_IsNoLineOfItsHistory()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var templates = new TemplateJourney(portal);
        var (_, number) = await templates.MeasureAsync();

        (await portal.Get<RemoveMeasure>().RunAsync(new(number, "Gone", Command.New()), await portal.ActorAsync("it.berlin"), Token)).Error!.Code.ShouldBe("measure.notTheirs");

        (await RefusedAsync(portal)).ShouldHaveSingleItem().RecordType.ShouldBe(RecordTypes.Measure);
        (await templates.MeasureDetailAsync(number)).History.Select(line => line.Event).ShouldBe([MeasureEvents.Opened]);
    }

    private static async Task<List<LedgerEntry>> RefusedAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        return await db.Ledger.Where(e => e.Event == RefusedAttempts.Event).OrderBy(e => e.Sequence).ToListAsync(Token);
    }
}
