using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>Numbers a rule's days, weeks, months or years, so that the period of any date is reached by arithmetic instead of by walking.</summary>
internal sealed class RecurrencePeriods
{
    /// <summary>The calendar ends with 9999; its last week is left out, so that neither a rule's week nor a zone leads past it.</summary>
    public static readonly int LastDay = DayNumber.Of(9999, 12, 24);

    private readonly RecurrenceFrequency _frequency;
    private readonly int _interval;
    private readonly int _weekZero;
    private readonly long _anchor;

    public RecurrencePeriods(RecurrenceRule rule, int anchor)
    {
        (_frequency, _interval) = (rule.Frequency, rule.Interval);
        // Day -3 is Monday, 29 December 1969; the rule's own week zero begins up to six days before it.
        _weekZero = -3 - (8 - (int)rule.WeekStart) % 7;
        _anchor = Number(anchor);
    }

    /// <summary>The number of the last counted period that begins on or before the day's own; never before the anchor's.</summary>
    public long At(int day)
    {
        var distance = Number(day) - _anchor;
        return distance <= 0 ? _anchor : _anchor + distance / _interval * _interval;
    }

    public long Next(long period) => period + _interval;

    /// <summary>The first day of a daily or weekly period.</summary>
    public int FirstDay(long period) => _frequency == RecurrenceFrequency.Daily ? (int)period : _weekZero + (int)period * 7;

    private long Number(int day)
    {
        switch (_frequency)
        {
            case RecurrenceFrequency.Daily:
                return day;
            case RecurrenceFrequency.Weekly:
                return (int)Math.Floor((day - _weekZero) / 7.0);
            case RecurrenceFrequency.Monthly:
                var (year, month, _) = DayNumber.Parts(day);
                return year * 12L + month - 1;
            case RecurrenceFrequency.Yearly:
                return DayNumber.Parts(day).Year;
            default:
                throw new InvalidOperationException($"No period for {_frequency}.");
        }
    }
}
