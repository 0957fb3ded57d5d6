using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace ConvergencePortal.Web.SignIn;

/// <summary>Ending a session at the provider as well, and being told by it that one ended there.</summary>
public sealed class DirectorySignOut(DirectorySettings settings, DirectoryMetadata metadata)
{
    /// <summary>Where the browser goes to end the provider's session (RP-Initiated Logout 1.0); our own page when the provider is away or offers none.</summary>
    public async Task<string> AddressAsync(HttpContext context, CancellationToken cancellationToken)
    {
        try
        {
            var found = await metadata.ReadAsync(cancellationToken);
            if (!Uri.TryCreate(found.EndSessionEndpoint, UriKind.Absolute, out var end) || !DirectorySettings.IsSafe(end)) return SignInAddress.Left;

            var back = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{settings.SignedOutCallbackPath}";
            return QueryHelpers.AddQueryString(found.EndSessionEndpoint, new Dictionary<string, string?> { ["client_id"] = settings.ClientId, ["post_logout_redirect_uri"] = back });
        }
        catch (SignInRefusedException)
        {
            return SignInAddress.Left;
        }
    }
}

/// <summary>The addresses that the provider calls.</summary>
public static class DirectorySignOutEndpoints
{
    private const int LongestToken = 16 * 1024;

    /// <summary>With a body, for without one the host would answer by its page for people.</summary>
    private static readonly IResult NotTaken = Results.Json(new { error = "invalid_request" }, statusCode: StatusCodes.Status400BadRequest);

    public static void MapDirectorySignOut(this WebApplication app, DirectorySettings settings)
    {
        app.MapGet(settings.SignedOutCallbackPath, () => Results.LocalRedirect(SignInAddress.Left)).AllowAnonymous().ExcludeFromDescription();
        app.MapGet(SignInAddress.FrontChannel, FrontChannelAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapPost(SignInAddress.BackChannel, BackChannelAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }

    /// <summary>Called in a frame of the provider's page, where our cookie is not sent: the session is found by its name, which nobody can guess.</summary>
    private static async Task<IResult> FrontChannelAsync(string? iss, string? sid, DirectoryMetadata metadata, DirectorySettings settings, EndProviderSession end, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(iss) || string.IsNullOrEmpty(sid) || sid.Length > Session.ProviderLength) return NotTaken;

        var found = await FindAsync(metadata, cancellationToken);
        // Of several tenants the issuer is only a pattern there; the session was opened under its true name.
        if (found is null || (!settings.IsMultiTenant && iss != found)) return NotTaken;
        await end.RunAsync(iss, sid, null, cancellationToken);
        return Results.Ok();
    }

    private static async Task<IResult> BackChannelAsync([FromForm(Name = "logout_token")] string? token, IdTokenCheck check, EndProviderSession end, ILogger<DirectorySignOut> log, CancellationToken cancellationToken)
    {
        if (token is not { Length: > 0 and <= LongestToken }) return NotTaken;
        try
        {
            var read = await check.CheckLogoutAsync(token);
            var (session, account) = (IdTokenCheck.Text(read, "sid"), read.Subject is { Length: > 0 } ? check.AccountOf(read) : null);
            if (session is null && account is null) return NotTaken;

            await end.RunAsync(read.Issuer, session, session is null ? account : null, cancellationToken);
            return Results.Ok();
        }
        catch (SignInRefusedException refused)
        {
            log.LogWarning(refused.InnerException, "A sign-out of the provider was not taken: {Code}. {Cause}", refused.Code, refused.Message);
            return NotTaken;
        }
    }

    private static async Task<string?> FindAsync(DirectoryMetadata metadata, CancellationToken cancellationToken)
    {
        try
        {
            return (await metadata.ReadAsync(cancellationToken)).Issuer;
        }
        catch (SignInRefusedException)
        {
            return null;
        }
    }
}
