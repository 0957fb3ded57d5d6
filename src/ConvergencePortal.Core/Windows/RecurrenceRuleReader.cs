using System.Globalization;
using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>Reads the text of a recurrence rule, part by part, and refuses by name what a window cannot follow.</summary>
internal static class RecurrenceRuleReader
{
    private static readonly HashSet<string> SupportedParts =
        ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "WKST"];

    public static Result<RecurrenceRule> Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return RecurrenceErrors.Empty;
        if (text.Length > RecurrenceRule.MaxLength) return RecurrenceErrors.TooLong;

        var split = Split(text);
        if (!split.IsSuccess) return split.Error!;

        if (!split.Value.ContainsKey("FREQ")) return RecurrenceErrors.FrequencyMissing;

        var rule = new RecurrenceRule();
        foreach (var (part, value) in split.Value)
        {
            var read = ReadPart(rule, part, value);
            if (!read.IsSuccess) return read;
            rule = read.Value;
        }

        return CheckTogether(rule) is { } error ? error : rule;
    }

    private static Result<Dictionary<string, string>> Split(string text)
    {
        var parts = new Dictionary<string, string>();
        foreach (var piece in text.Split(';'))
        {
            var equals = piece.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == piece.Length - 1 || piece.Any(char.IsWhiteSpace)) return RecurrenceErrors.NotPairs(piece);
            if (piece.Any(char.IsLower)) return RecurrenceErrors.LowerCase(piece);

            var part = piece[..equals];
            if (!SupportedParts.Contains(part)) return RecurrenceErrors.UnsupportedPart(part);
            if (!parts.TryAdd(part, piece[(equals + 1)..])) return RecurrenceErrors.Duplicate(part);
        }
        return parts;
    }

    private static Result<RecurrenceRule> ReadPart(RecurrenceRule rule, string part, string value)
    {
        return part switch
        {
            "FREQ" => Frequency(value) is { } frequency ? rule with { Frequency = frequency } : RecurrenceErrors.UnsupportedFrequency(value),
            "INTERVAL" => Number(value, 1, int.MaxValue) is { } interval ? rule with { Interval = interval } : Wrong("a whole number from 1"),
            "COUNT" => Number(value, 1, int.MaxValue) is { } count ? rule with { Count = count } : Wrong("a whole number from 1"),
            "UNTIL" => RecurrenceUntil.Parse(value) is { } until
                ? rule with { Until = until }
                : Wrong("a date (20261231), a local time (20261231T220000) or a time in UTC (20261231T210000Z)"),
            "BYMONTH" => Numbers(value, 12, negatives: false) is { } months ? rule with { Months = months } : Wrong("months from 1 to 12"),
            "BYMONTHDAY" => Numbers(value, 31, negatives: true) is { } days
                ? rule with { MonthDays = days }
                : Wrong("days from 1 to 31, or from -1 to -31 counted from the month's end"),
            "BYSETPOS" => Numbers(value, 366, negatives: true) is { } positions
                ? rule with { SetPositions = positions }
                : Wrong("positions from 1 to 366, or from -1 to -366 counted from the end"),
            "BYDAY" => Weekdays(value) is { } weekdays
                ? rule with { Weekdays = weekdays }
                : Wrong("weekdays MO, TU, WE, TH, FR, SA, SU, with a number where one of a month is meant, such as 2MO or -1FR"),
            "WKST" => OrdinalWeekday.DayOf(value) is { } day ? rule with { WeekStart = day } : Wrong("one weekday: MO, TU, WE, TH, FR, SA or SU"),
            _ => RecurrenceErrors.UnsupportedPart(part),
        };

        Error Wrong(string allowed) => RecurrenceErrors.BadValue(part, value, allowed);
    }

    /// <summary>What single parts cannot know: RFC 5545 3.3.10 forbids some of them beside others.</summary>
    private static Error? CheckTogether(RecurrenceRule rule)
    {
        if (rule is { Count: not null, Until: not null }) return RecurrenceErrors.CountWithUntil;
        if (rule is { Frequency: RecurrenceFrequency.Weekly, MonthDays.Count: > 0 }) return RecurrenceErrors.MonthDayInWeek;
        if (rule is { SetPositions.Count: > 0, Months.Count: 0, MonthDays.Count: 0, Weekdays.Count: 0 }) return RecurrenceErrors.SetPositionAlone;

        var counted = rule.Weekdays.FirstOrDefault(weekday => weekday.Ordinal != 0);
        if (counted.Ordinal == 0) return null;
        if (rule.Frequency is RecurrenceFrequency.Daily or RecurrenceFrequency.Weekly)
            return RecurrenceErrors.OrdinalNotAllowed(counted.ToString(), rule.Frequency);

        var inYear = rule is { Frequency: RecurrenceFrequency.Yearly, Months.Count: 0 };
        var most = inYear ? 53 : 5;
        var beyond = rule.Weekdays.FirstOrDefault(weekday => Math.Abs(weekday.Ordinal) > most);
        if (beyond.Ordinal == 0) return null;
        return RecurrenceErrors.BadValue("BYDAY", beyond.ToString(), $"at most the {(inYear ? "53rd weekday of a year" : "5th weekday of a month")}");
    }

    private static RecurrenceFrequency? Frequency(string value) => value switch
    {
        "DAILY" => RecurrenceFrequency.Daily,
        "WEEKLY" => RecurrenceFrequency.Weekly,
        "MONTHLY" => RecurrenceFrequency.Monthly,
        "YEARLY" => RecurrenceFrequency.Yearly,
        _ => null,
    };

    // Signs are read for lists only; "+1" is legal there (RFC 5545 allows ["+"] before an ordinal).
    private static int? Number(ReadOnlySpan<char> text, int least, int most, NumberStyles style = NumberStyles.None) =>
        int.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static int[]? Numbers(string text, int most, bool negatives)
    {
        var numbers = new SortedSet<int>();
        foreach (var piece in text.Split(','))
        {
            var number = Number(piece, negatives ? -most : 1, most, negatives ? NumberStyles.AllowLeadingSign : NumberStyles.None);
            if (number is null or 0) return null;
            numbers.Add(number.Value);
        }
        return [.. numbers];
    }

    private static OrdinalWeekday[]? Weekdays(string text)
    {
        var weekdays = new HashSet<OrdinalWeekday>();
        foreach (var piece in text.Split(','))
        {
            if (piece.Length < 2 || OrdinalWeekday.DayOf(piece.AsSpan(piece.Length - 2)) is not { } day) return null;
            if (piece.Length == 2)
            {
                weekdays.Add(new OrdinalWeekday(0, day));
                continue;
            }
            var ordinal = Number(piece.AsSpan(0, piece.Length - 2), -999, 999, NumberStyles.AllowLeadingSign);
            if (ordinal is null or 0) return null;
            weekdays.Add(new OrdinalWeekday(ordinal.Value, day));
        }
        return [.. weekdays.OrderBy(weekday => weekday.Ordinal).ThenBy(weekday => weekday.Day)];
    }
}
