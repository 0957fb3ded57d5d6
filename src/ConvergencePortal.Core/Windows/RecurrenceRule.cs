using System.Globalization;
using System.Text;
using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>When a window comes back: a checked RFC 5545 recurrence rule. It is local; a <see cref="WindowSchedule"/> gives it a start and a zone.</summary>
public sealed record RecurrenceRule
{
    /// <summary>Longest text of a rule; the canonical form is never longer than the text it was read from.</summary>
    public const int MaxLength = 1000;

    internal RecurrenceRule() { }

    public RecurrenceFrequency Frequency { get; internal init; }

    /// <summary>1 for every period, 2 for every second one.</summary>
    public int Interval { get; internal init; } = 1;

    /// <summary>Number of occurrences, counted before exceptions are taken out; never together with <see cref="Until"/>.</summary>
    public int? Count { get; internal init; }

    public RecurrenceUntil? Until { get; internal init; }

    /// <summary>BYMONTH, ascending and without repeats, as all lists here are.</summary>
    public IReadOnlyList<int> Months { get; internal init; } = [];

    /// <summary>BYMONTHDAY: 1 to 31, or -1 (the last day) to -31.</summary>
    public IReadOnlyList<int> MonthDays { get; internal init; } = [];

    /// <summary>BYDAY. Ordinals count within the month, or within the year for a yearly rule without months.</summary>
    public IReadOnlyList<OrdinalWeekday> Weekdays { get; internal init; } = [];

    /// <summary>BYSETPOS: which of the period's dates are meant, from its end when negative.</summary>
    public IReadOnlyList<int> SetPositions { get; internal init; } = [];

    /// <summary>WKST: the day on which weeks begin; it decides which week a date belongs to when weeks are skipped.</summary>
    public IsoDayOfWeek WeekStart { get; internal init; } = IsoDayOfWeek.Monday;

    /// <summary>Reads an RRULE value ("FREQ=WEEKLY;BYDAY=TU"). Whatever the portal does not know is refused by name, never dropped.</summary>
    public static Result<RecurrenceRule> Parse(string text) => RecurrenceRuleReader.Read(text);

    /// <summary>The first time on or after <paramref name="start"/> that fits; null if there is none up to the year 9999. COUNT and UNTIL are not asked.</summary>
    public LocalDateTime? FirstFrom(LocalDateTime start)
    {
        foreach (var day in new RecurrenceDates(this, start.Date).From(DayNumber.Of(start.Date))) return DayNumber.ToDate(day) + start.TimeOfDay;
        return null;
    }

    /// <summary>The canonical text: fixed order of parts, sorted lists, defaults left out. It parses back to an equal rule.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("FREQ=").Append(Frequency.ToString().ToUpperInvariant());
        if (Interval != 1) text.Append(CultureInfo.InvariantCulture, $";INTERVAL={Interval}");
        if (Count is not null) text.Append(CultureInfo.InvariantCulture, $";COUNT={Count}");
        if (Until is not null) text.Append(";UNTIL=").Append(Until);
        AppendList(text, "BYMONTH", Months);
        AppendList(text, "BYMONTHDAY", MonthDays);
        AppendList(text, "BYDAY", Weekdays);
        AppendList(text, "BYSETPOS", SetPositions);
        if (WeekStart != IsoDayOfWeek.Monday) text.Append(";WKST=").Append(OrdinalWeekday.CodeOf(WeekStart));
        return text.ToString();
    }

    // Two rules are the same when they say the same; lists would otherwise compare by reference.
    public bool Equals(RecurrenceRule? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private static void AppendList<T>(StringBuilder text, string part, IReadOnlyList<T> values)
    {
        if (values.Count == 0) return;
        text.Append(';').Append(part).Append('=').AppendJoin(',', values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));
    }
}
