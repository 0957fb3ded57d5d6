using System.Globalization;
using System.Text.Encodings.Web;
using ConvergencePortal.Web.Layout;
using Microsoft.Extensions.Localization;

namespace ConvergencePortal.Web.Hosting;

/// <summary>A page without a script, for what the host refuses before any page of the portal is asked.</summary>
internal static class PlainPage
{
    public static async Task WriteAsync(HttpContext context, int status, Func<IStringLocalizer, string> title, Func<IStringLocalizer, string> sentence)
    {
        var T = context.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        var (heading, text) = (Encode(title(T)), Encode(sentence(T)));
        var theme = context.Request.Cookies[PreferenceEndpoints.ThemeCookie] == PreferenceEndpoints.Dark ? PreferenceEndpoints.Dark : PreferenceEndpoints.Light;
        // What was posted must not be sent again by a click.
        var again = HttpMethods.IsGet(context.Request.Method) ? $"""<p><a href="">{Encode(T["Reload"])}</a></p>""" : "";

        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}" data-theme="{theme}">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>{heading}</title>
                <link rel="icon" href="data:," />
                <link rel="stylesheet" href="/portal.css" />
            </head>
            <body>
                <main class="sign-in">
                    <h1>{heading}</h1>
                    <p>{text}</p>
                    {again}
                </main>
            </body>
            </html>
            """, context.RequestAborted);
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
