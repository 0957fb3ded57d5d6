using System.Security.Claims;
using System.Text.Encodings.Web;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace ConvergencePortal.Web.Hosting;

/// <summary>Knows a service account by its API key. A call that brings a key is judged by it alone: a wrong key is not mended by a cookie.</summary>
public sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ApiKeyReads keys, NoteKeyUse note)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string Header = "X-Api-Key";
    private const string Bearer = "Bearer ";

    private static readonly Error Unknown = Error.Forbidden("apiKey.unknown", "This API key is unknown, was revoked or has ended.");

    /// <summary>The scheme for a call that brings a key; null leaves it to the cookie.</summary>
    public static string? SchemeFor(HttpContext context) =>
        PortalApi.IsApi(context) && KeyOf(context.Request) is not null ? SchemeName : null;

    public static bool IsKeyCaller(ClaimsPrincipal user) => user.Identity?.AuthenticationType == SchemeName;

    /// <summary>The key behind this request; null when it came with a session or with nothing.</summary>
    public static KeyCaller? CallerOf(HttpContext context) => IsKeyCaller(context.User) ? context.Features.GetRequiredFeature<KeyCaller>() : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (await keys.FindCallerAsync(KeyOf(Request), Context.RequestAborted) is not { } caller) return AuthenticateResult.Fail(Unknown.Message);

        await note.RunAsync(caller, Context.RequestAborted);
        Context.Features.Set(caller);
        return AuthenticateResult.Success(new AuthenticationTicket(PortalClaims.ForService(caller.Actor, SchemeName), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Bearer.TrimEnd();
        return Unknown.ToProblem(StatusCodes.Status401Unauthorized).ExecuteAsync(Context);
    }

    private static string? KeyOf(HttpRequest request)
    {
        if (request.Headers.TryGetValue(Header, out var key)) return key.ToString();

        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : null;
    }
}
