using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.StaticAssets;

namespace ConvergencePortal.Web.SignIn;

/// <summary>
/// The cookie holds a secret and nothing else; whom it stands for, and whether it still stands for anybody, the database says at every request.
/// </summary>
public static class SessionCookie
{
    /// <summary>The prefix binds it to this very host, without domain or path and never in the clear (RFC 6265bis 4.1.3).</summary>
    public const string Name = "__Host-portal-session";

    /// <summary>The demo plant also runs without TLS.</summary>
    public const string DemoName = "portal-session";

    private const string EndedItem = "portal:session-ended";

    private static readonly Error Required = Error.Forbidden("signIn.required", "Sign in first.");
    private static readonly Error NoRights = Error.Forbidden("rights.none", "You have no rights in the portal yet. An administrator gives them.");
    private static readonly Error MayNot = Error.Forbidden("rights.denied", "You may not do this.");

    public static void Configure(CookieAuthenticationOptions cookie, SignInMode mode, SessionLimits limits)
    {
        cookie.Cookie.Name = mode.IsDirectory ? Name : DemoName;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = mode.IsDirectory ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = limits.Longest.ToTimeSpan();
        cookie.SlidingExpiration = false;
        cookie.LoginPath = SignInAddress.Page;
        cookie.AccessDeniedPath = "/not-allowed";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.ForwardDefaultSelector = ApiKeyHandler.SchemeFor;
        cookie.Events.OnValidatePrincipal = ValidateAsync;
        cookie.Events.OnRedirectToLogin = context => PortalApi.IsApi(context.HttpContext)
            ? AnswerAsync(context.HttpContext, HasEnded(context.HttpContext) ? SessionErrors.Ended : Required, StatusCodes.Status401Unauthorized)
            : RedirectAsync(context.HttpContext, AddressFor(context.HttpContext, mode));
        cookie.Events.OnRedirectToAccessDenied = context => PortalApi.IsApi(context.HttpContext)
            ? AnswerAsync(context.HttpContext, HasRights(context.HttpContext) ? MayNot : NoRights, StatusCodes.Status403Forbidden)
            : RedirectAsync(context.HttpContext, HasRights(context.HttpContext) ? context.RedirectUri : SignInAddress.NoRights);
    }

    /// <summary>Gives the browser the secret of a session that was just opened.</summary>
    public static Task GiveAsync(HttpContext context, OpenedSession opened) =>
        context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, PortalClaims.ForCookie(opened.Key), new AuthenticationProperties { IsPersistent = false });

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        // Style sheets and scripts are for everybody; nobody need be looked up for them.
        var isAsset = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
        var sessions = context.HttpContext.RequestServices.GetRequiredService<SessionReads>();
        var session = isAsset ? null : await sessions.AdmitAsync(context.Principal?.FindFirst(PortalClaims.Key)?.Value, context.HttpContext.RequestAborted);
        if (session is not null)
        {
            context.ReplacePrincipal(PortalClaims.ForSession(session));
            return;
        }
        context.HttpContext.Items[EndedItem] = true;
        context.RejectPrincipal();
    }

    private static string AddressFor(HttpContext context, SignInMode mode)
    {
        var wanted = HttpMethods.IsGet(context.Request.Method) ? $"{context.Request.PathBase}{context.Request.Path}{context.Request.QueryString}" : "/";
        var page = HasEnded(context) ? SignInAddress.Ended : mode.IsDirectory ? SignInAddress.Start : SignInAddress.Page;
        return QueryString.Create("returnUrl", wanted) is var query && page.Contains('?') ? page + "&" + query.Value![1..] : page + query;
    }

    private static bool HasEnded(HttpContext context) => context.Items.ContainsKey(EndedItem);
    private static bool HasRights(HttpContext context) => context.User.HasClaim(claim => claim.Type == PortalClaims.Rights);

    private static Task AnswerAsync(HttpContext context, Error error, int status) => error.ToProblem(status).ExecuteAsync(context);

    private static Task RedirectAsync(HttpContext context, string address)
    {
        context.Response.Redirect(address);
        return Task.CompletedTask;
    }
}
