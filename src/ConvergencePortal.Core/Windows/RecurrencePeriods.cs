using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>Numbers a rule's days, weeks, months or years, so that the period of any date is reached by arithmetic instead of by walking.</summary>
internal sealed class RecurrencePeriods(RecurrenceRule rule, LocalDate anchor)
{
    /// <summary>The calendar ends with 9999; its last week is left out, so that neither a rule's week nor a zone leads past it.</summary>
    public static readonly LocalDate LastDate = new(9999, 12, 24);

    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private readonly long _anchor = Number(rule, anchor);
    private readonly long _last = Number(rule, LastDate);

    /// <summary>The number of the last counted period that begins on or before the date's own; never before the anchor's.</summary>
    public long At(LocalDate date)
    {
        var distance = Number(rule, date) - _anchor;
        return distance <= 0 ? _anchor : _anchor + distance / rule.Interval * rule.Interval;
    }

    public bool IsInCalendar(long period) => period <= _last;

    /// <summary>The first date of a daily or weekly period.</summary>
    public LocalDate FirstDay(long period) =>
        rule.Frequency == RecurrenceFrequency.Daily ? Epoch.PlusDays((int)period) : WeekZero(rule).PlusDays((int)period * 7);

    private static long Number(RecurrenceRule rule, LocalDate date) => rule.Frequency switch
    {
        RecurrenceFrequency.Daily => Period.DaysBetween(Epoch, date),
        RecurrenceFrequency.Weekly => FloorDivide(Period.DaysBetween(WeekZero(rule), date), 7),
        RecurrenceFrequency.Monthly => date.Year * 12L + date.Month - 1,
        RecurrenceFrequency.Yearly => date.Year,
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    // 29 December 1969 is a Monday; the rule's own week begins up to six days before it.
    private static LocalDate WeekZero(RecurrenceRule rule) => new LocalDate(1969, 12, 29).PlusDays(-((8 - (int)rule.WeekStart) % 7));

    private static int FloorDivide(int value, int by) => value >= 0 ? value / by : -((-value + by - 1) / by);
}
