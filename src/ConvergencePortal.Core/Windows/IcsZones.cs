using ConvergencePortal.Core.Common;
using NodaTime;
using NodaTime.TimeZones;

namespace ConvergencePortal.Core.Windows;

/// <summary>Finds the zone that a calendar file means by a TZID.</summary>
internal static class IcsZones
{
    private const int MaxLength = 200;

    private static readonly IDictionary<string, string> WindowsNames = TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping;

    public static bool IsUtc(DateTimeZone zone) => zone.Id is "UTC" or "Etc/UTC";

    /// <summary>
    /// IANA names as they are; Windows names ("W. Europe Standard Time") through Unicode's mapping; and names with a program's prefix
    /// ("/mozilla.org/20050126_1/Europe/Berlin") by their end. Definitions inside the file are not trusted: the zone decides when clocks change.
    /// </summary>
    public static Result<DateTimeZone> Find(string id)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone) return zone;
        if (WindowsNames.TryGetValue(id, out var mapped)) return DateTimeZoneProviders.Tzdb[mapped];

        if (id.Length > MaxLength) return WindowScheduleErrors.UnknownZone(id);
        for (var slash = id.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = id.IndexOf('/', slash + 1))
            if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(id[(slash + 1)..]) is { } ending) return ending;

        return WindowScheduleErrors.UnknownZone(id);
    }
}
