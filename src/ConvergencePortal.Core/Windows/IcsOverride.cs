using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>An entry of a calendar file that changes or cancels one occurrence of another entry (RFC 5545 3.8.4.4).</summary>
/// <param name="Line">Its RECURRENCE-ID, at which the report points.</param>
/// <param name="Original">The occurrence meant; a date alone means that day.</param>
/// <param name="Start">When it happens instead, by the clock of a zone; null when it is canceled.</param>
/// <param name="Minutes">How long it lasts then.</param>
internal sealed record IcsOverride(IcsLine Line, IcsTime Original, IcsTime? Start, int Minutes)
{
    /// <summary>A time as the clock of the series shows it; null for the second of two equal times, which has no local spelling of its own.</summary>
    public static LocalDateTime? InZone(IcsTime time, DateTimeZone zone)
    {
        if (time.Zone is null || time.Zone.Equals(zone)) return time.Local;

        var instant = new WallClock(time.Zone).ToInstant(time.Local);
        var local = instant.InZone(zone).LocalDateTime;
        return new WallClock(zone).ToInstant(local) == instant ? local : null;
    }
}
