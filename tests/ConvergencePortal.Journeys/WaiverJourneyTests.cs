using ConvergencePortal.Journeys.Common;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Journeys;

/// <summary>Something does not conform and may stay for a time: asked for, refused without an end, signed by whose it is, extended by the chair.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WaiverJourneyTests(Browser browser)
{
    [Fact]
    public async Task Waiver_WithoutAnEnd_IsRefusedAndKeepsWhatWasTyped_ThenSignedAndExtended()
    {
        await using var host = await PortalHost.StartAsync(loadDemoPlant: true);
        var asker = await browser.OpenAsync(host.Address);
        await asker.SignInAsync("ot.berlin", "/waivers/new");
        await asker.GetByLabel("Title").FillAsync("Two rules without a reason");
        await asker.GetByLabel("NET-01 R4").CheckAsync();
        await asker.GetByLabel("Why it cannot conform today").FillAsync("Nobody remembers who asked for them");
        await asker.GetByLabel("What makes up for it").FillAsync("The traffic is watched");
        await asker.GetByLabel("What is done about it").FillAsync("Ask every owner, then remove them");
        await asker.GetByLabel("To be done by").FillAsync(KrakowPlant.Type(KrakowPlant.Now.PlusDays(20))[..10]);
        await asker.GetByRole(AriaRole.Button, new() { Name = "Ask the functions to sign" }).ClickAsync();
        await Assertions.Expect(asker.Locator("#endsOn-refusal")).ToContainTextAsync("Nothing that a standard does not allow is without an end");
        (await asker.GetByLabel("Title").InputValueAsync()).ShouldBe("Two rules without a reason");
        await asker.ScreenshotAsync("waiver-without-an-end");

        await asker.GetByLabel("Holds until").FillAsync(KrakowPlant.Type(KrakowPlant.Now.PlusDays(30))[..10]);
        await asker.GetByRole(AriaRole.Button, new() { Name = "Ask the functions to sign" }).ClickAsync();
        await Assertions.Expect(asker.Locator(".change-number")).ToContainTextAsync("WV-");
        var address = new Uri(asker.Url).AbsolutePath;

        var keeper = await browser.OpenAsync(host.Address);
        await keeper.SignInAsync("cyber.berlin");
        await keeper.Locator($"a[href='{address}']").ClickAsync();
        await SignAsync(keeper);
        await Assertions.Expect(asker.Locator(".change-next")).ToContainTextAsync("In force");
        await asker.ScreenshotAsync("waiver-in-force");
        (await asker.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        (await asker.SeriousFindingsAsync()).ShouldBeEmpty();

        await asker.GetByText("Ask for more time").ClickAsync();
        await asker.GetByLabel("New end").FillAsync(KrakowPlant.Type(KrakowPlant.Now.PlusDays(60))[..10]);
        await asker.GetByLabel("What has changed since then").FillAsync("One owner is on leave until January");
        await asker.GetByRole(AriaRole.Button, new() { Name = "Ask the chair to sign" }).ClickAsync();
        var chair = await browser.OpenAsync(host.Address);
        await chair.SignInAsync("chair");
        await chair.Locator($"a[href='{address}']").ClickAsync();
        await SignAsync(chair);
        await Assertions.Expect(asker.Locator(".change-next")).ToContainTextAsync("extended 1×");
    }

    private static async Task SignAsync(IPage page)
    {
        await page.GetByLabel("Signing PIN").FillAsync(Approvals.Pin);
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
    }
}
