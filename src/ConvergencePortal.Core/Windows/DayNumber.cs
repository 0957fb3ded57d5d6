using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>Dates as days since 1 January 1970: rules are expanded in plain integers, which sort and step many times faster than calendar dates.</summary>
internal static class DayNumber
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    public static int Of(LocalDate date) => Of(date.Year, date.Month, date.Day);

    public static int Of(int year, int month, int day) => new DateOnly(year, month, day).DayNumber - Epoch;

    public static LocalDate ToDate(int day)
    {
        var (year, month, dayOfMonth) = Parts(day);
        return new LocalDate(year, month, dayOfMonth);
    }

    public static (int Year, int Month, int Day) Parts(int day)
    {
        var date = DateOnly.FromDayNumber(day + Epoch);
        return (date.Year, date.Month, date.Day);
    }

    // 1 January 1970 was a Thursday.
    public static IsoDayOfWeek Weekday(int day) => (IsoDayOfWeek)(((day + 3) % 7 + 7) % 7 + 1);
}
