using AngleSharp.Dom;
using Bunit;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Windows;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

public sealed class WindowPageTests : ComponentTest
{
    [Fact]
    public async Task New_ScopeChosen_SaysTheWordsAndTheNextTenTimesInThePlantsZone()
    {
        var page = await OpenNewAsync();


        page.Find(".preview-words").TextContent.ShouldBe("every Sunday, 02:00 to 06:00, Europe/Berlin");
        page.FindAll(".next-times li").Count.ShouldBe(10);
        page.Find(".next-times li span").TextContent.ShouldBe("Sun 8 Nov 2026, 02:00 – 06:00");
    }

    [Fact]
    public async Task New_StartThatTheRuleDoesNotHit_OffersTheNextOneThatFits()
    {
        var page = await OpenNewAsync();

        page.Find("#start").Change("2026-11-10T22:00");
        page.Find(".preview .button").Click();

        page.Find("#start").GetAttribute("value").ShouldBe("2026-11-15T22:00");
        page.Find(".preview-words").TextContent.ShouldContain("22:00 to 02:00");
    }

    [Fact]
    public async Task New_LastWorkingDayNotInDecember_IsSaidInWords()
    {
        var page = await OpenNewAsync();

        page.Find("#repeats").Change(nameof(PlainPattern.MonthlyOnLastWorkingDay));
        page.Find("#start").Change("2026-11-30T22:00");
        page.FindAll("input[type=checkbox]")[^1].Change(true);

        page.Find(".preview-words").TextContent.ShouldBe("on the last working day (Monday to Friday) of every month, not in December, 22:00 to 02:00, Europe/Berlin");
    }

    [Fact]
    public async Task New_OccurrenceCanceled_IsGoneFromTheNextTimesAndListedUntilItIsUndone()
    {
        var page = await OpenNewAsync();

        CancelFirst(page);

        NextTimes(page)[0].ShouldBe("Sun 15 Nov 2026, 02:00 – 06:00");
        page.FindAll(".next-times li").Count.ShouldBe(10);
        page.Find(".date-list li span").TextContent.ShouldBe("Sun 8 Nov 2026 02:00: canceled");
        page.Find(".date-list button").Click();
        NextTimes(page)[0].ShouldBe("Sun 8 Nov 2026, 02:00 – 06:00");
        page.FindAll(".date-list").ShouldBeEmpty();
    }

    [Fact]
    public async Task New_OccurrenceMoved_IsShownWhereItGoesAndListedUntilItIsUndone()
    {
        var page = await OpenNewAsync();

        MoveFirst(page, "2026-11-16T20:00", hours: 1, minutes: 30);

        NextTimes(page)[..2].ShouldBe(["Sun 15 Nov 2026, 02:00 – 06:00", "Mon 16 Nov 2026, 20:00 – 21:30"]);
        page.FindAll(".next-times li")[1].QuerySelector("small")!.TextContent.ShouldBe("moved from Sun 8 Nov 2026 02:00");
        page.Find(".preview-words").TextContent.ShouldEndWith(", and 1 moved occurrence");
        page.Find(".date-list li span").TextContent.ShouldBe("Sun 8 Nov 2026 02:00: moved to Mon 16 Nov 2026, 20:00 – 21:30");
        page.Find(".date-list button").Click();
        NextTimes(page)[..2].ShouldBe(["Sun 8 Nov 2026, 02:00 – 06:00", "Sun 15 Nov 2026, 02:00 – 06:00"]);
    }

    [Theory]
    [InlineData("", 1, "day and the time")]
    [InlineData("2026-11-16T20:00", 0, "at least one minute")]
    [InlineData("2026-11-16T20:00", 9601, "at most 400 days")]
    [InlineData("2200-01-01T00:00", 1, "between 1970 and 2199")]
    public async Task New_OccurrenceMovedToWhereNothingCanBe_IsRefusedBesideItAndStays(string start, int hours, string says)
    {
        var page = await OpenNewAsync();

        MoveFirst(page, start, hours, minutes: 0);

        page.Find(".next-time .refusal").TextContent.ShouldContain(says);
        NextTimes(page)[0].ShouldBe("Sun 8 Nov 2026, 02:00 – 06:00");
        page.FindAll(".date-list").ShouldBeEmpty();
    }

    [Fact]
    public async Task New_MovedOccurrenceMovedBack_IsNoLongerMoved()
    {
        var page = await OpenNewAsync();
        MoveFirst(page, "2026-11-09T20:00", hours: 4, minutes: 0);

        MoveFirst(page, "2026-11-08T02:00", hours: 4, minutes: 0);

        NextTimes(page)[0].ShouldBe("Sun 8 Nov 2026, 02:00 – 06:00");
        page.FindAll(".date-list").ShouldBeEmpty();
    }

    [Fact]
    public async Task New_MovedOccurrenceCanceled_IsLeftOutByTheStartItHad()
    {
        var page = await OpenNewAsync();
        MoveFirst(page, "2026-11-09T20:00", hours: 4, minutes: 0);

        CancelFirst(page);

        NextTimes(page)[0].ShouldBe("Sun 15 Nov 2026, 02:00 – 06:00");
        page.FindAll(".date-list li span").Select(item => item.TextContent).ShouldBe(["Sun 8 Nov 2026 02:00: canceled"]);
    }

    [Fact]
    public async Task New_RuleChangedUnderAMovedOccurrence_SaysSoAndStillOffersUndo()
    {
        var page = await OpenNewAsync();
        MoveFirst(page, "2026-11-09T20:00", hours: 4, minutes: 0);
        page.Find("#start").Change("2026-11-15T02:00");
        page.Find(".preview .refusal").TextContent.ShouldContain("nothing can be moved from there");

        page.Find(".date-list button").Click();

        NextTimes(page)[0].ShouldBe("Sun 15 Nov 2026, 02:00 – 06:00");
    }

    [Fact]
    public async Task New_OneOff_OffersNothingToMove()
    {
        var page = await OpenNewAsync();

        page.Find("#repeats").Change(nameof(PlainPattern.OneOff));

        page.FindAll(".next-times li").Count.ShouldBe(1);
        page.FindAll(".next-times button").ShouldBeEmpty();
    }

    [Fact]
    public async Task Save_MovedAndCanceledOccurrences_AreStored()
    {
        var id = await Portal.AddWindowAsync("MW", "BER/PACK/LINE2", start: "2026-11-08T02:00", minutes: 240, rule: "FREQ=WEEKLY");
        var page = await OpenAsync(id);
        MoveFirst(page, "2026-11-16T20:00", hours: 1, minutes: 30);
        CancelFirst(page);

        await page.Find("form").SubmitAsync();

        page.FindAll(".refusal").ShouldBeEmpty();
        await using var db = Portal.Db();
        var window = await db.Windows.SingleAsync(w => w.Id == id, Token);
        (window.MovedDates, window.ExceptDates).ShouldBe(("2026-11-08T02:00>2026-11-16T20:00/90", "2026-11-15T02:00:00"));
    }

    [Fact]
    public async Task Save_MoveUndone_LeavesTheWindowWithoutIt()
    {
        var id = await Portal.AddWindowAsync("MW", "BER/PACK/LINE2", start: "2026-11-08T02:00", minutes: 240, rule: "FREQ=WEEKLY", adjust: w => w.MovedDates = "2026-11-15T02:00>2026-11-16T20:00/90");
        var page = await OpenAsync(id);
        page.Find(".date-list button").Click();

        await page.Find("form").SubmitAsync();

        await using var db = Portal.Db();
        (await db.Windows.SingleAsync(w => w.Id == id, Token)).MovedDates.ShouldBeNull();
    }

    [Fact]
    public async Task New_RuleThatNobodyFollows_IsRefusedWhileTyping()
    {
        var page = await OpenNewAsync();
        page.Find("#repeats").Change("rule");

        page.Find("#rule").Change("FREQ=HOURLY");

        page.Find(".preview .refusal").TextContent.ShouldContain("HOURLY");
    }

    [Fact]
    public async Task Save_NewFreeze_IsStoredAndTold()
    {
        var told = new List<Saved>();
        using var subscription = Portal.Feed.Subscribe(told.Add);
        var page = await OpenNewAsync("maintenance.berlin");
        page.Find("#title").Change("Audit of line 2");
        page.Find("#code").Change("FZ-AUDIT");
        page.Find("#kind").Change(nameof(WindowKind.Freeze));
        page.Find("#repeats").Change(nameof(PlainPattern.OneOff));
        page.Find("#start").Change("2026-12-01T06:00");

        await page.Find("form").SubmitAsync();

        await using var db = Portal.Db();
        var window = await db.Windows.Include(w => w.Equipment).SingleAsync(w => w.Code == "FZ-AUDIT", Token);
        (window.Kind, window.Equipment!.Path, window.StartsAt, window.Minutes, window.Rule, window.TimeZone)
            .ShouldBe((WindowKind.Freeze, "BER/PACK/LINE2", new LocalDateTime(2026, 12, 1, 6, 0), 240, null, "Europe/Berlin"));
        told.ShouldContain(saved => saved.RecordType == "window");
        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/windows");
    }

    [Fact]
    public async Task Save_TitleMissing_IsSaidBesideTheFieldAndKeepsWhatWasTyped()
    {
        var page = await OpenNewAsync("maintenance.berlin");
        page.Find("#code").Change("FZ-AUDIT");

        await page.Find("form").SubmitAsync();

        page.Find("#title").ParentElement!.QuerySelector(".refusal").ShouldNotBeNull();
        page.Find("#code").GetAttribute("value").ShouldBe("FZ-AUDIT");
    }

    [Fact]
    public async Task Save_ByAFunctionThatKeepsNoWindows_IsRefused()
    {
        var page = await OpenNewAsync();
        page.Find("#title").Change("Mine");
        page.Find("#code").Change("MINE");

        await page.Find("form").SubmitAsync();

        page.FindAll(".refusal").ShouldNotBeEmpty();
        await using var db = Portal.Db();
        (await db.Windows.AnyAsync(w => w.Code == "MINE", Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Edit_ImportedWindow_SavedUntouched_StaysAsItWas()
    {
        var id = await Portal.AddWindowAsync("ODD", "zone=CELL-PACK", start: "2026-11-08T02:00", minutes: 95, rule: "FREQ=YEARLY;BYMONTH=11;BYDAY=2SU", zone: "America/Chicago", adjust: w =>
        {
            w.ExceptDates = "2027-11-14T02:00:00";
            w.MovedDates = "2028-11-12T02:00>2028-11-13T02:00/30";
            w.EffectiveTo = Instant.FromUtc(2030, 1, 1, 6, 0);
        });
        var before = await Portal.Get<WindowReads>().FindAsync(id, Token);
        var page = await OpenAsync(id);

        await page.Find("form").SubmitAsync();

        page.FindAll(".refusal").ShouldBeEmpty();
        (await Portal.Get<WindowReads>().FindAsync(id, Token)).ShouldBe(before);
    }

    [Fact]
    public async Task Save_ProductionRun_StoresItsYieldAndSlack()
    {
        var page = await OpenNewAsync("maintenance.berlin");
        page.Find("#title").Change("Winter edition");
        page.Find("#code").Change("PR-4711");
        page.FindAll("#rate").ShouldBeEmpty();
        page.Find("#kind").Change(nameof(WindowKind.Production));
        page.Find("#rate").Change("280");
        page.Find("#earlier").Change("60");
        page.Find("#later").Change("120");

        await page.Find("form").SubmitAsync();

        await using var db = Portal.Db();
        var run = await db.Windows.SingleAsync(w => w.Code == "PR-4711", Token);
        (run.RatePerMinute, run.EarlierMinutes, run.LaterMinutes).ShouldBe((280, 60, 120));
    }

    [Fact]
    public async Task Save_ProductionRunMadeMaintenance_LosesItsYield()
    {
        var id = await Portal.AddWindowAsync("RUN", "BER/PACK/LINE2", WindowKind.Production, adjust: w => (w.RatePerMinute, w.LaterMinutes) = (300, 10));
        var page = await OpenAsync(id);
        page.Find("#kind").Change(nameof(WindowKind.Maintenance));

        await page.Find("form").SubmitAsync();

        page.FindAll(".refusal").ShouldBeEmpty();
        var row = (await Portal.Get<WindowReads>().FindAsync(id, Token))!.Row;
        (row.Kind, row.RatePerMinute, row.LaterMinutes).ShouldBe((WindowKind.Maintenance, null, null));
    }

    [Fact]
    public async Task Edit_ChangedByAnotherMeanwhile_IsRefused()
    {
        var id = await Portal.AddWindowAsync("MW", "BER/PACK/LINE2");
        var page = await OpenAsync(id);
        await using (var db = Portal.Db())
        {
            (await db.Windows.SingleAsync(w => w.Id == id, Token)).Touch();
            await db.SaveChangesAsync(Token);
        }
        page.Find("#title").Change("Mine");

        await page.Find("form").SubmitAsync();

        page.FindAll(".refusal").ShouldNotBeEmpty();
        (await Portal.Get<WindowReads>().FindAsync(id, Token))!.Row.Title.ShouldBe("Title of MW");
    }

    [Fact]
    public async Task Edit_NoSuchWindow_SaysSoAndShowsTheWayBack()
    {
        var page = await OpenAsync(4711);

        page.Find(".empty a").GetAttribute("href").ShouldBe("/windows");
    }

    private async Task<IRenderedComponent<WindowPage>> OpenNewAsync(string persona = "it.berlin")
    {
        var page = await RenderAsync<WindowPage>(persona);
        ChooseLine2(page);
        return page;
    }

    private async Task<IRenderedComponent<WindowPage>> OpenAsync(int id)
    {
        var page = await RenderAsync<WindowPage>("maintenance.berlin", p => p.Add(x => x.Id, id));
        page.WaitForElement("#title, .empty", Patience);
        return page;
    }

    private static void CancelFirst(IRenderedComponent<WindowPage> page) => page.Find(".next-times button[aria-label^='Cancel this one']").Click();

    private static void MoveFirst(IRenderedComponent<WindowPage> page, string start, int hours, int minutes)
    {
        page.Find(".next-times button[aria-label^='Move this one']").Click();
        page.Find(".next-time-move input[type=datetime-local]").Change(start);
        page.FindAll(".next-time-move input[type=number]")[0].Change(hours);
        page.FindAll(".next-time-move input[type=number]")[1].Change(minutes);
        page.Find(".next-time-move .button-main").Click();
    }

    private static string[] NextTimes(IRenderedComponent<WindowPage> page) => [.. page.FindAll(".next-times li > span:first-child").Select(time => time.TextContent)];

    private static void ChooseLine2(IRenderedComponent<WindowPage> page)
    {
        page.Find(".scope-field input").Input("line2");
        page.WaitForElement(".choice-list button", Patience).Click();
    }
}
