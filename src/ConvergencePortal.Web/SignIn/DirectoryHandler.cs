using System.Buffers.Text;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using NodaTime;

namespace ConvergencePortal.Web.SignIn;

/// <summary>Where the provider answers. Addresses come from its metadata and the proof from the settings, so that the options of the base class stay empty.</summary>
public sealed class DirectoryOptions : OAuthOptions
{
    public override void Validate()
    {
        // Checked at start by DirectorySettings, with sentences for the operator.
    }
}

/// <summary>
/// Signs in with OpenID Connect: authorisation code with PKCE, answered by query. The framework's handler does state, one-time correlation cookie and code; this one adds what makes
/// an identity of it.
/// </summary>
public sealed class DirectoryHandler(IOptionsMonitor<DirectoryOptions> options, ILoggerFactory loggers, UrlEncoder encoder, DirectorySettings settings, DirectoryMetadata metadata, IdTokenCheck check,
    ClientProof proof, DirectoryTicket ticket, GroupOverage groups, DirectoryClient client, IClock clock) : OAuthHandler<DirectoryOptions>(options, loggers, encoder)
{
    /// <summary>Names the session whose person shows their credentials again.</summary>
    public const string AgainItem = "portal:again";

    private const string NonceItem = "portal:nonce";
    private const string AskedItem = "portal:asked";

    /// <summary>How long somebody may take at the provider.</summary>
    private static readonly Duration Patience = Duration.FromMinutes(15);

    private static readonly string[] Once = ["state", "code", "iss", "error"];
    private static readonly string[] Tokens = ["id_token", "access_token", "token"];

    private OpenIdConnectConfiguration? _found;

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        _found = await metadata.ReadAsync(Context.RequestAborted);
        properties.Items[NonceItem] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        properties.Items[AskedItem] = clock.GetCurrentInstant().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        properties.Items[OAuthConstants.CodeVerifierKey] = verifier;
        var asked = new Dictionary<string, string?>
        {
            ["client_id"] = settings.ClientId,
            ["response_type"] = "code",
            ["response_mode"] = "query",
            ["redirect_uri"] = redirectUri,
            ["scope"] = "openid profile email" + (settings.ResolvesGroups ? $" {groups.Scope}" : ""),
            ["nonce"] = properties.Items[NonceItem],
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            ["code_challenge_method"] = "S256",
        };
        if (properties.Items.ContainsKey(AgainItem)) (asked["max_age"], asked["prompt"]) = ("0", "login");
        asked["state"] = Options.StateDataFormat.Protect(properties);
        return QueryHelpers.AddQueryString(_found!.AuthorizationEndpoint, asked);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        if (!HttpMethods.IsGet(Request.Method)) throw SignInRefusedException.Token("answer.method", "The answer came with another method than GET.");
        if (Tokens.Any(Request.Query.ContainsKey)) throw SignInRefusedException.Token("answer.tokens", "The answer carries tokens in its address.");
        if (Once.Any(name => Request.Query[name].Count > 1)) throw SignInRefusedException.Token("answer.twice", "The answer says something twice.");

        _found = await metadata.ReadAsync(Context.RequestAborted);
        CheckIssuer(Request.Query["iss"].ToString());
        return await base.HandleRemoteAuthenticateAsync();
    }

    /// <summary>An answer of another provider would send its code to this one's token endpoint (RFC 9207).</summary>
    private void CheckIssuer(string issuer)
    {
        if (issuer.Length == 0 && _found!.AuthorizationResponseIssParameterSupported is not true) return;

        // An authority of several tenants names a pattern; the token says which of them it was.
        if (!(settings.IsMultiTenant ? issuer.Length == 0 || IsOfAuthority(issuer) : issuer == _found!.Issuer)) throw SignInRefusedException.Token("answer.issuer", "The answer names another issuer, or none.");
    }

    private bool IsOfAuthority(string issuer) => Uri.TryCreate(issuer, UriKind.Absolute, out var address) && address.Host == settings.Authority.Host && address.Scheme == settings.Authority.Scheme;

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        var asked = Instant.FromUnixTimeSeconds(long.Parse(context.Properties.Items[AskedItem]!, CultureInfo.InvariantCulture));
        if (clock.GetCurrentInstant() - asked is var took && (took > Patience || took < Duration.Zero)) throw new SignInRefusedException(SignInWhy.Late, "answer.late", $"The answer came after {took.TotalMinutes:0} minutes.");

        var form = new Dictionary<string, string> { ["grant_type"] = "authorization_code", ["code"] = context.Code, ["redirect_uri"] = context.RedirectUri, ["code_verifier"] = context.Properties.Items[OAuthConstants.CodeVerifierKey]! };
        context.Properties.Items.Remove(OAuthConstants.CodeVerifierKey);
        proof.AddTo(form, _found!.TokenEndpoint);
        try
        {
            using var content = new FormUrlEncodedContent(form);
            using var answer = await client.PostAsync(new Uri(_found.TokenEndpoint), content, Context.RequestAborted);
            var bytes = await answer.Content.ReadAsByteArrayAsync(Context.RequestAborted);
            if (!answer.IsSuccessStatusCode) throw Refusal((int)answer.StatusCode, bytes);
            var tokens = JsonDocument.Parse(bytes);
            return tokens.RootElement.ValueKind == JsonValueKind.Object ? OAuthTokenResponse.Success(tokens) : throw SignInRefusedException.Provider("tokens.unreadable", "The token endpoint answered no JSON object.");
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException || (exception is OperationCanceledException && !Context.RequestAborted.IsCancellationRequested))
        {
            throw SignInRefusedException.Provider("tokens.unavailable", "The token endpoint does not answer, or no JSON.", exception);
        }
    }

    /// <summary>What the provider says against the code or the client, by its stable name alone.</summary>
    private static SignInRefusedException Refusal(int status, byte[] bytes)
    {
        var name = "";
        try
        {
            using var body = JsonDocument.Parse(bytes);
            if (body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("error", out var error)) name = DirectoryEvents.Plain(error.ToString());
        }
        catch (JsonException)
        {
            // A page of a proxy, for example: its status says enough.
        }
        var cause = $"The token endpoint answered {status} {name}.";
        return name == "invalid_grant" ? SignInRefusedException.Token("tokens.code", cause) : SignInRefusedException.Provider(name == "invalid_client" ? "tokens.client" : "tokens.refused", cause);
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        if (tokens.Response is not { RootElement: { ValueKind: JsonValueKind.Object } root } || !root.TryGetProperty("id_token", out var idToken) || idToken.ValueKind != JsonValueKind.String || idToken.GetString() is not { } text)
            throw SignInRefusedException.Provider("tokens.noIdToken", "The token endpoint sent no id token.");

        var nonce = properties.Items[NonceItem]!;
        var token = await check.CheckAsync(text, nonce, tokens.AccessToken);
        if (Request.Query["iss"].ToString() is { Length: > 0 } issuer && issuer != token.Issuer) throw SignInRefusedException.Token("answer.issuer", "The answer names another issuer than the token.");

        var opened = properties.Items.TryGetValue(AgainItem, out var again)
            ? await ticket.ReopenAsync(Context, token, nonce, Guid.Parse(again!), Instant.FromUnixTimeSeconds(long.Parse(properties.Items[AskedItem]!, CultureInfo.InvariantCulture)))
            : await ticket.OpenAsync(Context, token, nonce, await groups.ReadAsync(token, tokens.AccessToken, Context.RequestAborted));
        return new AuthenticationTicket(PortalClaims.ForCookie(opened.Key), new AuthenticationProperties { RedirectUri = properties.RedirectUri }, Scheme.Name);
    }
}
