using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using NodaTime;

namespace ConvergencePortal.Web.SignIn;

/// <summary>Who may come in, and how the host knows them.</summary>
public static class PortalSignIn
{
    /// <summary>The name that the package Microsoft.AspNetCore.Authentication.OpenIdConnect would give the scheme.</summary>
    public const string DirectoryScheme = "OpenIdConnect";

    public static void AddPortalSignIn(this IServiceCollection services, IHostEnvironment environment, IConfiguration configuration)
    {
        var mode = SignInMode.From(environment, configuration);
        var limits = LimitsOf(configuration);
        services.AddSingleton(mode);
        services.AddSingleton(limits);
        var schemes = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie => SessionCookie.Configure(cookie, mode, limits))
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        if (mode.IsDirectory)
        {
            services.AddSingleton(SigningCredential.SignIn);
            services.AddDirectory(DirectorySettings.From(configuration), schemes);
        }
        var policy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireClaim(PortalClaims.Rights).Build();
        services.AddAuthorizationBuilder().SetFallbackPolicy(policy).SetDefaultPolicy(policy);
        services.AddCascadingAuthenticationState();
        services.AddScoped<SignInSetup>();
        services.AddScoped<SessionActivity>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<SessionActivity>());
        services.AddScoped<AuthenticationStateProvider, SessionRevalidation>();
    }

    private static SessionLimits LimitsOf(IConfiguration configuration)
    {
        var idle = configuration.GetValue("Authentication:IdleMinutes", (int)SessionLimits.Default.Idle.TotalMinutes);
        var longest = configuration.GetValue("Authentication:SessionHours", (int)SessionLimits.Default.Longest.TotalHours);
        if (idle is < 2 or > 1440) throw new InvalidOperationException($"Authentication:IdleMinutes is {idle}; it is a number from 2 to 1440.");
        if (longest is < 1 or > 24) throw new InvalidOperationException($"Authentication:SessionHours is {longest}; it is a number from 1 to 24.");

        return new SessionLimits(Duration.FromMinutes(idle), Duration.FromHours(longest));
    }
}
