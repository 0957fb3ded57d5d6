using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>Signatures of an id_token that prove nothing, over claims that are right.</summary>
public sealed class ForgedSignatureTests(EntraFixture entra) : IClassFixture<EntraFixture>
{
    public static TheoryData<string> Sound => ["RS256", "PS256", "ES256"];
    public static TheoryData<string> Unsound => ["none", "HS256 with PEM", "HS256 with modulus", "RS512", "a stranger's key"];

    [Theory]
    [MemberData(nameof(Sound))]
    public async Task Callback_AlgorithmThatThePortalTakes_LetsThePersonIn(string way)
    {
        var answer = await entra.SignInAsync(new Forgery { Signer = SignerOf(way) });

        await answer.ShouldBeLetInAsync();
    }

    [Theory]
    [MemberData(nameof(Unsound))]
    public async Task Callback_AlgorithmOrKeyThatProvesNothing_IsRefused(string way)
    {
        var answer = await entra.SignInAsync(new Forgery { Signer = SignerOf(way) });

        await answer.ShouldBeTurnedAwayAsync("Refused", "token");
    }

    [Theory]
    [InlineData("NONE")]
    [InlineData("nOnE")]
    [InlineData("RS256")]
    public async Task Callback_SignatureCutOff_IsRefused(string algorithm)
    {
        var answer = await entra.SignInAsync(new Forgery { Signer = ProviderKeys.Unsigned with { Algorithm = algorithm, KeyId = "rsa-1" } });

        await answer.ShouldBeTurnedAwayAsync("Refused", "token");
    }

    [Fact]
    public async Task Callback_OneClaimChangedAfterSigning_IsRefused()
    {
        var answer = await entra.SignInAsync(new Forgery { Token = token => Replace(token, "subject-of-frieda", "subject-of-director") });

        await answer.ShouldBeTurnedAwayAsync("Refused", "token");
    }

    /// <summary>A token may not say where its own key lies.</summary>
    [Theory]
    [InlineData("jwk")]
    [InlineData("jku")]
    [InlineData("x5u")]
    public async Task Callback_KeyNamedByTheTokenItself_IsNeitherFetchedNorTrusted(string header)
    {
        var address = $"{entra.Provider.Address}/foreign/keys";

        var answer = await entra.SignInAsync(new Forgery
        {
            Signer = ProviderKeys.Stranger with { KeyId = "foreign-1" },
            Header = fields => fields[header] = header == "jwk" ? ProviderKeys.ForeignJwk : JsonValue.Create(address),
        });

        await answer.ShouldBeTurnedAwayAsync("Refused", "token");
        entra.Provider.CallsOf("/foreign/keys").ShouldBe(0);
    }

    [Fact]
    public async Task Callback_HeaderThatMustBeUnderstood_IsRefused()
    {
        var answer = await entra.SignInAsync(new Forgery { Header = fields => (fields["crit"], fields["portal-must"]) = (new JsonArray("portal-must"), true) });

        await answer.ShouldBeTurnedAwayAsync("Refused", "token");
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("a.b.c")]
    [InlineData("....")]
    [InlineData("a.b.c.d.e")]
    public async Task Callback_RubbishForAToken_IsRefused(string token)
    {
        var answer = await entra.SignInAsync(new Forgery { Token = _ => token });

        await answer.ShouldBeTurnedAwayAsync("Refused", "token");
    }

    [Fact]
    public async Task Callback_TokenOfQuarterAMegabyte_IsRefused()
    {
        var answer = await entra.SignInAsync(Forgery.Claim("padding", new string('p', 300_000)));

        await answer.ShouldBeTurnedAwayAsync("Refused", "token");
    }

    /// <summary>Swaps a claim's text in the signed part and leaves the signature as it is.</summary>
    private static string Replace(string token, string from, string to)
    {
        var parts = token.Split('.');
        var claims = System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1]));
        claims.ShouldContain(from);
        parts[1] = System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(claims.Replace(from, to, StringComparison.Ordinal)));
        return string.Join('.', parts);
    }

    private static TokenSigner SignerOf(string way) => way switch
    {
        "RS256" => ProviderKeys.Rs256,
        "PS256" => ProviderKeys.Ps256,
        "ES256" => ProviderKeys.Es256,
        "none" => ProviderKeys.Unsigned,
        "HS256 with PEM" => ProviderKeys.Hs256WithPem,
        "HS256 with modulus" => ProviderKeys.Hs256WithModulus,
        "RS512" => ProviderKeys.Rs512,
        "a stranger's key" => ProviderKeys.Stranger,
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, null),
    };
}
