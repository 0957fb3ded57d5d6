using System.Text.Json.Nodes;
using ConvergencePortal.Core.SignIn;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>Claims of an id_token that are wrong one at a time, under a signature that is right.</summary>
public sealed class ForgedTokenTests(EntraFixture entra) : IClassFixture<EntraFixture>
{
    [Fact]
    public async Task Callback_NothingForged_LetsThePersonInWhereTheyWantedToGo()
    {
        var answer = await entra.SignInAsync(Forgery.None, "/changes?status=Draft");

        await answer.ShouldBeLetInAsync("/changes?status=Draft");
    }

    [Theory]
    [InlineData("another-client")]
    [InlineData("")]
    public async Task Callback_TokenForAnotherAudience_IsRefused(string audience)
    {
        var answer = await entra.SignInAsync(Forgery.Claim("aud", audience));

        await answer.ShouldBeTurnedAwayAsync("Refused", "audience");
    }

    [Fact]
    public async Task Callback_NoAudience_IsRefused()
    {
        var answer = await entra.SignInAsync(Forgery.Without("aud"));

        await answer.ShouldBeTurnedAwayAsync("Refused", "audience");
    }

    [Fact]
    public async Task Callback_SeveralAudiencesWithoutAnAuthorizedParty_IsRefused()
    {
        var answer = await entra.SignInAsync(Forgery.Claim("aud", new JsonArray(HostileProvider.ClientId, "another-client")));

        await answer.ShouldBeTurnedAwayAsync("Refused", "authorizedParty");
    }

    [Fact]
    public async Task Callback_SeveralAudiencesMeantForAnotherParty_IsRefused()
    {
        var answer = await entra.SignInAsync(new Forgery { Claims = claims => (claims["aud"], claims["azp"]) = (new JsonArray(HostileProvider.ClientId, "another-client"), "another-client") });

        await answer.ShouldBeTurnedAwayAsync("Refused", "authorizedParty");
    }

    [Fact]
    public async Task Callback_MeantForAnotherParty_IsRefused()
    {
        var answer = await entra.SignInAsync(Forgery.Claim("azp", "another-client"));

        await answer.ShouldBeTurnedAwayAsync("Refused", "authorizedParty");
    }

    [Fact]
    public async Task Callback_MeantForThePortal_LetsThePersonIn()
    {
        var answer = await entra.SignInAsync(Forgery.Claim("azp", HostileProvider.ClientId));

        await answer.ShouldBeLetInAsync();
    }

    [Theory]
    [InlineData("https://login.evil.example")]
    [InlineData("http://127.0.0.1")]
    [InlineData("")]
    public async Task Callback_TokenOfAnotherIssuer_IsRefused(string issuer)
    {
        var answer = await entra.SignInAsync(Forgery.Claim("iss", issuer));

        await answer.ShouldBeTurnedAwayAsync("Refused", "issuer");
    }

    [Fact]
    public async Task Callback_TokenWithoutIssuer_IsRefused()
    {
        var answer = await entra.SignInAsync(Forgery.Without("iss"));

        await answer.ShouldBeTurnedAwayAsync("Refused", "issuer");
    }

    [Fact]
    public async Task Callback_WrongNonce_IsRefused()
    {
        var answer = await entra.SignInAsync(Forgery.Claim("nonce", "of-somebody-else"));

        await answer.ShouldBeTurnedAwayAsync("Refused", "nonce");
    }

    [Fact]
    public async Task Callback_NoNonce_IsRefused()
    {
        var answer = await entra.SignInAsync(Forgery.Without("nonce"));

        await answer.ShouldBeTurnedAwayAsync("Refused", "nonce");
    }

    [Fact]
    public async Task Callback_NonceOfAnEarlierSignIn_IsRefused()
    {
        var earlier = await SignInAttempt.StartAsync(entra.Host);
        await (await earlier.ReturnAsync()).ShouldBeLetInAsync();

        var answer = await entra.SignInAsync(Forgery.Claim("nonce", earlier.Request.Nonce));

        await answer.ShouldBeTurnedAwayAsync("Refused", "nonce");
    }

    [Theory]
    [InlineData("exp", -10)]
    [InlineData("nbf", 10)]
    [InlineData("iat", 10)]
    public async Task Callback_ClocksTenMinutesApart_IsRefused(string claim, int minutes)
    {
        var answer = await entra.SignInAsync(Forgery.Claim(claim, Seconds(minutes)));

        await answer.ShouldBeTurnedAwayAsync("Refused", "token");
    }

    [Theory]
    [InlineData("exp", -4)]
    [InlineData("nbf", 4)]
    [InlineData("iat", 4)]
    public async Task Callback_ClocksFourMinutesApart_LetsThePersonIn(string claim, int minutes)
    {
        var answer = await entra.SignInAsync(Forgery.Claim(claim, Seconds(minutes)));

        await answer.ShouldBeLetInAsync();
    }

    [Theory]
    [InlineData("exp")]
    [InlineData("iat")]
    public async Task Callback_TokenWithoutItsTimes_IsRefused(string claim)
    {
        var answer = await entra.SignInAsync(Forgery.Without(claim));

        await answer.ShouldBeTurnedAwayAsync("Refused", "token");
    }

    [Fact]
    public async Task Callback_HashOfAnotherAccessToken_IsRefused()
    {
        var answer = await entra.SignInAsync(Forgery.Claim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"));

        await answer.ShouldBeTurnedAwayAsync("Refused", "at_hash");
    }

    [Fact]
    public async Task Callback_NoHashOfTheAccessToken_LetsThePersonIn()
    {
        var answer = await entra.SignInAsync(Forgery.Without("at_hash"));

        await answer.ShouldBeLetInAsync();
    }

    [Fact]
    public async Task Callback_TokenThatNamesNobody_IsRefused()
    {
        var answer = await entra.SignInAsync(new Forgery { Claims = claims => { claims.Remove("sub"); claims.Remove("oid"); } });

        await answer.ShouldBeTurnedAwayAsync("Refused", "sub");
    }

    [Fact]
    public async Task Callback_NamesOfFourKilobytes_AreCut()
    {
        var answer = await entra.SignInAsync(new Forgery
        {
            Claims = claims => (claims["sub"], claims["oid"], claims["name"], claims["preferred_username"]) = ("subject-of-long", "bbbbbbbb-0000-4000-8000-00000000000f", new string('N', 4096), new string('u', 4096)),
        });

        await answer.ShouldBeLetInAsync();
        using var me = await answer.Browser.GetAsync(new Uri("/api/v1/me", UriKind.Relative));
        (await me.Content.ReadAsStringAsync()).Length.ShouldBeLessThan(1000);
    }

    [Fact]
    public async Task Callback_Refused_IsARowOfTheLedgerOnce()
    {
        await using var own = await OwnEntra.StartAsync();

        await own.SignInAsync(Forgery.Claim("aud", "another-client"));

        await using var db = own.Portal.Db();
        var row = (await db.Ledger.Where(entry => entry.Event == NoteRefusedSignIn.Event).ToListAsync()).ShouldHaveSingleItem();
        row.Reason.ShouldBe("token.audience");
        row.Text.ShouldNotBeNull().ShouldNotContain("another-client");
    }

    /// <summary>So many minutes from now, as a token says it.</summary>
    private long Seconds(int minutes) => (entra.Host.Portal.Clock.GetCurrentInstant() + Duration.FromMinutes(minutes)).ToUnixTimeSeconds();
}
