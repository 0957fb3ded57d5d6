namespace ConvergencePortal.Web.Hosting;

/// <summary>
/// Lets only pages of this host open a circuit. A WebSocket is no request that the same-origin rule of browsers keeps from other sites, and the cookie of a
/// page that is framed or was opened from there would come with it.
/// </summary>
public static class OwnOrigin
{
    /// <summary>Below here lies everything that Blazor calls.</summary>
    public const string Circuit = "/_blazor";

    public static void UseOwnOrigin(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("ConvergencePortal.Origin");
        app.Use(async (context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(Circuit) || IsOwn(context.Request))
            {
                await next(context);
                return;
            }
            // Most often a proxy that does not pass on scheme or host; who attacks is of interest too.
            log.LogWarning("Refused a circuit for {Origin}: this host is {Own}", Shown(context.Request.Headers.Origin), $"{context.Request.Scheme}://{context.Request.Host}");
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync("Only pages of this portal may open a connection here. If you see this on the portal itself: its proxy does not pass on the host or the scheme.", context.RequestAborted);
        });
    }

    /// <summary>Browsers leave the origin out of a plain GET of their own host, and out of nothing else that is asked here.</summary>
    internal static bool IsOwn(HttpRequest request)
    {
        var sent = request.Headers.Origin;
        if (sent.Count == 0) return HttpMethods.IsGet(request.Method) && !IsHandshake(request);

        return sent.Count == 1 && Uri.TryCreate(sent[0], UriKind.Absolute, out var origin) && Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own)
            && Uri.Compare(origin, own, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
    }

    internal static bool IsHandshake(HttpRequest request) => HttpMethods.IsConnect(request.Method) || request.Headers.Upgrade.Count > 0;

    /// <summary>Whatever came stands in the log as an address or not at all.</summary>
    private static string Shown(string? origin) => Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Host.Length is > 0 and < 256 ? uri.GetLeftPart(UriPartial.Authority) : "no origin";
}
