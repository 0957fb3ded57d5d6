using System.Security.Cryptography;
using System.Text;
using ConvergencePortal.Core.Calendar;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.Shared;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace ConvergencePortal.Web.Calendar;

/// <summary>The address that calendar programs fetch without signing in: the secret in it is the key.</summary>
public static class CalendarFile
{
    private const string MediaType = "text/calendar; charset=utf-8";

    public static void MapCalendarFile(this WebApplication app) =>
        app.MapMethods(SecretAddresses.Calendar, [HttpMethods.Get, HttpMethods.Head], AnswerAsync).AllowAnonymous().ExcludeFromDescription();

    /// <summary>The address to subscribe to. A reader of another language than English gets it in theirs, which the address says, since calendar programs do not.</summary>
    public static string AddressOf(string portal, string secret, string language) =>
        $"{portal.TrimEnd('/')}/calendar/{secret}.ics" + (PortalLanguage.Shipped.Skip(1).Contains(language) ? $"?culture={language}" : "");

    private static async Task<IResult> AnswerAsync(HttpContext context, CalendarFeedReads feeds, CalendarFeedContentReads contents, IStringLocalizer<Texts> texts, CancellationToken cancellationToken)
    {
        // One answer for whatever is wrong, so that nobody learns which addresses there once were.
        if (await feeds.FindOpenAsync(SecretAddresses.SecretOf(context), cancellationToken) is not { } feed) return Results.Text("There is no calendar here.", statusCode: StatusCodes.Status404NotFound);

        var content = await contents.ReadAsync(feed, cancellationToken);
        var request = context.Request;
        var file = Encoding.UTF8.GetBytes(await CalendarFeedFile.WriteAsync(content, WordsOf(texts), new Uri($"{request.Scheme}://{request.Host}{request.PathBase}/"), cancellationToken));

        var headers = context.Response.Headers;
        headers.CacheControl = "private, max-age=300";
        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName($"convergence-{(content.Scope?.Label ?? "me").Replace('/', '-')}.ics");
        headers.ContentDisposition = disposition.ToString();
        // Answers 304 by itself to a program that has this very text already.
        return Results.Bytes(file, MediaType, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexString(SHA256.HashData(file), 0, 16)}\""));
    }

    private static CalendarFeedWords WordsOf(IStringLocalizer<Texts> T) => new(
        kind => T[Words.Of(kind)], status => T[ChangeTexts.Of(status).Words], T["Change"], T["Shift"], T["Point of no return: {0}"], T["and {0} more"], T["Not shown, since their times can no longer be read: {0}"]);
}
