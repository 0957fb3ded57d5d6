using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class TemporaryMeasureTests
{
    [Fact]
    public async Task Finish_ATemporaryChange_OpensItsMeasureUntilTheEndOfItsLastDay()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (journey, number) = await new TemplateJourney(portal).MeasureAsync(MeasureKind.Jumper);

        var row = (await DetailAsync(portal, number)).Row;

        (row.Number, row.Kind, row.Status, row.ChangeNumber, row.OwnerName).ShouldBe(("TM-2026-0001", MeasureKind.Jumper, MeasureStatus.InEffect, journey.Number, "First OT"));
        row.Things.ShouldBe(["BER:PLC-FILLER"]);
        // The last day is 2026-11-29 by Berlin's clock, which is UTC+1 then.
        row.EndsAt.ShouldBe(Instant.FromUtc(2026, 11, 29, 23, 0));
    }

    [Fact]
    public async Task Finish_APermanentChange_OpensNone()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await new TemplateJourney(portal).RepeatAsync();

        (await portal.Get<MeasureReads>().ListAsync(new MeasureFilter(), new PageRequest(), default)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Close_TheChange_LeavesItsMeasureInEffect()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (journey, number) = await new TemplateJourney(portal).MeasureAsync();

        (await journey.VerifyAsync()).Error.ShouldBeNull();
        (await journey.CloseAsync()).Error.ShouldBeNull();

        (await DetailAsync(portal, number)).Row.Status.ShouldBe(MeasureStatus.InEffect);
    }

    [Fact]
    public async Task RollBack_TheChange_RemovesItsMeasure()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (journey, number) = await new TemplateJourney(portal).MeasureAsync();

        (await journey.RollBackAsync()).Error.ShouldBeNull();

        var detail = await DetailAsync(portal, number);
        (detail.Row.Status, detail.RemovalProof).ShouldBe((MeasureStatus.Removed, $"{journey.Number} was rolled back."));
    }

    [Fact]
    public async Task Remove_WithProof_EndsAPlainMeasure()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (_, number) = await new TemplateJourney(portal).MeasureAsync();

        (await RemoveAsync(portal, number, " ")).Error!.Code.ShouldBe("measure.proof");
        (await RemoveAsync(portal, number, "Gone", "it.berlin")).Error!.Code.ShouldBe("measure.notTheirs");
        (await RemoveAsync(portal, number)).Value.Status.ShouldBe(MeasureStatus.Removed);
        (await RemoveAsync(portal, number)).Error!.Code.ShouldBe("measure.status");
    }

    [Theory]
    [InlineData(MeasureKind.SafetyBypass)]
    [InlineData(MeasureKind.ForcedSignal)]
    public async Task Remove_ABypass_WaitsForASecondPersonOfAFunctionThatSigned(MeasureKind kind)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (_, number) = await new TemplateJourney(portal).MeasureAsync(kind);
        (await RemoveAsync(portal, number)).Value.Status.ShouldBe(MeasureStatus.RemovalToConfirm);

        (await ConfirmAsync(portal, number, "ot.berlin")).Error!.Code.ShouldBe("measure.secondPerson");
        (await ConfirmAsync(portal, number, "quality.berlin")).Error!.Code.ShouldBe("measure.notAsked");
        (await portal.Get<MeasureReads>().ListForDeskAsync((await portal.ActorAsync("ot2.berlin")).PersonId, default)).Select(m => m.Number).ShouldBe([number]);
        (await ConfirmAsync(portal, number, "ot2.berlin")).Value.Status.ShouldBe(MeasureStatus.Removed);

        (await DetailAsync(portal, number)).ConfirmedBy.ShouldBe("Second OT");
    }

    [Fact]
    public async Task Confirm_ThatItIsStillThere_SendsItBackWithTheReason()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (_, number) = await new TemplateJourney(portal).MeasureAsync(MeasureKind.SafetyBypass);
        await RemoveAsync(portal, number);

        (await ConfirmAsync(portal, number, "ot2.berlin", isGone: false)).Error!.Code.ShouldBe("change.reason");
        (await ConfirmAsync(portal, number, "ot2.berlin", isGone: false, "The key is still turned")).Value.Status.ShouldBe(MeasureStatus.InEffect);

        (await DetailAsync(portal, number)).RemovalProof.ShouldBeNull();
    }

    [Fact]
    public async Task Extend_MovesTheEndWithTheLastSignatureOnly()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new TemplateJourney(portal);
        var (_, number) = await journey.MeasureAsync();
        var before = (await DetailAsync(portal, number)).Row.EndsAt;
        (await ExtendAsync(portal, number, before + Duration.FromDays(30))).Error.ShouldBeNull();

        (await journey.SignAsync(RecordTypes.Measure, number, "ot.berlin", Function.OT)).Error!.Code.ShouldBe("round.requester");
        await TemplateJourney.DoneAsync(journey.SignAsync(RecordTypes.Measure, number, "it.berlin", Function.IT));
        await TemplateJourney.DoneAsync(journey.SignAsync(RecordTypes.Measure, number, "ot2.berlin", Function.OT));
        (await DetailAsync(portal, number)).Row.EndsAt.ShouldBe(before);
        await TemplateJourney.DoneAsync(journey.SignAsync(RecordTypes.Measure, number, "maintenance.berlin", Function.Maintenance));

        var detail = await DetailAsync(portal, number);
        detail.Row.EndsAt.ShouldBe(before + Duration.FromDays(30));
        detail.Extensions.Select(e => (e.Status, e.PreviousEnd, e.Reason)).ShouldBe([(ExtensionStatus.Approved, before, "The spare part is late")]);
    }

    [Theory]
    [InlineData(0, "measure.end")]
    [InlineData(-1, "measure.end")]
    [InlineData(91, "measure.end")]
    [InlineData(90, null)]
    public async Task Extend_ToAnImpossibleEnd_IsRefused(int days, string? code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (_, number) = await new TemplateJourney(portal).MeasureAsync();

        var result = await ExtendAsync(portal, number, (await DetailAsync(portal, number)).Row.EndsAt + Duration.FromDays(days));

        result.Error?.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Extend_ThatAFunctionRefuses_LeavesTheEnd_AndCanBeAskedAgain()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new TemplateJourney(portal);
        var (_, number) = await journey.MeasureAsync();
        var before = (await DetailAsync(portal, number)).Row.EndsAt;
        await ExtendAsync(portal, number, before + Duration.FromDays(30));
        (await ExtendAsync(portal, number, before + Duration.FromDays(20))).Error!.Code.ShouldBe("measure.extensionAsked");

        await TemplateJourney.DoneAsync(journey.SignAsync(RecordTypes.Measure, number, "it.berlin", Function.IT, Core.Approvals.RoundVerdict.Refuse, "Long enough"));

        (await DetailAsync(portal, number)).Row.EndsAt.ShouldBe(before);
        (await ExtendAsync(portal, number, before + Duration.FromDays(20))).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Remove_WhileAnExtensionIsAsked_TakesItBack()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new TemplateJourney(portal);
        var (_, number) = await journey.MeasureAsync();
        await ExtendAsync(portal, number, (await DetailAsync(portal, number)).Row.EndsAt + Duration.FromDays(30));

        (await RemoveAsync(portal, number)).Error.ShouldBeNull();

        (await journey.SignAsync(RecordTypes.Measure, number, "it.berlin", Function.IT)).Error!.Code.ShouldBe("round.closed");
        (await DetailAsync(portal, number)).Extensions.Select(e => e.Status).ShouldBe([ExtensionStatus.TakenBack]);
    }

    [Fact]
    public async Task MakePermanent_DraftsANormalChange_AndEndsWithItsSuccess()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var templates = new TemplateJourney(portal);
        var (first, number) = await templates.MeasureAsync();
        await first.VerifyAsync();
        await first.CloseAsync();
        var owner = await portal.ActorAsync("ot.berlin");

        await TemplateJourney.DoneAsync(portal.Get<MakePermanent>().RunAsync(new(number, Command.New()), owner, default));

        var planned = (await DetailAsync(portal, number)).PermanentChange.ShouldNotBeNull();
        (await portal.Get<MakePermanent>().RunAsync(new(number, Command.New()), owner, default)).Error!.Code.ShouldBe("measure.permanent");
        var draft = (await portal.Get<ChangeDetailReads>().FindAsync(planned, owner, default)).ShouldNotBeNull();
        (draft.Row.Status, draft.Content.Permanence, draft.Content.TemporaryUntil, draft.Content.Type).ShouldBe((ChangeStatus.Draft, Permanence.Permanent, null, ChangeType.Normal));
        draft.Items.Select(i => i.Label).ShouldBe(["BER:PLC-FILLER"]);

        await CarryOutAsync(portal, planned, templates.NextSlot());
        (await DetailAsync(portal, number)).Row.Status.ShouldBe(MeasureStatus.MadePermanent);
    }

    [Fact]
    public async Task HandOver_ChangesTheOwnerWhenTheyAcceptOnly()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (_, number) = await new TemplateJourney(portal).MeasureAsync();

        (await OfferAsync(portal, number, "admin")).Error!.Code.ShouldBe("measure.person");
        (await OfferAsync(portal, number, "nobody")).Error!.Code.ShouldBe("person.unknown");
        (await OfferAsync(portal, number, "maintenance.berlin")).Error.ShouldBeNull();
        (await DetailAsync(portal, number)).Row.OwnerName.ShouldBe("First OT");
        (await AnswerAsync(portal, number, "it.berlin")).Error!.Code.ShouldBe("measure.notOffered");
        (await AnswerAsync(portal, number, "maintenance.berlin")).Error.ShouldBeNull();

        (await DetailAsync(portal, number)).Row.OwnerName.ShouldBe("First Maintenance");
        (await OfferAsync(portal, number, "it.berlin")).Error!.Code.ShouldBe("measure.notOwner");
    }

    [Fact]
    public async Task Chase_AnOverdueMeasure_TellsOnceForEachEnd()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (_, number) = await new TemplateJourney(portal).MeasureAsync();
        (await portal.Get<ChaseMeasures>().RunAsync(default)).ShouldBeEmpty();
        portal.Clock.Set((await DetailAsync(portal, number)).Row.EndsAt);

        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.Get<ChaseMeasures>().RunAsync(default)));
        (await portal.Get<ChaseMeasures>().RunAsync(default)).ShouldBeEmpty();

        told.SelectMany(t => t).ShouldBe([number]);
        await using var db = portal.Db();
        (await db.Ledger.CountAsync(e => e.RecordType == RecordTypes.Measure && e.Event == MeasureEvents.Overdue)).ShouldBe(1);
        (await portal.Get<MeasureReads>().ListForDeskAsync((await portal.ActorAsync("ot.berlin")).PersonId, default)).Select(m => m.IsOverdue).ShouldBe([true]);
    }

    [Fact]
    public async Task List_ShowsWhatIsOverdueFirstAndCanBeNarrowed()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new TemplateJourney(portal);
        var (_, first) = await journey.MeasureAsync(MeasureKind.FirewallOpening);
        var (_, second) = await journey.MeasureAsync(MeasureKind.RemoteAccess);
        var (_, third) = await journey.MeasureAsync();
        await RemoveAsync(portal, second);
        portal.Clock.Set((await DetailAsync(portal, first)).Row.EndsAt);

        (await ListAsync(portal, new MeasureFilter())).ShouldBe([first, third, second]);
        (await ListAsync(portal, new MeasureFilter(OpenOnly: true))).ShouldBe([first, third]);
        (await ListAsync(portal, new MeasureFilter(Kind: MeasureKind.RemoteAccess))).ShouldBe([second]);
        (await ListAsync(portal, new MeasureFilter(OverdueOnly: true))).ShouldBe([first]);
        (await ListAsync(portal, new MeasureFilter(Site: "CHI"))).ShouldBeEmpty();
    }

    private static async Task CarryOutAsync(TestPortal portal, string number, Instant slot)
    {
        var owner = await portal.ActorAsync("ot.berlin");
        await ChangeJourney.DoneAsync(portal.Get<SubmitChange>().RunAsync(new(number, Command.New()), owner, default));
        foreach (var (person, function) in ChangeJourney.Signers)
            await ChangeJourney.DoneAsync(portal.Get<AssessChange>().RunAsync(new(number, function, "none", Command.New()), await portal.ActorAsync(person), default));
        foreach (var (person, function) in ChangeJourney.Signers)
            await ChangeJourney.DoneAsync(portal.Get<DecideChange>().RunAsync(new(number, 1, function, Verdict.Approve, null, Command.New(), TestPlant.Pin), await portal.ActorAsync(person), default));
        await ChangeJourney.DoneAsync(portal.Get<ScheduleChange>().RunAsync(new(number, slot, Command.New()), owner, default));
        portal.Clock.Set(slot);
        await ChangeJourney.DoneAsync(portal.Get<StartChange>().RunAsync(new(number, Command.New()), owner, default));
        await ChangeJourney.DoneAsync(portal.Get<FinishChange>().RunAsync(new(number, Command.New()), owner, default));
        await ChangeJourney.DoneAsync(portal.Get<VerifyChange>().RunAsync(new(number, "Runs", false, false, Command.New()), owner, default));
        await ChangeJourney.DoneAsync(portal.Get<CloseChange>().RunAsync(new(number, ChangeOutcome.Successful, 0, null, Command.New()), owner, default));
    }

    private static Task<MeasureDetail> DetailAsync(TestPortal portal, string number) => new TemplateJourney(portal).MeasureDetailAsync(number);

    private static async Task<Result<MeasureState>> RemoveAsync(TestPortal portal, string number, string proof = "The wire is out, seen by me", string person = "ot.berlin") =>
        await portal.Get<RemoveMeasure>().RunAsync(new(number, proof, Command.New()), await portal.ActorAsync(person), default);

    private static async Task<Result<MeasureState>> ConfirmAsync(TestPortal portal, string number, string person, bool isGone = true, string? comment = null) =>
        await portal.Get<ConfirmRemoval>().RunAsync(new(number, isGone, comment, Command.New()), await portal.ActorAsync(person), default);

    private static async Task<Result<MeasureState>> ExtendAsync(TestPortal portal, string number, Instant until) =>
        await portal.Get<ExtendMeasure>().RunAsync(new(number, "The spare part is late", until, Command.New()), await portal.ActorAsync("ot.berlin"), default);

    private static async Task<Result<MeasureState>> OfferAsync(TestPortal portal, string number, string to) =>
        await portal.Get<HandOverMeasure>().RunAsync(new(number, to, Command.New()), await portal.ActorAsync("ot.berlin"), default);

    private static async Task<Result<MeasureState>> AnswerAsync(TestPortal portal, string number, string person) =>
        await portal.Get<AnswerOffer>().RunAsync(new(number, true, Command.New()), await portal.ActorAsync(person), default);

    private static async Task<IEnumerable<string>> ListAsync(TestPortal portal, MeasureFilter filter) =>
        (await portal.Get<MeasureReads>().ListAsync(filter, new PageRequest(), default)).Items.Select(m => m.Number);
}
