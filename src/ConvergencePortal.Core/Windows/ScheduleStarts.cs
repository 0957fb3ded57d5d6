using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>The instants at which a window starts: its rule and extra dates in one ascending run, without repeats and without those that are excepted or moved away.</summary>
internal sealed class ScheduleStarts
{
    // A zone is at most a day from UTC on either side, and a plant that crosses the date line skips one more (Apia, 2011).
    private const int ZoneDays = 2;

    private readonly LocalDateTime _start;
    private readonly int _secondOfDay;
    private readonly DateTimeZone _zone;
    private readonly RecurrenceDates? _dates;
    private readonly int _lastDay;
    private readonly Instant[] _extra;
    private readonly HashSet<Instant> _except;
    private readonly HashSet<Instant> _gone;

    public ScheduleStarts(ScheduleParts parts)
    {
        (_start, _zone) = (parts.Start, parts.Zone);
        _secondOfDay = (int)(parts.Start.NanosecondOfDay / NodaConstants.NanosecondsPerSecond);
        _dates = parts.Rule is null ? null : new RecurrenceDates(parts.Rule, parts.Start.Date);

        var clock = new WallClock(_zone);
        _extra = [.. parts.ExtraDates.Select(clock.ToInstant).Distinct().Order()];
        // Exceptions outside the calendar take nothing away, and some could not be converted.
        _except = [.. parts.ExceptDates.Where(local => local.Year is >= 1 and < 9999).Select(clock.ToInstant)];
        _gone = parts.Moved.Count == 0 ? _except : [.. _except, .. parts.Moved.Select(moved => clock.ToInstant(moved.Original))];
        _lastDay = LastDay(parts.Rule, clock);
    }

    /// <summary>The first date of the rule that its end allows; null when there is none.</summary>
    public LocalDate? FirstRuleDate
    {
        get
        {
            foreach (var day in _dates!.From(DayNumber.Of(_start.Date))) return day <= _lastDay ? DayNumber.ToDate(day) : null;
            return null;
        }
    }

    /// <summary>Starts from <paramref name="earliest"/> up to, not including, <paramref name="before"/>.</summary>
    public IEnumerable<Instant> Between(Instant earliest, Instant before) => Walk(earliest, before, _gone);

    /// <summary>Whether an exception takes this start out.</summary>
    public bool IsExcepted(Instant start) => _except.Contains(start);

    /// <summary>Whether the rule or an extra date gives this start, taken out or moved or not.</summary>
    public bool Gives(Instant start) => Walk(start, start + Duration.Epsilon, []).Any();

    /// <summary>The first start from <paramref name="earliest"/> that the rule or an extra date gives; null when there is none.</summary>
    public Instant? FirstFrom(Instant earliest) => Walk(earliest, Instant.MaxValue, []).Cast<Instant?>().FirstOrDefault();

    private IEnumerable<Instant> Walk(Instant earliest, Instant before, HashSet<Instant> without)
    {
        if (earliest >= before) yield break;

        var next = Array.BinarySearch(_extra, earliest) is var found && found >= 0 ? found : ~found;
        Instant? previous = null;
        foreach (var start in RuleStarts(earliest, before))
        {
            for (; next < _extra.Length && _extra[next] <= start; next++)
                if (_extra[next] < start && !without.Contains(_extra[next])) yield return _extra[next];

            if (start == previous) continue;
            previous = start;
            if (!without.Contains(start)) yield return start;
        }

        for (; next < _extra.Length && _extra[next] < before; next++)
            if (!without.Contains(_extra[next])) yield return _extra[next];
    }

    // In order, but two local times can become one instant, so a start may come twice in a row.
    private IEnumerable<Instant> RuleStarts(Instant earliest, Instant before)
    {
        var clock = new WallClock(_zone);
        if (_dates is null)
        {
            var only = clock.ToInstant(_start);
            if (only >= earliest && only < before) yield return only;
            yield break;
        }

        foreach (var day in _dates.Between(DayNumber.Of(earliest.InUtc().Date) - ZoneDays, DayNumber.Of(before.InUtc().Date) + ZoneDays))
        {
            if (day > _lastDay) yield break;
            var start = clock.ToInstant(day, _secondOfDay);
            if (start >= before) yield break;
            if (start >= earliest) yield return start;
        }
    }

    // COUNT and each kind of UNTIL come down to one day, so that a jump into the middle of the rule knows where it ends.
    private int LastDay(RecurrenceRule? rule, WallClock clock) => rule switch
    {
        { Count: { } count } => DayOfOccurrence(count, clock),
        { Until: RecurrenceUntil.OnDate until } => DayNumber.Of(until.Date),
        { Until: RecurrenceUntil.AtLocalTime until } => DayNumber.Of(until.Local.Date) - (until.Local.TimeOfDay >= _start.TimeOfDay ? 0 : 1),
        { Until: RecurrenceUntil.AtInstant until } => LastDayUpTo(until.Instant, clock),
        _ => RecurrencePeriods.LastDay,
    };

    private int LastDayUpTo(Instant until, WallClock clock)
    {
        if (until < clock.ToInstant(_start)) return int.MinValue;

        var day = Math.Min(DayNumber.Of(until.InUtc().Date) + ZoneDays, RecurrencePeriods.LastDay);
        while (clock.ToInstant(day, _secondOfDay) > until) day--;
        return day;
    }

    private int DayOfOccurrence(int count, WallClock clock)
    {
        Instant? previous = null;
        var last = int.MinValue;
        foreach (var day in _dates!.From(DayNumber.Of(_start.Date)))
        {
            var start = clock.ToInstant(day, _secondOfDay);
            if (start != previous && --count < 0) return last;
            (previous, last) = (start, day);
        }
        return last;
    }
}
