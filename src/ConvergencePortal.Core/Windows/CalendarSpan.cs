using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>A month or a year as a run of days, in which "the second Tuesday" and "the day before the last" are counted.</summary>
internal readonly record struct CalendarSpan(int First, int Days)
{
    public static CalendarSpan Month(int year, int month) => new(DayNumber.Of(year, month, 1), DateTime.DaysInMonth(year, month));

    public static CalendarSpan Year(int year) => new(DayNumber.Of(year, 1, 1), DateTime.IsLeapYear(year) ? 366 : 365);

    /// <summary>The nth day, from the end when negative; null where the span is too short.</summary>
    public int? Day(int number)
    {
        var index = number > 0 ? number - 1 : Days + number;
        return index >= 0 && index < Days ? First + index : null;
    }

    public void AddWeekdays(OrdinalWeekday weekday, List<int> days)
    {
        var firstIndex = ((int)weekday.Day - (int)DayNumber.Weekday(First) + 7) % 7;
        var count = (Days - firstIndex + 6) / 7;
        if (weekday.Ordinal == 0)
        {
            for (var i = 0; i < count; i++) days.Add(First + firstIndex + 7 * i);
            return;
        }

        var index = weekday.Ordinal > 0 ? weekday.Ordinal - 1 : count + weekday.Ordinal;
        if (index >= 0 && index < count) days.Add(First + firstIndex + 7 * index);
    }

    public bool Matches(int day, OrdinalWeekday weekday)
    {
        if (DayNumber.Weekday(day) != weekday.Day) return false;
        if (weekday.Ordinal == 0) return true;

        var index = day - First;
        return weekday.Ordinal > 0 ? index / 7 + 1 == weekday.Ordinal : -((Days - 1 - index) / 7 + 1) == weekday.Ordinal;
    }
}
