using System.Net;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>The sign-in before a signature: the same person, just now. Whatever else comes back, the session stays whose it was.</summary>
public sealed class StepUpTests(EntraFixture entra) : IClassFixture<EntraFixture>
{
    [Fact]
    public async Task Again_InASession_AsksTheProviderForANewSignIn()
    {
        var session = await entra.SignInAsync(Forgery.None);

        var again = await AgainAsync(session);

        again.Request.All["prompt"].ShouldBe("login");
        again.Request.All["max_age"].ShouldBe("0");
    }

    [Fact]
    public async Task Again_JustNow_ComesBackToThePage()
    {
        var session = await entra.SignInAsync(Forgery.None);

        var answer = await (await AgainAsync(session)).ReturnAsync();

        (answer.Status, answer.Location).ShouldBe((HttpStatusCode.Redirect, "/changes/CR-2026-0001"));
        (await answer.WhoAmIAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Again_WithASignInOfTenMinutesAgo_IsRefused()
    {
        var session = await entra.SignInAsync(Forgery.None);
        var earlier = entra.Host.Portal.Clock.GetCurrentInstant().ToUnixTimeSeconds() - 600;

        var answer = await (await AgainAsync(session)).ReturnAsync(Forgery.Claim("auth_time", earlier));

        ShouldBeRefused(answer, "auth_time");
    }

    [Fact]
    public async Task Again_WithoutSayingWhen_IsRefused()
    {
        var session = await entra.SignInAsync(Forgery.None);

        var answer = await (await AgainAsync(session)).ReturnAsync(Forgery.Without("auth_time"));

        ShouldBeRefused(answer, "auth_time");
    }

    [Fact]
    public async Task Again_ByAnotherPerson_IsRefusedAndTheSessionStaysWhoseItWas()
    {
        var session = await entra.SignInAsync(Forgery.None);
        var before = await session.CodeAsync();

        var answer = await (await AgainAsync(session)).ReturnAsync(new Forgery { Claims = claims => (claims["sub"], claims["oid"]) = ("subject-of-gustav", "bbbbbbbb-0000-4000-8000-000000000002") });

        ShouldBeRefused(answer, "account", "OtherAccount");
        (await session.CodeAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Again_WithoutASession_GoesToTheSignIn()
    {
        using var browser = entra.Host.OpenBrowser();

        using var answer = await browser.GetAsync(new Uri("/sign-in/again?returnUrl=%2Fchanges", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldContain("/sign-in/start?");
    }

    private Task<SignInAttempt> AgainAsync(SignInAnswer session) => SignInAttempt.StartAtAsync(entra.Host, "/sign-in/again?returnUrl=%2Fchanges%2FCR-2026-0001", session.Browser);

    private void ShouldBeRefused(SignInAnswer answer, string cause, string why = "Refused")
    {
        answer.Location.ShouldStartWith("/sign-in/failed?");
        answer.Location.ShouldContain($"why={why}");
        var id = System.Web.HttpUtility.ParseQueryString(answer.Location["/sign-in/failed".Length..])["id"]!;
        entra.Host.Log.With(id).ShouldContain(cause, Case.Insensitive);
    }
}
