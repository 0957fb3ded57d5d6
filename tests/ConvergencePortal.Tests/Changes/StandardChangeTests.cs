using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class StandardChangeTests
{
    [Fact]
    public async Task Submit_WithinTheTemplate_IsScheduledAtOnceAndNamesIt()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var templates = new TemplateJourney(portal);
        var template = await templates.ApprovedAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync(InSlot(TemplateJourney.From(template), templates.NextSlot()));

        var state = await journey.SubmitAsync();

        state.Status.ShouldBe(ChangeStatus.Scheduled);
        var detail = await journey.DetailAsync();
        (detail.Seats.Count, detail.Statements.Count, detail.TemplateRevision).ShouldBe((0, 0, 1));
        detail.History.Select(h => h.Event).ShouldBe(["Drafted", "Submitted", "PreApproved", "Scheduled"]);
        detail.History.Single(h => h.Event == "PreApproved").Text.ShouldBe($"Within {template}, revision 1: nobody is asked.");
    }

    [Fact]
    public async Task Submit_WithinTheTemplateWithoutASlot_IsApprovedAndTakesOneInsideAWindowOnly()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var templates = new TemplateJourney(portal);
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync(TemplateJourney.From(await templates.ApprovedAsync()));

        (await journey.SubmitAsync()).Status.ShouldBe(ChangeStatus.Approved);

        (await journey.ScheduleAsync(templates.NextSlot() + Duration.FromHours(12))).Error!.Code.ShouldBe("slot.outsideTemplate");
        (await journey.ScheduleAsync(templates.NextSlot())).Value.Status.ShouldBe(ChangeStatus.Scheduled);
    }

    [Fact]
    public async Task Submit_OutsideTheTemplate_AsksEverybodyAndSaysWhy()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var templates = new TemplateJourney(portal);
        var draft = TemplateJourney.From(await templates.ApprovedAsync());
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync(draft with { Content = draft.Content with { WorkMinutes = 90 } });
        (await journey.DetailAsync()).Standard!.Outside.ShouldBe(["The work takes 90 minutes; the template allows 60."]);

        (await journey.SubmitAsync()).Status.ShouldBe(ChangeStatus.Assessing);

        var detail = await journey.DetailAsync();
        detail.Seats.Select(s => s.Function).ShouldBe([Function.IT, Function.OT, Function.Maintenance]);
        detail.History[^1].Text!.ShouldContain("The work takes 90 minutes; the template allows 60.");
    }

    [Fact]
    public async Task Submit_StandardWithoutATemplate_IsNormal()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { Type = ChangeType.Standard } });

        (await journey.SubmitAsync()).Status.ShouldBe(ChangeStatus.Assessing);
    }

    [Theory]
    [InlineData("ST-2026-0099")]
    [InlineData("nonsense")]
    public async Task Draft_UnknownTemplate_IsRefused(string template)
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var result = await portal.Get<DraftChange>().RunAsync(new(TemplateJourney.From(template), Command.New()), await portal.ActorAsync("ot.berlin"), default);

        (result.Error!.Code, result.Error.Field).ShouldBe(("template.unknown", "template"));
    }

    [Fact]
    public async Task Edit_ThatLeavesTheTemplate_AsksTheSeatsAgain_AndBackInsideAsksNobody()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var templates = new TemplateJourney(portal);
        var draft = InSlot(TemplateJourney.From(await templates.ApprovedAsync()), templates.NextSlot());
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync(draft);
        await journey.SubmitAsync();

        var outside = await journey.EditAsync(draft with { Content = draft.Content with { ImplementationPlan = "Otherwise" } });
        outside.Value.Status.ShouldBe(ChangeStatus.Assessing);
        (await journey.DetailAsync()).Seats.Count.ShouldBe(3);

        var back = await journey.EditAsync(draft);
        back.Value.Status.ShouldBe(ChangeStatus.Scheduled);
        (await journey.DetailAsync()).Seats.ShouldBeEmpty();
    }

    [Fact]
    public async Task Edit_WithinTheTemplate_StaysPreApproved()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var templates = new TemplateJourney(portal);
        var draft = InSlot(TemplateJourney.From(await templates.ApprovedAsync()), templates.NextSlot());
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync(draft);
        await journey.SubmitAsync();

        var edited = await journey.EditAsync(draft with { Content = draft.Content with { Purpose = "Another advisory" } });

        (edited.Value.Status, edited.Value.Revision).ShouldBe((ChangeStatus.Scheduled, 2));
    }

    [Fact]
    public async Task Failure_OfOneChange_WithdrawsTheTemplateAndAsksForTheOthers()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var templates = new TemplateJourney(portal);
        var template = await templates.ApprovedAsync();
        var (first, second) = (new ChangeJourney(portal), new ChangeJourney(portal));
        var slot = templates.NextSlot();
        await first.DraftAsync(InSlot(TemplateJourney.From(template), slot));
        await first.SubmitAsync();
        await second.DraftAsync(InSlot(TemplateJourney.From(template), templates.NextSlot()));
        await second.SubmitAsync();

        await templates.WorkAsync(first, slot, ChangeOutcome.Unsuccessful);

        var after = await templates.DetailAsync(template);
        (after.Row.Status, after.FailedChange).ShouldBe((TemplateStatus.Withdrawn, first.Number));
        after.History[^1].ActorName.ShouldBe(Actor.Portal.Name);
        var other = await second.DetailAsync();
        (other.Row.Status, other.Row.Revision, other.TemplateRevision).ShouldBe((ChangeStatus.Assessing, 2, null));
        other.Seats.Count.ShouldBe(3);
        other.History[^1].Text.ShouldBe($"{template} was withdrawn after {first.Number} failed.");
        (await new TemplateJourney(portal).DetailAsync(template)).Uses.Select(u => u.Outcome).ShouldBe([ChangeOutcome.Unsuccessful]);
    }

    [Fact]
    public async Task Move_OfAStandardChange_IsBlockedWhereTheTemplateEnds()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var templates = new TemplateJourney(portal);
        var journey = new ChangeJourney(portal);
        var slot = templates.NextSlot() + Duration.FromDays(7);
        await journey.DraftAsync(InSlot(TemplateJourney.From(await templates.ApprovedAsync()), slot));
        await journey.SubmitAsync();

        var move = (await portal.Get<MoveReads>().FindAsync(journey.Number, await portal.ActorAsync("ot.berlin"), default)).Value;

        move.Try(slot + Duration.FromHours(12)).Kind.ShouldBe(StartKind.Blocked);
        move.Try(slot + Duration.FromDays(7)).Kind.ShouldBe(StartKind.Free);
    }

    [Fact]
    public async Task RollBack_OfAStandardChange_WithdrawsItsTemplate()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var templates = new TemplateJourney(portal);
        var template = await templates.ApprovedAsync();
        var journey = new ChangeJourney(portal);
        var slot = templates.NextSlot();
        await journey.DraftAsync(InSlot(TemplateJourney.From(template), slot));
        await journey.SubmitAsync();
        portal.Clock.Set(slot);
        (await journey.StartAsync()).Error.ShouldBeNull();

        (await journey.RollBackAsync()).Error.ShouldBeNull();

        (await templates.DetailAsync(template)).Row.Status.ShouldBe(TemplateStatus.Withdrawn);
    }

    [Fact]
    public async Task Withdrawal_OfAStandardChange_ForgetsThatItWasLetPass()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var templates = new TemplateJourney(portal);
        var template = await templates.ApprovedAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync(InSlot(TemplateJourney.From(template), templates.NextSlot()));
        await journey.SubmitAsync();

        (await journey.WithdrawAsync()).Error.ShouldBeNull();

        (await journey.DetailAsync()).TemplateRevision.ShouldBeNull();
        (await templates.DetailAsync(template)).Uses.ShouldBeEmpty();
    }

    private static ChangeDraft InSlot(ChangeDraft draft, Instant start) => draft with { Content = draft.Content with { PlannedStart = start } };
}
