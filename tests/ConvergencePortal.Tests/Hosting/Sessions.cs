using Microsoft.AspNetCore.Mvc.Testing;

namespace ConvergencePortal.Tests.Hosting;

/// <summary>The cookie of a session, for tests that send it themselves.</summary>
internal static class Sessions
{
    public static async Task<string> CookieOfAsync(WebApplicationFactory<Program> host, string persona)
    {
        using var client = host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        return await CookieOfAsync(client, persona);
    }

    /// <param name="client">Follows no redirects and keeps no cookies.</param>
    public static async Task<string> CookieOfAsync(HttpClient client, string persona)
    {
        using var form = new FormUrlEncodedContent([new("persona", persona)]);
        using var answer = await client.PostAsync(new Uri("/sign-in/demo", UriKind.Relative), form);
        return string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
    }
}
