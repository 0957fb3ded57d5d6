using System.Globalization;
using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Tests.Windows;

/// <summary>Window times drawn from a seed: every rule part, zones with and without clock changes, both hemispheres, and starts that the rule hits.</summary>
internal sealed record RandomWindow(string Rule, LocalDateTime Start, int Minutes, string Zone)
{
    private static readonly string[] Zones =
    [
        "Europe/Berlin", "America/Chicago", "America/St_Johns", "Australia/Sydney", "Australia/Lord_Howe", "America/Santiago", "Pacific/Auckland",
        "Asia/Kolkata", "Asia/Tokyo", "Africa/Johannesburg", "Africa/Casablanca", "America/Phoenix", "Etc/UTC",
    ];

    private static readonly string[] Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public WindowSchedule Schedule => new WindowScheduleText(Start, Minutes, Rule, null, null, Zone).Read().Value;

    /// <summary>The same window with its end, if it has an UNTIL, given as a local time.</summary>
    public RandomWindow WithLocalUntil(LocalDateTime? until) =>
        until is null ? this : this with { Rule = Rule[..Rule.IndexOf("UNTIL=", StringComparison.Ordinal)] + "UNTIL=" + SayUntil(until.Value) };

    /// <summary>The same seed gives the same window on every machine.</summary>
    public static RandomWindow From(int seed)
    {
        var random = new Random(seed);
        while (true)
        {
            var rule = DrawRule(random);
            var start = new LocalDate(1990 + random.Next(50), 1, 1).PlusDays(random.Next(366)).At(new LocalTime(random.Next(24), random.Next(4) * 15));
            if (RecurrenceRule.Parse(rule).Value.FirstFrom(start) is { Year: < 2100 } hit)
                return new RandomWindow(rule + DrawEnd(random, hit), hit, 15 * (1 + random.Next(200)), Zones[random.Next(Zones.Length)]);
        }
    }

    /// <summary>A window some of whose first occurrences are left out, moved to nearby or far away, or of another length, and which has a few extra times.</summary>
    public static WindowSchedule Overridden(int seed)
    {
        var (window, random) = (From(seed), new Random(seed));
        var plain = window.Schedule.Parts;
        var clock = plain.Zone;
        var starts = window.Schedule.All().Take(40).Select(occurrence => occurrence.Start.InZone(clock))
            .TakeWhile(start => start.Year < 2190).Where(start => clock.MapLocal(start.LocalDateTime).Count == 1).Select(start => start.LocalDateTime).ToList();
        var (except, moved) = (new List<LocalDateTime>(), new List<MovedOccurrence>());
        foreach (var start in starts)
        {
            if (random.Next(5) == 0) except.Add(start);
            else if (random.Next(4) == 0) moved.Add(new MovedOccurrence(start, start.PlusMinutes(random.Next(3) == 0 ? 0 : random.Next(-100_000, 100_000)), 15 * (1 + random.Next(400))));
        }
        LocalDateTime[] extra = [.. starts.Where(_ => random.Next(10) == 0).Select(start => start.PlusDays(1).PlusMinutes(7)).Where(start => clock.MapLocal(start).Count == 1 && !except.Contains(start))];
        return WindowSchedule.Create(plain with { ExceptDates = except, ExtraDates = extra, Moved = moved }).Value;
    }

    private static string DrawRule(Random random)
    {
        var frequency = random.Next(4);
        var rule = "FREQ=" + new[] { "DAILY", "WEEKLY", "MONTHLY", "YEARLY" }[frequency];
        if (random.Next(2) == 0) rule += Invariant($";INTERVAL={1 + random.Next(frequency == 3 ? 4 : 9)}");

        var byMonth = random.Next(4) == 0;
        if (byMonth) rule += ";BYMONTH=" + Draw(random, 4, () => Invariant($"{1 + random.Next(12)}"));
        if (frequency != 1 && random.Next(3) == 0) rule += ";BYMONTHDAY=" + Draw(random, 5, () => Invariant($"{(random.Next(3) == 0 ? -1 : 1) * (1 + random.Next(31))}"));
        var byDay = random.Next(2) == 0;
        if (byDay) rule += ";BYDAY=" + DrawWeekdays(random, frequency, byMonth);
        if (byDay && random.Next(3) == 0) rule += ";BYSETPOS=" + Draw(random, 2, () => Invariant($"{(random.Next(2) == 0 ? -1 : 1) * (1 + random.Next(4))}"));
        if (random.Next(4) == 0) rule += ";WKST=" + Weekdays[random.Next(7)];
        return rule;
    }

    private static string DrawWeekdays(Random random, int frequency, bool byMonth)
    {
        // Mostly all with a number or all without, sometimes mixed.
        var withNumber = frequency < 2 ? 0 : random.Next(3);
        var most = frequency == 3 && !byMonth ? 53 : 5;
        return Draw(random, 4, () => (withNumber == 2 || (withNumber == 1 && random.Next(2) == 0) ? Invariant($"{(random.Next(3) == 0 ? -1 : 1) * (1 + random.Next(most))}") : "") + Weekdays[random.Next(7)]);
    }

    private static string DrawEnd(Random random, LocalDateTime start) => random.Next(4) switch
    {
        0 => Invariant($";COUNT={1 + random.Next(40)}"),
        // At least a day later: the same wall-clock time in UTC lies before the start in the Americas, and such a window is refused.
        1 => ";UNTIL=" + SayUntil(start.PlusDays(Math.Max(1, random.Next(2000))).PlusMinutes(random.Next(3))) + "Z",
        _ => "",
    };

    private static string SayUntil(LocalDateTime until) => until.ToString("uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Draw(Random random, int most, Func<string> one) => string.Join(',', Enumerable.Range(0, 1 + random.Next(most)).Select(_ => one()).Distinct());

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
