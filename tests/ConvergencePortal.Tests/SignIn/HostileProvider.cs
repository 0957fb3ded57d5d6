using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>
/// An OpenID provider on loopback that lies when told to. Nobody looks at it in a browser: a test takes the authorization request from the portal's redirect, has a code made for it, and calls
/// the portal's callback itself. Below "/" it is a provider of one issuer; below "/{tenant}/v2.0" it is shaped like Entra ID.
/// </summary>
public sealed class HostileProvider : IAsyncDisposable
{
    public const string ClientId = "11111111-2222-3333-4444-555555555555";
    public const string ClientSecret = "only-for-the-token-endpoint";

    public const string AccessToken = "an-access-token-nobody-may-see";

    /// <summary>The tenant whose people sign in when a test names no other.</summary>
    public const string Tenant = "aaaaaaaa-0000-4000-8000-000000000001";

    private readonly IClock _clock;
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Grant> _grants = new();
    private readonly ConcurrentQueue<ProviderCall> _calls = new();

    private HostileProvider(IClock clock)
    {
        _clock = clock;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    /// <summary>Without a slash at its end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Everything that was asked of it, in order.</summary>
    public IReadOnlyList<ProviderCall> Calls => [.. _calls];

    public Action<JsonObject> Metadata { get; set; } = _ => { };

    /// <summary>Answers for the metadata instead of the provider.</summary>
    public Func<HttpContext, Task>? InsteadOfMetadata { get; set; }

    /// <summary>Answers below "/v1.0/", where Entra's Graph would be; it knows nothing until a test says what.</summary>
    public Func<HttpContext, Task>? Graph { get; set; }

    public List<JsonObject> Keys { get; } = [ProviderKeys.RsaJwk, ProviderKeys.CurveJwk];

    public static async Task<HostileProvider> StartAsync(IClock clock)
    {
        var provider = new HostileProvider(clock);
        await provider._app.StartAsync();
        provider.Address = provider._app.Urls.Single();
        return provider;
    }

    /// <summary>Somebody signed in for this authorization request; answers the code that the portal may exchange once.</summary>
    public string Approve(AuthorizationRequest request, Forgery forgery)
    {
        var code = Guid.NewGuid().ToString("N");
        _grants[code] = new Grant(request, forgery);
        return code;
    }

    /// <summary>The issuer that stands in the tokens of this tenant's people.</summary>
    public string IssuerOf(string prefix, string tenant = Tenant) => prefix.Length == 0 ? Address : $"{Address}/{tenant}/v2.0";

    public int CallsOf(string end) => Calls.Count(call => call.Path.EndsWith(end, StringComparison.Ordinal));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>The claims of a sign-in at this moment, all as they should be.</summary>
    public JsonObject ClaimsFor(AuthorizationRequest request)
    {
        var now = _clock.GetCurrentInstant().ToUnixTimeSeconds();
        return new JsonObject
        {
            ["iss"] = IssuerOf(request.Prefix), ["aud"] = ClientId, ["sub"] = "subject-of-frieda", ["oid"] = "bbbbbbbb-0000-4000-8000-000000000001", ["tid"] = Tenant, ["ver"] = "2.0",
            ["iat"] = now, ["nbf"] = now, ["exp"] = now + 3600, ["auth_time"] = now, ["nonce"] = request.Nonce, ["sid"] = "session-at-the-provider",
            ["name"] = "Frieda Filler", ["preferred_username"] = "frieda@plant.example", ["at_hash"] = HashOf(AccessToken),
            // Without any right the session opens nothing, and nobody could tell that it is there.
            ["roles"] = new JsonArray("Portal.Administrator"),
        };
    }

    private static string HashOf(string token) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(token)).AsSpan(0, 16));

    private async Task HandleAsync(HttpContext context)
    {
        var call = await ProviderCall.ReadAsync(context.Request);
        _calls.Enqueue(call);
        const string metadata = "/.well-known/openid-configuration";
        if (call.Path.EndsWith(metadata, StringComparison.Ordinal)) await AnswerMetadataAsync(context, call.Path[..^metadata.Length]);
        else if (call.Path.EndsWith("/keys", StringComparison.Ordinal)) await WriteAsync(context, new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(key => key.DeepClone())]) });
        else if (call.Path.EndsWith("/token", StringComparison.Ordinal)) await AnswerTokensAsync(context, call);
        else if (Graph is not null && call.Path.StartsWith("/v1.0/", StringComparison.Ordinal)) await Graph(context);
        else context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private Task AnswerMetadataAsync(HttpContext context, string prefix)
    {
        if (InsteadOfMetadata is not null) return InsteadOfMetadata(context);
        var isShared = prefix is "/organizations/v2.0" or "/common/v2.0";
        var document = new JsonObject
        {
            ["issuer"] = isShared ? $"{Address}/{{tenantid}}/v2.0" : $"{Address}{prefix}", ["authorization_endpoint"] = $"{Address}{prefix}/authorize", ["token_endpoint"] = $"{Address}{prefix}/token",
            ["jwks_uri"] = $"{Address}{prefix}/keys", ["end_session_endpoint"] = $"{Address}{prefix}/logout", ["response_types_supported"] = new JsonArray("code"),
            ["subject_types_supported"] = new JsonArray("pairwise"), ["id_token_signing_alg_values_supported"] = new JsonArray("RS256", "PS256", "ES256"),
            ["code_challenge_methods_supported"] = new JsonArray("S256"), ["frontchannel_logout_supported"] = true, ["backchannel_logout_supported"] = true,
        };
        Metadata(document);
        return WriteAsync(context, document);
    }

    private Task AnswerTokensAsync(HttpContext context, ProviderCall call)
    {
        _grants.TryRemove(call.Form.GetValueOrDefault("code") ?? "", out var grant);
        if (grant?.Forgery.InsteadOfTokens is { } instead) return instead(context);
        if (grant is null || WrongIn(call, grant.Request) is { } wrong)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return WriteAsync(context, new JsonObject { ["error"] = "invalid_grant", ["error_description"] = grant is null ? "no such code" : WrongIn(call, grant.Request) });
        }

        var claims = ClaimsFor(grant.Request);
        grant.Forgery.Claims(claims);
        var answer = new JsonObject
        {
            ["token_type"] = "Bearer", ["expires_in"] = 3600, ["access_token"] = AccessToken, ["id_token"] = grant.Forgery.Token(grant.Forgery.Signer.Write(claims, grant.Forgery.Header)),
        };
        grant.Forgery.Answer(answer);
        return WriteAsync(context, answer);
    }

    /// <summary>A provider that keeps the rules exchanges a code only for whoever asked for it, with the secret and the verifier.</summary>
    private static string? WrongIn(ProviderCall call, AuthorizationRequest request)
    {
        var verifier = call.Form.GetValueOrDefault("code_verifier") ?? "";
        if (call.Form.GetValueOrDefault("grant_type") != "authorization_code") return "grant_type";
        if (call.Form.GetValueOrDefault("redirect_uri") != request.RedirectUri) return "redirect_uri";
        if (!call.HasSecret && !call.Form.ContainsKey("client_assertion")) return "client secret";
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) == request.Challenge ? null : "code_verifier";
    }

    private static Task WriteAsync(HttpContext context, JsonObject answer)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(answer.ToJsonString());
    }

    private sealed record Grant(AuthorizationRequest Request, Forgery Forgery);
}

/// <summary>What the portal asked of the browser at the start of a sign-in.</summary>
/// <param name="Prefix">Which of the provider's authorities was asked; empty for the provider of one issuer.</param>
public sealed record AuthorizationRequest(string Prefix, string RedirectUri, string State, string Nonce, string Challenge, IReadOnlyDictionary<string, string> All);

/// <summary>One request that reached the provider.</summary>
public sealed record ProviderCall(string Method, string Path, string Query, string Headers, string Body, IReadOnlyDictionary<string, string> Form)
{
    public bool HasSecret => Form.GetValueOrDefault("client_secret") == HostileProvider.ClientSecret || Headers.Contains(Basic, StringComparison.Ordinal);

    /// <summary>The secret as a header carries it.</summary>
    public static string Basic => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{HostileProvider.ClientId}:{HostileProvider.ClientSecret}"));

    public static async Task<ProviderCall> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        var form = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(body).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        var headers = string.Join('\n', request.Headers.Select(header => $"{header.Key}: {header.Value}"));
        return new ProviderCall(request.Method, request.Path.Value ?? "", request.QueryString.Value ?? "", headers, body, form);
    }
}
