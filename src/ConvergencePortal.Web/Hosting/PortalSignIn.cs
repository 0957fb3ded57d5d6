using System.Security.Claims;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Web.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace ConvergencePortal.Web.Hosting;

/// <summary>Who may come in, and how the host knows them.</summary>
public static class PortalSignIn
{
    public const string DemoMode = "Demo";

    public static void AddPortalSignIn(this IServiceCollection services, IHostEnvironment environment, IConfiguration configuration)
    {
        services.AddSingleton(SignInMode.From(environment, configuration));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "portal-session";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/not-allowed";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ForwardDefaultSelector = ApiKeyHandler.SchemeFor;
            cookie.Events.OnRedirectToLogin = context => AnswerOrRedirect(context, Error.Forbidden("signIn.required", "Sign in first."), StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = context => AnswerOrRedirect(context, Error.Forbidden("rights.none", "You may not do this."), StatusCodes.Status403Forbidden);
        }).AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, PersonRevalidation>();
    }

    /// <summary>The API answers a program with a status; a page sends a person to the sign-in.</summary>
    private static Task AnswerOrRedirect(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context, Error error, int status)
    {
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        }
        return Results.Problem(detail: error.Message, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = error.Code }).ExecuteAsync(context.HttpContext);
    }
}

/// <summary>How people sign in to this host, decided once at start.</summary>
public sealed record SignInMode(bool IsDemo, bool ShowsDemoBanner)
{
    public static SignInMode From(IHostEnvironment environment, IConfiguration configuration)
    {
        var isDemo = configuration["Authentication:Mode"] == PortalSignIn.DemoMode;
        var isAllowed = configuration.GetValue<bool>("Authentication:AllowDemo");
        if (isDemo && !environment.IsDevelopment() && !isAllowed)
            throw new InvalidOperationException("Authentication:Mode is Demo, where anybody is anybody. Outside Development the host starts with it only if Authentication:AllowDemo is true.");

        return new SignInMode(isDemo, isDemo && !environment.IsDevelopment());
    }
}

/// <summary>The claims of a session, and the actor they stand for.</summary>
public static class PortalClaims
{
    public const string PersonId = "portal:person";
    public const string Code = "portal:code";

    /// <summary>Names the sign-in, so that signatures made in it can be told from those of another.</summary>
    public const string Session = "portal:session";

    public static Actor ToActor(this ClaimsPrincipal principal) => new(
        int.Parse(principal.FindFirstValue(PersonId) ?? throw new InvalidOperationException("The session names no person."), System.Globalization.CultureInfo.InvariantCulture),
        principal.FindFirstValue(Code) ?? "",
        principal.Identity?.Name ?? "")
    {
        Session = Guid.TryParse(principal.FindFirstValue(Session), out var session) ? session : Guid.Empty,
    };

    public static ClaimsPrincipal ToPrincipal(int personId, string code, string name, string scheme = CookieAuthenticationDefaults.AuthenticationScheme) => new(new ClaimsIdentity(
        [
            new Claim(PersonId, personId.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new Claim(Code, code),
            new Claim(ClaimTypes.Name, name),
            new Claim(Session, Guid.NewGuid().ToString()),
        ], scheme));
}
