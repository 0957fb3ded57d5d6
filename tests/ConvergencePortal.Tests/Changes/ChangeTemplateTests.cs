using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class ChangeTemplateTests
{
    [Fact]
    public async Task Close_ThirdSuccessInARow_ProposesOneTemplate()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var templates = new TemplateJourney(portal);
        await templates.RepeatAsync();
        await templates.RepeatAsync();
        (await ListAsync(portal)).ShouldBeEmpty();

        var third = await templates.RepeatAsync(draft: ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { WorkMinutes = 45 } });
        await templates.RepeatAsync();

        var row = (await ListAsync(portal)).ShouldHaveSingleItem();
        row.Status.ShouldBe(TemplateStatus.Proposed);
        var detail = await templates.DetailAsync(row.Number);
        (detail.FromChange, detail.Content.WorkMinutes, detail.Content.Type).ShouldBe((third, 60, ChangeType.Standard));
        detail.Items.Select(i => (i.Cover, i.Label)).ShouldBe([(TemplateCover.Exactly, "BER:PLC-FILLER")]);
        detail.History.ShouldHaveSingleItem().ActorName.ShouldBe(Actor.Portal.Name);
    }

    [Theory]
    [InlineData(ChangeOutcome.Unsuccessful)]
    [InlineData(ChangeOutcome.SuccessfulWithIssues)]
    public async Task Close_AfterLessThanASuccess_BeginsTheRowAnew(ChangeOutcome outcome)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var templates = new TemplateJourney(portal);
        await templates.RepeatAsync();
        await templates.RepeatAsync(outcome);
        await templates.RepeatAsync();
        await templates.RepeatAsync();
        (await ListAsync(portal)).ShouldBeEmpty();

        await templates.RepeatAsync();

        (await ListAsync(portal)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Propose_ChangeThatIsNotClosed_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();

        var result = await portal.Get<ProposeTemplate>().RunAsync(new(journey.Number, Command.New()), await portal.ActorAsync("ot.berlin"), default);

        result.Error!.Code.ShouldBe("template.notProven");
    }

    [Fact]
    public async Task Propose_Twice_WithOneCommand_MakesOneTemplate()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var change = await new TemplateJourney(portal).RepeatAsync();
        var (command, actor) = (Guid.NewGuid(), await portal.ActorAsync("ot.berlin"));

        var first = await portal.Get<ProposeTemplate>().RunAsync(new(change, new Command(command)), actor, default);
        var second = await portal.Get<ProposeTemplate>().RunAsync(new(change, new Command(command)), actor, default);

        second.Value.ShouldBe(first.Value);
        (await ListAsync(portal)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Submit_AsksWhomANormalChangeWouldAsk_AndTheOwnerNeverSigns()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var templates = new TemplateJourney(portal);
        var number = await templates.ProposedAsync();
        (await templates.SubmitAsync(number, "it.berlin")).Error!.Code.ShouldBe("template.notOwner");
        await TemplateJourney.DoneAsync(templates.SubmitAsync(number));

        (await templates.SignAsync(RecordTypes.Template, number, "ot.berlin", Function.OT)).Error!.Code.ShouldBe("round.requester");
        await TemplateJourney.DoneAsync(templates.SignAsync(RecordTypes.Template, number, "it.berlin", Function.IT));
        await TemplateJourney.DoneAsync(templates.SignAsync(RecordTypes.Template, number, "ot2.berlin", Function.OT));
        (await templates.DetailAsync(number)).Row.IsInForce.ShouldBeFalse();
        await TemplateJourney.DoneAsync(templates.SignAsync(RecordTypes.Template, number, "maintenance.berlin", Function.Maintenance));

        var detail = await templates.DetailAsync(number);
        (detail.Row.Status, detail.Row.IsInForce).ShouldBe((TemplateStatus.Approved, true));
        detail.ApprovedBy.ShouldBe([Function.IT, Function.OT, Function.Maintenance]);
        (await LedgerAsync(portal, number)).ShouldBe(["Proposed", "Refused", "Submitted", "Refused", "RoundSigned", "RoundSigned", "RoundSigned", "Approved"]);
    }

    [Fact]
    public async Task Refusal_ByOneFunction_RejectsIt()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var templates = new TemplateJourney(portal);
        var number = await templates.ProposedAsync();
        await TemplateJourney.DoneAsync(templates.SubmitAsync(number));

        await TemplateJourney.DoneAsync(templates.SignAsync(RecordTypes.Template, number, "it.berlin", Function.IT, RoundVerdict.Refuse, "Not without a test"));

        (await templates.DetailAsync(number)).Row.Status.ShouldBe(TemplateStatus.Rejected);
    }

    [Fact]
    public async Task Edit_OfAnApprovedTemplate_IsANewRevisionThatCoversNothingUntilItIsSigned()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var templates = new TemplateJourney(portal);
        var number = await templates.ApprovedAsync();
        var before = await templates.DetailAsync(number);

        var edited = await EditAsync(portal, before, before.Content with { WorkMinutes = 90 }, [new(TemplateCover.Below, "BER/PACK/LINE2"), new(TemplateCover.DevicesOfRole, "hmi")]);

        (edited.Value.Status, edited.Value.Revision).ShouldBe((TemplateStatus.Proposed, 2));
        (await templates.DetailAsync(number)).Items.Select(i => (i.Cover, i.Label)).ShouldBe([(TemplateCover.Below, "BER/PACK/LINE2"), (TemplateCover.DevicesOfRole, "HMI")]);
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync(TemplateJourney.From(number));
        (await journey.DetailAsync()).Standard!.Outside.ShouldBe([$"{number} is not approved yet."]);
    }

    [Theory]
    [InlineData(TemplateCover.Below, "BER:PLC-FILLER", "template.below")]
    [InlineData(TemplateCover.DevicesOfRole, "Toaster", "template.role")]
    [InlineData(TemplateCover.DevicesOfRole, "7", "template.role")]
    [InlineData(TemplateCover.Exactly, "BER:NOTHING", "item.unknown")]
    public async Task Edit_WithALineThatMeansNothing_IsRefused(TemplateCover cover, string code, string error)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var templates = new TemplateJourney(portal);
        var detail = await templates.DetailAsync(await templates.ProposedAsync());

        (await EditAsync(portal, detail, detail.Content, [new(cover, code)])).Error!.Code.ShouldBe(error);
    }

    [Fact]
    public async Task TakeBack_WhileItIsReviewed_EndsTheRound()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var templates = new TemplateJourney(portal);
        var number = await templates.ProposedAsync();
        await TemplateJourney.DoneAsync(templates.SubmitAsync(number));

        await TemplateJourney.DoneAsync(portal.Get<TakeBackTemplate>().RunAsync(new(number, Command.New()), await portal.ActorAsync("ot.berlin"), default));

        (await templates.SignAsync(RecordTypes.Template, number, "it.berlin", Function.IT)).Error!.Code.ShouldBe("round.closed");
        await TemplateJourney.DoneAsync(templates.SubmitAsync(number));
    }

    [Theory]
    [InlineData("ot.berlin", null)]
    [InlineData("chair", null)]
    [InlineData("maintenance2.berlin", null)]
    [InlineData("quality.berlin", "template.notTheirs")]
    [InlineData("admin", "template.notTheirs")]
    [InlineData("auditor", "rights.readOnly")]
    public async Task Retire_ByOwnerChairOrSigner_TakesItOutOfUse(string person, string? code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var templates = new TemplateJourney(portal);
        var number = await templates.ApprovedAsync();

        var result = await portal.Get<RetireTemplate>().RunAsync(new(number, "The PLC is gone", Command.New()), await portal.ActorAsync(person), default);

        result.Error?.Code.ShouldBe(code);
        (await templates.DetailAsync(number)).Row.Status.ShouldBe(code is null ? TemplateStatus.Retired : TemplateStatus.Approved);
    }

    private static async Task<Result<TemplateState>> EditAsync(TestPortal portal, TemplateDetail detail, ChangeContent content, IReadOnlyList<TemplateItemInput> items) =>
        await portal.Get<EditTemplate>().RunAsync(new(detail.Row.Number, detail.Row.Version, content, items, detail.Row.ExpiresOn, null, Command.New()), await portal.ActorAsync("ot.berlin"), default);

    private static async Task<IReadOnlyList<TemplateRow>> ListAsync(TestPortal portal) => (await portal.Get<ChangeTemplateReads>().ListAsync(new TemplateFilter("BER"), new PageRequest(), default)).Items;

    private static async Task<List<string>> LedgerAsync(TestPortal portal, string number)
    {
        await using var db = portal.Db();
        return await db.Ledger.Where(e => e.RecordType == RecordTypes.Template && e.Number == number).OrderBy(e => e.Id).Select(e => e.Event).ToListAsync();
    }
}
