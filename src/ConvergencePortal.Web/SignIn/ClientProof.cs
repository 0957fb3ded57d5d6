using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NodaTime;

namespace ConvergencePortal.Web.SignIn;

/// <summary>What shows the provider that the portal itself asks: the secret, or an assertion signed with the certificate (RFC 7523, 2.2).</summary>
public sealed class ClientProof(DirectorySettings settings, IClock clock)
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static readonly Duration Lasting = Duration.FromMinutes(5);

    /// <param name="tokenEndpoint">For whom it is meant, and where alone it is sent.</param>
    public void AddTo(Dictionary<string, string> form, string tokenEndpoint)
    {
        form["client_id"] = settings.ClientId;
        if (settings.Certificate is not { } certificate)
        {
            form["client_secret"] = settings.ClientSecret!;
            return;
        }
        form["client_assertion_type"] = AssertionType;
        form["client_assertion"] = Sign(certificate, tokenEndpoint);
    }

    private string Sign(X509Certificate2 certificate, string audience)
    {
        var now = clock.GetCurrentInstant();
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = settings.ClientId,
            Audience = audience,
            NotBefore = now.ToDateTimeUtc(),
            IssuedAt = now.ToDateTimeUtc(),
            Expires = (now + Lasting).ToDateTimeUtc(),
            AdditionalHeaderClaims = new Dictionary<string, object> { ["x5t#S256"] = Base64Url.EncodeToString(certificate.GetCertHash(HashAlgorithmName.SHA256)) },
            Claims = new Dictionary<string, object> { [JwtRegisteredClaimNames.Sub] = settings.ClientId, [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString() },
            SigningCredentials = new X509SigningCredentials(certificate, SecurityAlgorithms.RsaSsaPssSha256),
        });
    }
}
