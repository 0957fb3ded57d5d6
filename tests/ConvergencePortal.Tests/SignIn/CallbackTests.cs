using System.Net;
using NodaTime;
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
    public async Task SignIn_Again_HasASessionOfItsOwnAndEndsTheOneBefore()
    {
        var first = await entra.SignInAsync(Forgery.None);
        var again = await SignInAttempt.StartAsync(entra.Host, browser: first.Browser);

        var second = await again.ReturnAsync();

        second.Session.ShouldNotBeNull().ShouldNotBe(first.Session);
        (await OpenWithAsync(first.Session)).ShouldBe(HttpStatusCode.Unauthorized);
        (await OpenWithAsync(second.Session)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Callback_OfThePersonWhoChangedTheirMind_SaysSo()
    {
        var answer = await ReturnAsync(query => { query.Remove("code"); query["error"] = "access_denied"; });

        await answer.ShouldBeTurnedAwayAsync("Cancelled", "answer.cancelled");
    }

    [Theory]
    [InlineData("invalid_request")]
    [InlineData("interaction_required")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("server_error")]
    [InlineData("temporarily_unavailable")]
    public async Task Callback_WithAnError_ShowsNothingOfIt(string error)
    {
        var answer = await ReturnAsync(query => { query.Remove("code"); query["error"] = error; query["error_description"] = "<script>alert('of the provider')</script>"; });

        await answer.ShouldBeTurnedAwayAsync("Unavailable", "error");
        using var page = await answer.Browser.GetAsync(new Uri(answer.Location, UriKind.Relative));
        (await page.Content.ReadAsStringAsync()).ShouldNotContain("alert(");
    }

    [Fact]
    public async Task Callback_ErrorBesideACode_IsRefused()
    {
        var answer = await ReturnAsync(query => query["error"] = "access_denied");

        await answer.ShouldBeTurnedAwayAsync("Cancelled", "answer.cancelled");
    }

    [Fact]
    public async Task Callback_NamesTheIssuer_LetsThePersonIn()
    {
        var answer = await ReturnAsync(query => query["iss"] = entra.Provider.Address);

        await answer.ShouldBeLetInAsync();
    }

    [Fact]
    public async Task Callback_NamesAnotherIssuer_IsRefusedBeforeTheCodeIsSpent()
    {
        var exchanges = entra.Provider.CallsOf("/token");

        var answer = await ReturnAsync(query => query["iss"] = "https://login.evil.example");

        await answer.ShouldBeTurnedAwayAsync("Refused", "answer.issuer");
        entra.Provider.CallsOf("/token").ShouldBe(exchanges);
    }

    [Fact]
    public async Task Callback_NamesNoIssuerThoughTheProviderPromisesIt_IsRefused()
    {
        await using var own = await OwnEntra.StartAsync();
        own.Provider.Metadata = document => document["authorization_response_iss_parameter_supported"] = true;

        var answer = await own.SignInAsync(Forgery.None);

        await answer.ShouldBeTurnedAwayAsync("Refused", "answer.issuer");
    }

    [Theory]
    [InlineData("state")]
    [InlineData("code")]
    [InlineData("iss")]
    public async Task Callback_SaysSomethingTwice_IsRefused(string parameter)
    {
        var attempt = await SignInAttempt.StartAsync(entra.Host);
        var code = entra.Provider.Approve(attempt.Request, Forgery.None);

        var answer = await attempt.CallAsync(attempt.Browser, $"code={code}&state={Uri.EscapeDataString(attempt.Request.State)}&iss={Uri.EscapeDataString(entra.Provider.Address)}&{parameter}=other");

        await answer.ShouldBeTurnedAwayAsync("Refused", "answer.twice");
    }

    [Fact]
    public async Task Callback_MoreThanAQuarterOfAnHourLater_IsTooLate()
    {
        await using var own = await OwnEntra.StartAsync();
        var attempt = await SignInAttempt.StartAsync(own.Host);
        own.Portal.Clock.Advance(Duration.FromMinutes(16));

        var answer = await attempt.ReturnAsync();

        await answer.ShouldBeTurnedAwayAsync("Late", "answer.late");
    }

    [Theory]
    [InlineData("id_token")]
    [InlineData("access_token")]
    [InlineData("token")]
    public async Task Callback_TokensInTheAddress_IsRefused(string parameter)
    {
        var answer = await ReturnAsync(query => query[parameter] = "eyJhbGciOiJub25lIn0.e30.");

        await answer.ShouldBeTurnedAwayAsync("Refused", "token");
    }

    [Fact]
    public async Task Callback_WithoutACode_IsRefused()
    {
        var answer = await ReturnAsync(query => query.Remove("code"));

        await answer.ShouldBeTurnedAwayAsync("Refused", "code");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("rubbish")]
    public async Task Callback_WithoutItsState_IsRefused(string? state)
    {
        var answer = await ReturnAsync(query => { if (state is null) query.Remove("state"); else query["state"] = state; });

        await answer.ShouldBeTurnedAwayAsync("Late", "state");
    }

    [Fact]
    public async Task Callback_StateOfAnotherBrowser_SignsNobodyIn()
    {
        var victim = await SignInAttempt.StartAsync(entra.Host);
        var attacker = await SignInAttempt.StartAsync(entra.Host);
        var query = new Dictionary<string, string?> { ["code"] = entra.Provider.Approve(attacker.Request, Forgery.None), ["state"] = attacker.Request.State };

        var answer = await attacker.CallAsync(victim.Browser, query);

        await answer.ShouldBeTurnedAwayAsync("Late", "state");
    }

    /// <summary>The code is the attacker's, the state the victim's own: PKCE and nonce tell them apart.</summary>
    [Fact]
    public async Task Callback_CodeOfAnotherSignIn_SignsNobodyIn()
    {
        var victim = await SignInAttempt.StartAsync(entra.Host);
        var attacker = await SignInAttempt.StartAsync(entra.Host);

        var answer = await victim.ReturnAsync(change: query => query["code"] = entra.Provider.Approve(attacker.Request, Forgery.None));

        await answer.ShouldBeTurnedAwayAsync("Refused", "token");
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

        var theirs = (await other.SignInAsync(Forgery.None)).Session;

        (await OpenWithAsync(theirs)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    /// <summary>What somebody gets who has nothing but the cookie.</summary>
    private async Task<HttpStatusCode> OpenWithAsync(string? cookie)
    {
        using var browser = entra.Host.OpenBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/me", UriKind.Relative));
        request.Headers.Add("Cookie", cookie.ShouldNotBeNull().Split(';')[0]);
        using var answer = await browser.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<SignInAnswer> ReturnAsync(Action<Dictionary<string, string?>> change) => await (await SignInAttempt.StartAsync(entra.Host)).ReturnAsync(change: change);
}
