using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ConvergencePortal.Core.People;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Microsoft.IdentityModel.Validators;
using NodaTime;

namespace ConvergencePortal.Web.SignIn;

/// <summary>
/// Every check of an id token (OpenID Connect Core 1.0, 3.1.3.7) and of a logout token (Back-Channel Logout 1.0, 2.6). The signature is always checked, whatever way the token came.
/// </summary>
public sealed class IdTokenCheck(DirectorySettings settings, DirectoryMetadata metadata, DirectoryClient client, IClock clock)
{
    /// <summary>How far the provider's clock may be from ours.</summary>
    public static readonly Duration Skew = Duration.FromMinutes(5);

    private const string LogoutEvent = "http://schemas.openid.net/event/backchannel-logout";

    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly AadIssuerValidator? _issuers = settings.IsMultiTenant
        ? AadIssuerValidator.GetAadIssuerValidator(settings.Authority.AbsoluteUri, client, _ => metadata.Manager) : null;

    /// <summary>The token when all of it holds; throws <see cref="SignInRefusedException"/> otherwise.</summary>
    /// <param name="nonce">What the authorisation request carried.</param>
    /// <param name="accessToken">What came with it, which at_hash is about.</param>
    public async Task<JsonWebToken> CheckAsync(string idToken, string nonce, string? accessToken)
    {
        var token = await ValidateAsync(idToken, isLogout: false);
        if (!FixedEquals(Text(token, JwtRegisteredClaimNames.Nonce), nonce)) throw SignInRefusedException.Token("token.nonce", "The nonce is missing or another one.");
        if (Text(token, "at_hash") is { } hash && !FixedEquals(hash, HashOf(accessToken ?? ""))) throw SignInRefusedException.Token("token.atHash", "The at_hash is not that of the access token.");
        if (AccountOf(token) is null) throw SignInRefusedException.Token("token.account", settings.IsEntra ? "The token lacks oid or tid." : "The token lacks a usable sub.");
        return token;
    }

    public async Task<JsonWebToken> CheckLogoutAsync(string logoutToken)
    {
        var token = await ValidateAsync(logoutToken, isLogout: true);
        if (!token.TryGetPayloadValue<System.Text.Json.JsonElement>("events", out var events) || events.ValueKind != System.Text.Json.JsonValueKind.Object || !events.TryGetProperty(LogoutEvent, out _))
            throw SignInRefusedException.Token("logout.event", "The token is no logout token.");
        if (token.TryGetClaim(JwtRegisteredClaimNames.Nonce, out _)) throw SignInRefusedException.Token("logout.nonce", "A logout token has no nonce.");
        return token;
    }

    /// <summary>Whom the token means; null when it does not say.</summary>
    public DirectoryAccount? AccountOf(JsonWebToken token)
    {
        var account = settings.IsEntra
            ? Text(token, "tid") is { } tenant && Text(token, "oid") is { } objectId ? new DirectoryAccount(tenant.ToLowerInvariant(), objectId.ToLowerInvariant()) : null
            : token.Subject is { Length: > 0 } subject ? new DirectoryAccount(token.Issuer, subject) : null;
        return account is null ? null : DirectoryAccount.Parse(account.Text);
    }

    /// <summary>A claim that is a text; null when it is absent or anything else.</summary>
    public static string? Text(JsonWebToken token, string name) => token.TryGetPayloadValue<object>(name, out var value) && value is string { Length: > 0 } text ? text : null;

    private async Task<JsonWebToken> ValidateAsync(string text, bool isLogout)
    {
        // Asked here, so that a provider that is away is told from a token that is wrong.
        var found = await metadata.ReadAsync(CancellationToken.None);
        var result = await _handler.ValidateTokenAsync(text, Parameters(found, isLogout));
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token) throw SignInRefusedException.Token(CodeOf(result.Exception), CauseOf(result.Exception));
        // The library does not look at it (RFC 7515, 4.1.11), and the portal understands no extension.
        if (token.TryGetHeaderValue<object>("crit", out _)) throw SignInRefusedException.Token("token.critical", "The token demands that an extension be understood.");

        if (_issuers is not null && !settings.AllowedTenants.Contains(Text(token, "tid")?.ToLowerInvariant() ?? "")) throw SignInRefusedException.Token("token.tenant", "The token is of a tenant that is not allowed.");
        if (settings.Tenant is { } tenant && !isLogout && !string.Equals(Text(token, "tid"), tenant, StringComparison.OrdinalIgnoreCase)) throw SignInRefusedException.Token("token.tenant", "The token is of another tenant.");
        CheckParties(token);
        if (!token.TryGetPayloadValue<long>(JwtRegisteredClaimNames.Iat, out var issued) || Instant.FromUnixTimeSeconds(issued) > clock.GetCurrentInstant() + Skew)
            throw SignInRefusedException.Token("token.issuedAt", "The token does not say when it was issued, or says a time to come. Compare the clocks of both machines.");
        return token;
    }

    private TokenValidationParameters Parameters(OpenIdConnectConfiguration found, bool isLogout)
    {
        var parameters = new TokenValidationParameters
        {
            ConfigurationManager = metadata.Manager,
            ValidIssuer = settings.IsMultiTenant ? null : found.Issuer,
            IssuerValidator = _issuers is null ? null : _issuers.Validate,
            ValidAudience = settings.ClientId,
            ValidAlgorithms = Algorithms,
            ValidateIssuerSigningKey = true,
            RequireSignedTokens = true,
            RequireExpirationTime = !isLogout,
            RequireAudience = true,
            LifetimeValidator = (from, until, _, _) => IsNow(from, until, isLogout),
            TypeValidator = (type, _, _) => TypeOf(type, isLogout),
        };
        if (settings.IsEntra) parameters.EnableAadSigningKeyIssuerValidation();
        return parameters;
    }

    private bool IsNow(DateTime? from, DateTime? until, bool isLogout)
    {
        var now = clock.GetCurrentInstant();
        return (from is null || Instant.FromDateTimeUtc(DateTime.SpecifyKind(from.Value, DateTimeKind.Utc)) <= now + Skew)
            && (until is null ? isLogout : now < Instant.FromDateTimeUtc(DateTime.SpecifyKind(until.Value, DateTimeKind.Utc)) + Skew);
    }

    /// <summary>A token made for something else is not taken, even with a good signature (RFC 8725, 3.11).</summary>
    private static string TypeOf(string? type, bool isLogout)
    {
        type ??= "";
        var isRight = type.Length == 0 || type.Equals("JWT", StringComparison.OrdinalIgnoreCase) || (isLogout && type.Equals("logout+jwt", StringComparison.OrdinalIgnoreCase));
        return isRight ? type : throw new SecurityTokenInvalidTypeException($"The type '{type[..Math.Min(type.Length, 20)]}' is not one of an id token.");
    }

    /// <summary>Made for us, and where it names several, or says for whom it was made, for us as well.</summary>
    private void CheckParties(JsonWebToken token)
    {
        var authorized = Text(token, JwtRegisteredClaimNames.Azp);
        if (authorized is null ? token.Audiences.Count() > 1 || token.TryGetClaim(JwtRegisteredClaimNames.Azp, out _) : authorized != settings.ClientId)
            throw SignInRefusedException.Token("token.authorizedParty", "The token was made for another application.");
    }

    private static string HashOf(string accessToken)
    {
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(accessToken));
        return Base64Url.EncodeToString(hash.AsSpan(0, hash.Length / 2));
    }

    private static bool FixedEquals(string? left, string right) => left is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    private static string CodeOf(Exception? exception) => exception switch
    {
        SecurityTokenSignatureKeyNotFoundException => "token.key",
        SecurityTokenInvalidSigningKeyException => "token.keyIssuer",
        SecurityTokenInvalidSignatureException => "token.signature",
        SecurityTokenInvalidAlgorithmException => "token.algorithm",
        SecurityTokenInvalidIssuerException => "token.issuer",
        SecurityTokenInvalidAudienceException => "token.audience",
        SecurityTokenInvalidTypeException => "token.type",
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenNoExpirationException => "token.lifetime",
        _ => "token.unreadable",
    };

    /// <summary>The libraries leave values out of their messages unless somebody asks for them.</summary>
    private static string CauseOf(Exception? exception) => exception is null ? "The token cannot be read." : $"{exception.GetType().Name}: {exception.Message}";
}
