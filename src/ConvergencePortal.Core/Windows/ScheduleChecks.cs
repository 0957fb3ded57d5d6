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
        if (parts.ExceptDates.Count > WindowSchedule.MaxDates) return WindowScheduleErrors.TooManyDates("EXDATE", parts.ExceptDates.Count, "except");
        if (parts.ExtraDates.Count > WindowSchedule.MaxDates) return WindowScheduleErrors.TooManyDates("RDATE", parts.ExtraDates.Count, "extra");
        if (parts.Moved.Count > WindowSchedule.MaxDates) return WindowScheduleErrors.TooManyMoved(parts.Moved.Count);
        if (parts.EffectiveFrom >= parts.EffectiveTo) return WindowScheduleErrors.EffectiveEndsBeforeStart;

        if (TimeRefusal(parts.Start) is { } refusal) return refusal;
        foreach (var extra in parts.ExtraDates)
            if (TimeRefusal(extra) is { } extraRefusal) return extraRefusal with { Field = "extra" };
        foreach (var moved in parts.Moved)
            if (moved.Refusal is { } movedRefusal) return movedRefusal;
        return null;
    }

    private static Error? TimeRefusal(LocalDateTime start) =>
        RangeRefusal(start) ?? (start.NanosecondOfSecond == 0 ? null : WindowScheduleErrors.StartNotWholeSecond(start));

    public static Error? Refusal(MovedOccurrence moved)
    {
        if (moved.Minutes <= 0) return WindowScheduleErrors.DurationNotPositive;
        if (moved.Minutes > WindowSchedule.MaxMinutes) return WindowScheduleErrors.DurationTooLong;
        return TimeRefusal(moved.Original) ?? TimeRefusal(moved.Start);
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

    /// <summary>What is moved is an occurrence of this window (RFC 5545 3.8.4.4), is moved once, and is not left out as well.</summary>
    public static Error? MovedRefusal(ScheduleParts parts, ScheduleStarts starts)
    {
        var clock = new WallClock(parts.Zone);
        var originals = new HashSet<Instant>();
        foreach (var (local, _, _) in parts.Moved)
        {
            var original = clock.ToInstant(local);
            if (!originals.Add(original)) return WindowScheduleErrors.MovedTwice(local);
            if (starts.IsExcepted(original)) return WindowScheduleErrors.MovedAndExcepted(local);
            if (!starts.Gives(original)) return WindowScheduleErrors.NothingToMove(local, starts.FirstFrom(original)?.InZone(parts.Zone).LocalDateTime);
        }
        return null;
    }

    public static IReadOnlyList<string> Warnings(WindowSchedule schedule, ScheduleStarts starts)
    {
        if (schedule.Parts.Moved.Count == 0 && !starts.Between(Instant.FromUtc(1968, 1, 1, 0, 0), Instant.MaxValue).Any())
            return ["Every occurrence is excepted; it never happens."];
        if (!schedule.Occurrences(Instant.MinValue, Instant.MaxValue).Any())
            return ["No occurrence starts while it counts (effective from and to); it never happens."];
        return [];
    }
}
