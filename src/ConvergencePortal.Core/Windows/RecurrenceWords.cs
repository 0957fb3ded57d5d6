using System.Globalization;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>Says a recurrence back in plain English, as a planner would say it in the change meeting.</summary>
public static class RecurrenceWords
{
    /// <summary>"every second Tuesday, 22:00 to 04:00, Europe/Berlin": everything that decides when the window happens, and the zone by name.</summary>
    public static string Say(WindowSchedule schedule)
    {
        var parts = schedule.Parts;
        var days = parts.Rule is null ? "once on " + Date(parts.Start.Date) : Say(parts.Rule, parts.Start);
        var words = $"{days}, {Hours(parts.Start, parts.Minutes)}, {parts.Zone.Id}";
        if (parts.ExceptDates.Count > 0) words += $", except {Count(parts.ExceptDates.Count, "date")}";
        if (parts.ExtraDates.Count > 0) words += $", and on {Count(parts.ExtraDates.Count, "extra date")}";
        if (parts.Moved.Count > 0) words += $", and {Count(parts.Moved.Count, "moved occurrence")}";
        return words;
    }

    /// <summary>The rule alone, without hours and zone; what it leaves open (the day of the month, say) is taken from the start.</summary>
    public static string Say(RecurrenceRule rule, LocalDateTime start)
    {
        var words = Days(rule, start);
        if (rule.SetPositions.Count > 0 && !RecurrenceDayWords.IsWorkingDays(rule))
        {
            var positions = WordList.Join(rule.SetPositions.OrderBy(position => position < 0).Select(WordList.Position));
            words = $"the {positions} of the dates of each {Period(rule)}: {words}";
        }
        return words + MonthLimit(rule) + End(rule);
    }

    /// <summary>"22:00 to 04:00" on ordinary nights; a window of a day or more is said by its length.</summary>
    private static string Hours(LocalDateTime start, int minutes)
    {
        const int day = 24 * 60;
        if (minutes == day && start.TimeOfDay == LocalTime.Midnight) return "all day";
        if (minutes >= day) return $"from {Time(start)} for {Length(minutes)}";
        return $"{Time(start)} to {Time(start.PlusMinutes(minutes))}";
    }

    private static string Days(RecurrenceRule rule, LocalDateTime start) => rule.Frequency switch
    {
        RecurrenceFrequency.Daily => WordList.Every(rule.Interval, "day") + RecurrenceDayWords.OnlyOn(rule),
        RecurrenceFrequency.Weekly => RecurrenceDayWords.Weekly(rule, start.DayOfWeek),
        RecurrenceFrequency.Monthly => $"{RecurrenceDayWords.InMonth(rule, start.Date)} of {WordList.Every(rule.Interval, "month")}",
        RecurrenceFrequency.Yearly => RecurrenceDayWords.Yearly(rule, start.Date),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static string Period(RecurrenceRule rule) => rule.Frequency switch
    {
        RecurrenceFrequency.Daily => "day",
        RecurrenceFrequency.Weekly => "week",
        RecurrenceFrequency.Monthly => "month",
        RecurrenceFrequency.Yearly => "year",
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    // A yearly rule names its months as part of its days.
    private static string MonthLimit(RecurrenceRule rule)
    {
        if (rule.Months.Count is 0 or 12 || rule.Frequency == RecurrenceFrequency.Yearly) return "";
        if (rule.Months.Count <= 6) return $", only in {WordList.Join(rule.Months.Select(WordList.Month))}";
        return $", not in {WordList.Join(Enumerable.Range(1, 12).Except(rule.Months).Select(WordList.Month))}";
    }

    private static string End(RecurrenceRule rule) => rule switch
    {
        { Count: { } count } => $", {Count(count, "time")}",
        { Until: RecurrenceUntil.OnDate until } => $", until {Date(until.Date)}",
        { Until: RecurrenceUntil.AtLocalTime until } => $", until {Date(until.Local.Date)} {Time(until.Local)}",
        { Until: RecurrenceUntil.AtInstant until } => $", until {Date(until.Instant.InUtc().Date)} {Time(until.Instant.InUtc().LocalDateTime)} UTC",
        _ => "",
    };

    private static string Length(int minutes)
    {
        if (minutes % (24 * 60) == 0) return Count(minutes / (24 * 60), "day");
        return minutes % 60 == 0 ? Count(minutes / 60, "hour") : $"{Count(minutes / 60, "hour")} and {Count(minutes % 60, "minute")}";
    }

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number.ToString("N0", CultureInfo.InvariantCulture)} {noun}s";

    private static string Date(LocalDate date) => date.ToString("dddd d MMMM uuuu", CultureInfo.InvariantCulture);

    private static string Time(LocalDateTime time) => time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
}
