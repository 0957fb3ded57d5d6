using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace ConvergencePortal.Web.Layout;

/// <summary>A person's choice of theme and language, kept in cookies so that the first byte of a page is already right.</summary>
public static class PreferenceEndpoints
{
    public const string ThemeCookie = "portal-theme";
    public const string Dark = "dark";
    public const string Light = "light";

    public static void MapPreferences(this WebApplication app)
    {
        app.MapPost("/preferences/theme", ([FromForm] string theme, [FromForm] string? returnUrl, HttpContext context) =>
        {
            context.Response.Cookies.Append(ThemeCookie, theme == Dark ? Dark : Light, Lasting(context));
            return Results.LocalRedirect(LocalAddress.OrHome(returnUrl));
        }).AllowAnonymous().ExcludeFromDescription();

        app.MapPost("/preferences/language", ([FromForm] string language, [FromForm] string? returnUrl, HttpContext context) =>
        {
            if (PortalLanguage.Shipped.Contains(language))
                context.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)), Lasting(context));
            return Results.LocalRedirect(LocalAddress.OrHome(returnUrl));
        }).AllowAnonymous().ExcludeFromDescription();
    }

    private static CookieOptions Lasting(HttpContext context) =>
        new() { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true };
}
