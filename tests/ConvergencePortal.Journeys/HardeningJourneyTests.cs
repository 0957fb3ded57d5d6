using ConvergencePortal.Journeys.Common;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Journeys;

/// <summary>What the host forbids a browser is nothing that its own pages do.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HardeningJourneyTests(Browser browser)
{
    private static readonly string[] Walk = ["/", "/calendar", "/network", "/network/map", "/flows", "/dashboard", "/reviews", "/health", "/changes", "/changes/new", "/plant", "/people", "/import"];

    [Fact]
    public async Task Pages_InBothThemesAndLanguages_DoNothingThatTheirPolicyForbids()
    {
        await using var host = await PortalHost.StartAsync(loadDemoPlant: true);
        var page = await browser.OpenAsync(host.Address);
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add($"{page.Url}: {message.Text}"); };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");

        await page.SignInAsync("admin");
        foreach (var choice in new[] { "Dark theme", "Deutsch" })
        {
            foreach (var path in Walk) await page.GoToAsync(path);
            await page.Locator("details.account summary").ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = choice }).ClickAsync();
            await page.WaitUntilReadyAsync();
        }
        foreach (var path in Walk) await page.GoToAsync(path);

        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Script_PutIntoAPage_IsNotRun()
    {
        await using var host = await PortalHost.StartAsync(loadDemoPlant: true);
        var page = await browser.OpenAsync(host.Address);
        await page.SignInAsync("it.berlin");

        await page.EvaluateAsync("""
            () => document.querySelector('main').insertAdjacentHTML('beforeend', `<img src="data:," onerror="window.ran = 'attribute'"><iframe srcdoc="<script>parent.ran = 'frame'</script>"></iframe>`)
            """);
        await page.EvaluateAsync("""
            () => { const script = document.createElement('div'); script.innerHTML = '<a id="bad" href="javascript:window.ran=1">x</a>'; document.querySelector('main').append(script); document.getElementById('bad').click(); }
            """);

        (await page.EvaluateAsync<string?>("() => window.ran ? String(window.ran) : null")).ShouldBeNull();
    }

    [Fact]
    public async Task Page_OneTooMany_SaysSoUntilAnotherIsClosed()
    {
        await using var host = await PortalHost.StartAsync(loadDemoPlant: true, ("Limits__CircuitsPerPerson", "2"));
        var first = await browser.OpenAsync(host.Address);
        await first.SignInAsync("it.berlin");
        var second = await first.Context.NewPageAsync();
        await second.GoToAsync("/changes");

        var third = await first.Context.NewPageAsync();
        var refused = await third.GotoAsync("/calendar");
        refused!.Status.ShouldBe(429);
        await Assertions.Expect(third.Locator("p").First).ToHaveTextAsync("You have 2 pages of the portal open. Close some of them, then reload.");

        // A page says goodbye when it is left.
        await second.GotoAsync("about:blank");
        await WhenItIsLetInAsync(third);
        await third.WaitUntilReadyAsync();
    }

    private static async Task WhenItIsLetInAsync(IPage page)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Reload" }).ClickAsync();
            if (await page.Locator("details.account").Or(page.GetByText("Close some of them")).First.InnerTextAsync() is var text && !text.Contains("Close some of them", StringComparison.Ordinal)) return;
        }
        throw new InvalidOperationException("The page was not let in.");
    }
}
