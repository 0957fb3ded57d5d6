using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>Says which days of its period a rule means.</summary>
internal static class RecurrenceDayWords
{
    /// <summary>BYDAY=MO,TU,WE,TH,FR with one position is spoken of as the nth or last working day.</summary>
    public static bool IsWorkingDays(RecurrenceRule rule) => rule is
    {
        Frequency: RecurrenceFrequency.Monthly,
        MonthDays.Count: 0,
        SetPositions.Count: 1,
    } && IsMondayToFriday(rule.Weekdays);

    public static string OnlyOn(RecurrenceRule rule)
    {
        var limits = new List<string>();
        if (rule.Weekdays.Count > 0) limits.Add(Weekdays(rule.Weekdays));
        if (rule.MonthDays.Count > 0) limits.Add(MonthDays(rule.MonthDays));
        return limits.Count == 0 ? "" : $", only on {string.Join(" and only on ", limits)}";
    }

    public static string Weekly(RecurrenceRule rule, IsoDayOfWeek startDay)
    {
        var weekdays = rule.Weekdays.Count == 0 ? [new OrdinalWeekday(0, startDay)] : rule.Weekdays;
        if (weekdays.Count == 7 && rule.Interval == 1) return "every day";
        if (weekdays.Count == 1) return WordList.Every(rule.Interval, WordList.Day(weekdays[0].Day));
        if (rule.Interval == 1) return $"every {Weekdays(weekdays)}";
        return $"{WordList.Every(rule.Interval, "week")} on {Weekdays(weekdays)}";
    }

    /// <summary>"on the second Tuesday", "on the 15th and last day": what stands before "of every month".</summary>
    public static string InMonth(RecurrenceRule rule, LocalDate start)
    {
        if (IsWorkingDays(rule)) return $"on the {WordList.Position(rule.SetPositions[0])} working day (Monday to Friday)";
        if (rule is { MonthDays.Count: > 0, Weekdays.Count: > 0 }) return $"on {MonthDays(rule.MonthDays)} where it is {Either(rule.Weekdays)}";
        if (rule.MonthDays.Count > 0) return $"on {MonthDays(rule.MonthDays)}";
        if (rule.Weekdays.Count > 0) return $"on {Weekdays(rule.Weekdays)}";
        return $"on {MonthDays([start.Day])}";
    }

    public static string Yearly(RecurrenceRule rule, LocalDate start)
    {
        var every = WordList.Every(rule.Interval, "year");
        if (rule is { MonthDays.Count: 0, Weekdays.Count: > 0, Months.Count: 0 }) return $"on {Weekdays(rule.Weekdays)} of {every}";

        IReadOnlyList<int> months = rule.Months.Count > 0 || rule.MonthDays.Count > 0 ? rule.Months : [start.Month];
        var named = months.Count == 0 ? "every month" : WordList.Join(months.Select(WordList.Month));
        return $"{InMonth(rule, start)} of {named}, {every}";
    }

    private static string Weekdays(IReadOnlyList<OrdinalWeekday> weekdays) => IsMondayToFriday(weekdays)
        ? "Monday to Friday"
        : WordList.Join(weekdays.Select(Spoken));

    private static string Either(IReadOnlyList<OrdinalWeekday> weekdays) =>
        string.Join(" or ", weekdays.Select(weekday => weekday.Ordinal == 0 ? "a " + Spoken(weekday) : Spoken(weekday)));

    private static string Spoken(OrdinalWeekday weekday) => weekday.Ordinal == 0
        ? WordList.Day(weekday.Day)
        : $"the {WordList.Position(weekday.Ordinal)} {WordList.Day(weekday.Day)}";

    // Negative days sort first and read last: "the 1st and the last day".
    private static string MonthDays(IReadOnlyList<int> days) =>
        $"the {WordList.Join(days.OrderBy(day => day < 0).ThenBy(day => day).Select(day => day > 0 ? WordList.Numeral(day) : WordList.Position(day)))}"
        + (days.Any(day => day < 0) ? " day" : "");

    private static bool IsMondayToFriday(IReadOnlyList<OrdinalWeekday> weekdays) =>
        weekdays.Count == 5 && weekdays.All(weekday => weekday is { Ordinal: 0, Day: <= IsoDayOfWeek.Friday });
}
