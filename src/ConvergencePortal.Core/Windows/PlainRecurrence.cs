using System.Globalization;
using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>The kinds of repetition that a planner chooses from; whatever is rarer is written as a rule.</summary>
public enum PlainPattern
{
    /// <summary>Happens once; there is no rule.</summary>
    OneOff,

    /// <summary>Every day, or every nth.</summary>
    Daily,

    /// <summary>On chosen weekdays of every, or every nth, week.</summary>
    Weekly,

    /// <summary>On one day of the month, 1 to 31; months without it are skipped.</summary>
    MonthlyOnDay,

    /// <summary>On the last day of the month.</summary>
    MonthlyOnLastDay,

    /// <summary>On the nth, or last, of one weekday.</summary>
    MonthlyOnWeekday,

    /// <summary>On the last day from Monday to Friday.</summary>
    MonthlyOnLastWorkingDay,
}

/// <summary>A repetition as the editor asks for it: a few plain choices, turned into a rule and, where the rule is that simple, back.</summary>
public sealed record PlainRecurrence(PlainPattern Pattern)
{
    public int Interval { get; init; } = 1;

    /// <summary>Weekly: at least one. Order and repeats do not matter.</summary>
    public IReadOnlyList<IsoDayOfWeek> Weekdays { get; init; } = [];

    /// <summary>Monthly on a day: 1 to 31.</summary>
    public int MonthDay { get; init; } = 1;

    /// <summary>Monthly on a weekday: 1 to 5, or -1 for the last.</summary>
    public int Ordinal { get; init; } = 1;

    /// <summary>Monthly on a weekday: which.</summary>
    public IsoDayOfWeek Weekday { get; init; } = IsoDayOfWeek.Monday;

    /// <summary>The last day it may start on; null together with <see cref="Times"/> for a repetition without end.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>Ends after so many times.</summary>
    public int? Times { get; init; }

    /// <summary>Months, 1 to 12, in which it does not happen (a summer stop, say).</summary>
    public IReadOnlyList<int> NotInMonths { get; init; } = [];

    /// <summary>The rule's text, or null for a one-off; choices that make no rule are refused with a sentence.</summary>
    public Result<string?> ToRule()
    {
        if (Pattern == PlainPattern.OneOff) return (string?)null;
        if (Refusal() is { } refusal) return refusal;

        // The choices are spelled out and read like any other rule, so that there is one gate and no second set of limits.
        var rule = RecurrenceRule.Parse(Spell());
        return rule.IsSuccess ? rule.Value.ToString() : rule.Error!;
    }

    /// <summary>The plain choices that give this rule from this start; null when it says more than they can.</summary>
    public static PlainRecurrence? FromRule(RecurrenceRule? rule, LocalDate start) => PlainRecurrenceReader.Read(rule, start);

    private Error? Refusal()
    {
        if (Pattern == PlainPattern.Weekly && (Weekdays.Count == 0 || Weekdays.Contains(IsoDayOfWeek.None)))
            return Error.Invalid("recurrence.noWeekday", "Choose at least one weekday.", "weekdays");
        if (Pattern == PlainPattern.MonthlyOnDay && MonthDay is (< 1 or > 31))
            return Error.Invalid("recurrence.monthDay", "Choose a day of the month from 1 to 31.", "monthDay");
        if (Pattern == PlainPattern.MonthlyOnWeekday && (Ordinal is not (-1 or >= 1 and <= 5) || Weekday == IsoDayOfWeek.None))
            return Error.Invalid("recurrence.weekdayOfMonth", "Choose the first to fifth, or the last, of one weekday.", "ordinal");
        if (Enumerable.Range(1, 12).All(NotInMonths.Contains))
            return Error.Invalid("recurrence.noMonth", "Leave at least one month in which the window happens.", "notInMonths");
        return null;
    }

    private string Spell()
    {
        var text = Pattern switch
        {
            PlainPattern.Daily => "FREQ=DAILY",
            PlainPattern.Weekly => "FREQ=WEEKLY;BYDAY=" + string.Join(',', Weekdays.Select(OrdinalWeekday.CodeOf)),
            PlainPattern.MonthlyOnDay => Invariant($"FREQ=MONTHLY;BYMONTHDAY={MonthDay}"),
            PlainPattern.MonthlyOnLastDay => "FREQ=MONTHLY;BYMONTHDAY=-1",
            PlainPattern.MonthlyOnWeekday => "FREQ=MONTHLY;BYDAY=" + new OrdinalWeekday(Ordinal, Weekday),
            PlainPattern.MonthlyOnLastWorkingDay => "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            PlainPattern.OneOff => throw new InvalidOperationException("A one-off has no rule."),
            _ => throw new ArgumentOutOfRangeException(nameof(Pattern)),
        };

        text += Invariant($";INTERVAL={Interval}");
        if (Until is { } until) text += ";UNTIL=" + new RecurrenceUntil.OnDate(until);
        if (Times is { } times) text += Invariant($";COUNT={times}");
        if (NotInMonths.Count > 0) text += ";BYMONTH=" + string.Join(',', Enumerable.Range(1, 12).Except(NotInMonths));
        return text;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
