using Microsoft.AspNetCore.Authentication;

namespace ConvergencePortal.Web.SignIn;

/// <summary>Registers what sign-in with the company account takes.</summary>
public static class DirectoryHosting
{
    public static void AddDirectory(this IServiceCollection services, DirectorySettings settings, AuthenticationBuilder schemes)
    {
        services.AddSingleton(settings);
        services.AddSingleton<DirectoryClient>();
        services.AddSingleton<DirectoryMetadata>();
        services.AddSingleton<IdTokenCheck>();
        services.AddSingleton<ClientProof>();
        services.AddSingleton<GroupOverage>();
        services.AddSingleton<DirectoryTicket>();
        services.AddSingleton<DirectorySignOut>();
        schemes.AddRemoteScheme<DirectoryOptions, DirectoryHandler>(PortalSignIn.DirectoryScheme, null, options =>
        {
            options.SignInScheme = Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationDefaults.AuthenticationScheme;
            options.CallbackPath = settings.CallbackPath;
            options.UsePkce = true;
            options.SaveTokens = false;
            // The answer comes as a navigation of the browser itself, for which Lax cookies are sent.
            options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.Always;
            options.CorrelationCookie.HttpOnly = true;
            options.Events.OnRemoteFailure = DirectoryEvents.OnRemoteFailure;
        });
        services.AddOptions<DirectoryOptions>(PortalSignIn.DirectoryScheme).Configure<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>((options, protection) =>
        {
            options.DataProtectionProvider = protection;
            options.StateDataFormat = new PropertiesDataFormat(protection.CreateProtector("ConvergencePortal.SignIn"));
        });
    }
}
