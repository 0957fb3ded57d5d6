using System.Globalization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Windows;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Web.Windows;

/// <summary>When a repetition stops.</summary>
public enum RecurrenceEnd
{
    Never,
    Until,
    After,
}

/// <summary>The plain choices of a repetition as the fields of the editor hold them, or a rule written out where the choices cannot say it.</summary>
public sealed class RecurrenceForm
{
    /// <summary>Null for a rule written out.</summary>
    public PlainPattern? Pattern { get; set; } = PlainPattern.OneOff;

    public int Interval { get; set; } = 1;
    public HashSet<IsoDayOfWeek> Weekdays { get; } = [];
    public int MonthDay { get; set; } = 1;
    public int Ordinal { get; set; } = 1;
    public IsoDayOfWeek Weekday { get; set; } = IsoDayOfWeek.Monday;
    public RecurrenceEnd End { get; set; }
    public string? Until { get; set; }
    public int Times { get; set; } = 10;
    public HashSet<int> NotInMonths { get; } = [];

    /// <summary>The RRULE of a rule written out.</summary>
    public string? Written { get; set; }

    public static RecurrenceForm From(string? rule, LocalDate start)
    {
        var read = rule is null ? null : RecurrenceRule.Parse(rule) is { IsSuccess: true } parsed ? parsed.Value : null;
        var plain = rule is not null && read is null ? null : PlainRecurrence.FromRule(read, start);
        var form = new RecurrenceForm { Pattern = plain?.Pattern, Written = rule };
        form.StartOn(start);
        if (plain is null) return form;

        (form.Interval, form.MonthDay, form.Ordinal, form.Weekday) = (plain.Interval, plain.MonthDay, plain.Ordinal, plain.Weekday);
        if (plain.Weekdays.Count > 0) form.Weekdays.Clear();
        form.Weekdays.UnionWith(plain.Weekdays);
        form.NotInMonths.UnionWith(plain.NotInMonths);
        (form.End, form.Until, form.Times) = plain switch
        {
            { Until: { } until } => (RecurrenceEnd.Until, LocalDatePattern.Iso.Format(until), form.Times),
            { Times: { } times } => (RecurrenceEnd.After, null, times),
            _ => (RecurrenceEnd.Never, null, form.Times),
        };
        // A pattern that does not use these fields leaves them as the start suggests, for when another one is chosen.
        if (plain.Pattern != PlainPattern.MonthlyOnDay) form.MonthDay = start.Day;
        if (plain.Pattern != PlainPattern.MonthlyOnWeekday) (form.Ordinal, form.Weekday) = (Math.Min(((start.Day - 1) / 7) + 1, 5), start.DayOfWeek);
        return form;
    }

    /// <summary>Fills the choices that follow from the start with what it suggests.</summary>
    public void StartOn(LocalDate start)
    {
        Weekdays.Clear();
        Weekdays.Add(start.DayOfWeek);
        (MonthDay, Ordinal, Weekday) = (start.Day, ((start.Day - 1) / 7) + 1, start.DayOfWeek);
    }

    /// <summary>The rule's text, null for a one-off, or the sentence that says what is missing.</summary>
    public Result<string?> ToRule()
    {
        if (Pattern is not { } pattern) return string.IsNullOrWhiteSpace(Written) ? RecurrenceErrors.Empty : Written.Trim();

        LocalDate? until = null;
        if (End == RecurrenceEnd.Until)
        {
            if (LocalDatePattern.Iso.Parse(Until ?? "") is not { Success: true } day) return RecurrenceFormErrors.UntilMissing;
            until = day.Value;
        }
        return new PlainRecurrence(pattern)
        {
            Interval = Interval,
            Weekdays = [.. Weekdays.Order()],
            MonthDay = MonthDay,
            Ordinal = Ordinal,
            Weekday = Weekday,
            Until = until,
            Times = End == RecurrenceEnd.After ? Times : null,
            NotInMonths = [.. NotInMonths.Order()],
        }.ToRule();
    }

    /// <summary>Goes over to a rule written out, beginning with what the choices say now.</summary>
    public void WriteOut()
    {
        if (ToRule() is { IsSuccess: true, Value: { } rule }) Written = rule;
        Pattern = null;
    }

    public static string DayName(IsoDayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7));
    public static string MonthName(int month) => CultureInfo.CurrentCulture.DateTimeFormat.GetMonthName(month);
}

/// <summary>Why the choices make no repetition yet.</summary>
public static class RecurrenceFormErrors
{
    public static readonly Error UntilMissing = Error.Invalid("recurrence.untilMissing", "Give the last day on which it may start.", "rule");
}
