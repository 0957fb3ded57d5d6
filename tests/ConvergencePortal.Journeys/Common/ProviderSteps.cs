using Microsoft.Playwright;

namespace ConvergencePortal.Journeys.Common;

/// <summary>Steps of a sign-in with the company account, in words.</summary>
public static class ProviderSteps
{
    /// <summary>From a page of the portal over the provider's form back to it, or wherever the portal sends the person instead.</summary>
    public static async Task SignInWithCompanyAccountAsync(this IPage page, string login, string path)
    {
        await page.GotoAsync(path);
        await page.FillProviderFormAsync(login);
    }

    public static Task ClickCompanyAccountAsync(this IPage page) => page.GetByText("Sign in with your company account").ClickAsync();

    /// <summary>The provider's own form.</summary>
    public static async Task FillProviderFormAsync(this IPage page, string login)
    {
        await page.Locator("input[name=login]").FillAsync(login);
        await page.Locator("input[name=password]").FillAsync(OpenIdProvider.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }
}
