using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Net.Http.Headers;

namespace ConvergencePortal.Web.Hosting;

/// <summary>Where forms of the portal may lead besides the portal itself: a browser also asks this of the redirects that answer a form.</summary>
/// <param name="Origins">As "https://login.example"; none in demo mode.</param>
public sealed record FormTargets(IReadOnlyList<string> Origins);

/// <summary>Security headers on every response, errors included (decision 0026).</summary>
public static class PortalHeaders
{
    /// <summary>A year, and whatever lies below the portal's name.</summary>
    private const string TransportSecurity = "max-age=31536000; includeSubDomains";

    /// <summary>What the portal has no use for; copying to the clipboard is not among it.</summary>
    private const string Permissions =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), usb=(), xr-spatial-tracking=()";

    private static readonly object NonceKey = new();

    public static void AddPortalHeaders(this IServiceCollection services) => services.TryAddSingleton(new FormTargets([]));

    /// <summary>First of all, and written at the last moment: what answers an exception clears the headers that were set before.</summary>
    public static void UsePortalHeaders(this WebApplication app)
    {
        var formTargets = string.Join(' ', ["'self'", .. app.Services.GetRequiredService<FormTargets>().Origins]);
        var isSecure = !app.Environment.IsDevelopment();
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Set(context, formTargets);
                if (isSecure && context.Request.IsHttps) context.Response.Headers.StrictTransportSecurity = TransportSecurity;
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    /// <summary>What a script of this response must carry to be run; another one for each response.</summary>
    public static string NonceOf(HttpContext context)
    {
        if (context.Items[NonceKey] is string known) return known;

        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = nonce;
        return nonce;
    }

    private static void Set(HttpContext context, string formTargets)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = PolicyOf(NonceOf(context), formTargets);
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        // Scripts, styles and a calendar say themselves how long they are good for; everything else is about people and the plant.
        if (!headers.ContainsKey(HeaderNames.CacheControl) && !IsAsset(context)) headers.CacheControl = "no-store";
    }

    /// <summary>'strict-dynamic': our scripts may load their modules, and no address of this host is trusted for being of this host. Radzen and the calendar set style attributes, hence 'unsafe-inline' for styles.</summary>
    private static string PolicyOf(string nonce, string formTargets) =>
        $"default-src 'self'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; " +
        $"object-src 'none'; frame-src 'none'; base-uri 'self'; form-action {formTargets}; frame-ancestors 'self'";

    private static bool IsAsset(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
}
