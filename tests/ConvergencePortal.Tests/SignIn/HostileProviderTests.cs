using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>The forger's own workshop: what it signs well is taken by a library that knows nothing of the portal, so a refusal elsewhere is a refusal of the forgery.</summary>
public sealed class HostileProviderTests
{
    public static TheoryData<string, bool> Signers => new()
    {
        { nameof(ProviderKeys.Rs256), true }, { nameof(ProviderKeys.Ps256), true }, { nameof(ProviderKeys.Es256), true }, { nameof(ProviderKeys.Rs512), true },
        { nameof(ProviderKeys.Stranger), false }, { nameof(ProviderKeys.Unsigned), false }, { nameof(ProviderKeys.Hs256WithPem), false }, { nameof(ProviderKeys.AfterRotation), false },
    };

    [Theory]
    [MemberData(nameof(Signers))]
    public async Task Token_OfEachSigner_IsTakenByALibraryWhenItIsSound(string name, bool isSound)
    {
        var signer = (TokenSigner)typeof(ProviderKeys).GetProperty(name)!.GetValue(null)!;
        var keys = new JsonWebKeySet(new JsonObject { ["keys"] = new JsonArray(ProviderKeys.RsaJwk, ProviderKeys.CurveJwk) }.ToJsonString());

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(signer.Write(new JsonObject { ["iss"] = "https://issuer.example" }), new TokenValidationParameters
        {
            IssuerSigningKeys = keys.GetSigningKeys(), ValidIssuer = "https://issuer.example", ValidateAudience = false, ValidateLifetime = false,
        });

        result.IsValid.ShouldBe(isSound, result.Exception?.Message);
    }
}
