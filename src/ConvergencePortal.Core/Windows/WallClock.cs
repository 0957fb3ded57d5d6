using NodaTime;
using NodaTime.TimeZones;

namespace ConvergencePortal.Core.Windows;

/// <summary>
/// How a plant's wall clock becomes an instant, where the clock is put forward or back (RFC 5545 3.3.5). It remembers the stretch between two
/// clock changes that it was last asked about, in which a conversion is one subtraction. Not for use by two threads.
/// </summary>
internal sealed class WallClock(DateTimeZone zone)
{
    // Twice the most that any zone has ever moved its clock: this far from a change no local time is missing or doubled.
    private const int SafeDays = 2;
    private const long SecondsPerDay = 24 * 60 * 60;

    // In the spring gap the offset before it still counts, so 02:30 is what the clock then calls 03:30; in the autumn overlap the first of the two is meant.
    private static readonly ZoneLocalMappingResolver Resolver = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    private int _safeFrom = int.MaxValue;
    private int _safeTo = int.MinValue;
    private int _offsetSeconds;

    public Instant ToInstant(LocalDateTime local) => zone.ResolveLocal(local, Resolver).ToInstant();

    /// <summary>The instant at which the clock shows a time, given in whole seconds since midnight, on a day.</summary>
    public Instant ToInstant(int day, int secondOfDay)
    {
        if (day >= _safeFrom && day < _safeTo) return Instant.FromUnixTimeSeconds(day * SecondsPerDay + secondOfDay - _offsetSeconds);

        var instant = ToInstant(DayNumber.ToDate(day) + LocalTime.FromSecondsSinceMidnight(secondOfDay));
        Remember(zone.GetZoneInterval(instant));
        return instant;
    }

    private void Remember(ZoneInterval interval)
    {
        _safeFrom = interval.HasStart ? DayNumber.Of(interval.IsoLocalStart.Date) + SafeDays : int.MinValue;
        _safeTo = interval.HasEnd ? DayNumber.Of(interval.IsoLocalEnd.Date) - SafeDays : int.MaxValue;
        _offsetSeconds = interval.WallOffset.Seconds;
    }
}
