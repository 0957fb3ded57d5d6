using System.Net;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>The way back from the provider: who comes, with what, and how often.</summary>
public sealed class CallbackTests(EntraFixture entra) : IClassFixture<EntraFixture>
{
    [Fact]
    public async Task Session_AfterSignIn_LiesInACookieThatOnlyThisHostGetsOverHttps()
    {
        var answer = await entra.SignInAsync(Forgery.None);

        var session = answer.Session.ShouldNotBeNull().ToLowerInvariant();
        session.ShouldContain("; secure");
        session.ShouldContain("; httponly");
        session.ShouldContain("; samesite=lax");
        session.ShouldContain("; path=/");
        session.ShouldNotContain("domain=");
    }

    [Fact]
    public async Task Start_Always_SetsCookiesThatOnlyThisHostGetsOverHttps()
    {
        var attempt = await SignInAttempt.StartAsync(entra.Host);

        attempt.Cookies.ShouldNotBeEmpty();
        attempt.Cookies.ShouldAllBe(cookie => cookie.Contains("secure", StringComparison.OrdinalIgnoreCase) && cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task SignIn_Again_HasASessionOfItsOwn()
    {
        var first = await entra.SignInAsync(Forgery.None);
        var again = await SignInAttempt.StartAsync(entra.Host, browser: first.Browser);

        var second = await again.ReturnAsync();

        second.Session.ShouldNotBeNull().ShouldNotBe(first.Session);
    }

    [Fact]
    public async Task Callback_OfThePersonWhoChangedTheirMind_SaysSo()
    {
        var answer = await ReturnAsync(query => { query.Remove("code"); query["error"] = "access_denied"; });

        await answer.ShouldBeTurnedAwayAsync("cancelled", "access_denied");
    }

    [Theory]
    [InlineData("invalid_request", "refused")]
    [InlineData("interaction_required", "refused")]
    [InlineData("<script>alert(1)</script>", "refused")]
    [InlineData("server_error", "unavailable")]
    [InlineData("temporarily_unavailable", "unavailable")]
    public async Task Callback_WithAnError_ShowsNothingOfIt(string error, string why)
    {
        var answer = await ReturnAsync(query => { query.Remove("code"); query["error"] = error; query["error_description"] = "<script>alert('of the provider')</script>"; });

        await answer.ShouldBeTurnedAwayAsync(why, "error");
        using var page = await answer.Browser.GetAsync(new Uri(answer.Location, UriKind.Relative));
        (await page.Content.ReadAsStringAsync()).ShouldNotContain("alert(");
    }

    [Fact]
    public async Task Callback_ErrorBesideACode_IsRefused()
    {
        var answer = await ReturnAsync(query => query["error"] = "access_denied");

        await answer.ShouldBeTurnedAwayAsync("cancelled", "access_denied");
    }

    [Fact]
    public async Task Callback_NamesTheIssuer_LetsThePersonIn()
    {
        var answer = await ReturnAsync(query => query["iss"] = entra.Provider.Address);

        await answer.ShouldBeLetInAsync();
    }

    [Theory]
    [InlineData("https://login.evil.example")]
    [InlineData("")]
    public async Task Callback_NamesAnotherIssuer_IsRefusedBeforeTheCodeIsSpent(string issuer)
    {
        var exchanges = entra.Provider.CallsOf("/token");

        var answer = await ReturnAsync(query => query["iss"] = issuer);

        await answer.ShouldBeTurnedAwayAsync("refused", "iss");
        entra.Provider.CallsOf("/token").ShouldBe(exchanges);
    }

    [Theory]
    [InlineData("id_token")]
    [InlineData("access_token")]
    [InlineData("token_type")]
    public async Task Callback_TokensInTheAddress_IsRefused(string parameter)
    {
        var answer = await ReturnAsync(query => query[parameter] = "eyJhbGciOiJub25lIn0.e30.");

        await answer.ShouldBeTurnedAwayAsync("refused", "token");
    }

    [Fact]
    public async Task Callback_WithoutACode_IsRefused()
    {
        var answer = await ReturnAsync(query => query.Remove("code"));

        await answer.ShouldBeTurnedAwayAsync("refused", "code");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("rubbish")]
    public async Task Callback_WithoutItsState_IsRefused(string? state)
    {
        var answer = await ReturnAsync(query => { if (state is null) query.Remove("state"); else query["state"] = state; });

        await answer.ShouldBeTurnedAwayAsync("late", "state");
    }

    [Fact]
    public async Task Callback_StateOfAnotherBrowser_SignsNobodyIn()
    {
        var victim = await SignInAttempt.StartAsync(entra.Host);
        var attacker = await SignInAttempt.StartAsync(entra.Host);
        var query = new Dictionary<string, string?> { ["code"] = entra.Provider.Approve(attacker.Request, Forgery.None), ["state"] = attacker.Request.State };

        var answer = await attacker.CallAsync(victim.Browser, query);

        await answer.ShouldBeTurnedAwayAsync("late", "correlation");
    }

    /// <summary>The code is the attacker's, the state the victim's own: PKCE and nonce tell them apart.</summary>
    [Fact]
    public async Task Callback_CodeOfAnotherSignIn_SignsNobodyIn()
    {
        var victim = await SignInAttempt.StartAsync(entra.Host);
        var attacker = await SignInAttempt.StartAsync(entra.Host);

        var answer = await victim.ReturnAsync(change: query => query["code"] = entra.Provider.Approve(attacker.Request, Forgery.None));

        await answer.ShouldBeTurnedAwayAsync("refused", "token");
    }

    [Fact]
    public async Task Callback_Twice_IsRefusedTheSecondTime()
    {
        var attempt = await SignInAttempt.StartAsync(entra.Host);
        var query = new Dictionary<string, string?> { ["code"] = entra.Provider.Approve(attempt.Request, Forgery.None), ["state"] = attempt.Request.State };
        await (await attempt.CallAsync(attempt.Browser, query)).ShouldBeLetInAsync();
        var exchanges = entra.Provider.CallsOf("/token");

        var again = await attempt.CallAsync(attempt.Browser, query);

        again.Session.ShouldBeNull();
        again.Location.ShouldStartWith("/sign-in/failed?");
        entra.Provider.CallsOf("/token").ShouldBe(exchanges);
    }

    [Fact]
    public async Task Callback_WithAForm_IsNotTaken()
    {
        var attempt = await SignInAttempt.StartAsync(entra.Host);
        using var form = new FormUrlEncodedContent([new("code", entra.Provider.Approve(attempt.Request, Forgery.None)), new("state", attempt.Request.State)]);

        using var answer = await attempt.Browser.PostAsync(new Uri("/signin-oidc", UriKind.Relative), form);

        answer.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies ?? []).ShouldNotContain(cookie => cookie.StartsWith(SignInAnswer.SessionCookie, StringComparison.Ordinal));
        ((int)answer.StatusCode).ShouldBeInRange(300, 499);
    }

    [Fact]
    public async Task Cookie_OfAnotherPortal_OpensNothing()
    {
        await using var other = await OwnEntra.StartAsync();
        var theirs = (await other.SignInAsync(Forgery.None)).Session.ShouldNotBeNull().Split(';')[0];
        using var browser = entra.Host.OpenBrowser();

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/me", UriKind.Relative));
        request.Headers.Add("Cookie", theirs);
        using var answer = await browser.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<SignInAnswer> ReturnAsync(Action<Dictionary<string, string?>> change) => await (await SignInAttempt.StartAsync(entra.Host)).ReturnAsync(change: change);
}
