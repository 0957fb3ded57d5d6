using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>The provider tells the portal that somebody signed out; anybody else who says so is not believed.</summary>
public sealed class SignOutNoticeTests(EntraFixture entra) : IClassFixture<EntraFixture>
{
    private const string LogoutEvent = "http://schemas.openid.net/event/backchannel-logout";

    [Fact]
    public async Task BackChannel_NamesASession_EndsThatOneOnly()
    {
        var (sub, one, other) = (NewId(), NewId(), NewId());
        var (first, second) = (await SignInAsync(sub, one), await SignInAsync(sub, other));

        (await NotifyAsync(claims => (claims["sub"], claims["sid"]) = (sub, one))).ShouldBe(HttpStatusCode.OK);

        (await first.WhoAmIAsync()).ShouldBe(HttpStatusCode.Unauthorized);
        (await second.WhoAmIAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task BackChannel_NamesAPerson_EndsAllTheirSessions()
    {
        var sub = NewId();
        var (first, second, somebodyElse) = (await SignInAsync(sub, NewId()), await SignInAsync(sub, NewId()), await SignInAsync(NewId(), NewId()));

        (await NotifyAsync(claims => claims["sub"] = sub)).ShouldBe(HttpStatusCode.OK);

        (await first.WhoAmIAsync()).ShouldBe(HttpStatusCode.Unauthorized);
        (await second.WhoAmIAsync()).ShouldBe(HttpStatusCode.Unauthorized);
        (await somebodyElse.WhoAmIAsync()).ShouldBe(HttpStatusCode.OK);
    }

    public static TheoryData<string> Forgeries =>
        ["unsigned", "HS256 with PEM", "a stranger's key", "another audience", "another issuer", "no event", "another event", "a nonce", "nobody named", "expired", "ahead of time", "an id_token", "another type"];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task BackChannel_Forged_EndsNothing(string forgery)
    {
        var (sub, sid) = (NewId(), NewId());
        var person = await SignInAsync(sub, sid);

        var status = await NotifyAsync(claims => { (claims["sub"], claims["sid"]) = (sub, sid); Forge(claims, forgery); }, SignerOf(forgery), forgery == "another type" ? "at+jwt" : "logout+jwt");

        status.ShouldBe(HttpStatusCode.BadRequest);
        (await person.WhoAmIAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("a.b.c")]
    public async Task BackChannel_Rubbish_IsRefused(string token)
    {
        using var caller = entra.Host.OpenBrowser();
        using var form = new FormUrlEncodedContent([new("logout_token", token)]);

        using var answer = await caller.PostAsync(new Uri("/signout-backchannel", UriKind.Relative), form);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task FrontChannel_NamesASession_EndsIt()
    {
        var sid = NewId();
        var person = await SignInAsync(NewId(), sid);

        await FrontChannelAsync(entra.Provider.Address, sid);

        (await person.WhoAmIAsync()).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task FrontChannel_OfAnotherIssuerOrSession_EndsNothing()
    {
        var sid = NewId();
        var person = await SignInAsync(NewId(), sid);

        await FrontChannelAsync("https://login.evil.example", sid);
        await FrontChannelAsync(entra.Provider.Address, NewId());
        await FrontChannelAsync(entra.Provider.Address, "");

        (await person.WhoAmIAsync()).ShouldBe(HttpStatusCode.OK);
    }

    private Task<SignInAnswer> SignInAsync(string sub, string sid) => entra.SignInAsync(new Forgery { Claims = claims => (claims["sub"], claims["oid"], claims["sid"]) = (sub, sub, sid) });

    private async Task<HttpStatusCode> NotifyAsync(Action<JsonObject> change, TokenSigner? signer = null, string type = "logout+jwt")
    {
        var now = Now();
        var claims = new JsonObject
        {
            ["iss"] = entra.Provider.Address, ["aud"] = HostileProvider.ClientId, ["iat"] = now, ["exp"] = now + 120, ["jti"] = NewId(), ["events"] = new JsonObject { [LogoutEvent] = new JsonObject() },
        };
        change(claims);
        var token = (signer ?? ProviderKeys.Rs256).Write(claims, header => header["typ"] = type);
        using var caller = entra.Host.OpenBrowser();
        using var form = new FormUrlEncodedContent([new("logout_token", token)]);
        using var answer = await caller.PostAsync(new Uri("/signout-backchannel", UriKind.Relative), form);
        return answer.StatusCode;
    }

    private async Task FrontChannelAsync(string issuer, string sid)
    {
        using var frame = entra.Host.OpenBrowser();
        using var answer = await frame.GetAsync(new Uri($"/signout-oidc?iss={Uri.EscapeDataString(issuer)}&sid={sid}", UriKind.Relative));
        ((int)answer.StatusCode).ShouldBeLessThan(500);
    }

    private void Forge(JsonObject claims, string forgery)
    {
        switch (forgery)
        {
            case "another audience": claims["aud"] = "another-client"; break;
            case "another issuer": claims["iss"] = "https://login.evil.example"; break;
            case "no event": claims.Remove("events"); break;
            case "another event": claims["events"] = new JsonObject { ["http://schemas.openid.net/event/other"] = new JsonObject() }; break;
            case "a nonce": claims["nonce"] = "n"; break;
            case "nobody named": claims.Remove("sub"); claims.Remove("sid"); break;
            case "expired": (claims["iat"], claims["exp"]) = (Now() - 1200, Now() - 600); break;
            case "ahead of time": (claims["iat"], claims["exp"]) = (Now() + 600, Now() + 1200); break;
            case "an id_token": claims.Remove("events"); claims["nonce"] = "n"; claims["auth_time"] = Now(); break;
            default: break;
        }
    }

    private static TokenSigner SignerOf(string forgery) => forgery switch
    {
        "unsigned" => ProviderKeys.Unsigned,
        "HS256 with PEM" => ProviderKeys.Hs256WithPem,
        "a stranger's key" => ProviderKeys.Stranger,
        _ => ProviderKeys.Rs256,
    };

    private long Now() => entra.Host.Portal.Clock.GetCurrentInstant().ToUnixTimeSeconds();

    private static string NewId() => Guid.NewGuid().ToString();
}
