using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>A month or a year as a run of dates, in which "the second Tuesday" and "the day before the last" are counted.</summary>
internal readonly record struct CalendarSpan(LocalDate First, int Days)
{
    public static CalendarSpan Month(int year, int month) => new(new LocalDate(year, month, 1), CalendarSystem.Iso.GetDaysInMonth(year, month));

    public static CalendarSpan Year(int year) => new(new LocalDate(year, 1, 1), CalendarSystem.Iso.GetDaysInYear(year));

    /// <summary>The nth day, from the end when negative; null where the span is too short.</summary>
    public LocalDate? Day(int number)
    {
        var index = number > 0 ? number - 1 : Days + number;
        return index >= 0 && index < Days ? First.PlusDays(index) : null;
    }

    public void AddWeekdays(OrdinalWeekday weekday, List<LocalDate> dates)
    {
        var firstIndex = ((int)weekday.Day - (int)First.DayOfWeek + 7) % 7;
        var count = (Days - firstIndex + 6) / 7;
        if (weekday.Ordinal == 0)
        {
            for (var i = 0; i < count; i++) dates.Add(First.PlusDays(firstIndex + 7 * i));
            return;
        }

        var index = weekday.Ordinal > 0 ? weekday.Ordinal - 1 : count + weekday.Ordinal;
        if (index >= 0 && index < count) dates.Add(First.PlusDays(firstIndex + 7 * index));
    }

    public bool Matches(LocalDate date, OrdinalWeekday weekday)
    {
        if (date.DayOfWeek != weekday.Day) return false;
        if (weekday.Ordinal == 0) return true;

        var index = Period.DaysBetween(First, date);
        return weekday.Ordinal > 0 ? index / 7 + 1 == weekday.Ordinal : -((Days - 1 - index) / 7 + 1) == weekday.Ordinal;
    }
}
