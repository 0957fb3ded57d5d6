using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Core.Calendar;

/// <summary>Says a window so that calendar programs understand it: they know no effective times, so the rule begins with the first occurrence that counts and ends with the last.</summary>
public static class FeedSchedules
{
    /// <summary>No window starts before 1970 in the plant's time.</summary>
    private static readonly Instant Earliest = Instant.FromUtc(1969, 1, 1, 0, 0);

    private static readonly Instant Latest = Instant.FromUtc(2199, 12, 31, 0, 0);

    /// <summary>The same occurrences with no effective times; null when none of them counts, or the first lies so far ahead that no window may begin there.</summary>
    public static Result<WindowSchedule?> ForPrograms(WindowSchedule schedule)
    {
        var parts = schedule.Parts;
        if (parts.EffectiveFrom is null && parts.EffectiveTo is null) return Made(parts);

        var (from, to) = (Instant.Max(parts.EffectiveFrom ?? Earliest, Earliest), parts.EffectiveTo ?? Instant.MaxValue);
        var clock = new WallClock(parts.Zone);
        bool Counts(LocalDateTime local) => clock.ToInstant(local) is var at && at >= from && at < to;
        // A moved occurrence counts by the time it was moved to. Where only one of its two times counts, it becomes an extra date, or an exception.
        List<MovedOccurrence> inside = [.. parts.Moved.Where(moved => Counts(moved.Start) && Counts(moved.Original))];
        List<MovedOccurrence> movedIn = [.. parts.Moved.Where(moved => Counts(moved.Start) && !Counts(moved.Original))];
        List<LocalDateTime> extra = [.. parts.ExtraDates.Where(Counts).Concat(movedIn.Select(moved => moved.Start)).Distinct().Order()];
        var ruleStarts = new ScheduleStarts(parts with { ExtraDates = [], ExceptDates = [], Moved = [] });
        var first = ruleStarts.Between(from, Instant.Min(to, Latest)).Cast<Instant?>().FirstOrDefault();
        if (first is null && extra.Count == 0) return (WindowSchedule?)null;

        var bounded = parts with
        {
            ExtraDates = extra,
            ExceptDates = [.. parts.ExceptDates, .. parts.Moved.Where(moved => !Counts(moved.Start) && Counts(moved.Original)).Select(moved => moved.Original)],
            Moved = [.. inside, .. movedIn.Where(moved => moved.Minutes != parts.Minutes).DistinctBy(moved => moved.Start).Select(moved => moved with { Original = moved.Start })],
            EffectiveFrom = null,
            EffectiveTo = null,
        };
        return Made(first is { } start
            // The clock of the rule, not of the day: on the night when the clock jumps ahead the two differ.
            ? bounded with { Start = start.InZone(parts.Zone).Date + parts.Start.TimeOfDay, Rule = parts.Rule is { } rule ? EndedBy(rule, to, ruleStarts.Between(from, to)) : null }
            : bounded with { Start = extra[0], Rule = null, ExtraDates = extra[1..] });
    }

    private static Result<WindowSchedule?> Made(ScheduleParts parts)
    {
        // Some programs look at the dates only, and not at the start, as soon as there are any; said twice it is still one occurrence.
        var repeatsStart = parts.Rule is null && parts.ExtraDates.Count is > 0 and < WindowSchedule.MaxDates && !parts.ExtraDates.Contains(parts.Start);
        var made = WindowSchedule.Create(repeatsStart ? parts with { ExtraDates = [parts.Start, .. parts.ExtraDates] } : parts);
        return made.Error is { } error ? error : made.Value;
    }

    /// <summary>A count would begin anew with the later start, so it becomes the time of the last occurrence; of two ends the earlier holds.</summary>
    private static RecurrenceRule EndedBy(RecurrenceRule rule, Instant to, IEnumerable<Instant> starts)
    {
        if (rule.Count is not null || (rule.Until is not null && to != Instant.MaxValue)) return rule with { Count = null, Until = new RecurrenceUntil.AtInstant(starts.Last()) };
        return to == Instant.MaxValue ? rule : rule with { Until = new RecurrenceUntil.AtInstant(to - Duration.Epsilon) };
    }
}
