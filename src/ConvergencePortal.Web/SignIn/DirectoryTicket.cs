using System.Security.Cryptography;
using System.Text;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.IdentityModel.JsonWebTokens;
using NodaTime;

namespace ConvergencePortal.Web.SignIn;

/// <summary>Opens a session for whom a token vouches. The token itself is kept nowhere.</summary>
public sealed class DirectoryTicket(DirectorySettings settings, IdTokenCheck check)
{
    /// <summary>The provider tells seconds, and its clock may be a little off.</summary>
    private static readonly Duration Grace = Duration.FromMinutes(1);

    public async Task<OpenedSession> OpenAsync(HttpContext context, JsonWebToken token, string nonce, IReadOnlySet<string> groups)
    {
        var present = await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        var signIn = context.RequestServices.GetRequiredService<SignInWithDirectory>();
        var profile = ProfileOf(token, groups);
        return Opened(await signIn.RunAsync(profile, OriginOf(context, token, nonce), present.Principal?.SessionId() ?? Guid.Empty, context.RequestAborted), profile.Account);
    }

    /// <summary>The same person, in the same browser, who has just shown their credentials; otherwise nothing changes.</summary>
    /// <param name="askedAt">Since when they must have been shown.</param>
    public async Task<OpenedSession> ReopenAsync(HttpContext context, JsonWebToken token, string nonce, Guid sessionId, Instant askedAt)
    {
        var origin = OriginOf(context, token, nonce);
        if (origin.AuthenticatedAt is not { } shown || shown < askedAt - Grace)
            throw SignInRefusedException.Token("token.authTime", "The provider did not ask for the credentials again: auth_time is missing or old.");
        var present = await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (present.Principal?.SessionId() != sessionId) throw new SignInRefusedException(SignInWhy.Late, "answer.session", "The session that asked is not that of the browser any more.");

        var reopen = context.RequestServices.GetRequiredService<ReauthenticateSession>();
        var account = check.AccountOf(token)!;
        return Opened(await reopen.RunAsync(sessionId, account, origin, context.RequestAborted), account);
    }

    private static OpenedSession Opened(Result<OpenedSession> opened, DirectoryAccount account)
    {
        if (opened.Error is not { } refused) return opened.Value;

        var why = refused == SessionErrors.Inactive ? SignInWhy.Inactive : refused == SessionErrors.OtherPerson ? SignInWhy.OtherAccount : refused == SessionErrors.UsedAnswer || refused == SessionErrors.Ended ? SignInWhy.Late : SignInWhy.Refused;
        throw new SignInRefusedException(why, refused.Code, refused.Message) { Account = account };
    }

    private DirectoryProfile ProfileOf(JsonWebToken token, IReadOnlySet<string> groups)
    {
        var roles = token.Claims.Where(claim => claim.Type == "roles").Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        return new DirectoryProfile(check.AccountOf(token)!, IdTokenCheck.Text(token, "name"), IdTokenCheck.Text(token, "preferred_username"), IdTokenCheck.Text(token, "email"), roles, groups,
            roles.Contains(settings.AdministratorRole));
    }

    private static SessionOrigin OriginOf(HttpContext context, JsonWebToken token, string nonce)
    {
        var shown = token.TryGetPayloadValue<long>("auth_time", out var seconds) && seconds is > 0 and < 253_402_300_800 ? Instant.FromUnixTimeSeconds(seconds) : (Instant?)null;
        return SignInEndpoints.OriginOf(context, SignInWay.Directory) with
        {
            AuthenticatedAt = shown,
            NonceHash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(nonce))),
            Provider = Short(token.Issuer),
            ProviderSession = Short(IdTokenCheck.Text(token, "sid")),
        };
    }

    /// <summary>What is longer than the column could not be found again anyway.</summary>
    private static string? Short(string? text) => text is { Length: <= Session.ProviderLength } ? text : null;
}
