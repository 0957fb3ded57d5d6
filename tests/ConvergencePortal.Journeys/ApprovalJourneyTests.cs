using ConvergencePortal.Journeys.Common;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Journeys;

/// <summary>Approvals that hold, in the browser: a PIN for each signature, void by exactly the edits that concern it, in another's name, and in the ledger for ever.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ApprovalJourneyTests(Browser browser)
{
    [Fact]
    public async Task Signature_GivenEditedUnderAndGivenAgain_SaysEachStep()
    {
        await using var host = await PortalHost.StartAsync(loadDemoPlant: true);
        var requester = await browser.OpenAsync(host.Address);
        await requester.SignInAsync("ot.berlin");
        var number = await Approvals.AskAsync(browser, host, requester);
        var it = await browser.OpenAsync(host.Address);
        await it.SignInAsync("it.berlin", $"/changes/{number}");
        var maintenance = await browser.OpenAsync(host.Address);
        await maintenance.SignInAsync("maintenance.berlin", $"/changes/{number}");

        await ApproveAsync(it, pin: "");
        await Assertions.Expect(it.Locator("#decide .refusal")).ToContainTextAsync("Enter your signing PIN");
        await ApproveAsync(it, pin: "1111");
        await Assertions.Expect(it.Locator("#decide .refusal")).ToContainTextAsync("4 more wrong ones");
        await ApproveAsync(it, Approvals.Pin);
        await Assertions.Expect(it.Locator(".agreement .signature")).ToContainTextAsync("Europe/Berlin");
        await ApproveAsync(maintenance, Approvals.Pin);
        await Assertions.Expect(maintenance.Locator(".agreement .signature")).ToHaveCountAsync(2);

        await Approvals.EditAsync(requester, number, "10.20.10.2 becomes 10.20.10.3");
        // Nobody reloads: IT is asked again, maintenance is not.
        await Assertions.Expect(it.Locator("#since")).ToContainTextAsync("10.20.10.2 becomes 10.20.10.3");
        await Assertions.Expect(it.Locator(".signature-void")).ToContainTextAsync("Revision 2 changed what was signed: network settings.");
        await Assertions.Expect(maintenance.Locator(".signature-void")).ToHaveCountAsync(1);
        await it.ScreenshotAsync("approval-asked-again");
        (await it.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        (await it.SeriousFindingsAsync()).ShouldBeEmpty();
        await it.GetByRole(AriaRole.Button, new() { Name = "I have seen what moved" }).ClickAsync();
        await Assertions.Expect(it.Locator("#since")).ToHaveCountAsync(0);
        await ApproveAsync(it, Approvals.Pin);
        await Assertions.Expect(it.Locator(".agreement .signature:not(.signature-void)")).ToHaveCountAsync(2);

        var auditor = await browser.OpenAsync(host.Address);
        await auditor.SignInAsync("auditor", $"/ledger?number={number}");
        await Assertions.Expect(auditor.Locator("main")).ToContainTextAsync("The address was taken");
        await auditor.ScreenshotAsync("ledger-of-a-change");
    }

    [Fact]
    public async Task Seat_LentToAColleague_IsSignedInTheNameOfWhoLentIt()
    {
        await using var host = await PortalHost.StartAsync(loadDemoPlant: true);
        var requester = await browser.OpenAsync(host.Address);
        await requester.SignInAsync("ot.berlin");
        var number = await Approvals.AskAsync(browser, host, requester);
        var quality = await browser.OpenAsync(host.Address);
        await quality.SignInAsync("quality.berlin", "/delegations");

        await quality.GetByLabel("Who signs instead").SelectOptionAsync("maintenance2.berlin");
        await quality.Locator("#delegation-until").FillAsync(KrakowPlant.Type(KrakowPlant.Now.PlusDays(3)));
        await quality.GetByLabel("Reason").FillAsync("Holiday");
        await quality.GetByRole(AriaRole.Button, new() { Name = "Delegate", Exact = true }).ClickAsync();
        await Assertions.Expect(quality.Locator("main")).ToContainTextAsync("DEL-");
        await quality.ScreenshotAsync("delegation-made");

        var substitute = await browser.OpenAsync(host.Address);
        await substitute.SignInAsync("maintenance2.berlin");
        await Assertions.Expect(substitute.Locator("main")).ToContainTextAsync("Sign for Quality, for");
        await substitute.ScreenshotAsync("desk-of-a-substitute");
        await substitute.GoToAsync($"/changes/{number}");
        await substitute.Locator("#decide").GetByLabel("Quality").CheckAsync();
        await Assertions.Expect(substitute.Locator("#decide")).ToContainTextAsync("You sign for");
        await ApproveAsync(substitute, Approvals.Pin);

        await Assertions.Expect(substitute.Locator(".agreement .signature")).ToContainTextAsync(" for ");
        await substitute.ScreenshotAsync("signed-in-anothers-name");
    }

    private static async Task ApproveAsync(IPage page, string pin)
    {
        await page.Locator("#decide").GetByLabel("Signing PIN").FillAsync(pin);
        await page.Locator("#decide").GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
    }
}
