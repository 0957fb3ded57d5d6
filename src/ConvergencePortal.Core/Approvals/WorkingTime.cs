using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Core.Approvals;

/// <summary>
/// Counts in the working hours of a site. A working hour is an hour that passes, so where the clock is changed during work the day has one more or one less;
/// holidays are none. Stretches are half-open. For one operation: it remembers the days it has looked at and is not for two threads.
/// </summary>
public sealed class WorkingTime(DateTimeZone zone, WorkingHours hours, IReadOnlyList<WindowSchedule> holidays)
{
    /// <summary>Whoever finds no working hour in so many days will find none: a holiday that never ends, for example.</summary>
    private const int MostIdleDays = 400;

    private readonly Dictionary<LocalDate, List<(Instant From, Instant To)>> _days = [];

    public DateTimeZone Zone => zone;

    /// <summary>The earliest moment by which so much working time has passed since the instant: a deadline that is used up on Friday evening ends then, not on Monday. Null when that moment never comes.</summary>
    public Instant? Add(Instant from, Duration working)
    {
        if (working <= Duration.Zero) return from;

        var (left, idle) = (working, 0);
        for (var day = from.InZone(zone).Date; idle <= MostIdleDays; day = day.PlusDays(1))
        {
            var counted = Duration.Zero;
            foreach (var (begin, end) in StretchesOf(day))
            {
                var start = Instant.Max(begin, from);
                if (start >= end) continue;
                if (end - start >= left) return start + left;

                (left, counted) = (left - (end - start), counted + (end - start));
            }
            idle = counted > Duration.Zero ? 0 : idle + 1;
        }
        return null;
    }

    /// <summary>The working time that passes from one instant to another; nothing when the second is not later.</summary>
    public Duration Between(Instant from, Instant to)
    {
        var total = Duration.Zero;
        if (to <= from) return total;

        for (var (day, last) = (from.InZone(zone).Date, to.InZone(zone).Date); day <= last; day = day.PlusDays(1))
            foreach (var (begin, end) in StretchesOf(day))
            {
                var (start, stop) = (Instant.Max(begin, from), Instant.Min(end, to));
                if (start < stop) total += stop - start;
            }
        return total;
    }

    /// <summary>The end of work on the n-th working day after the day of the instant; a day on which nobody works at all is not counted. Null when there is none.</summary>
    public Instant? AddDays(Instant from, int workingDays)
    {
        var (left, idle) = (workingDays, 0);
        for (var day = from.InZone(zone).Date.PlusDays(1); left > 0 && idle <= MostIdleDays; day = day.PlusDays(1))
        {
            var stretches = StretchesOf(day);
            idle = stretches.Count > 0 ? 0 : idle + 1;
            if (stretches.Count > 0 && --left == 0) return stretches[^1].To;
        }
        return left <= 0 ? from : null;
    }

    private List<(Instant From, Instant To)> StretchesOf(LocalDate day)
    {
        if (_days.TryGetValue(day, out var known)) return known;

        var stretches = new List<(Instant From, Instant To)>();
        if (hours.Includes(day.DayOfWeek))
        {
            var (from, to) = (At(day, hours.FromMinute), At(day, hours.ToMinute));
            foreach (var holiday in holidays.SelectMany(schedule => schedule.Occurrences(from, to)).OrderBy(holiday => holiday.Start))
            {
                if (from < holiday.Start) stretches.Add((from, holiday.Start));
                from = Instant.Max(from, holiday.End);
            }
            if (from < to) stretches.Add((from, to));
        }
        return _days[day] = stretches;
    }

    /// <summary>A time that the spring change skips is the moment at which the clock goes on; one that autumn repeats is its first.</summary>
    private Instant At(LocalDate day, int minute) =>
        minute == WorkingHours.MinutesOfADay ? zone.AtStartOfDay(day.PlusDays(1)).ToInstant() : zone.ResolveLocal(day.At(LocalTime.FromMinutesSinceMidnight(minute)), WallTimes).ToInstant();

    private static readonly NodaTime.TimeZones.ZoneLocalMappingResolver WallTimes =
        NodaTime.TimeZones.Resolvers.CreateMappingResolver(NodaTime.TimeZones.Resolvers.ReturnEarlier, NodaTime.TimeZones.Resolvers.ReturnStartOfIntervalAfter);
}
