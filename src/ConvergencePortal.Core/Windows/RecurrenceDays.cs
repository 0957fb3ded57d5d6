using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>Which days of one period a rule means (RFC 5545 3.3.10: each part widens or narrows the set, depending on the frequency).</summary>
internal sealed class RecurrenceDays
{
    private readonly RecurrencePeriods _periods;
    private readonly RecurrenceFrequency _frequency;
    private readonly IsoDayOfWeek _weekStart;
    private readonly LocalDate _start;
    private readonly int[] _months;
    private readonly int[] _monthDays;
    private readonly OrdinalWeekday[] _weekdays;
    private readonly int _monthMask;
    private readonly int _weekdayMask;

    public RecurrenceDays(RecurrenceRule rule, LocalDate start, RecurrencePeriods periods)
    {
        (_periods, _frequency, _weekStart, _start) = (periods, rule.Frequency, rule.WeekStart, start);
        (_months, _monthDays, _weekdays) = ([.. rule.Months], [.. rule.MonthDays], [.. rule.Weekdays]);
        foreach (var month in _months) _monthMask |= 1 << month;
        foreach (var weekday in _weekdays) _weekdayMask |= 1 << (int)weekday.Day;
    }

    public void AddPeriod(long period, List<int> days)
    {
        switch (_frequency)
        {
            case RecurrenceFrequency.Daily:
                AddDay(_periods.FirstDay(period), days);
                break;
            case RecurrenceFrequency.Weekly:
                AddWeek(_periods.FirstDay(period), days);
                break;
            case RecurrenceFrequency.Monthly:
                AddMonth((int)(period / 12), (int)(period % 12) + 1, days);
                break;
            case RecurrenceFrequency.Yearly:
                AddYear((int)period, days);
                break;
            default:
                throw new InvalidOperationException($"No days for {_frequency}.");
        }
    }

    /// <summary>Where a daily rule stands in a month it leaves out: the first day of the next month, so that eleven months are not walked for one.</summary>
    public int? SkipTo(long period)
    {
        if (_frequency != RecurrenceFrequency.Daily || _monthMask == 0) return null;
        var (year, month, _) = DayNumber.Parts(_periods.FirstDay(period));
        if (IsInMonths(month)) return null;
        var span = CalendarSpan.Month(year, month);
        return span.First + span.Days;
    }

    private void AddDay(int day, List<int> days)
    {
        if (_weekdayMask != 0 && (_weekdayMask & 1 << (int)DayNumber.Weekday(day)) == 0) return;
        if (_monthMask != 0 || _monthDays.Length > 0)
        {
            var (year, month, _) = DayNumber.Parts(day);
            if (!IsInMonths(month) || !IsMonthDay(CalendarSpan.Month(year, month), day)) return;
        }
        days.Add(day);
    }

    private void AddWeek(int first, List<int> days)
    {
        if (_weekdays.Length == 0) AddWeekday(first, _start.DayOfWeek, days);
        foreach (var weekday in _weekdays) AddWeekday(first, weekday.Day, days);
    }

    private void AddWeekday(int first, IsoDayOfWeek weekday, List<int> days)
    {
        var day = first + ((int)weekday - (int)_weekStart + 7) % 7;
        if (_monthMask == 0 || IsInMonths(DayNumber.Parts(day).Month)) days.Add(day);
    }

    private void AddMonth(int year, int month, List<int> days)
    {
        if (!IsInMonths(month)) return;

        var span = CalendarSpan.Month(year, month);
        if (_monthDays.Length > 0) AddMonthDays(span, span, days);
        else if (_weekdays.Length > 0) AddWeekdays(span, days);
        else if (span.Day(_start.Day) is { } day) days.Add(day);
    }

    private void AddYear(int year, List<int> days)
    {
        if (_months.Length > 0)
        {
            foreach (var month in _months) AddMonth(year, month, days);
        }
        else if (_monthDays.Length > 0)
        {
            // Without BYMONTH a yearly ordinal counts in the year even where BYMONTHDAY names the days (RFC 5545 3.3.10, note 2).
            for (var month = 1; month <= 12; month++) AddMonthDays(CalendarSpan.Month(year, month), CalendarSpan.Year(year), days);
        }
        else if (_weekdays.Length > 0)
        {
            AddWeekdays(CalendarSpan.Year(year), days);
        }
        else if (CalendarSpan.Month(year, _start.Month).Day(_start.Day) is { } day)
        {
            days.Add(day);
        }
    }

    private void AddMonthDays(CalendarSpan month, CalendarSpan counted, List<int> days)
    {
        foreach (var number in _monthDays)
            if (month.Day(number) is { } day && IsWeekday(counted, day)) days.Add(day);
    }

    private void AddWeekdays(CalendarSpan span, List<int> days)
    {
        foreach (var weekday in _weekdays) span.AddWeekdays(weekday, days);
    }

    private bool IsWeekday(CalendarSpan counted, int day)
    {
        if (_weekdays.Length == 0) return true;
        foreach (var weekday in _weekdays)
            if (counted.Matches(day, weekday)) return true;
        return false;
    }

    private bool IsInMonths(int month) => _monthMask == 0 || (_monthMask & 1 << month) != 0;

    private bool IsMonthDay(CalendarSpan month, int day)
    {
        if (_monthDays.Length == 0) return true;
        foreach (var number in _monthDays)
            if (month.Day(number) == day) return true;
        return false;
    }
}
