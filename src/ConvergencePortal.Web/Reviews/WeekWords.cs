using System.Globalization;
using NodaTime;

namespace ConvergencePortal.Web.Reviews;

/// <summary>A week as its days.</summary>
public static class WeekWords
{
    /// <summary>"16 – 22 November 2026"; month and year stand twice where they differ.</summary>
    /// <param name="until">When the next week begins.</param>
    /// <param name="zone">IANA zone of the site.</param>
    public static string Days(Instant from, Instant until, string zone)
    {
        var clock = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
        var (first, last) = (from.InZone(clock).Date, until.InZone(clock).Date.PlusDays(-1));
        var begin = first.Year != last.Year ? "d MMMM uuuu" : first.Month != last.Month ? "d MMMM" : "%d";
        return $"{first.ToString(begin, CultureInfo.CurrentCulture)} – {last.ToString("d MMMM uuuu", CultureInfo.CurrentCulture)}";
    }
}
