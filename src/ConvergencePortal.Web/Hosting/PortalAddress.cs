namespace ConvergencePortal.Web.Hosting;

/// <summary>Where the host listens when nobody says: --urls, ASPNETCORE_URLS and the like win over the default.</summary>
public static class PortalAddress
{
    public const string Default = "http://localhost:5080";

    public static void UsePortalAddress(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        var isSaid = new[] { "urls", "http_ports", "https_ports" }.Any(key => !string.IsNullOrEmpty(settings[key])) || settings.GetSection("Kestrel:Endpoints").GetChildren().Any();
        if (!isSaid) builder.WebHost.UseUrls(Default);
    }
}
