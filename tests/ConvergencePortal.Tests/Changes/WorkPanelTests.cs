using Bunit;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Changes;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

/// <summary>The panels of the requester after everybody has signed: slot, work, verification, end.</summary>
public sealed class WorkPanelTests : ComponentTest
{
    [Fact]
    public async Task Slot_OutsideMaintenance_SaysWhyBeforeItIsTaken()
    {
        var journey = await ApprovedAsync();
        var panel = await PanelAsync<SchedulePanel>(journey, p => p.Add(x => x.IsPossible, true));

        await panel.Find("#slot-start").ChangeAsync(new ChangeEventArgs { Value = "2026-11-09T10:00" });

        panel.WaitForAssertion(() => panel.Find("[data-code=OutsideMaintenance]").TextContent.ShouldContain("Stops this slot"), Patience);
    }

    [Fact]
    public async Task Slot_OutsideMaintenanceTakenAnyway_IsRefusedAndKeepsTheTime()
    {
        var journey = await ApprovedAsync();
        var panel = await PanelAsync<SchedulePanel>(journey, p => p.Add(x => x.IsPossible, true));
        await panel.Find("#slot-start").ChangeAsync(new ChangeEventArgs { Value = "2026-11-09T10:00" });

        await panel.Find("button[type=submit]").ClickAsync();

        panel.Find(".refusal").TextContent.ShouldContain("is outside the maintenance windows");
        panel.Find("#slot-start").GetAttribute("value").ShouldBe("2026-11-09T10:00");
    }

    [Fact]
    public async Task Slot_SundayInThePlantsTime_SchedulesTheInstant()
    {
        var journey = await ApprovedAsync();
        var panel = await PanelAsync<SchedulePanel>(journey, p => p.Add(x => x.IsPossible, true));
        await panel.Find("#slot-start").ChangeAsync(new ChangeEventArgs { Value = "2026-11-08T02:00" });

        await panel.Find("button[type=submit]").ClickAsync();

        var row = (await journey.DetailAsync()).Row;
        (row.Status, row.PlannedStart).ShouldBe((ChangeStatus.Scheduled, ChangeJourney.Sunday));
    }

    [Fact]
    public async Task Slot_NoTime_AsksForOne()
    {
        var panel = await PanelAsync<SchedulePanel>(await ApprovedAsync(), p => p.Add(x => x.IsPossible, true));

        await panel.Find("button[type=submit]").ClickAsync();

        panel.Find(".refusal").TextContent.ShouldBe("Choose a day and a time.");
    }

    [Fact]
    public async Task Slot_FoundOneUsed_SchedulesIt()
    {
        var journey = await ApprovedAsync();
        var panel = await PanelAsync<SchedulePanel>(journey, p => p.Add(x => x.IsPossible, true));
        await FindSlotsAsync(panel);

        await panel.Find(".slot-card button").ClickAsync();

        var row = (await journey.DetailAsync()).Row;
        (row.Status, row.PlannedStart).ShouldBe((ChangeStatus.Scheduled, ChangeJourney.Sunday));
        panel.Find("#slot-start").GetAttribute("value").ShouldBe("2026-11-08T02:00");
    }

    [Fact]
    public async Task Slot_FoundOneTakenByAnotherMeanwhile_IsRefusedBesideItAndNothingMoves()
    {
        var journey = await ApprovedAsync();
        var panel = await PanelAsync<SchedulePanel>(journey, p => p.Add(x => x.IsPossible, true));
        await FindSlotsAsync(panel);
        var faster = await ApprovedAsync();
        await ChangeJourney.DoneAsync(faster.ScheduleAsync(ChangeJourney.Sunday));

        await panel.Find(".slot-card button").ClickAsync();

        panel.Find(".slot-cards .refusal").TextContent.ShouldContain(faster.Number);
        panel.FindAll(".refusal").Count.ShouldBe(1);
        (await journey.DetailAsync()).Row.Status.ShouldBe(ChangeStatus.Approved);
    }

    [Fact]
    public async Task Start_ThenFinish_MovesTheChangeToVerifying()
    {
        var journey = await ScheduledAsync();
        await (await PanelAsync<WorkPanel>(journey)).Find("button").ClickAsync();
        Portal.Clock.Advance(Duration.FromMinutes(40));

        await (await PanelAsync<WorkPanel>(journey)).Find("button").ClickAsync();

        (await journey.DetailAsync()).Row.Status.ShouldBe(ChangeStatus.Verifying);
    }

    [Fact]
    public async Task Verify_PeopleToInform_DemandsTheConfirmation()
    {
        var journey = await VerifyingAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { PeopleToInform = "Shift leaders" } });
        var panel = await PanelAsync<VerifyPanel>(journey);
        await panel.Find("textarea").InputAsync(new ChangeEventArgs { Value = "Ran 20 bottles" });

        await panel.Find("button").ClickAsync();

        panel.Find(".refusal").TextContent.ShouldContain("Confirm that they were.");
        panel.Find("label.choice").TextContent.ShouldContain("Shift leaders");
    }

    [Fact]
    public async Task Verify_Confirmed_IsRecordedWithItsResult()
    {
        var journey = await VerifyingAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { PeopleToInform = "Shift leaders" } });
        var panel = await PanelAsync<VerifyPanel>(journey);
        await panel.Find("textarea").InputAsync(new ChangeEventArgs { Value = "Ran 20 bottles" });
        await panel.Find("input[type=checkbox]").ChangeAsync(new ChangeEventArgs { Value = true });

        await panel.Find("button").ClickAsync();

        (await journey.DetailAsync()).VerificationResult.ShouldBe("Ran 20 bottles");
    }

    [Fact]
    public async Task Close_WithIssuesAndMinutes_EndsTheChange()
    {
        var journey = await VerifyingAsync();
        await ChangeJourney.DoneAsync(Portal.Get<VerifyChange>().RunAsync(new(journey.Number, "Works", false, false, Command.New()), await Portal.ActorAsync("ot.berlin"), default));
        var panel = await PanelAsync<ClosePanel>(journey);
        await panel.FindAll("input[type=radio]")[1].ChangeAsync(new ChangeEventArgs { Value = "on" });
        await panel.Find("#minutes-lost").ChangeAsync(new ChangeEventArgs { Value = "12" });

        await panel.Find("button").ClickAsync();

        var closed = await journey.DetailAsync();
        (closed.Row.Status, closed.Outcome, closed.ProductionMinutesLost).ShouldBe((ChangeStatus.Closed, ChangeOutcome.SuccessfulWithIssues, 12));
    }

    [Fact]
    public async Task RollBack_WithoutReason_IsRefused()
    {
        var panel = await PanelAsync<LeavePanel>(await VerifyingAsync());

        await panel.FindAll("button").Single(b => b.TextContent.Contains("rolled back", StringComparison.Ordinal)).ClickAsync();

        panel.Find(".refusal").TextContent.ShouldBe("Say why.");
    }

    [Fact]
    public async Task Withdraw_OwnChange_MakesItADraftAgain()
    {
        var journey = await ApprovedAsync();
        var panel = await PanelAsync<LeavePanel>(journey);

        await panel.FindAll("button").Single(b => b.TextContent.Contains("Withdraw", StringComparison.Ordinal)).ClickAsync();

        (await journey.DetailAsync()).Row.Status.ShouldBe(ChangeStatus.Draft);
    }

    [Fact]
    public async Task Assess_NoImpact_StatesNone()
    {
        var journey = new ChangeJourney(Portal);
        await journey.DraftAsync();
        await journey.SubmitAsync();
        var detail = await journey.DetailAsync("it.berlin");
        var panel = await RenderAsync<AssessPanel>("it.berlin", p => p.Add(x => x.Change, detail).Add(x => x.Functions, detail.Options.Assess));

        await panel.FindAll("button").Single(b => b.TextContent.Contains("No impact", StringComparison.Ordinal)).ClickAsync();

        (await journey.DetailAsync()).Statements[0].Text.ShouldBe("none");
    }

    private static async Task FindSlotsAsync(IRenderedComponent<SchedulePanel> panel)
    {
        await panel.Find(".finder-go").ClickAsync();
        panel.WaitForElement(".slot-card", Patience);
    }

    private async Task<IRenderedComponent<TPanel>> PanelAsync<TPanel>(ChangeJourney journey, Action<ComponentParameterCollectionBuilder<TPanel>>? more = null) where TPanel : ActionPanel
    {
        var detail = await journey.DetailAsync();
        return await RenderAsync<TPanel>("ot.berlin", p =>
        {
            p.Add(x => x.Change, detail);
            more?.Invoke(p);
        });
    }

    private async Task<ChangeJourney> ApprovedAsync(ChangeDraft? draft = null)
    {
        var journey = new ChangeJourney(Portal);
        await journey.ApprovedAsync(draft);
        return journey;
    }

    private async Task<ChangeJourney> ScheduledAsync(ChangeDraft? draft = null)
    {
        var journey = await ApprovedAsync(draft);
        await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday));
        Portal.Clock.Set(ChangeJourney.Sunday);
        return journey;
    }

    private async Task<ChangeJourney> VerifyingAsync(ChangeDraft? draft = null)
    {
        var journey = await ScheduledAsync(draft);
        var requester = await Portal.ActorAsync("ot.berlin");
        await ChangeJourney.DoneAsync(Portal.Get<StartChange>().RunAsync(new(journey.Number, Command.New()), requester, default));
        await ChangeJourney.DoneAsync(Portal.Get<FinishChange>().RunAsync(new(journey.Number, Command.New()), requester, default));
        return journey;
    }
}
