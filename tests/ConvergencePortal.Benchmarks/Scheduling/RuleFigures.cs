using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Benchmarks.Scheduling;

/// <summary>One week of rules that began 15 years ago, beside walking there from their start.</summary>
internal static class RuleFigures
{
    private const int WarmUp = 20_000;
    private const int Rounds = 20_000;

    private static readonly (string Words, string Rule)[] Rules =
    [
        ("every day", "FREQ=DAILY"),
        ("every second Tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("last weekday of the month", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        ("every day, 5,900 times", "FREQ=DAILY;COUNT=5900"),
    ];

    public static void Add(FigureTable table)
    {
        foreach (var (words, rule) in Rules) Add(table, words, rule);
    }

    private static void Add(FigureTable table, string words, string rule)
    {
        var today = ScheduleInHand.Clock.GetCurrentInstant().InUtc().Date;
        var parsed = RecurrenceRule.Parse(rule).Value;
        var start = parsed.FirstFrom(today.PlusYears(-15).At(new LocalTime(22, 0)))!.Value;
        var schedule = WindowSchedule.Create(new ScheduleParts(start, 360, parsed, DateTimeZoneProviders.Tzdb["Europe/Berlin"])).Value;
        var (from, to) = (today.AtMidnight().InUtc().ToInstant(), today.PlusDays(7).AtMidnight().InUtc().ToInstant());
        var beginning = start.InUtc().ToInstant() - Duration.FromDays(1);

        var count = 0;
        var walked = Timing.Of(200, 200, _ => count += schedule.Occurrences(beginning, to).Count(o => o.Overlaps(from, to)));
        table.AddTimes($"one week of a rule of 15 years: {words}", Timing.Of(WarmUp, Rounds, _ => count += schedule.Occurrences(from, to).Count()), "20 µs", FigureTable.Median(walked));
    }
}
