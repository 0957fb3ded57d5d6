using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>What the provider says about itself: its issuer, its keys, and whether it says anything at all. Each on a host of its own, because the portal keeps what it has read.</summary>
public sealed class ProviderMetadataTests
{
    private const string Discovery = "/.well-known/openid-configuration";

    [Fact]
    public async Task SignIn_MetadataOfAnotherIssuer_IsRefused()
    {
        await using var entra = await OwnEntra.StartAsync();
        entra.Provider.Metadata = document => document["issuer"] = "https://login.evil.example";

        await ShouldNotBeginOrBeRefusedAsync(entra, Forgery.Claim("iss", "https://login.evil.example"), "issuer", "Unavailable");
    }

    [Fact]
    public async Task Callback_NewKeyAfterRotation_LetsThePersonInAfterOneLook()
    {
        await using var entra = await OwnEntra.StartAsync();
        await (await entra.SignInAsync(Forgery.None)).ShouldBeLetInAsync();
        var looks = entra.Provider.CallsOf(Discovery);
        entra.Provider.Keys.Clear();
        entra.Provider.Keys.Add(ProviderKeys.RotatedJwk);

        var answer = await entra.SignInAsync(new Forgery { Signer = ProviderKeys.AfterRotation });

        await answer.ShouldBeLetInAsync();
        entra.Provider.CallsOf(Discovery).ShouldBe(looks + 1);
    }

    [Fact]
    public async Task Callback_KeyThatTheProviderDoesNotKnow_IsRefusedAfterOneLook()
    {
        await using var entra = await OwnEntra.StartAsync();
        await (await entra.SignInAsync(Forgery.None)).ShouldBeLetInAsync();
        var looks = entra.Provider.CallsOf(Discovery);

        var answer = await entra.SignInAsync(new Forgery { Signer = ProviderKeys.AfterRotation });

        await answer.ShouldBeTurnedAwayAsync("Refused", "token");
        entra.Provider.CallsOf(Discovery).ShouldBeInRange(looks, looks + 1);
    }

    /// <summary>Otherwise everybody who can send a callback could have the portal hammer its provider.</summary>
    [Fact]
    public async Task Callback_ManyUnknownKeys_DoNotMakeThePortalAskEachTime()
    {
        await using var entra = await OwnEntra.StartAsync();
        await (await entra.SignInAsync(Forgery.None)).ShouldBeLetInAsync();
        var looks = entra.Provider.CallsOf(Discovery);

        for (var i = 0; i < 5; i++) await (await entra.SignInAsync(new Forgery { Signer = ProviderKeys.AfterRotation with { KeyId = $"unknown-{i}" } })).ShouldBeTurnedAwayAsync("Refused", "token");

        entra.Provider.CallsOf(Discovery).ShouldBeInRange(looks, looks + 1);
    }

    [Fact]
    public async Task Start_ProviderAnswersNonsense_SaysThatItIsNotAvailable()
    {
        await using var entra = await OwnEntra.StartAsync();
        entra.Provider.InsteadOfMetadata = context => context.Response.WriteAsync("<html>Service desk</html>");

        await ShouldNotBeginOrBeRefusedAsync(entra, Forgery.None, "configuration", "Unavailable");
    }

    [Fact]
    public async Task Start_ProviderIsDown_SaysThatItIsNotAvailable()
    {
        await using var entra = await OwnEntra.StartAsync(_ => new Dictionary<string, string> { ["AzureAd:Authority"] = "http://127.0.0.1:1" });

        await ShouldNotBeginOrBeRefusedAsync(entra, Forgery.None, "configuration", "Unavailable");
    }

    [Fact]
    public async Task Start_ProviderCameBack_SignsInAgain()
    {
        await using var entra = await OwnEntra.StartAsync();
        entra.Provider.InsteadOfMetadata = context => { context.Response.StatusCode = 500; return Task.CompletedTask; };
        await ShouldNotBeginOrBeRefusedAsync(entra, Forgery.None, "configuration", "Unavailable");

        entra.Provider.InsteadOfMetadata = null;

        await (await entra.SignInAsync(Forgery.None)).ShouldBeLetInAsync();
    }

    /// <summary>The metadata is read before the browser leaves, so the portal turns the person away there or, at the latest, at the callback.</summary>
    private static async Task ShouldNotBeginOrBeRefusedAsync(OwnEntra entra, Forgery forgery, string cause, string why = "Refused")
    {
        var browser = entra.Host.OpenBrowser();
        using var start = await browser.GetAsync(new Uri("/sign-in/start?returnUrl=%2Fchanges", UriKind.Relative));
        var location = start.Headers.Location?.OriginalString ?? "";
        var answer = location.StartsWith("/sign-in/failed", StringComparison.Ordinal)
            ? new SignInAnswer(entra.Host, browser, start.StatusCode, location, [])
            : await entra.SignInAsync(forgery);

        await answer.ShouldBeTurnedAwayAsync(why, cause);
    }
}
