using ConvergencePortal.Journeys.Common;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Journeys;

/// <summary>Sign-in at a real provider, from the first page to the last.</summary>
[Collection(BrowserCollection.Name)]
public sealed class EntraJourneyTests(Browser browser, EntraPlant plant) : IClassFixture<EntraPlant>
{
    /// <summary>Within a minute, and a little for two busy cores.</summary>
    private static readonly LocatorAssertionsToBeVisibleOptions AMinute = new() { Timeout = 75_000 };

    [Fact]
    public async Task Person_SignsIn_AndIsOnThePageTheyWanted()
    {
        var page = await OpenAsync();

        await page.GotoAsync("/sign-in?returnUrl=%2Fchanges%3Fstatus%3DScheduled");
        await page.ScreenshotAsync("sign-in-company");
        await page.ClickCompanyAccountAsync();
        await page.FillProviderFormAsync("ada");
        await page.WaitUntilReadyAsync();

        page.Url.ShouldBe($"{plant.Host.Address}/changes?status=Scheduled");
    }

    [Fact]
    public async Task Person_WithALinkToAPage_IsSentToTheProviderAndBack()
    {
        var page = await OpenAsync();

        await page.SignInWithCompanyAccountAsync("ada", "/assets?site=BER");
        await page.WaitUntilReadyAsync();

        page.Url.ShouldBe($"{plant.Host.Address}/assets?site=BER");
    }

    [Fact]
    public async Task FirstSignIn_WithoutARight_SeesWhoCanHelpAndNothingElse()
    {
        var page = await OpenAsync();

        await page.SignInWithCompanyAccountAsync("norbert", "/changes");

        await page.WaitForURLAsync("**/no-rights");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Norbert Neu");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Ingrid Halvorsen");
        await page.ScreenshotAsync("no-rights");
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
        await page.GotoAsync("/people");
        new Uri(page.Url).AbsolutePath.ShouldBe("/no-rights");
    }

    [Fact]
    public async Task Person_WhoGoesBackAtTheProvider_IsToldSoAndNotIn()
    {
        var page = await OpenAsync();

        await page.GotoAsync("/changes");
        await page.Locator("button[name=cancel]").ClickAsync();

        await page.WaitForURLAsync("**/sign-in/failed?why=Cancelled*");
        await page.ScreenshotAsync("sign-in-failed");
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
        await page.GotoAsync("/changes");
        page.Url.ShouldStartWith(plant.Provider.Issuer);
    }

    [Theory]
    [InlineData("down")]
    [InlineData("nonsense")]
    public async Task Provider_ThatFails_LetsNobodyInAndThePageStaysPlain(string mood)
    {
        var page = await OpenAsync();
        await plant.Provider.BecomeAsync(mood);
        try
        {
            await page.SignInWithCompanyAccountAsync("ada", "/changes");

            await page.WaitForURLAsync("**/sign-in/failed?why=Unavailable*");
            (await page.ContentAsync()).ShouldNotContain("Exception");
        }
        finally
        {
            await plant.Provider.BecomeAsync("well");
        }
    }

    [Fact]
    public async Task Callback_CalledAgain_IsRefused()
    {
        var page = await OpenAsync();
        var callback = "";
        page.Request += (_, request) => { if (request.Url.Contains("/signin-oidc?", StringComparison.Ordinal)) callback = request.Url; };
        await page.SignInWithCompanyAccountAsync("ada", "/changes");
        await page.WaitUntilReadyAsync();
        var stranger = await OpenAsync();

        await page.GotoAsync(callback);
        await stranger.GotoAsync(callback);

        foreach (var each in new[] { page, stranger }) new Uri(each.Url).AbsolutePath.ShouldBe("/sign-in/failed");
        await stranger.GotoAsync("/changes");
        stranger.Url.ShouldStartWith(plant.Provider.Issuer);
    }

    [Fact]
    public async Task Group_OfTheDirectory_GivesItsRightAtTheNextSignIn()
    {
        var before = await OpenAsync();
        await before.SignInWithCompanyAccountAsync("gerda", "/changes");
        await before.WaitForURLAsync("**/no-rights");

        await plant.Provider.SetClaimsAsync("gerda", new { groups = new[] { EntraPlant.EverythingAtBerlin } });
        var page = await OpenAsync();
        await page.SignInWithCompanyAccountAsync("gerda", "/people/gerda");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Maintenance");
        await page.ScreenshotAsync("rights-of-a-group");
    }

    [Fact]
    public async Task Person_SignsOut_AndTheProvidersSessionIsGoneToo()
    {
        var page = await OpenAsync();
        await page.SignInWithCompanyAccountAsync("ada", "/changes");
        await page.WaitUntilReadyAsync();

        await page.Locator("details.account summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, sign out" }).ClickAsync();

        await Assertions.Expect(page.GetByText("You are signed out.")).ToBeVisibleAsync();
        await page.ClickCompanyAccountAsync();
        await Assertions.Expect(page.Locator("input[name=password]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SignOut_AtTheProviderByAnotherApplication_EndsTheOpenPageHere()
    {
        var page = await OpenAsync();
        await page.SignInWithCompanyAccountAsync("ada", "/changes");
        await page.WaitUntilReadyAsync();
        var elsewhere = await page.Context.NewPageAsync();

        await elsewhere.GotoAsync($"{plant.Provider.Issuer}/session/end");
        await elsewhere.GetByRole(AriaRole.Button, new() { Name = "Yes, sign out" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Your session is over")).ToBeVisibleAsync(AMinute);
    }

    [Fact]
    public async Task SignOutEverywhere_EndsTheOpenPageOfAnotherBrowser()
    {
        var forgotten = await OpenAsync();
        await forgotten.SignInWithCompanyAccountAsync("gustav", "/changes");
        await forgotten.WaitUntilReadyAsync();
        var page = await OpenAsync();
        await page.SignInWithCompanyAccountAsync("gustav", "/people/gustav");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere" }).ClickAsync();

        await Assertions.Expect(page.GetByText("You are signed out.")).ToBeVisibleAsync();
        await Assertions.Expect(forgotten.GetByText("Your session is over")).ToBeVisibleAsync(AMinute);
    }

    [Fact]
    public async Task DisabledPerson_LosesTheOpenPageWithinAMinute()
    {
        var page = await OpenAsync();
        await page.SignInWithCompanyAccountAsync("doris", "/changes");
        await page.WaitUntilReadyAsync();
        var admin = await OpenAsync();
        await admin.SignInWithCompanyAccountAsync("ada", "/people/doris");

        await admin.GetByRole(AriaRole.Link, new() { Name = "Edit" }).First.ClickAsync();
        await admin.GetByLabel("Active").UncheckAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await page.WaitForURLAsync("**/sign-in?ended=1*", new() { Timeout = 75_000 });
        // The provider still knows her, and says so without a question.
        await page.ClickCompanyAccountAsync();
        await page.WaitForURLAsync("**/sign-in/failed?why=Inactive*");
    }

    [Fact]
    public async Task Signature_AsksToSignInAgain()
    {
        var requester = await OpenAsync();
        await requester.SignInWithCompanyAccountAsync("frieda", "/changes");
        await requester.WaitUntilReadyAsync();
        var signer = await OpenAsync();
        await signer.SignInWithCompanyAccountAsync("gustav", "/changes");
        await signer.WaitUntilReadyAsync();
        var number = await Approvals.AskAsync(requester, signer);
        await signer.GoToAsync($"/changes/{number}");

        var provider = await signer.RunAndWaitForPopupAsync(() => signer.Locator("#decide").GetByText("Sign in again to sign").ClickAsync());
        await Assertions.Expect(provider.Locator("#why")).ToContainTextAsync("login_prompt");
        await provider.FillProviderFormAsync("gustav");
        await provider.WaitForURLAsync("**/sign-in/done");
        await signer.Locator("#decide").GetByText("I sign this.").ClickAsync();
        await signer.ScreenshotAsync("signing-by-sign-in");
        await signer.Locator("#decide").GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();

        await Assertions.Expect(signer.Locator(".agreement .signature")).ToContainTextAsync("Gustav Gans");
    }

    private Task<IPage> OpenAsync() => browser.OpenAsync(plant.Host.Address);
}
