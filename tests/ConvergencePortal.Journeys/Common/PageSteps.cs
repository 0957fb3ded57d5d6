using System.Text.Json;
using Microsoft.Playwright;

namespace ConvergencePortal.Journeys.Common;

/// <summary>Steps that every journey takes, in words.</summary>
public static class PageSteps
{
    private static readonly string[] SeriousImpacts = ["serious", "critical"];

    public static async Task SignInAsync(this IPage page, string persona, string returnUrl = "/")
    {
        await page.GotoAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        await page.Locator($"button[name=persona][value='{persona}']").ClickAsync();
        await page.WaitUntilReadyAsync();
    }

    public static async Task GoToAsync(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.WaitUntilReadyAsync();
    }

    /// <summary>The page's heading is there, something stands below it, and nothing says that it is still loading.</summary>
    public static async Task WaitUntilReadyAsync(this IPage page)
    {
        await page.Locator("main h1").First.WaitForAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('main').innerText.length - document.querySelector('main h1').innerText.length > 40 && !document.querySelector('main').innerText.includes('Reading…')");
        await Assertions.Expect(page.Locator("main [aria-busy=true]")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
    }

    public static Task ScreenshotAsync(this IPage page, string name) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Output, $"{name}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });

    /// <summary>What axe finds against WCAG 2.2 AA that is serious or critical, one sentence each.</summary>
    public static async Task<IReadOnlyList<string>> SeriousFindingsAsync(this IPage page)
    {
        // Evaluated, not put into the page: a script tag without the page's nonce would not run.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Repository.AxeScript));
        var json = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations.map(v => ({ id: v.id, impact: v.impact, nodes: v.nodes.slice(0, 3).map(n => n.html) }))");
        return [.. json.EnumerateArray()
            .Where(v => SeriousImpacts.Contains(v.GetProperty("impact").GetString()))
            .Select(v => $"{v.GetProperty("id").GetString()}: {string.Join(" | ", v.GetProperty("nodes").EnumerateArray().Select(n => n.GetString()))}")];
    }

    /// <summary>How far the page is wider than the window, in pixels: a reader at 360 px must not scroll sideways.</summary>
    public static Task<int> OverflowAsync(this IPage page) => page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
}
