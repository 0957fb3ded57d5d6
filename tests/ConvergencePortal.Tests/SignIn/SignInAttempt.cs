using System.Net;
using System.Text.Json;
using System.Web;
using Microsoft.AspNetCore.WebUtilities;
using Shouldly;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>One sign-in, from the portal's redirect to the provider up to the callback.</summary>
public sealed class SignInAttempt
{
    private readonly EntraHost _host;

    private SignInAttempt(EntraHost host, HttpClient browser, AuthorizationRequest request, IReadOnlyList<string> cookies) => (_host, Browser, Request, Cookies) = (host, browser, request, cookies);

    public HttpClient Browser { get; }
    public AuthorizationRequest Request { get; }

    /// <summary>What the start of it set, for the way back.</summary>
    public IReadOnlyList<string> Cookies { get; }

    public static async Task<SignInAnswer> RunAsync(EntraHost host, Forgery forgery, string returnUrl = "/changes") => await (await StartAsync(host, returnUrl)).ReturnAsync(forgery);

    public static Task<SignInAttempt> StartAsync(EntraHost host, string returnUrl = "/changes", HttpClient? browser = null) =>
        StartAtAsync(host, $"/sign-in/start?returnUrl={Uri.EscapeDataString(returnUrl)}", browser);

    /// <param name="address">Where a person is sent to the provider from: the sign-in, or the one for a signature.</param>
    public static async Task<SignInAttempt> StartAtAsync(EntraHost host, string address, HttpClient? browser = null)
    {
        browser ??= host.OpenBrowser();
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());

        var location = answer.Headers.Location.ShouldNotBeNull();
        var query = HttpUtility.ParseQueryString(location.Query);
        var all = query.AllKeys.ToDictionary(name => name!, name => query[name]!);
        var prefix = location.AbsolutePath[..^"/authorize".Length];
        var request = new AuthorizationRequest(prefix, all["redirect_uri"], all["state"], all.GetValueOrDefault("nonce") ?? "", all.GetValueOrDefault("code_challenge") ?? "", all);
        return new SignInAttempt(host, browser, request, SetCookies(answer));
    }

    /// <summary>The provider is done and sends the browser back.</summary>
    /// <param name="change">Changes the query on the way.</param>
    public Task<SignInAnswer> ReturnAsync(Forgery? forgery = null, Action<Dictionary<string, string?>>? change = null)
    {
        var query = new Dictionary<string, string?> { ["code"] = _host.Provider.Approve(Request, forgery ?? Forgery.None), ["state"] = Request.State };
        change?.Invoke(query);
        return CallAsync(Browser, query);
    }

    /// <summary>The callback with exactly this query, by whichever browser.</summary>
    public Task<SignInAnswer> CallAsync(HttpClient browser, Dictionary<string, string?> query) => CallAsync(browser, QueryHelpers.AddQueryString("", query).TrimStart('?'));

    public async Task<SignInAnswer> CallAsync(HttpClient browser, string query)
    {
        using var answer = await browser.GetAsync(new Uri($"/signin-oidc?{query}", UriKind.Relative));
        return new SignInAnswer(_host, browser, answer.StatusCode, answer.Headers.Location?.OriginalString ?? "", SetCookies(answer));
    }

    private static List<string> SetCookies(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];
}

/// <summary>Where the portal sent the browser after the callback, and with which cookies.</summary>
public sealed record SignInAnswer(EntraHost Host, HttpClient Browser, HttpStatusCode Status, string Location, IReadOnlyList<string> Cookies)
{
    public const string SessionCookie = "__Host-portal-session";

    public string? Session => Cookies.FirstOrDefault(cookie => cookie.StartsWith($"{SessionCookie}=", StringComparison.Ordinal) && !cookie.StartsWith($"{SessionCookie}=;", StringComparison.Ordinal));

    public async Task<HttpStatusCode> WhoAmIAsync()
    {
        using var answer = await Browser.GetAsync(new Uri("/api/v1/me", UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>The portal's code of whose session it is.</summary>
    public async Task<string> CodeAsync()
    {
        using var me = await Browser.GetAsync(new Uri("/api/v1/me", UriKind.Relative));
        return JsonDocument.Parse(await me.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString()!;
    }

    public async Task ShouldBeLetInAsync(string location = "/changes")
    {
        (Status, Location).ShouldBe((HttpStatusCode.Redirect, location), Host.Log.With("sign-in"));
        Session.ShouldNotBeNull();
        (await WhoAmIAsync()).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Nobody got in; the page is plain and has an id, and the log has the cause under that id.</summary>
    public async Task ShouldBeTurnedAwayAsync(string why, string cause)
    {
        Status.ShouldBe(HttpStatusCode.Redirect);
        Location.ShouldStartWith("/sign-in/failed?");
        var query = HttpUtility.ParseQueryString(Location["/sign-in/failed".Length..]);
        var id = query["id"].ShouldNotBeNull();
        query["why"].ShouldBe(why, Host.Log.With(id));
        query.Count.ShouldBe(2);

        Session.ShouldBeNull();
        (await WhoAmIAsync()).ShouldBe(HttpStatusCode.Unauthorized);
        Host.Log.With(id).ShouldContain(cause, Case.Insensitive);
        await ShouldShowAPlainPageAsync(id);
    }

    private async Task ShouldShowAPlainPageAsync(string id)
    {
        using var page = await Browser.GetAsync(new Uri(Location, UriKind.Relative));
        var text = await page.Content.ReadAsStringAsync();

        text.ShouldContain(id);
        text.ShouldNotMatch("IDX[0-9]{5}");
        foreach (var secret in new[] { "Exception", "   at ", HostileProvider.ClientSecret, Host.Provider.Address, "127.0.0.1" }) text.ShouldNotContain(secret, Case.Sensitive);
    }
}
