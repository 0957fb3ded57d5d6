using System.Text.RegularExpressions;
using ConvergencePortal.Journeys.Common;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Journeys;

/// <summary>The main job on a plant the portal has never seen: imported from files, a change raised, agreed by three people at once, put into a free slot and carried out.</summary>
[Collection(BrowserCollection.Name)]
public sealed class MainJobJourneyTests(Browser browser)
{
    private const string Refusal = "main .refusal";
    private static readonly string[] Kinds = ["sites", "equipment", "assets", "zones", "conduits", "segments", "devices", "interfaces", "people", "memberships"];
    private static readonly string[] Signers = ["it.krakow", "ot2.krakow", "maintenance.krakow"];
    private static readonly DateTimeZone Plant = DateTimeZoneProviders.Tzdb["Europe/Warsaw"];
    private static readonly LocalDateTimePattern Typed = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    // The host lives by the real clock, so the windows of this plant are laid around the present minute.
    private readonly LocalDateTime _now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()).InZone(Plant).LocalDateTime;

    [Fact]
    public async Task PlantOnPaper_ImportedAgreedScheduledAndCarriedOut_EndsClosed()
    {
        await using var host = await PortalHost.StartAsync(loadDemoPlant: true);
        await ImportPlantAsync(host);

        var requester = await browser.OpenAsync(host.Address);
        await requester.SignInAsync("ot.krakow");
        var address = await RaiseAsync(requester);
        var signers = await Task.WhenAll(Signers.Select(async persona =>
        {
            var page = await browser.OpenAsync(host.Address);
            await page.SignInAsync(persona);
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Patch the kneader controller");
            await page.GoToAsync(address);
            return page;
        }));

        await Task.WhenAll(signers.Select(page => page.GetByRole(AriaRole.Button, new() { Name = "No impact" }).ClickAsync()));
        // Nobody reloads: the last statement opens the seats in every browser.
        await Task.WhenAll(signers.Select(page => Assertions.Expect(page.Locator("#decide")).ToBeVisibleAsync()));
        await requester.ScreenshotAsync("change-waiting-for-signatures");
        await Task.WhenAll(signers.Select(page => page.Locator("#decide").GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync()));
        await Assertions.Expect(requester.Locator("#slot")).ToBeVisibleAsync();
        await signers[0].ScreenshotAsync("change-approved");

        await ChooseSlotAsync(requester, _now.PlusDays(2));
        await Assertions.Expect(requester.Locator(Refusal).First).ToContainTextAsync("is frozen: Inventory");
        await requester.ScreenshotAsync("change-refused-in-freeze");
        await ChooseSlotAsync(requester, _now.PlusMinutes(30));
        await Assertions.Expect(requester.GetByRole(AriaRole.Button, new() { Name = "Start the work" })).ToBeVisibleAsync();

        await requester.GoToAsync($"/calendar?site=KRK&view=week&date={_now.Date:uuuu-MM-dd}");
        await Assertions.Expect(requester.Locator("main")).ToContainTextAsync("Patch the kneader controller");
        await requester.GoToAsync(address);
        await CarryOutAsync(requester);

        await Assertions.Expect(requester.Locator(".change-head")).ToContainTextAsync("Closed");
        await requester.ScreenshotAsync("change-closed");
    }

    [Fact]
    public async Task Import_WithAWrongRow_SaysLineAndReasonAndWritesNothing()
    {
        await using var host = await PortalHost.StartAsync(loadDemoPlant: true);
        var page = await browser.OpenAsync(host.Address);
        await page.SignInAsync("admin", "/import?kind=segments");

        await UploadAsync(page, "segments", "site,code,name,zone,vlan\nBER,VLAN-NEW,New,CELL-PACK,777\nBER,VLAN-BAD,Bad,CELL-PACK,5000\n");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("5000");
        await page.ScreenshotAsync("import-wrong-row");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Import" })).ToBeDisabledAsync();
    }

    private async Task ImportPlantAsync(PortalHost host)
    {
        var page = await browser.OpenAsync(host.Address);
        await page.SignInAsync("admin", "/import");
        foreach (var kind in Kinds) await ImportAsync(page, kind, await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "plant", $"{kind}.csv")));
        await ImportAsync(page, "windows",
            "site,code,kind,title,scope,start,minutes,rule\n" +
            $"KRK,MW-LINE1,Maintenance,Line 1 trial weeks,KRK/BAKE/LINE1,{Typed.Format(_now.Date.AtMidnight())},1440,FREQ=DAILY\n" +
            $"KRK,FR-INVENTORY,Freeze,Inventory,KRK,{Typed.Format(_now.PlusDays(1))},4320,\n");
        await page.Context.CloseAsync();
    }

    private static async Task ImportAsync(IPage page, string kind, string file)
    {
        await page.GoToAsync($"/import?kind={kind}");
        await UploadAsync(page, kind, file);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("main .notice-good")).ToContainTextAsync("Imported:");
    }

    /// <summary>Chooses a file and waits for what it would do.</summary>
    private static async Task UploadAsync(IPage page, string kind, string file)
    {
        await page.Locator("#import-file").SetInputFilesAsync(new FilePayload { Name = $"{kind}.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(file) });
        await Assertions.Expect(page.Locator("#result-title")).ToContainTextAsync($"{kind}.csv");
    }

    /// <summary>Goes through the steps of a new change and submits it; answers its address.</summary>
    private static async Task<string> RaiseAsync(IPage page)
    {
        await page.GoToAsync("/changes/new");
        await page.Locator("#title").FillAsync("Patch the kneader controller");
        await page.GetByLabel("Search and add").PressSequentiallyAsync("KNEAD-1");
        await page.Locator("button.hit", new() { HasText = "KRK:PLC-KNEAD-1" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Next:" }).ClickAsync();
        await page.Locator("#purpose").FillAsync("Close a security advisory of the maker.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Next:" }).ClickAsync();
        await FillMinutesAsync(page, "work", "20");
        await FillMinutesAsync(page, "rollback", "10");
        await page.Locator("#implementationPlan").FillAsync("Stop the kneader, load firmware 3.1.4, start.");
        await page.Locator("#backoutPlan").FillAsync("Load firmware 3.1.2 again.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Next:" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Next:" }).ClickAsync();
        await page.ScreenshotAsync("new-change-check");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/changes/CR-[0-9-]+$"));
        await Assertions.Expect(page.Locator(".change-head")).ToContainTextAsync("revision 1");
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task FillMinutesAsync(IPage page, string phase, string minutes)
    {
        await page.Locator($"#{phase}").FillAsync(minutes);
        await page.Locator($"#{phase}").BlurAsync();
    }

    private static async Task ChooseSlotAsync(IPage page, LocalDateTime start)
    {
        await page.Locator("#slot-start").FillAsync(Typed.Format(start));
        await page.GetByRole(AriaRole.Button, new() { Name = "Take this slot" }).ClickAsync();
    }

    private static async Task CarryOutAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the work" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "The work is finished" }).ClickAsync();
        await page.Locator("#verify-result").FillAsync("Kneaded one batch, torque as before.");
        await page.GetByRole(AriaRole.Button, new() { Name = "It works" }).ClickAsync();
        await page.Locator("#close").GetByRole(AriaRole.Button, new() { Name = "Close it" }).ClickAsync();
    }
}
