namespace ConvergencePortal.Web.Hosting;

/// <summary>English unless the person chose or the browser asks for another language that is shipped.</summary>
public static class PortalLanguage
{
    public static readonly string[] Shipped = ["en", "de"];

    public static void UsePortalLanguage(this WebApplication app) =>
        app.UseRequestLocalization(new RequestLocalizationOptions().SetDefaultCulture("en").AddSupportedCultures(Shipped).AddSupportedUICultures(Shipped));
}
