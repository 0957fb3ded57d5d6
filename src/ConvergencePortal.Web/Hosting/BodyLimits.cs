using Microsoft.AspNetCore.Http.Metadata;

namespace ConvergencePortal.Web.Hosting;

/// <summary>How large a request may be. Addresses that take files say themselves that they take more.</summary>
public static class BodyLimits
{
    /// <summary>A little above what the API reads, so that a body just too large is answered with a sentence instead of a closed connection.</summary>
    public const long Most = BodyBytes.Most + 65_536;

    /// <summary>Lines and headers stay as Kestrel limits them: 8 KB and 32 KB.</summary>
    public static void UseBodyLimits(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Most;
    });

    /// <summary>The API answers for itself, with a code; forms are asked here, since whoever checks their token would call a body that is too large a bad token.</summary>
    public static void UseBodyLimits(this WebApplication app) => app.Use((context, next) =>
    {
        var most = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? Most;
        return context.Request.ContentLength > most && !PortalApi.IsApi(context) ? RefuseAsync(context) : next(context);
    });

    public static Task RefuseAsync(HttpContext context) =>
        PlainPage.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, T => T["Too large"], T => T["What was sent is larger than the portal takes."]);
}
