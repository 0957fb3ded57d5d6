using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>The nights and weekends of a stretch of time, by the plant's clock.</summary>
internal sealed class PlantDays(DateTimeZone zone, long from, long to)
{
    /// <summary>None when the night begins where it ends.</summary>
    public TimeSet Nights(int fromHour, int toHour) => fromHour == toHour ? TimeSet.Empty
        : TimeSet.Union(Days().Select(day => (At(day, fromHour), At(fromHour < toHour ? day : day.PlusDays(1), toHour))));

    public TimeSet Weekends() =>
        TimeSet.Union(Days().Where(day => day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday).Select(day => (At(day, 0), At(day.PlusDays(1), 0))));

    private IEnumerable<LocalDate> Days()
    {
        if (from >= to) yield break;
        var last = WholeSeconds.At(to).InZone(zone).Date;
        for (var day = WholeSeconds.At(from).InZone(zone).Date.PlusDays(-1); day <= last; day = day.PlusDays(1)) yield return day;
    }

    private long At(LocalDate day, int hour) => zone.AtLeniently(day + new LocalTime(hour, 0)).ToInstant().SecondsDown();
}
