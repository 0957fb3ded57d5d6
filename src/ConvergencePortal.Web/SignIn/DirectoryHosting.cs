using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace ConvergencePortal.Web.SignIn;

/// <summary>Registers what sign-in with the company account takes.</summary>
public static class DirectoryHosting
{
    public static void AddDirectory(this IServiceCollection services, DirectorySettings settings, AuthenticationBuilder schemes)
    {
        services.AddSingleton(settings);
        // Signing out ends the session there as well, and a browser asks of a form where its answer leads.
        services.AddSingleton(new FormTargets([settings.Authority.GetLeftPart(UriPartial.Authority)]));
        services.AddSingleton<DirectoryClient>();
        services.AddSingleton<DirectoryMetadata>();
        services.AddSingleton<IdTokenCheck>();
        services.AddSingleton<ClientProof>();
        services.AddSingleton<GroupOverage>();
        services.AddSingleton<DirectoryTicket>();
        services.AddSingleton<DirectorySignOut>();
        schemes.AddRemoteScheme<DirectoryOptions, DirectoryHandler>(PortalSignIn.DirectoryScheme, null, options =>
        {
            options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            options.CallbackPath = settings.CallbackPath;
            options.UsePkce = true;
            options.SaveTokens = false;
            // The answer comes as a navigation of the browser itself, for which Lax cookies are sent.
            options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.Always;
            options.CorrelationCookie.HttpOnly = true;
            options.Events.OnRemoteFailure = DirectoryEvents.OnRemoteFailure;
        });
        services.AddOptions<DirectoryOptions>(PortalSignIn.DirectoryScheme).Configure<IDataProtectionProvider>((options, protection) =>
        {
            options.DataProtectionProvider = protection;
            options.StateDataFormat = new PropertiesDataFormat(protection.CreateProtector("ConvergencePortal.SignIn"));
        });
    }
}
