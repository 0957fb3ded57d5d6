using ConvergencePortal.Web.Windows;
using NodaTime;

namespace ConvergencePortal.Web.Context;

/// <summary>How much time the page of four lives shows at once.</summary>
public enum ContextReach
{
    Week,
    Month,
    Quarter,
}

/// <summary>The days shown, whole ones at the plant, and where back and forth lead.</summary>
/// <param name="To">First day that is not shown.</param>
public sealed record ContextPeriod(ContextReach Reach, LocalDate From, LocalDate To, LocalDate Previous, string Title)
{
    private const int MonthsOfQuarter = 3;

    public int Days => Period.DaysBetween(From, To);

    public static ContextPeriod Of(ContextReach reach, LocalDate date)
    {
        switch (reach)
        {
            case ContextReach.Week:
                var week = CalendarPeriod.Of(CalendarView.Week, date);
                return new ContextPeriod(reach, week.From, week.To, week.Previous, week.Title);
            case ContextReach.Month:
                var first = new LocalDate(date.Year, date.Month, 1);
                return new ContextPeriod(reach, first, first.PlusMonths(1), first.PlusMonths(-1), PlantHours.Month(first));
            case ContextReach.Quarter:
                var begin = new LocalDate(date.Year, ((date.Month - 1) / MonthsOfQuarter * MonthsOfQuarter) + 1, 1);
                return new ContextPeriod(reach, begin, begin.PlusMonths(MonthsOfQuarter), begin.PlusMonths(-MonthsOfQuarter), $"{PlantHours.Month(begin)} – {PlantHours.Month(begin.PlusMonths(MonthsOfQuarter - 1))}");
            default:
                throw new ArgumentOutOfRangeException(nameof(reach), reach, null);
        }
    }

    public Interval In(DateTimeZone zone) => new(From.AtStartOfDayInZone(zone).ToInstant(), To.AtStartOfDayInZone(zone).ToInstant());

    /// <summary>In percent of the stretch. Places go by the plant's clocks, so that a bar lies under its day also in the weeks when the clock changes.</summary>
    public double PlaceOf(Instant instant, DateTimeZone zone)
    {
        var local = instant.InZone(zone).LocalDateTime;
        return Math.Clamp((Period.DaysBetween(From, local.Date) + ((double)local.NanosecondOfDay / NodaConstants.NanosecondsPerDay)) / Days * 100, 0, 100);
    }

    public double PlaceOf(LocalDate day) => Math.Clamp((double)Period.DaysBetween(From, day) / Days * 100, 0, 100);

    /// <summary>The days that the head of the time line names.</summary>
    public IEnumerable<LocalDate> Ticks => Reach switch
    {
        ContextReach.Week => Enumerable.Range(0, Days).Select(From.PlusDays),
        ContextReach.Month or ContextReach.Quarter => Enumerable.Range(0, Days).Select(From.PlusDays).Where(day => day.DayOfWeek == IsoDayOfWeek.Monday && Period.DaysBetween(From, day) % (Reach == ContextReach.Month ? 7 : 14) < 7),
        _ => throw new InvalidOperationException($"A stretch of {Reach} has no head."),
    };
}
