using ConvergencePortal.Journeys.Common;
using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Journeys;

/// <summary>A change finds its slot on the calendar: dragged with a mouse, moved with the keyboard and on a phone, with the verdict said before it is moved.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CalendarJourneyTests(Browser browser)
{
    private const string Tray = ".waiting-tray .movable";
    private const string Status = ".drop-status [role=status]";
    private const string News = ".move-news";
    private const string Dialog = "[role=dialog]";
    private const int Tuesday = 1;
    private const int Wednesday = 2;
    private const int Friday = 4;

    /// <summary>All of next week lies ahead, whatever day it is.</summary>
    private readonly LocalDate _monday = KrakowPlant.Now.Date.Next(IsoDayOfWeek.Monday);

    private string Lanes => $"/calendar?site=KRK&view=lanes&date={_monday:uuuu-MM-dd}";

    [Fact]
    public async Task Change_DraggedOverTheWeek_SaysEveryVerdictAndMovesOnlyWhereItMay()
    {
        await using var host = await PortalHost.StartAsync(loadDemoPlant: true);
        var (page, address, signers) = await AgreedAsync(host);
        var bar = $".lane-bar[href='{address}']";
        await page.GoToAsync(Lanes);

        await DragAsync(page, Tray, Wednesday, 22);
        await Assertions.Expect(page.Locator(Status)).ToContainTextAsync("is frozen: Audit");
        await page.ScreenshotAsync("calendar-drag-over-a-freeze");
        await page.Mouse.UpAsync();
        await Assertions.Expect(page.Locator(News)).ToContainTextAsync("was not moved. ");
        await Assertions.Expect(page.Locator(bar)).ToHaveCountAsync(0);

        await DragAsync(page, Tray, Tuesday, 22);
        await Assertions.Expect(page.Locator(Status)).ToContainTextAsync("22:00 – 22:30");
        await Assertions.Expect(page.Locator(Status)).ToContainTextAsync("Point of no return: 22:20");
        await page.Mouse.UpAsync();
        await Assertions.Expect(page.Locator(News)).ToContainTextAsync($"is now scheduled for {Say(Tuesday)}, 22:00.");
        await Assertions.Expect(page.Locator(Tray)).ToHaveCountAsync(0);

        await DragAsync(page, bar, Tuesday, 23);
        await Assertions.Expect(page.Locator(Status)).ToContainTextAsync("Nothing speaks against this slot.");
        await page.ScreenshotAsync("calendar-drag-over-a-free-night");
        await page.Mouse.UpAsync();
        await Assertions.Expect(page.Locator(News)).ToContainTextAsync($"{Say(Tuesday)}, 23:00.");
        await page.Locator(News).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.Locator(News)).ToContainTextAsync($"{Say(Tuesday)}, 22:00.");

        await DragAsync(page, bar, Friday, 22);
        await page.Keyboard.PressAsync("Escape");
        await page.Mouse.UpAsync();
        await Assertions.Expect(page.Locator(".drop-grid")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(bar)).ToHaveAttributeAsync("title", new System.Text.RegularExpressions.Regex($"{Say(Tuesday)}, 22:00"));

        await DragAsync(page, bar, Friday, 22);
        await Assertions.Expect(page.Locator(Status)).ToContainTextAsync("Free, but signed again");
        await page.Mouse.UpAsync();
        await page.ScreenshotAsync("calendar-asks-who-signs-again");
        await page.Locator(Dialog).GetByRole(AriaRole.Button, new() { Name = "Move it and ask OT and Maintenance" }).ClickAsync();
        await Assertions.Expect(page.Locator(News)).ToContainTextAsync($"keeps {Say(Friday)}, 22:00 while OT and Maintenance sign for it.");
        await Assertions.Expect(signers[1].Locator("#decide")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Change_MovedWithTheKeyboard_StepsToTheNextFreeNight()
    {
        await using var host = await PortalHost.StartAsync(loadDemoPlant: true);
        var (page, address, _) = await AgreedAsync(host);
        await page.GoToAsync(Lanes);

        await page.Locator(".waiting-tray .move-button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#move-start")).ToBeFocusedAsync();
        await page.Locator("#move-start").FillAsync(KrakowPlant.Type(_monday.PlusDays(Wednesday) + new LocalTime(22, 0)));
        await Assertions.Expect(page.Locator(Dialog)).ToContainTextAsync("is frozen: Audit");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator($"{Dialog} .refusal")).ToContainTextAsync("is frozen: Audit");
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "Next free start" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("#move-start")).ToHaveValueAsync(KrakowPlant.Type(_monday.PlusDays(Friday) + new LocalTime(22, 0)));
        await page.Locator("#move-start").PressAsync("Enter");

        await Assertions.Expect(page.Locator(News)).ToContainTextAsync($"is now scheduled for {Say(Friday)}, 22:00.");
        await Assertions.Expect(page.Locator($"{News} [tabindex='-1']")).ToBeFocusedAsync();
        await page.Locator($".lane-bar[href='{address}'] ~ .move-button").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#move-start")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(Dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator($".lane-bar[href='{address}'] ~ .move-button")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Change_MovedOnAPhone_FitsTheScreen()
    {
        await using var host = await PortalHost.StartAsync(loadDemoPlant: true);
        await AgreedAsync(host);
        var phone = await browser.OpenAsync(host.Address, width: 360, height: 740);
        await phone.SignInAsync("ot.krakow", $"/calendar?site=KRK&date={_monday:uuuu-MM-dd}");

        await phone.GetByRole(AriaRole.Button, new() { Name = "Move CR-" }).ClickAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Next free start" }).ClickAsync();
        await Assertions.Expect(phone.Locator(Dialog)).ToContainTextAsync("Nothing speaks against this slot.");
        await phone.ScreenshotAsync("calendar-move-on-a-phone");
        (await phone.OverflowAsync()).ShouldBe(0);
        (await phone.SeriousFindingsAsync()).ShouldBeEmpty();
        await phone.Locator(Dialog).GetByRole(AriaRole.Button, new() { Name = "Move it" }).ClickAsync();

        await Assertions.Expect(phone.Locator(News)).ToContainTextAsync("is now scheduled for");
    }

    private string Say(int day) => _monday.PlusDays(day).ToString("ddd d MMM uuuu", System.Globalization.CultureInfo.GetCultureInfo("en-US"));

    /// <summary>A plant with a night for work every evening at 22:00, an audit on Wednesday and Thursday of next week, and an agreed change without a slot.</summary>
    private async Task<(IPage Requester, string Address, IPage[] Signers)> AgreedAsync(PortalHost host)
    {
        await KrakowPlant.ImportAsync(browser, host,
            $"KRK,MW-LINE1,Maintenance,Line 1 nights,KRK/BAKE/LINE1,{KrakowPlant.Type(KrakowPlant.Now.Date + new LocalTime(22, 0))},120,FREQ=DAILY",
            $"KRK,FR-AUDIT,Freeze,Audit,KRK,{KrakowPlant.Type(_monday.PlusDays(Wednesday).AtMidnight())},2880,");
        var requester = await browser.OpenAsync(host.Address);
        await requester.SignInAsync("ot.krakow");
        var address = await KrakowPlant.RaiseAsync(requester);
        var signers = await KrakowPlant.AgreeAsync(browser, host, address);
        await Assertions.Expect(requester.Locator("#slot")).ToBeVisibleAsync();
        return (requester, address, signers);
    }

    /// <summary>Takes it with the mouse and holds it over an hour of the week.</summary>
    private static async Task DragAsync(IPage page, string what, int day, int hour)
    {
        await page.Locator(what).HoverAsync();
        await page.Mouse.DownAsync();
        var from = (await page.Locator(what).BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(from.X + (from.Width / 2) + 6, from.Y + (from.Height / 2) + 6, new() { Steps = 3 });
        var cell = page.Locator(".drop-cell").Nth((day * 24) + hour);
        await cell.WaitForAsync();
        var to = (await cell.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(to.X + (to.Width / 2), to.Y + (to.Height / 2), new() { Steps = 8 });
        await Assertions.Expect(page.Locator(".drop-pointed")).ToHaveCountAsync(1);
    }
}
