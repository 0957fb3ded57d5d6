using System.Globalization;
using ConvergencePortal.Journeys.Common;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Journeys;

/// <summary>Between two reviews: the numbers of the dashboard lead to as many records, follow by themselves, and can be read by everybody and on paper.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DashboardJourneyTests(Browser browser)
{
    [Fact]
    public async Task Dashboard_EachKindOfFigure_LeadsToAsManyRecords()
    {
        await using var host = await PortalHost.StartAsync(loadDemoPlant: true);
        var page = await browser.OpenAsync(host.Address);
        await page.SignInAsync("chair");
        var requester = await browser.OpenAsync(host.Address);
        await requester.SignInAsync("ot.berlin");
        await page.GetByRole(AriaRole.Link, new() { Name = "Dashboard", Exact = true }).ClickAsync();
        await page.WaitUntilReadyAsync();
        var signatures = page.Locator("a.figure-link[href='/changes?asked=IT&task=Sign']");
        var before = await signatures.CountAsync() == 0 ? 0 : await NumberAsync(signatures);

        await Approvals.AskAsync(browser, host, requester);

        // Nobody reloads.
        await Assertions.Expect(signatures).ToContainTextAsync((before + 1).ToString(CultureInfo.InvariantCulture));
        await page.ScreenshotAsync("dashboard");
        (await page.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();

        var figures = await page.Locator("a.figure-link").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href') + ' ' + parseInt(link.innerText.replace(/[.,]/g, '')))");
        figures.Length.ShouldBeGreaterThan(5);
        foreach (var kind in figures.GroupBy(figure => figure.Split('?')[0]).Select(kind => kind.First().Split(' ')))
        {
            await page.GoToAsync(kind[0]);
            (await page.Locator("main tbody tr").CountAsync()).ShouldBe(Math.Min(50, int.Parse(kind[1], CultureInfo.InvariantCulture)), kind[0]);
        }

        await page.GoToAsync("/dashboard?site=BER");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.ScreenshotAsync("dashboard-print");
        (await page.Locator("nav").First.IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator(".chart-figures").First.IsVisibleAsync()).ShouldBeTrue();
    }

    private static async Task<int> NumberAsync(ILocator figure) => int.Parse((await figure.First.InnerTextAsync()).Split(' ', '\n')[0], CultureInfo.InvariantCulture);
}
