using ConvergencePortal.Journeys.Common;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Journeys;

/// <summary>Monday: the week is frozen by itself, the functions meet over it, the chair signs it off, and everybody finds it unchanged.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReviewJourneyTests(Browser browser)
{
    [Fact]
    public async Task Review_OfTheNewestWeek_IsHeldSignedOffPrintedAndFoundUnchanged()
    {
        await using var host = await PortalHost.StartAsync(loadDemoPlant: true);
        var chair = await browser.OpenAsync(host.Address);
        await chair.SignInAsync("chair", "/reviews?site=BER");
        await Assertions.Expect(chair.Locator("tbody")).ToContainTextAsync("To be held");
        await chair.Locator("tbody a").First.ClickAsync();
        await chair.Locator(".review-head").WaitForAsync();
        var address = new Uri(chair.Url).AbsolutePath;
        (await chair.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        (await chair.SeriousFindingsAsync()).ShouldBeEmpty();
        var hash = await chair.Locator(".review-hash dd").InnerTextAsync();

        await Assertions.Expect(chair.Locator(".quorum")).ToContainTextAsync("IT, OT and Maintenance missing");
        foreach (var function in new[] { "IT", "OT", "Maintenance", "Quality" }) await chair.Locator($"#there-{function}-0").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Assertions.Expect(chair.Locator(".quorum")).ToContainTextAsync("Everybody needed is there: IT, OT and Maintenance.");
        await chair.GetByRole(AriaRole.Button, new() { Name = "Write down who is there" }).ClickAsync();
        await Assertions.Expect(chair.Locator(".there-list li")).ToHaveCountAsync(4);

        await chair.GetByLabel("What was decided").FillAsync("The second power supply is ordered this week");
        await chair.GetByRole(AriaRole.Button, new() { Name = "All who are there" }).ClickAsync();
        await chair.GetByRole(AriaRole.Button, new() { Name = "Write down the decision" }).ClickAsync();
        await Assertions.Expect(chair.Locator("#decide #owner-refusal")).ToContainTextAsync("Name who does something about it");
        (await chair.GetByLabel("What was decided").InputValueAsync()).ShouldBe("The second power supply is ordered this week");
        await chair.ScreenshotAsync("review-meeting");
        (await chair.SeriousFindingsAsync()).ShouldBeEmpty();
        await chair.Locator("#decision-action").FillAsync("Order it");
        await chair.Locator("#decision-owner").SelectOptionAsync("maintenance.berlin");
        await chair.Locator("#decision-due").FillAsync(KrakowPlant.Type(KrakowPlant.Now.PlusDays(14))[..10]);
        await chair.GetByRole(AriaRole.Button, new() { Name = "Write down the decision" }).ClickAsync();
        await Assertions.Expect(chair.Locator(".decisions")).ToContainTextAsync("Order it");

        // Somebody else looks on, and nobody reloads.
        var owner = await browser.OpenAsync(host.Address, width: 360, height: 800);
        await owner.SignInAsync("maintenance.berlin");
        await owner.Locator("a.desk-card", new() { HasText = "Order it" }).ClickAsync();
        await Assertions.Expect(owner.Locator("tbody")).ToContainTextAsync("Order it");
        await owner.GoToAsync(address);
        (await owner.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        (await owner.SeriousFindingsAsync()).ShouldBeEmpty();

        await chair.GetByLabel("Minutes of the meeting").FillAsync("Half an hour, all agreed");
        await chair.GetByLabel("Signing PIN").FillAsync(Approvals.Pin);
        await chair.GetByRole(AriaRole.Button, new() { Name = "Sign off" }).ClickAsync();
        await Assertions.Expect(chair.Locator(".signature")).ToContainTextAsync("meaning: Takes the responsibility");
        await Assertions.Expect(owner.Locator(".review-days")).ToContainTextAsync("Signed off");
        await owner.ScreenshotAsync("review-phone");

        await chair.GoToAsync(address);
        (await chair.Locator(".review-hash dd").InnerTextAsync()).ShouldBe(hash);
        await Assertions.Expect(chair.Locator("#record")).ToContainTextAsync("Half an hour, all agreed");
        (await chair.Locator("main form").CountAsync()).ShouldBe(0);
        await chair.Context.AddCookiesAsync([new() { Name = "portal-theme", Value = "dark", Url = host.Address }]);
        await chair.GoToAsync(address);
        await chair.ScreenshotAsync("review-dark");
        (await chair.SeriousFindingsAsync()).ShouldBeEmpty();

        await chair.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(chair.Locator("#portal-nav")).ToBeHiddenAsync();
        await Assertions.Expect(chair.Locator("button[data-prints]")).ToBeHiddenAsync();
        (await chair.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('main')).color")).ShouldBe("rgb(0, 0, 0)");
        await chair.ScreenshotAsync("review-print");
    }

    [Fact]
    public async Task Figure_FromTheReview_ShowsItsRecordsAndLeadsToThem()
    {
        await using var host = await PortalHost.StartAsync(loadDemoPlant: true);
        var page = await browser.OpenAsync(host.Address);
        await page.SignInAsync("it.berlin", "/reviews?site=BER");
        await page.Locator("tbody a").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ownership coverage" }).ClickAsync();
        await Assertions.Expect(page.Locator("main h1")).ToHaveTextAsync("Ownership coverage");
        await Assertions.Expect(page.Locator(".sum-line")).ToContainTextAsync("records count.");
        await page.ScreenshotAsync("review-figure");
        (await page.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();

        await page.Locator("tbody a").First.ClickAsync();

        await page.WaitForURLAsync("**/data-sources/BER/**");
    }
}
