using System.Globalization;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Core.Calendar;

/// <summary>The words of a feed in the language it is asked for in; the host knows languages.</summary>
/// <param name="Change">Category of changes.</param>
/// <param name="PointOfNoReturn">With {0} for the time.</param>
/// <param name="AndMore">With {0} for how many places are left out.</param>
/// <param name="Shift">Category of shifts.</param>
/// <param name="Unreadable">With {0} for the titles of windows and shifts that cannot be shown.</param>
public sealed record CalendarFeedWords(Func<WindowKind, string> Kind, Func<ChangeStatus, string> Status, string Change, string Shift, string PointOfNoReturn, string AndMore, string Unreadable);

/// <summary>Writes a feed as a calendar file: windows as recurring entries, which keeps a year small, and each change as one entry.</summary>
public static class CalendarFeedFile
{
    private const int MostPlaces = 5;
    private const string UidEnd = "@convergence-portal";

    /// <summary>The same content gives the same text, so that calendar programs need not fetch it again.</summary>
    /// <param name="portal">Address of the portal with a slash at its end, for the links.</param>
    public static async Task<string> WriteAsync(CalendarFeedContent content, CalendarFeedWords words, Uri portal, CancellationToken cancellationToken)
    {
        using var file = new StringWriter(CultureInfo.InvariantCulture);
        var more = new IcsMore([.. CalendarLines(content, words)], [.. content.Changes.SelectMany(change => ChangeLines(change, words, portal))]);
        IcsWindow[] recurring = [.. content.Windows.Select(window => ToEntry(window, words, portal)), .. content.Shifts.Select(shift => ToEntry(shift, words))];
        await IcsWriter.WriteAsync(file, recurring, more, content.Feed.CreatedAt, cancellationToken);
        return file.ToString();
    }

    /// <summary>What calendar programs show as its name: "Line 2 (BER/PACK/LINE2)", or the owner's name.</summary>
    public static string NameOf(CalendarFeedContent content) => content.Scope is { } scope ? $"{scope.Name} ({scope.Label})" : content.Feed.PersonName;

    private static IEnumerable<string> CalendarLines(CalendarFeedContent content, CalendarFeedWords words)
    {
        yield return "X-WR-CALNAME:" + IcsText.Escape(NameOf(content));
        if (content.Unreadable.Count > 0) yield return "X-WR-CALDESC:" + IcsText.Escape(string.Format(CultureInfo.InvariantCulture, words.Unreadable, string.Join(", ", content.Unreadable)));
        // The standard's name for "ask again in an hour" and the one that Outlook reads (RFC 7986 5.7, MS-OXCICAL 2.1.3.1.1.9).
        yield return "REFRESH-INTERVAL;VALUE=DURATION:PT1H";
        yield return "X-PUBLISHED-TTL:PT1H";
    }

    private static IcsWindow ToEntry(FeedWindow shown, CalendarFeedWords words, Uri portal)
    {
        var window = shown.Window;
        var link = new Uri(portal, string.Create(CultureInfo.InvariantCulture, $"windows/{window.Id}"));
        var made = string.Join(", ", new[] { window.Product, window.OrderNumber }.Where(text => !string.IsNullOrWhiteSpace(text)));
        var description = string.Join('\n', new[] { made, link.AbsoluteUri }.Where(text => text.Length > 0));
        return new IcsWindow(string.Create(CultureInfo.InvariantCulture, $"window-{window.Id}{UidEnd}"), $"{words.Kind(window.Kind)}: {window.Title}", description, shown.Schedule)
        {
            MoreLines =
            [
                "LOCATION:" + IcsText.Escape(window.Scope), "CATEGORIES:" + IcsText.Escape(words.Kind(window.Kind)), "URL:" + link.AbsoluteUri, "TRANSP:TRANSPARENT",
                string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{window.Version}"),
            ],
        };
    }

    /// <summary>A shift takes the owner's hours no more than a window does: meetings belong into working time.</summary>
    private static IcsWindow ToEntry(OwnShift own, CalendarFeedWords words)
    {
        var shift = own.Shift;
        return new IcsWindow(string.Create(CultureInfo.InvariantCulture, $"shift-{shift.Id}{UidEnd}"), $"{words.Shift}: {shift.Code}", null, own.Schedule)
        {
            MoreLines =
            [
                "LOCATION:" + IcsText.Escape($"{shift.SiteName} ({shift.Site})"), "CATEGORIES:" + IcsText.Escape(words.Shift), "TRANSP:TRANSPARENT",
                string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{shift.Version}"),
            ],
        };
    }

    private static IEnumerable<string> ChangeLines(FeedChange change, CalendarFeedWords words, Uri portal)
    {
        var link = new Uri(portal, $"changes/{change.Number}");
        string[] description = [words.Status(change.Status), .. PointOfNoReturn(change, words), link.AbsoluteUri];
        return
        [
            "BEGIN:VEVENT",
            "UID:" + IcsText.Escape(change.Number) + UidEnd,
            "DTSTAMP:" + IcsWriter.Say(change.ModifiedAt),
            "LAST-MODIFIED:" + IcsWriter.Say(change.ModifiedAt),
            string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{change.Version}"),
            "SUMMARY:" + IcsText.Escape($"{change.Number} {change.Title}"),
            "DESCRIPTION:" + IcsText.Escape(string.Join('\n', description)),
            "DTSTART:" + IcsWriter.Say(change.Start),
            // An emergency may begin before anybody said how long it takes; an end on the start would be no time at all.
            .. change.Minutes == 0 ? Array.Empty<string>() : ["DTEND:" + IcsWriter.Say(change.Start + Duration.FromMinutes(change.Minutes))],
            .. change.Paths.Count == 0 ? Array.Empty<string>() : ["LOCATION:" + IcsText.Escape(Places(change.Paths, words))],
            "CATEGORIES:" + IcsText.Escape(words.Change),
            "STATUS:" + (IsTentative(change.Status) ? "TENTATIVE" : "CONFIRMED"),
            "TRANSP:" + (change.IsOwnWork ? "OPAQUE" : "TRANSPARENT"),
            "URL:" + link.AbsoluteUri,
            "END:VEVENT",
        ];
    }

    /// <summary>What still waits for agreement or for its slot; everything later is agreed.</summary>
    private static bool IsTentative(ChangeStatus status) => status is ChangeStatus.Assessing or ChangeStatus.Authorizing or ChangeStatus.Approved;

    private static string[] PointOfNoReturn(FeedChange change, CalendarFeedWords words)
    {
        if (change.RollbackMinutes == 0) return [];

        // The plant's own clock with the name of its zone; a reader elsewhere must not take it for theirs.
        var local = change.PointOfNoReturn.InZone(DateTimeZoneProviders.Tzdb[change.Zone]).ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return [string.Format(CultureInfo.InvariantCulture, words.PointOfNoReturn, $"{local} {change.Zone}")];
    }

    private static string Places(IReadOnlyList<string> paths, CalendarFeedWords words)
    {
        var named = string.Join(", ", paths.Take(MostPlaces));
        return paths.Count <= MostPlaces ? named : $"{named}, {string.Format(CultureInfo.InvariantCulture, words.AndMore, paths.Count - MostPlaces)}";
    }
}
