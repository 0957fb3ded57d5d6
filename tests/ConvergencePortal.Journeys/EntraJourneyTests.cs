using ConvergencePortal.Journeys.Common;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Journeys;

/// <summary>Sign-in at a real provider, from the first page to the last.</summary>
[Collection(BrowserCollection.Name)]
public sealed class EntraJourneyTests(Browser browser) : IAsyncLifetime
{
    private OpenIdProvider _provider = null!;
    private PortalHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await OpenIdProvider.StartAsync();
        _host = await PortalHost.StartAtAsync(_provider);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Person_SignsIn_AndIsOnThePageTheyWanted()
    {
        var page = await OpenAsync();

        await page.GotoAsync("/changes?status=Scheduled");
        await page.ScreenshotAsync("sign-in-company");
        await page.ClickCompanyAccountAsync();
        await page.FillProviderFormAsync("ada");
        await page.WaitUntilReadyAsync();

        new Uri(page.Url).PathAndQuery.ShouldBe("/changes?status=Scheduled");
        new Uri(page.Url).Authority.ShouldBe(new Uri(_host.Address).Authority);
    }

    [Fact]
    public async Task FirstSignIn_WithoutARight_SeesWhoCanHelp()
    {
        var page = await OpenAsync();

        await page.SignInWithCompanyAccountAsync("frieda", "/changes");

        await page.WaitForURLAsync("**/no-rights*");
        await page.ScreenshotAsync("no-rights");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Frieda Falk");
    }

    [Fact]
    public async Task Person_WhoGoesBackAtTheProvider_IsToldSoAndNotIn()
    {
        var page = await OpenAsync();

        await page.GotoAsync("/changes");
        await page.ClickCompanyAccountAsync();
        await page.Locator("button[name=cancel]").ClickAsync();

        await page.WaitForURLAsync("**/sign-in/failed?*why=cancelled*");
        await page.ScreenshotAsync("sign-in-failed");
        await page.GotoAsync("/changes");
        new Uri(page.Url).AbsolutePath.ShouldBe("/sign-in");
    }

    [Theory]
    [InlineData("down")]
    [InlineData("nonsense")]
    public async Task Provider_ThatFails_LetsNobodyInAndThePageStaysPlain(string mood)
    {
        var page = await OpenAsync();
        await _provider.BecomeAsync(mood);

        await page.GotoAsync("/changes");
        await page.ClickCompanyAccountAsync();
        await page.FillProviderFormAsync("ada");

        await page.WaitForURLAsync("**/sign-in/failed?*why=unavailable*");
        (await page.ContentAsync()).ShouldNotContain("Exception");
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
        new Uri(stranger.Url).AbsolutePath.ShouldBe("/sign-in");
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

        await page.WaitForURLAsync("**/sign-in?left*");
        await page.ClickCompanyAccountAsync();
        await Assertions.Expect(page.Locator("input[name=password]")).ToBeVisibleAsync();
    }

    private Task<IPage> OpenAsync() => browser.OpenAsync(_host.Address);
}
