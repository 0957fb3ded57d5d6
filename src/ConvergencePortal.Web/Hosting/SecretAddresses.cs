using Microsoft.AspNetCore.Http.Features;

namespace ConvergencePortal.Web.Hosting;

/// <summary>
/// Takes the secret out of a calendar's address before anything of the host has seen the request. The framework writes the path of every request into
/// its log lines, their scopes and its traces; what is not in the path cannot get there, at whatever level somebody logs.
/// </summary>
public sealed class SecretAddresses(IServiceProvider services) : IHttpContextFactory
{
    /// <summary>What the path of every calendar becomes: the one address that answers them.</summary>
    public const string Calendar = "/calendar/feed.ics";

    private const string Folder = "/calendar/";
    private const string Ending = ".ics";

    private readonly DefaultHttpContextFactory _inner = new(services);

    /// <summary>The secret that the address of this request carried; null when it carried none.</summary>
    public static string? SecretOf(HttpContext context) => context.Features.Get<Secret>()?.Text;

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        if (featureCollection.Get<IHttpRequestFeature>() is { } request && Find(request.Path) is var (start, secret) && secret.Length > 0)
        {
            featureCollection.Set(new Secret(secret));
            request.Path = request.Path[..start] + Calendar;
            request.RawTarget = request.Path;
        }
        return _inner.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => _inner.Dispose(httpContext);

    /// <summary>Where the address begins, since a portal may live below a path, and the one part between folder and ending; empty when this is no calendar.</summary>
    private static (int Start, string Secret) Find(string path)
    {
        if (!path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)) return (0, "");

        var name = path.LastIndexOf('/') + 1;
        var start = name - Folder.Length;
        return start >= 0 && path.AsSpan(start, Folder.Length).Equals(Folder, StringComparison.OrdinalIgnoreCase) ? (start, path[name..^Ending.Length]) : (0, "");
    }

    private sealed record Secret(string Text);
}
