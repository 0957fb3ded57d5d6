using ConvergencePortal.Journeys.Common;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Journeys;

[Collection(BrowserCollection.Name)]
public sealed class SignInJourneyTests(Browser browser)
{
    [Fact]
    public async Task Visitor_ClicksAPersona_IsOnTheirDeskAndCanLeave()
    {
        await using var host = await PortalHost.StartAsync(loadDemoPlant: true);
        var page = await browser.OpenAsync(host.Address);

        await page.GotoAsync("/");
        await page.ScreenshotAsync("sign-in");
        await page.Locator("button[name=persona][value='maintenance.berlin']").ClickAsync();
        await page.WaitUntilReadyAsync();

        new Uri(page.Url).AbsolutePath.ShouldBe("/");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("My desk");
        await page.Locator("details.account summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.Locator("button[name=persona]").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Visitor_WhoChoosesDarkAndGerman_KeepsBothAcrossPages()
    {
        await using var host = await PortalHost.StartAsync(loadDemoPlant: true);
        var page = await browser.OpenAsync(host.Address);
        await page.SignInAsync("it.berlin");

        await page.Locator("details.account summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark theme" }).ClickAsync();
        await page.WaitUntilReadyAsync();
        await page.Locator("details.account summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Deutsch" }).ClickAsync();
        await page.WaitUntilReadyAsync();
        await page.GoToAsync("/changes");

        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        await Assertions.Expect(page.Locator("main h1")).ToHaveTextAsync("Änderungen");
    }
}
