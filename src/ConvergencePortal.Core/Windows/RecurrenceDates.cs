using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>The local dates on which a rule falls, in order. It jumps to the date asked for, so an old rule costs no more than a young one.</summary>
internal sealed class RecurrenceDates(RecurrenceRule rule, LocalDate anchor)
{
    private readonly RecurrencePeriods _periods = new(rule, anchor);

    /// <summary>The rule's dates from the later of its anchor and <paramref name="earliest"/>, regardless of COUNT and UNTIL.</summary>
    public IEnumerable<LocalDate> From(LocalDate earliest)
    {
        var from = LocalDate.Max(anchor, earliest);
        var dates = new List<LocalDate>();
        for (var period = _periods.At(from); _periods.IsInCalendar(period); period += rule.Interval)
        {
            dates.Clear();
            AddPeriod(period, dates);
            if (dates.Count > 1) SortWithoutRepeats(dates);

            if (rule.SetPositions.Count == 0)
            {
                foreach (var date in dates)
                    if (date >= from && date <= RecurrencePeriods.LastDate) yield return date;
                continue;
            }

            foreach (var date in AtSetPositions(dates))
                if (date >= from && date <= RecurrencePeriods.LastDate) yield return date;
        }
    }

    private void AddPeriod(long period, List<LocalDate> dates)
    {
        switch (rule.Frequency)
        {
            case RecurrenceFrequency.Daily:
                AddDay(_periods.FirstDay(period), dates);
                break;
            case RecurrenceFrequency.Weekly:
                AddWeek(_periods.FirstDay(period), dates);
                break;
            case RecurrenceFrequency.Monthly:
                AddMonth((int)(period / 12), (int)(period % 12) + 1, dates);
                break;
            case RecurrenceFrequency.Yearly:
                AddYear((int)period, dates);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(period));
        }
    }

    private void AddDay(LocalDate day, List<LocalDate> dates)
    {
        if (!IsInMonths(day.Month)) return;
        if (rule.MonthDays.Count > 0 && !IsMonthDay(day)) return;
        if (rule.Weekdays.Count > 0 && !rule.Weekdays.Any(weekday => weekday.Day == day.DayOfWeek)) return;
        dates.Add(day);
    }

    private void AddWeek(LocalDate first, List<LocalDate> dates)
    {
        if (rule.Weekdays.Count == 0)
        {
            AddWeekday(first, anchor.DayOfWeek, dates);
            return;
        }
        foreach (var weekday in rule.Weekdays) AddWeekday(first, weekday.Day, dates);
    }

    private void AddWeekday(LocalDate first, IsoDayOfWeek weekday, List<LocalDate> dates)
    {
        var day = first.PlusDays(((int)weekday - (int)rule.WeekStart + 7) % 7);
        if (IsInMonths(day.Month)) dates.Add(day);
    }

    private void AddMonth(int year, int month, List<LocalDate> dates)
    {
        if (!IsInMonths(month)) return;

        var span = CalendarSpan.Month(year, month);
        if (rule.MonthDays.Count > 0) AddMonthDays(span, span, dates);
        else if (rule.Weekdays.Count > 0) AddWeekdays(span, dates);
        else if (span.Day(anchor.Day) is { } day) dates.Add(day);
    }

    private void AddYear(int year, List<LocalDate> dates)
    {
        if (rule is { MonthDays.Count: 0, Months.Count: 0, Weekdays.Count: > 0 })
        {
            AddWeekdays(CalendarSpan.Year(year), dates);
            return;
        }
        if (rule is { MonthDays.Count: 0, Months.Count: 0 })
        {
            if (CalendarSpan.Month(year, anchor.Month).Day(anchor.Day) is { } day) dates.Add(day);
            return;
        }
        if (rule.Months.Count > 0)
        {
            foreach (var month in rule.Months) AddMonth(year, month, dates);
            return;
        }

        // Without BYMONTH a yearly ordinal counts in the year even where BYMONTHDAY names the days (RFC 5545 3.3.10, note 2).
        for (var month = 1; month <= 12; month++) AddMonthDays(CalendarSpan.Month(year, month), CalendarSpan.Year(year), dates);
    }

    private void AddMonthDays(CalendarSpan month, CalendarSpan counted, List<LocalDate> dates)
    {
        foreach (var number in rule.MonthDays)
        {
            if (month.Day(number) is not { } day) continue;
            if (rule.Weekdays.Count == 0 || rule.Weekdays.Any(weekday => counted.Matches(day, weekday))) dates.Add(day);
        }
    }

    private void AddWeekdays(CalendarSpan span, List<LocalDate> dates)
    {
        foreach (var weekday in rule.Weekdays) span.AddWeekdays(weekday, dates);
    }

    private bool IsInMonths(int month) => rule.Months.Count == 0 || rule.Months.Contains(month);

    private bool IsMonthDay(LocalDate day)
    {
        var month = CalendarSpan.Month(day.Year, day.Month);
        return rule.MonthDays.Any(number => month.Day(number) == day);
    }

    private IEnumerable<LocalDate> AtSetPositions(List<LocalDate> dates) => rule.SetPositions
        .Select(position => position > 0 ? position - 1 : dates.Count + position)
        .Where(index => index >= 0 && index < dates.Count)
        .Distinct()
        .Order()
        .Select(index => dates[index]);

    private static void SortWithoutRepeats(List<LocalDate> dates)
    {
        dates.Sort();
        var kept = 1;
        for (var i = 1; i < dates.Count; i++)
            if (dates[i] != dates[kept - 1]) dates[kept++] = dates[i];
        dates.RemoveRange(kept, dates.Count - kept);
    }
}
