using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>A certificate instead of a secret: what is sent proves that the portal holds its key, and can be used nowhere else.</summary>
public sealed class ClientAssertionTests : IDisposable
{
    private const string Password = "of the certificate";

    private readonly RSA _key = RSA.Create(2048);
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"portal-sign-in-{Guid.NewGuid():N}.pfx");

    [Fact]
    public async Task SignIn_WithACertificate_SendsAnAssertionAndNoSecret()
    {
        var thumbprint = WriteCertificate();
        await using var entra = await OwnEntra.StartAsync(provider => new()
        {
            ["AzureAd:Authority"] = provider.Address, ["AzureAd:ClientSecret"] = "", ["AzureAd:ClientCertificates:0:SourceType"] = "Path",
            ["AzureAd:ClientCertificates:0:CertificateDiskPath"] = _file, ["AzureAd:ClientCertificates:0:CertificatePassword"] = Password,
        });

        await (await entra.SignInAsync(Forgery.None)).ShouldBeLetInAsync();

        var call = entra.Provider.Calls.Single(call => call.Path == "/token");
        call.Form.Keys.ShouldNotContain("client_secret");
        call.Form["client_assertion_type"].ShouldBe("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        var (header, claims) = Verified(call.Form["client_assertion"]);
        header.GetProperty("x5t#S256").GetString().ShouldBe(thumbprint);
        claims.GetProperty("iss").GetString().ShouldBe(HostileProvider.ClientId);
        claims.GetProperty("sub").GetString().ShouldBe(HostileProvider.ClientId);
        claims.GetProperty("aud").GetString().ShouldBe($"{entra.Provider.Address}/token");
        claims.GetProperty("jti").GetString().ShouldNotBeNullOrEmpty();
        (claims.GetProperty("exp").GetInt64() - claims.GetProperty("nbf").GetInt64()).ShouldBeInRange(1, 660);
    }

    public void Dispose()
    {
        _key.Dispose();
        File.Delete(_file);
    }

    private string WriteCertificate()
    {
        var request = new CertificateRequest("CN=Convergence Portal", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        File.WriteAllBytes(_file, certificate.Export(X509ContentType.Pfx, Password));
        return Base64Url.EncodeToString(certificate.GetCertHash(HashAlgorithmName.SHA256));
    }

    private (JsonElement Header, JsonElement Claims) Verified(string token)
    {
        var parts = token.Split('.');
        var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0])).RootElement;
        var padding = header.GetProperty("alg").GetString() == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        _key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, padding).ShouldBeTrue();
        return (header, JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement);
    }
}
