using ConvergencePortal.Journeys.Common;
using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Journeys;

/// <summary>The main job on a plant the portal has never seen: imported from files, a change raised, agreed by three people at once, put into a free slot and carried out.</summary>
[Collection(BrowserCollection.Name)]
public sealed class MainJobJourneyTests(Browser browser)
{
    private const string Refusal = "main .refusal";

    private readonly LocalDateTime _now = KrakowPlant.Now;

    [Fact]
    public async Task PlantOnPaper_ImportedAgreedScheduledAndCarriedOut_EndsClosed()
    {
        await using var host = await PortalHost.StartAsync(loadDemoPlant: true);
        await KrakowPlant.ImportAsync(browser, host,
            $"KRK,MW-LINE1,Maintenance,Line 1 trial weeks,KRK/BAKE/LINE1,{KrakowPlant.Type(_now.Date.AtMidnight())},1440,FREQ=DAILY",
            $"KRK,FR-INVENTORY,Freeze,Inventory,KRK,{KrakowPlant.Type(_now.PlusDays(1))},4320,");

        var requester = await browser.OpenAsync(host.Address);
        await requester.SignInAsync("ot.krakow");
        var address = await KrakowPlant.RaiseAsync(requester);
        var signers = await KrakowPlant.AgreeAsync(browser, host, address, seatsAreOpen: () => requester.ScreenshotAsync("change-waiting-for-signatures"));
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

        await KrakowPlant.UploadAsync(page, "segments", "site,code,name,zone,vlan\nBER,VLAN-NEW,New,CELL-PACK,777\nBER,VLAN-BAD,Bad,CELL-PACK,5000\n");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("5000");
        await page.ScreenshotAsync("import-wrong-row");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Import" })).ToBeDisabledAsync();
    }

    private static async Task ChooseSlotAsync(IPage page, LocalDateTime start)
    {
        await page.Locator("#slot-start").FillAsync(KrakowPlant.Type(start));
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
