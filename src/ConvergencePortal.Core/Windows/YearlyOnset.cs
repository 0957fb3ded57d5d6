using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>The yearly rule that a zone's clock change has settled on ("the last Sunday of March"), from its first year.</summary>
internal sealed record YearlyOnset(LocalDateTime First, string Rule)
{
    private const int FewestYears = 5;

    /// <summary>Finds the longest run of years, up to the last year looked at, that one rule describes; the changes before it are left as dates.</summary>
    public static (YearlyOnset? Yearly, List<LocalDateTime> Irregular) Split(List<LocalDateTime> onsets, int lastYear)
    {
        var last = onsets[^1];
        if (last.Year != lastYear) return (null, onsets);

        var runs = new[] { (last.Day + 6) / 7, -1 }.Select(ordinal => (Ordinal: ordinal, Length: RunLength(onsets, ordinal)));
        var (ordinal, length) = runs.MaxBy(run => run.Length);
        if (length < FewestYears) return (null, onsets);

        var rule = new RecurrenceRule
        {
            Frequency = RecurrenceFrequency.Yearly,
            Months = [last.Month],
            Weekdays = [new OrdinalWeekday(ordinal, last.DayOfWeek)],
        };
        return (new YearlyOnset(onsets[^length], rule.ToString()), onsets[..^length]);
    }

    private static int RunLength(List<LocalDateTime> onsets, int ordinal)
    {
        var last = onsets[^1];
        var weekday = new OrdinalWeekday(ordinal, last.DayOfWeek);
        var length = 0;
        foreach (var onset in Enumerable.Reverse(onsets))
        {
            var isNext = onset.Year == last.Year - length && onset.Month == last.Month && onset.TimeOfDay == last.TimeOfDay;
            if (!isNext || !CalendarSpan.Month(onset.Year, onset.Month).Matches(DayNumber.Of(onset.Date), weekday)) break;
            length++;
        }
        return length;
    }
}
