using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace ConvergencePortal.Core.Windows;

/// <summary>
/// Writes a zone as VTIMEZONE (RFC 5545 3.6.5), for calendars that do not know it by name: yearly rules where the zone has settled on one, dates where not.
/// </summary>
internal static class IcsZoneLines
{
    /// <summary>Beyond it nobody knows the law; a yearly rule goes on, single dates end here.</summary>
    private const int LastYear = 2100;

    public static IEnumerable<string> Write(DateTimeZone zone, int firstYear)
    {
        var intervals = zone.GetZoneIntervals(Instant.FromUtc(firstYear - 1, 1, 1, 0, 0), Instant.FromUtc(LastYear, 12, 31, 0, 0)).ToList();

        yield return "BEGIN:VTIMEZONE";
        yield return "TZID:" + zone.Id;
        foreach (var line in Observance(intervals[0], intervals[0].WallOffset, new LocalDateTime(1970, 1, 1, 0, 0), [])) yield return line;

        var changes = intervals.Skip(1).Zip(intervals, (after, before) => new Change(after, before.WallOffset)).ToList();
        foreach (var kind in changes.GroupBy(change => (change.Before, change.Interval.WallOffset, change.Interval.Name, change.Interval.Savings)))
            foreach (var line in Kind([.. kind])) yield return line;
        yield return "END:VTIMEZONE";
    }

    private static IEnumerable<string> Kind(List<Change> changes)
    {
        var (yearly, irregular) = YearlyOnset.Split([.. changes.Select(change => change.Local)], LastYear);
        var (interval, before) = (changes[0].Interval, changes[0].Before);
        // The first date stands among the others once more: some calendars look for changes in RDATE only as soon as there is one.
        string[] dates = irregular.Count < 2 ? [] : [.. irregular.Select(local => "RDATE:" + Say(local))];
        if (irregular.Count > 0)
            foreach (var line in Observance(interval, before, irregular[0], dates)) yield return line;
        if (yearly is not null)
            foreach (var line in Observance(interval, before, yearly.First, ["RRULE:" + yearly.Rule])) yield return line;
    }

    private static IEnumerable<string> Observance(ZoneInterval interval, Offset before, LocalDateTime start, IReadOnlyList<string> recurrence)
    {
        var name = interval.Savings == Offset.Zero ? "STANDARD" : "DAYLIGHT";
        return
        [
            "BEGIN:" + name,
            "DTSTART:" + Say(start),
            "TZOFFSETFROM:" + Say(before),
            "TZOFFSETTO:" + Say(interval.WallOffset),
            "TZNAME:" + IcsText.Escape(interval.Name),
            .. recurrence,
            "END:" + name,
        ];
    }

    private static string Say(LocalDateTime local) => local.ToString("uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Say(Offset offset) => offset.ToString(offset.Seconds % 60 == 0 ? "+HHmm" : "+HHmmss", CultureInfo.InvariantCulture);

    /// <summary>A clock change as its wall clock shows it: in the offset before it.</summary>
    private sealed record Change(ZoneInterval Interval, Offset Before)
    {
        public LocalDateTime Local => Interval.Start.WithOffset(Before).LocalDateTime;
    }
}
