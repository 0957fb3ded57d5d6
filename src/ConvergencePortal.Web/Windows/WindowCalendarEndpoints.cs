using System.Text;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Web.Hosting;

namespace ConvergencePortal.Web.Windows;

/// <summary>Windows as a calendar file: over the API, and as links for people, who cannot send the header that the API wants.</summary>
public static class WindowCalendarEndpoints
{
    private const string MediaType = "text/calendar; charset=utf-8";

    public static void MapWindowCalendar(this IEndpointRouteBuilder api)
    {
        api.MapGet("/windows.ics", ListAsync).Produces<string>(contentType: "text/calendar").WithDescription("The windows of one site as a calendar file, which the import takes back.");
        api.MapGet("/windows/{id:int}.ics", FindAsync).Produces<string>(contentType: "text/calendar");
    }

    public static void MapWindowCalendarLinks(this WebApplication app)
    {
        app.MapGet("/export/windows.ics", ListAsync).ExcludeFromDescription();
        app.MapGet("/export/windows/{id:int}.ics", FindAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ListAsync(string? site, string? kind, string? search, WindowCalendarReads calendars, CancellationToken cancellationToken)
    {
        var wanted = WindowKindText.Read(kind);
        return wanted.Error is { } unknown ? unknown.ToProblem() : ToFile(await calendars.ListAsync(SearchText.OrNull(site), wanted.Value, SearchText.OrNull(search), cancellationToken));
    }

    private static async Task<IResult> FindAsync(int id, WindowCalendarReads calendars, CancellationToken cancellationToken) => ToFile(await calendars.FindAsync(id, cancellationToken));

    private static IResult ToFile(Result<WindowCalendar> calendar) => calendar.Error is { } refusal ? refusal.ToProblem()
        : Results.Stream(stream => WriteAsync(stream, calendar.Value), MediaType, FileName(calendar.Value.Name));

    private static async Task WriteAsync(Stream stream, WindowCalendar calendar)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await IcsWriter.WriteAsync(writer, calendar.Windows, calendar.LastSaved);
    }

    // The UID of an imported window may hold what no file name may.
    private static string FileName(string name) => $"windows-{string.Concat(name.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.').Take(60))}.ics";
}

/// <summary>The kind of window as an address names it.</summary>
internal static class WindowKindText
{
    /// <summary>Null for every kind.</summary>
    public static Result<WindowKind?> Read(string? kind)
    {
        if (string.IsNullOrEmpty(kind)) return (WindowKind?)null;
        return Enum.TryParse<WindowKind>(kind, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) && !int.TryParse(kind, out _) ? parsed : Unknown(kind);
    }

    private static Error Unknown(string kind) => Error.Invalid("window.unknownKind",
        $"\"{(kind.Length <= 40 ? kind : kind[..40] + "…")}\" is no kind of window. Use {string.Join(", ", Enum.GetNames<WindowKind>())}.", "kind");
}
