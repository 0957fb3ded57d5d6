using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>What a window's times are made from; <see cref="WindowSchedule.Create"/> checks it.</summary>
/// <param name="Start">Wall-clock start of the first occurrence in <paramref name="Zone"/>.</param>
/// <param name="Minutes">Elapsed minutes, also on the nights when the clock changes.</param>
/// <param name="Rule">Null for a one-off.</param>
public sealed record ScheduleParts(LocalDateTime Start, int Minutes, RecurrenceRule? Rule, DateTimeZone Zone)
{
    /// <summary>EXDATE: local starts that do not happen.</summary>
    public IReadOnlyList<LocalDateTime> ExceptDates { get; init; } = [];

    /// <summary>RDATE: local starts besides the rule; they may lie before the start.</summary>
    public IReadOnlyList<LocalDateTime> ExtraDates { get; init; } = [];

    /// <summary>Single occurrences that were moved or have another length, each named by its original start; in a checked schedule in the order of these.</summary>
    public IReadOnlyList<MovedOccurrence> Moved { get; init; } = [];

    /// <summary>An occurrence counts if it starts at or after this instant.</summary>
    public Instant? EffectiveFrom { get; init; }

    /// <summary>An occurrence counts if it starts before this instant.</summary>
    public Instant? EffectiveTo { get; init; }
}

/// <summary>When a window happens: a checked start, duration, rule and exceptions in the plant's zone, and the occurrences that follow from them.</summary>
public sealed class WindowSchedule
{
    public const int MaxMinutes = 400 * 24 * 60;
    public const int MaxDates = 10_000;
    public const int MaxPreview = 10_000;

    // No start is accepted before 1970, and none is produced after 9999; asking further out gains nothing and would leave the calendar.
    private static readonly Instant Earliest = Instant.FromUtc(1968, 1, 1, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(9999, 12, 26, 0, 0);

    private readonly ScheduleStarts _starts;
    private readonly Duration _length;
    private readonly Instant _effectiveFrom;
    private readonly Instant _effectiveTo;
    private readonly MovedTimes _moved;

    private WindowSchedule(ScheduleParts parts, ScheduleStarts starts)
    {
        Parts = parts;
        _starts = starts;
        _length = Duration.FromMinutes(parts.Minutes);
        _effectiveFrom = Instant.Max(parts.EffectiveFrom ?? Earliest, Earliest);
        _effectiveTo = Instant.Min(parts.EffectiveTo ?? Latest, Latest);
        _moved = new MovedTimes(parts, _effectiveFrom, _effectiveTo);
    }

    public ScheduleParts Parts { get; }

    /// <summary>What is legal and yet probably not meant, in sentences: every occurrence is excepted, or none counts.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <summary>Refuses what scheduling cannot follow: a duration or date out of range, a rule that never occurs, a start its rule does not hit, a moved occurrence that is none.</summary>
    public static Result<WindowSchedule> Create(ScheduleParts parts)
    {
        if (ScheduleChecks.Refusal(parts) is { } refusal) return refusal;

        var starts = new ScheduleStarts(parts);
        if (ScheduleChecks.StartRefusal(parts, starts) is { } startRefusal) return startRefusal;
        if (ScheduleChecks.MovedRefusal(parts, starts) is { } movedRefusal) return movedRefusal;

        var settled = parts.Moved.Count == 0 ? parts : parts with { Moved = InOneForm(parts) };
        if (settled.Moved.Count < parts.Moved.Count) starts = new ScheduleStarts(settled);
        var schedule = new WindowSchedule(settled, starts);
        schedule.Warnings = ScheduleChecks.Warnings(schedule, starts);
        return schedule;
    }

    /// <summary>The occurrences that overlap [from, to), ordered by start. Nothing before the interval is walked and nothing after it is computed.</summary>
    public IEnumerable<Occurrence> Occurrences(Instant from, Instant to)
    {
        if (from >= to || to <= Earliest) return [];
        return _moved.IsEmpty ? Staying(from, to) : _moved.Merge(Staying(from, to), from, to);
    }

    /// <summary>The first occurrences in the interval, at most <paramref name="most"/> (10,000 and no more), and whether there are others.</summary>
    public OccurrencePreview Preview(Instant from, Instant to, int most = MaxPreview)
    {
        var limit = Math.Clamp(most, 0, MaxPreview);
        var items = Occurrences(from, to).Take(limit + 1).ToList();
        if (items.Count <= limit) return new OccurrencePreview(items, IsCut: false);

        items.RemoveAt(limit);
        return new OccurrencePreview(items, IsCut: true);
    }

    /// <summary>Whether the rule or an extra date gives this local start, left out or not.</summary>
    internal bool Gives(LocalDateTime start) => _starts.Gives(new WallClock(Parts.Zone).ToInstant(start));

    internal bool IsExcepted(LocalDateTime start) => _starts.IsExcepted(new WallClock(Parts.Zone).ToInstant(start));

    /// <summary>The first local start that the rule or an extra date gives from then on; null when there is none.</summary>
    internal LocalDateTime? NextFrom(Instant earliest) => _starts.FirstFrom(earliest)?.InZone(Parts.Zone).LocalDateTime;

    private IEnumerable<Occurrence> Staying(Instant from, Instant to)
    {
        // An occurrence that ends at "from" only touches the interval, hence the comparison with its end below.
        var reach = Instant.Max(from, Earliest + _length) - _length;
        foreach (var start in _starts.Between(Instant.Max(reach, _effectiveFrom), Instant.Min(to, _effectiveTo)))
        {
            var occurrence = new Occurrence(start, EndOf(start));
            if (occurrence.End > from) yield return occurrence;
        }
    }

    // Calendars also write an occurrence as changed when only its title was; such a one is not moved.
    private static MovedOccurrence[] InOneForm(ScheduleParts parts) =>
        [.. parts.Moved.Where(moved => moved.Start != moved.Original || moved.Minutes != parts.Minutes).OrderBy(moved => moved.Original)];

    private Instant EndOf(Instant start) => start < Instant.MaxValue - _length ? start + _length : Instant.MaxValue;
}
