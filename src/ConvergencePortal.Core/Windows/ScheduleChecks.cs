using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>What a window's times must keep to before occurrences are made from them.</summary>
internal static class ScheduleChecks
{
    private const int FirstYear = 1970;
    private const int LastYear = 2199;

    public static Error? Refusal(ScheduleParts parts)
    {
        if (parts.Minutes <= 0) return WindowScheduleErrors.DurationNotPositive;
        if (parts.Minutes > WindowSchedule.MaxMinutes) return WindowScheduleErrors.DurationTooLong;
        if (parts.ExceptDates.Count > WindowSchedule.MaxDates) return WindowScheduleErrors.TooManyDates("EXDATE", parts.ExceptDates.Count);
        if (parts.ExtraDates.Count > WindowSchedule.MaxDates) return WindowScheduleErrors.TooManyDates("RDATE", parts.ExtraDates.Count);
        if (parts.EffectiveFrom >= parts.EffectiveTo) return WindowScheduleErrors.EffectiveEndsBeforeStart;

        foreach (var start in parts.ExtraDates.Prepend(parts.Start))
        {
            if (RangeRefusal(start) is { } outOfRange) return outOfRange;
            if (start.NanosecondOfSecond != 0) return WindowScheduleErrors.StartNotWholeSecond(start);
        }
        return null;
    }

    public static Error? RangeRefusal(LocalDateTime start) => start.Year is < FirstYear or > LastYear ? WindowScheduleErrors.StartOutOfRange(start) : null;

    /// <summary>The start is the rule's first occurrence (RFC 5545 3.8.5.3), or the two contradict each other.</summary>
    public static Error? StartRefusal(ScheduleParts parts, ScheduleStarts starts)
    {
        if (parts.Rule is null) return null;
        if (starts.FirstRuleDate is { } first)
            return first == parts.Start.Date ? null : WindowScheduleErrors.StartNotInRule(parts.Start, first + parts.Start.TimeOfDay);

        return parts.Rule.Until is { } until && parts.Rule.FirstFrom(parts.Start) is not null
            ? WindowScheduleErrors.EndsBeforeStart(until, parts.Start)
            : RecurrenceErrors.NeverOccurs;
    }

    public static IReadOnlyList<string> Warnings(WindowSchedule schedule, ScheduleStarts starts)
    {
        if (!starts.Between(Instant.FromUtc(1968, 1, 1, 0, 0), Instant.MaxValue).Any())
            return ["Every occurrence of this window is excepted; it never happens."];
        if (!schedule.Occurrences(Instant.MinValue, Instant.MaxValue).Any())
            return ["No occurrence of this window starts while it counts (effective from and to); it never happens."];
        return [];
    }
}
