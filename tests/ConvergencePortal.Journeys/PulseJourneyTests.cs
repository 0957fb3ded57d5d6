using ConvergencePortal.Journeys.Common;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Journeys;

/// <summary>Somebody answers the pulse of the month on their phone, once; no log of the portal says what.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PulseJourneyTests(Browser browser)
{
    [Fact]
    public async Task Pulse_AnsweredOnAPhone_ThanksAndAsksNoMore()
    {
        await using var host = await PortalHost.StartAsync(loadDemoPlant: true);
        var page = await browser.OpenAsync(host.Address, 360, 800);
        await page.SignInAsync("maintenance2.berlin", "/pulse");
        var before = host.Log.Length;
        await page.GetByRole(AriaRole.Group, new() { Name = "1. When a change concerns my work, I hear of it in time." }).GetByLabel("I agree", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my answers" }).ClickAsync();
        await Assertions.Expect(page.Locator("fieldset .refusal")).ToHaveCountAsync(4);
        (await page.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();

        foreach (var question in new[] { 2, 3, 4, 5 }) await page.Locator($"input[name=question{question}][value='4']").CheckAsync();
        // What was chosen before the refusal is still chosen.
        await Assertions.Expect(page.Locator("input[name=question1][value='5']")).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my answers" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Thank you.");
        await page.ScreenshotAsync("pulse-answered-phone");
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();

        await page.GoToAsync("/pulse");
        await Assertions.Expect(page.GetByText("Everybody counts once a month.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("form.pulse-form")).ToHaveCountAsync(0);
        host.Log[before..].ShouldNotContain("Pulse", Case.Insensitive);
    }
}
