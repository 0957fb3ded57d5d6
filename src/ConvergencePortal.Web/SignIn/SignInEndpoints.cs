using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;

namespace ConvergencePortal.Web.SignIn;

/// <summary>Coming in, as a persona of the demo plant or with the company account, and going out again.</summary>
public static class SignInEndpoints
{
    public static void MapSignIn(this WebApplication app)
    {
        app.MapPost(SignInAddress.Demo, SignInDemoAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        app.MapGet(SignInAddress.Start, StartAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet(SignInAddress.Again, AgainAsync).ExcludeFromDescription();
        app.MapPost(SignInAddress.Out, SignOutAsync).AllowAnonymous().WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();
        app.MapPost(SignInAddress.OutEverywhere, SignOutEverywhereAsync).AllowAnonymous().WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();
        if (app.Services.GetService<DirectorySettings>() is { } settings) app.MapDirectorySignOut(settings);
    }

    /// <summary>Where a session comes from, as far as the host itself sees it.</summary>
    public static SessionOrigin OriginOf(HttpContext context, SignInWay way) =>
        new(way, context.Request.Headers.UserAgent.ToString(), context.Connection.RemoteIpAddress?.ToString());

    /// <summary>Demo mode has no secret to protect, so tools may post here without a token; a foreign page in a browser may not.</summary>
    private static async Task<IResult> SignInDemoAsync([FromForm] string? persona, [FromForm] string? returnUrl, HttpContext context, SignInMode mode, SignInPersona signIn,
        CancellationToken cancellationToken)
    {
        if (!mode.IsDemo) return Results.NotFound();
        if (context.Request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site && site != "same-origin" && site != "none") return Results.StatusCode(StatusCodes.Status403Forbidden);

        var opened = await signIn.RunAsync(persona?.Trim() ?? "", OriginOf(context, SignInWay.Demo), context.User.SessionId(), cancellationToken);
        if (opened.Error is { } refused) return refused.ToProblem();

        await SessionCookie.GiveAsync(context, opened.Value);
        return Results.LocalRedirect(LocalAddress.OrHome(returnUrl));
    }

    private static Task<IResult> StartAsync(string? returnUrl, HttpContext context, SignInMode mode) =>
        ChallengeAsync(context, mode, new AuthenticationProperties { RedirectUri = LocalAddress.OrHome(returnUrl) });

    /// <summary>The person shows their credentials once more, whatever session the provider still has, and comes back to the same session here.</summary>
    private static Task<IResult> AgainAsync(string? returnUrl, HttpContext context, SignInMode mode)
    {
        var properties = new AuthenticationProperties { RedirectUri = LocalAddress.OrHome(returnUrl) };
        properties.Items[DirectoryHandler.AgainItem] = context.User.SessionId().ToString();
        return ChallengeAsync(context, mode, properties);
    }

    private static async Task<IResult> ChallengeAsync(HttpContext context, SignInMode mode, AuthenticationProperties properties)
    {
        if (!mode.IsDirectory) return Results.LocalRedirect(SignInAddress.Page);
        try
        {
            await context.ChallengeAsync(PortalSignIn.DirectoryScheme, properties);
            return Results.Empty;
        }
        catch (SignInRefusedException refused)
        {
            return Results.LocalRedirect(DirectoryEvents.Refuse(context, refused));
        }
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, EndSession end, CancellationToken cancellationToken)
    {
        if (!IsOurForm(context)) return await RefuseAsync(context);
        if (context.User.SessionId() != Guid.Empty) await end.RunAsync(context.User.ToActor(), cancellationToken);
        return await LeaveAsync(context, cancellationToken);
    }

    private static async Task<IResult> SignOutEverywhereAsync(HttpContext context, EndSessions end, CancellationToken cancellationToken)
    {
        if (!IsOurForm(context)) return await RefuseAsync(context);
        if (context.User.SessionId() != Guid.Empty) await end.RunAsync(new EndSessionsInput(context.User.ToActor().Code, Command.New()), context.User.ToActor(), cancellationToken);
        return await LeaveAsync(context, cancellationToken);
    }

    private static async Task<IResult> RefuseAsync(HttpContext context)
    {
        await PlainPage.WriteAsync(context, StatusCodes.Status400BadRequest, T => T["This did not come from the portal"], T => T["The page was open too long, or was none of the portal. Reload it, then sign out again."]);
        return Results.Empty;
    }

    /// <summary>Whether the form came from a page of ours: nobody is signed out by a foreign one.</summary>
    private static bool IsOurForm(HttpContext context) => context.Features.Get<IAntiforgeryValidationFeature>()?.IsValid == true;

    /// <summary>The cookie goes, and where there is a provider its session as well: otherwise one click would bring the next person in as this one.</summary>
    private static async Task<IResult> LeaveAsync(HttpContext context, CancellationToken cancellationToken)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        var directory = context.RequestServices.GetService<DirectorySignOut>();
        return directory is null ? Results.LocalRedirect(SignInAddress.Left) : Results.Redirect(await directory.AddressAsync(context, cancellationToken));
    }
}
