using AngleSharp.Dom;
using Bunit;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Windows;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

/// <summary>Another slot for a change, by mouse and by keyboard. The work takes 150 minutes and the window is Sunday 02:00 to 06:00: it fits from 02:00 to 03:30.</summary>
public sealed class MoveOnLanesTests : ComponentTest
{
    private const int SundayMidnight = 6 * 24;
    private const string Lanes = "/calendar?view=lanes&date=2026-11-05";

    private static readonly Instant AnHourLater = ChangeJourney.Sunday + Duration.FromHours(1);

    [Fact]
    public async Task DragStart_OfAScheduledChange_ShadesEveryDayAndNamesTheSigns()
    {
        await ScheduledAsync();
        var page = await OpenAsync();

        Bar(page).DragStart();

        Shades(page).ShouldBe(
        [
            "drop-blocked 24", "drop-blocked 24", "drop-blocked 24", "drop-blocked 24", "drop-blocked 24", "drop-blocked 24",
            "drop-blocked 2", "drop-free 2", "drop-blocked 20",
        ]);
        page.FindAll(".drop-legend li").Select(li => li.TextContent.Trim()).ShouldBe(["✓ Free", "↻ Free, but signed again", "◑ Possible with consent", "✕ Blocked"]);
    }

    [Fact]
    public async Task DragStart_WhereASlotIsFarFromWhatWasSigned_ShadesItAsSignedAgain()
    {
        await ScheduledAsync();
        var page = await OpenAsync("/calendar?view=lanes&date=2026-11-12", change: false);
        var here = page.FindComponent<MoveDesk>().Instance;

        await page.InvokeAsync(() => here.DragAsync(_number));

        Shades(page).ShouldContain("drop-signed 2");
        Shades(page).ShouldNotContain("drop-free 2");
    }

    [Fact]
    public async Task DragEnter_AnHour_SaysTheVerdictWithEndAndPointOfNoReturnBeforeTheDrop()
    {
        await ScheduledAsync();
        var page = await OpenAsync();
        Bar(page).DragStart();

        Enter(page, SundayMidnight + 3);
        var free = Status(page);
        Enter(page, SundayMidnight + 5);
        var blocked = Status(page);

        free.ShouldContain("Sun 8 Nov 2026, 03:00 – 05:30");
        free.ShouldContain("Point of no return: 04:30");
        free.ShouldContain("Nothing speaks against this slot.");
        blocked.ShouldContain("Blocked");
        blocked.ShouldContain("does not fit into the maintenance windows");
        (await PlannedStartAsync()).ShouldBe(ChangeJourney.Sunday);
    }

    [Fact]
    public async Task DragEnter_AnHourThatOpensLate_OffersTheFirstStartThatFits()
    {
        await Portal.AddWindowAsync("LATE", "BER/PACK/LINE2", start: "2026-11-07T10:20", minutes: 300);
        await ScheduledAsync();
        var page = await OpenAsync();
        Bar(page).DragStart();

        Enter(page, (5 * 24) + 10);

        Status(page).ShouldContain("Sat 7 Nov 2026, 10:20 – 12:50");
    }

    [Fact]
    public async Task Drop_OnABlockedHour_ChangesNothingAndSaysWhy()
    {
        await Portal.AddWindowAsync("FRZ", "BER/PACK", WindowKind.Freeze, start: "2026-11-06T00:00", minutes: 1440);
        await ScheduledAsync();
        var page = await OpenAsync();
        Bar(page).DragStart();

        Cell(page, (4 * 24) + 10).Drop();

        page.Find(".refusal").TextContent.ShouldStartWith($"{_number} was not moved. ");
        page.Find(".refusal").TextContent.ShouldContain("Packaging is frozen: Title of FRZ");
        page.FindAll(".drop-grid").ShouldBeEmpty();
        (await PlannedStartAsync()).ShouldBe(ChangeJourney.Sunday);
    }

    [Fact]
    public async Task Drop_OnAFreeHour_MovesAndUndoMovesItBack()
    {
        await ScheduledAsync();
        var page = await OpenAsync();
        Bar(page).DragStart();

        await Cell(page, SundayMidnight + 3).DropAsync(new DragEventArgs());
        var moved = await PlannedStartAsync();
        page.Find(".move-news").TextContent.ShouldContain($"{_number} is now scheduled for Sun 8 Nov 2026, 03:00.");
        await page.FindAll(".move-news button").Single(b => b.TextContent.Trim() == "Undo").ClickAsync(new MouseEventArgs());

        moved.ShouldBe(AnHourLater);
        (await PlannedStartAsync()).ShouldBe(ChangeJourney.Sunday);
    }

    [Fact]
    public async Task Drop_WhereSomebodyMustConsent_AsksFirstAndNamesThem()
    {
        await Portal.AddWindowAsync("RUN", "BER/PACK/LINE2/FILLER", WindowKind.Production, start: "2026-11-08T03:00", minutes: 30);
        await ApprovedAsync();
        var page = await OpenAsync();
        Card(page).DragStart();

        await Cell(page, SundayMidnight + 2).DropAsync(new DragEventArgs());
        Card(page).DragEnd();
        var before = await PlannedStartAsync();
        page.Find("[role=dialog]").TextContent.ShouldContain("is producing");
        var button = page.Find("[role=dialog] .button-main");
        button.TextContent.Trim().ShouldBe("Move it and ask OT and Production");
        await button.ClickAsync(new MouseEventArgs());

        before.ShouldBeNull();
        (await PlannedStartAsync()).ShouldBe(ChangeJourney.Sunday);
        page.Find(".move-news").TextContent.ShouldContain("while OT and Production sign for it");
        page.FindAll("[role=dialog]").ShouldBeEmpty();
    }

    [Fact]
    public async Task DragEnd_WithoutADrop_TakesTheShadesAway()
    {
        await ScheduledAsync();
        var page = await OpenAsync();
        Bar(page).DragStart();

        Bar(page).DragEnd();

        page.FindAll(".drop-grid").ShouldBeEmpty();
        (await PlannedStartAsync()).ShouldBe(ChangeJourney.Sunday);
    }

    [Fact]
    public async Task Drop_WhereSomebodyWasFaster_SaysWhoAndKeepsWhatWasChosen()
    {
        await ScheduledAsync();
        var page = await OpenAsync();
        Bar(page).DragStart();
        var other = new ChangeJourney(Portal);
        await other.AuthorizingAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { WorkMinutes = 10, TestMinutes = 5, RollbackMinutes = 5, PlannedStart = AnHourLater + Duration.FromHours(2) } });

        await Cell(page, SundayMidnight + 3).DropAsync(new DragEventArgs());

        page.WaitForAssertion(() => page.Find(".refusal").TextContent.ShouldContain(other.Number), Patience);
        (await PlannedStartAsync()).ShouldBe(ChangeJourney.Sunday);
    }

    /// <summary>The hand knows nothing of it yet; the move itself does.</summary>
    [Fact]
    public async Task Drop_WhereTheMoveIsRefused_OpensThePanelWithTheSentence()
    {
        await ScheduledAsync();
        var page = await OpenAsync();
        Bar(page).DragStart();
        await Portal.AddWindowAsync("FRZ", "BER/PACK", WindowKind.Freeze, start: "2026-11-08T00:00", minutes: 1440);
        await using (var db = Portal.Db())
        {
            (await db.ScheduleVersions.SingleAsync(Token)).Touch();
            await db.SaveChangesAsync(Token);
        }

        await Cell(page, SundayMidnight + 3).DropAsync(new DragEventArgs());

        page.Find("[role=dialog] .refusal").TextContent.ShouldContain("Packaging is frozen: Title of FRZ");
        page.Find("#move-start").GetAttribute("value").ShouldBe("2026-11-08T03:00");
        (await PlannedStartAsync()).ShouldBe(ChangeJourney.Sunday);
    }

    [Fact]
    public async Task Drop_ByAPersonWhoWasDeactivatedMeanwhile_IsRefusedAndMovesNothing()
    {
        await ScheduledAsync();
        var page = await OpenAsync(persona: "production.berlin");
        Bar(page).DragStart();
        await using (var db = Portal.Db())
        {
            (await db.People.SingleAsync(p => p.Code == "production.berlin", Token)).IsActive = false;
            await db.SaveChangesAsync(Token);
        }

        await Cell(page, SundayMidnight + 3).DropAsync(new DragEventArgs());

        page.Find(".refusal").GetAttribute("data-code").ShouldBe("rights.inactive");
        page.FindAll(".drop-grid, [role=dialog]").ShouldBeEmpty();
        (await PlannedStartAsync()).ShouldBe(ChangeJourney.Sunday);
    }

    [Theory]
    [InlineData("it.berlin", false)]
    [InlineData("auditor", false)]
    [InlineData("production.berlin", true)]
    public async Task Lanes_ByReader_GiveAHandleToThoseWhoMayMove(string persona, bool may)
    {
        await ScheduledAsync();

        var page = await OpenAsync(persona: persona);

        Bar(page).GetAttribute("draggable").ShouldBe(may ? "true" : "false");
        page.FindAll(".move-button").Count.ShouldBe(may ? 1 : 0);
    }

    [Fact]
    public async Task Drag_ByAReaderWhoLostTheRightMeanwhile_IsRefused()
    {
        await ScheduledAsync();
        var page = await OpenAsync(persona: "it.berlin");

        await page.InvokeAsync(() => page.FindComponent<MoveDesk>().Instance.DragAsync(_number));

        page.Find(".refusal").GetAttribute("data-code").ShouldBe("change.notScheduler");
        page.FindAll(".drop-grid").ShouldBeEmpty();
    }

    [Fact]
    public async Task MoveButton_TypedStart_ShowsTheVerdictAndMovesOnEnter()
    {
        await ScheduledAsync();
        var page = await OpenAsync("/calendar?view=agenda&date=2026-11-05");

        await page.Find(".move-button").ClickAsync(new MouseEventArgs());
        page.Find("#move-start").Change("2026-11-08T05:00");
        var blocked = page.Find(".move-verdict").GetAttribute("data-kind");
        page.Find("#move-start").Change("2026-11-08T03:00");
        var free = page.Find(".move-verdict").GetAttribute("data-kind");
        await page.Find("[role=dialog] .button-main").ClickAsync(new MouseEventArgs());

        (blocked, free).ShouldBe(("Blocked", "Free"));
        (await PlannedStartAsync()).ShouldBe(AnHourLater);
    }

    [Fact]
    public async Task MoveButton_NextFreeStart_StepsThroughTheWindowAndOnToTheNextOne()
    {
        await ScheduledAsync();
        var page = await OpenAsync();
        await page.Find(".move-button").ClickAsync(new MouseEventArgs());

        Press(page, "Next free start");
        var first = page.Find("#move-start").GetAttribute("value");
        Press(page, "Next free start");
        var second = page.Find("#move-start").GetAttribute("value");
        Press(page, "Previous free start");

        (first, second).ShouldBe(("2026-11-08T03:00", "2026-11-15T02:00"));
        page.Find("#move-start").GetAttribute("value").ShouldBe("2026-11-08T03:00");
    }

    [Fact]
    public async Task MovePanel_BlockedStart_IsRefusedAndStays()
    {
        await ScheduledAsync();
        var page = await OpenAsync();
        await page.Find(".move-button").ClickAsync(new MouseEventArgs());
        page.Find("#move-start").Change("2026-11-09T03:00");

        await page.Find("[role=dialog] .button-main").ClickAsync(new MouseEventArgs());

        page.Find("[role=dialog] .refusal").TextContent.ShouldContain("is outside the maintenance windows");
        page.Find("#move-start").GetAttribute("value").ShouldBe("2026-11-09T03:00");
    }

    [Fact]
    public async Task MovePanel_Escape_ClosesIt()
    {
        await ScheduledAsync();
        var page = await OpenAsync();
        await page.Find(".move-button").ClickAsync(new MouseEventArgs());

        await page.Find("[role=dialog]").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });

        page.FindAll("[role=dialog]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Tray_ApprovedChangeWithoutASlot_IsDraggedIntoTheWeek()
    {
        await ApprovedAsync();
        var page = await OpenAsync();

        Card(page).DragStart();
        await Cell(page, SundayMidnight + 2).DropAsync(new DragEventArgs());

        (await PlannedStartAsync()).ShouldBe(ChangeJourney.Sunday);
        page.FindAll(".move-news button").ShouldNotContain(b => b.TextContent.Trim() == "Undo");
    }

    [Fact]
    public async Task Tray_NothingWaits_IsNotShown()
    {
        await ScheduledAsync();

        var page = await OpenAsync();

        page.FindAll(".waiting-tray").ShouldBeEmpty();
    }

    [Fact]
    public async Task Lanes_SlotThatAFreezeHasOvertaken_CarriesASignAndTheSentence()
    {
        await ScheduledAsync();
        await Portal.AddWindowAsync("FRZ", "BER/PACK", WindowKind.Freeze, start: "2026-11-08T00:00", minutes: 1440);

        var page = await OpenAsync();

        page.Find(".lane-mark").TextContent.ShouldBe("✕");
        Bar(page).GetAttribute("title")!.ShouldContain("Conflict: Packaging is frozen: Title of FRZ");
    }

    private string _number = "";

    private async Task<ChangeJourney> ApprovedAsync()
    {
        var journey = new ChangeJourney(Portal);
        await journey.ApprovedAsync();
        _number = journey.Number;
        return journey;
    }

    private async Task ScheduledAsync() => await ChangeJourney.DoneAsync((await ApprovedAsync()).ScheduleAsync(ChangeJourney.Sunday));

    private async Task<Instant?> PlannedStartAsync() =>
        (await Portal.Get<ChangeDetailReads>().FindAsync(_number, await Portal.ActorAsync("ot.berlin"), Token))!.Row.PlannedStart;

    private async Task<IRenderedComponent<CalendarPage>> OpenAsync(string address = Lanes, string persona = "ot.berlin", bool change = true)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = await RenderAsync<CalendarPage>(persona);
        page.WaitForElement(".calendar-title", Patience);
        if (change) page.WaitForElement($"a[href='/changes/{_number}']", Patience);
        return page;
    }

    private IElement Bar(IRenderedComponent<CalendarPage> page) => page.Find($".lane-bar[href='/changes/{_number}']");

    private static IElement Card(IRenderedComponent<CalendarPage> page) => page.Find(".waiting-tray .movable");

    private static IElement Cell(IRenderedComponent<CalendarPage> page, int hour) => page.FindAll(".drop-cell")[hour];

    private static void Enter(IRenderedComponent<CalendarPage> page, int hour) => Cell(page, hour).DragEnter();

    private static string Status(IRenderedComponent<CalendarPage> page) => page.Find(".drop-status [role=status]").TextContent;

    private static void Press(IRenderedComponent<CalendarPage> page, string words) => page.FindAll("[role=dialog] button").Single(b => b.TextContent.Contains(words, StringComparison.Ordinal)).Click();

    private static List<string> Shades(IRenderedComponent<CalendarPage> page) =>
        [.. page.FindAll(".drop-shade").Select(shade => $"{shade.ClassList[1]} {Math.Round(double.Parse(shade.GetAttribute("style")!.Split("width: ")[1].TrimEnd('%', ';'), System.Globalization.CultureInfo.InvariantCulture) * 168 / 100)}")];
}
