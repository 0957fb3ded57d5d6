using System.Globalization;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>A window as an entry of a calendar file.</summary>
/// <param name="Uid">Stays the same over exports, so that calendars update the entry instead of doubling it.</param>
public sealed record IcsWindow(string Uid, string Title, string? Description, WindowSchedule Schedule)
{
    /// <summary>More properties of the entry, escaped and not yet folded.</summary>
    internal IReadOnlyList<string> MoreLines { get; init; } = [];
}

/// <summary>What a calendar file says besides its windows, a line each, escaped and not yet folded.</summary>
/// <param name="Calendar">Properties of the calendar itself.</param>
/// <param name="Events">Whole entries that are no windows.</param>
internal sealed record IcsMore(IReadOnlyList<string> Calendar, IReadOnlyList<string> Events)
{
    public static readonly IcsMore Nothing = new([], []);
}

/// <summary>Writes windows as a calendar file (.ics, RFC 5545) that <see cref="IcsReader"/> reads back unchanged and that calendars subscribe to.</summary>
public static class IcsWriter
{
    private const int DatesPerLine = 50;

    /// <summary>Writes line by line, so that a long list need not be in memory; the windows are gone through twice, the zones first.</summary>
    /// <param name="stamp">When the file is made (DTSTAMP).</param>
    public static Task WriteAsync(TextWriter file, IReadOnlyCollection<IcsWindow> windows, Instant stamp, CancellationToken token = default) =>
        WriteAsync(file, windows, IcsMore.Nothing, stamp, token);

    internal static async Task WriteAsync(TextWriter file, IReadOnlyCollection<IcsWindow> windows, IcsMore more, Instant stamp, CancellationToken token)
    {
        foreach (var line in Lines(windows, more, stamp)) await file.WriteAsync(IcsFolding.Fold(line).AsMemory(), token);
    }

    private static IEnumerable<string> Lines(IReadOnlyCollection<IcsWindow> windows, IcsMore more, Instant stamp)
    {
        yield return "BEGIN:VCALENDAR";
        yield return "VERSION:2.0";
        yield return "PRODID:-//Convergence Portal//Windows//EN";
        yield return "CALSCALE:GREGORIAN";
        foreach (var line in more.Calendar) yield return line;
        foreach (var zone in windows.Select(window => window.Schedule.Parts).GroupBy(parts => parts.Zone.Id).OrderBy(zone => zone.Key, StringComparer.Ordinal))
            if (!IcsZones.IsUtc(zone.First().Zone))
                foreach (var line in IcsZoneLines.Write(zone.First().Zone, zone.Min(FirstYear))) yield return line;
        foreach (var window in windows)
            foreach (var line in Entry(window, stamp).Concat(window.Schedule.Parts.Moved.SelectMany(moved => Change(window, moved, stamp)))) yield return line;
        foreach (var line in more.Events) yield return line;
        yield return "END:VCALENDAR";
    }

    private static IEnumerable<string> Entry(IcsWindow window, Instant stamp)
    {
        var parts = window.Schedule.Parts;
        yield return "BEGIN:VEVENT";
        yield return "UID:" + IcsText.Escape(window.Uid);
        yield return "DTSTAMP:" + Say(stamp);
        yield return "SUMMARY:" + IcsText.Escape(window.Title);
        if (!string.IsNullOrEmpty(window.Description)) yield return "DESCRIPTION:" + IcsText.Escape(window.Description);
        yield return Times("DTSTART", parts.Zone, [parts.Start]);
        // Elapsed time, not days: a window keeps its length on the nights when the clock changes.
        yield return "DURATION:PT" + Length(parts.Minutes);
        if (parts.Rule is not null) yield return "RRULE:" + parts.Rule;
        // What lies outside the calendar takes nothing away, and no program could read it.
        foreach (var chunk in parts.ExceptDates.Where(date => date.Year is >= 1 and < 9999).Chunk(DatesPerLine)) yield return Times("EXDATE", parts.Zone, chunk);
        foreach (var chunk in parts.ExtraDates.Chunk(DatesPerLine)) yield return Times("RDATE", parts.Zone, chunk);
        if (IcsZones.IsUtc(parts.Zone)) yield return $"{IcsEntry.Zone}:{parts.Zone.Id}";
        if (parts.EffectiveFrom is { } from) yield return $"{IcsEntry.EffectiveFrom}:{Say(from)}";
        if (parts.EffectiveTo is { } to) yield return $"{IcsEntry.EffectiveTo}:{Say(to)}";
        foreach (var line in window.MoreLines) yield return line;
        yield return "END:VEVENT";
    }

    /// <summary>A moved occurrence is an entry of its own with the same UID, named by its original start (RFC 5545 3.8.4.4).</summary>
    private static IEnumerable<string> Change(IcsWindow window, MovedOccurrence moved, Instant stamp) =>
    [
        "BEGIN:VEVENT",
        "UID:" + IcsText.Escape(window.Uid),
        "DTSTAMP:" + Say(stamp),
        "SUMMARY:" + IcsText.Escape(window.Title),
        .. string.IsNullOrEmpty(window.Description) ? (string[])[] : ["DESCRIPTION:" + IcsText.Escape(window.Description)],
        Times("RECURRENCE-ID", window.Schedule.Parts.Zone, [moved.Original]),
        Times("DTSTART", window.Schedule.Parts.Zone, [moved.Start]),
        "DURATION:PT" + Length(moved.Minutes),
        .. window.MoreLines,
        "END:VEVENT",
    ];

    private static int FirstYear(ScheduleParts parts) =>
        parts.ExtraDates.Append(parts.Start).Concat(parts.Moved.Select(moved => moved.Start)).Min(local => local.Year);

    private static string Times(string property, DateTimeZone zone, IEnumerable<LocalDateTime> times) => IcsZones.IsUtc(zone)
        ? $"{property}:{string.Join(',', times.Select(time => Say(time) + "Z"))}"
        : $"{property};TZID={zone.Id}:{string.Join(',', times.Select(Say))}";

    private static string Length(int minutes)
    {
        var (hours, rest) = (minutes / 60, minutes % 60);
        if (hours == 0) return string.Create(CultureInfo.InvariantCulture, $"{rest}M");
        return rest == 0 ? string.Create(CultureInfo.InvariantCulture, $"{hours}H") : string.Create(CultureInfo.InvariantCulture, $"{hours}H{rest}M");
    }

    private static string Say(LocalDateTime time) => time.ToString("uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    internal static string Say(Instant instant) => Say(instant.InUtc().LocalDateTime) + "Z";
}
