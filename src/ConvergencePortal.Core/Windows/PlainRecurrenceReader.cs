using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>Recognizes the rules that the editor's plain choices can show.</summary>
internal static class PlainRecurrenceReader
{
    public static PlainRecurrence? Read(RecurrenceRule? rule, LocalDate start)
    {
        if (rule is null) return new PlainRecurrence(PlainPattern.OneOff);

        // The editor has no week start and ends on whole days; showing such a rule as plain choices would change it when it is saved.
        if (rule.WeekStart != IsoDayOfWeek.Monday || rule.Until is RecurrenceUntil.AtInstant or RecurrenceUntil.AtLocalTime) return null;

        return Pattern(rule, start) is not { } plain ? null : plain with
        {
            Interval = rule.Interval,
            Until = (rule.Until as RecurrenceUntil.OnDate)?.Date,
            Times = rule.Count,
            NotInMonths = rule.Months.Count == 0 ? [] : [.. Enumerable.Range(1, 12).Except(rule.Months)],
        };
    }

    private static PlainRecurrence? Pattern(RecurrenceRule rule, LocalDate start) => rule switch
    {
        { Frequency: RecurrenceFrequency.Daily, Weekdays.Count: 0, MonthDays.Count: 0, SetPositions.Count: 0 } => new(PlainPattern.Daily),
        { Frequency: RecurrenceFrequency.Weekly, SetPositions.Count: 0 } =>
            new(PlainPattern.Weekly) { Weekdays = rule.Weekdays.Count == 0 ? [start.DayOfWeek] : [.. rule.Weekdays.Select(weekday => weekday.Day)] },
        { Frequency: RecurrenceFrequency.Monthly } => Monthly(rule, start),
        _ => null,
    };

    private static PlainRecurrence? Monthly(RecurrenceRule rule, LocalDate start) => rule switch
    {
        { SetPositions: [-1] } when RecurrenceDayWords.IsWorkingDays(rule) => new(PlainPattern.MonthlyOnLastWorkingDay),
        { SetPositions.Count: > 0 } => null,
        { MonthDays: [-1], Weekdays.Count: 0 } => new(PlainPattern.MonthlyOnLastDay),
        { MonthDays: [> 0 and var day], Weekdays.Count: 0 } => new(PlainPattern.MonthlyOnDay) { MonthDay = day },
        { MonthDays.Count: 0, Weekdays.Count: 0 } => new(PlainPattern.MonthlyOnDay) { MonthDay = start.Day },
        { MonthDays.Count: 0, Weekdays: [{ Ordinal: -1 or > 0 } weekday] } =>
            new(PlainPattern.MonthlyOnWeekday) { Ordinal = weekday.Ordinal, Weekday = weekday.Day },
        _ => null,
    };
}
