using System.Text.Json;
using ConvergencePortal.Journeys.Common;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Journeys;

/// <summary>Somebody is asked: the bell counts, the channel of their function gets a card, and its button leads to the decision.</summary>
[Collection(BrowserCollection.Name)]
public sealed class NoticeJourneyTests(Browser browser)
{
    [Fact]
    public async Task Request_ReachesInboxAndChannel_AndItsCardOpensTheDecision()
    {
        await using var host = await PortalHost.StartAsync(loadDemoPlant: true);
        await using var sink = new CardSink();
        var admin = await browser.OpenAsync(host.Address);
        await admin.SignInAsync("admin", "/channels");
        await admin.GetByLabel("Name", new() { Exact = true }).FillAsync("IT Berlin");
        await admin.GetByLabel("Function", new() { Exact = true }).SelectOptionAsync("IT");
        await admin.GetByLabel("Address", new() { Exact = true }).FillAsync("https://evil.example/hook");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Add the channel" }).ClickAsync();
        await Assertions.Expect(admin.Locator("#address-refusal")).ToContainTextAsync("not on the list of hosts");
        await admin.GetByLabel("Address", new() { Exact = true }).FillAsync($"{sink.Address}?sig=very-secret");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Add the channel" }).ClickAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Send a test card" }).ClickAsync();
        (await sink.WaitForAsync("This is a test card")).GetProperty("version").GetString().ShouldBe("1.5");
        await Assertions.Expect(admin.Locator("tbody")).ToContainTextAsync("Accepted");

        var it = await browser.OpenAsync(host.Address);
        await it.SignInAsync("it2.berlin");
        var bell = it.Locator("a.bell");
        await Assertions.Expect(bell).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("^Inbox, "));
        var before = await bell.GetAttributeAsync("aria-label");

        var requester = await browser.OpenAsync(host.Address);
        await requester.SignInAsync("ot.berlin");
        var number = await Approvals.AskAsync(browser, host, requester);

        // Nobody reloads.
        await Assertions.Expect(bell).Not.ToHaveAttributeAsync("aria-label", before!);
        await bell.ClickAsync();
        await Assertions.Expect(it.Locator("tbody")).ToContainTextAsync("Your signature is asked for");
        await Assertions.Expect(it.Locator("tbody")).ToContainTextAsync(number);
        await it.ScreenshotAsync("inbox");
        (await it.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        (await it.SeriousFindingsAsync()).ShouldBeEmpty();

        var card = await sink.WaitForAsync("Your signature is asked for");
        var teams = await browser.OpenAsync(host.Address);
        await RenderAsync(teams, card);
        await Assertions.Expect(teams.Locator("#card")).ToContainTextAsync(number);
        await Assertions.Expect(teams.Locator("#card")).ToContainTextAsync(Approvals.Title);
        await teams.ScreenshotAsync("card-in-teams");
        await teams.GetByRole(AriaRole.Link, new() { Name = "Open in the portal" }).ClickAsync();
        await teams.Locator("button[name=persona][value='it.berlin']").ClickAsync();
        await teams.WaitUntilReadyAsync();
        new Uri(teams.Url).AbsolutePath.ShouldBe($"/changes/{number}");

        await admin.GoToAsync("/channels?state=Opened");
        await Assertions.Expect(admin.Locator("tbody")).ToContainTextAsync(number);
        await admin.ScreenshotAsync("channels");
        (await admin.SeriousFindingsAsync()).ShouldBeEmpty();
        host.Log.ShouldNotContain("very-secret");
    }

    /// <summary>As Teams does: the reference implementation draws the card, and its button opens an address.</summary>
    private static async Task RenderAsync(IPage page, JsonElement card)
    {
        await page.GotoAsync("about:blank");
        await page.AddScriptTagAsync(new PageAddScriptTagOptions { Path = Repository.CardScript });
        await page.EvaluateAsync(
            "(json) => { const card = new AdaptiveCards.AdaptiveCard(); card.onExecuteAction = action => { location.href = action.url; }; card.parse(JSON.parse(json)); const box = document.createElement('main'); box.id = 'card'; box.append(card.render()); document.body.append(box); }",
            card.GetRawText());
    }
}
