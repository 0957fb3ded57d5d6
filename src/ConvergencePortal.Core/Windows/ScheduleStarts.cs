using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>The instants at which a window starts: its rule and extra dates in one ascending run, without repeats and without the excepted ones.</summary>
internal sealed class ScheduleStarts
{
    // A zone is at most a day from UTC on either side, and a plant that crosses the date line skips one more (Apia, 2011).
    private const int ZoneDays = 2;

    private readonly LocalDateTime _start;
    private readonly DateTimeZone _zone;
    private readonly RecurrenceDates? _dates;
    private readonly LocalDate _lastDate;
    private readonly Instant[] _extra;
    private readonly HashSet<Instant> _except;

    public ScheduleStarts(ScheduleParts parts)
    {
        (_start, _zone) = (parts.Start, parts.Zone);
        _dates = parts.Rule is null ? null : new RecurrenceDates(parts.Rule, parts.Start.Date);
        _extra = [.. parts.ExtraDates.Select(ToInstant).Distinct().Order()];
        // Exceptions outside the calendar take nothing away, and some could not be converted.
        _except = [.. parts.ExceptDates.Where(local => local.Year >= 1 && local.Date <= RecurrencePeriods.LastDate).Select(ToInstant)];
        _lastDate = RecurrencePeriods.LastDate;
        _lastDate = LastDate(parts.Rule);
    }

    /// <summary>The first date of the rule that its end allows; null when there is none.</summary>
    public LocalDate? FirstRuleDate => _dates!.From(_start.Date).TakeWhile(date => date <= _lastDate).Cast<LocalDate?>().FirstOrDefault();

    /// <summary>Starts from <paramref name="earliest"/> up to, not including, <paramref name="before"/>.</summary>
    public IEnumerable<Instant> Between(Instant earliest, Instant before)
    {
        if (earliest >= before) yield break;

        var next = Array.BinarySearch(_extra, earliest) is var found && found >= 0 ? found : ~found;
        Instant? previous = null;
        foreach (var start in RuleStarts(earliest, before))
        {
            for (; next < _extra.Length && _extra[next] <= start; next++)
                if (_extra[next] < start && !_except.Contains(_extra[next])) yield return _extra[next];

            if (start == previous) continue;
            previous = start;
            if (!_except.Contains(start)) yield return start;
        }

        for (; next < _extra.Length && _extra[next] < before; next++)
            if (!_except.Contains(_extra[next])) yield return _extra[next];
    }

    // In order, but two local times can become one instant, so a start may come twice in a row.
    private IEnumerable<Instant> RuleStarts(Instant earliest, Instant before)
    {
        if (_dates is null)
        {
            var only = ToInstant(_start);
            if (only >= earliest && only < before) yield return only;
            yield break;
        }

        foreach (var date in _dates.From(earliest.InZone(_zone).Date.PlusDays(-ZoneDays)))
        {
            if (date > _lastDate) yield break;
            var start = ToInstant(date + _start.TimeOfDay);
            if (start >= before) yield break;
            if (start >= earliest) yield return start;
        }
    }

    // COUNT and each kind of UNTIL come down to one date, so that a jump into the middle of the rule knows where it ends.
    private LocalDate LastDate(RecurrenceRule? rule) => rule switch
    {
        { Count: { } count } => DateOfOccurrence(count),
        { Until: RecurrenceUntil.OnDate until } => until.Date,
        { Until: RecurrenceUntil.AtLocalTime until } => until.Local.TimeOfDay >= _start.TimeOfDay ? until.Local.Date : until.Local.Date.PlusDays(-1),
        { Until: RecurrenceUntil.AtInstant until } => LastDateUpTo(until.Instant),
        _ => RecurrencePeriods.LastDate,
    };

    private LocalDate LastDateUpTo(Instant until)
    {
        var date = LocalDate.Min(until.InUtc().Date, RecurrencePeriods.LastDate.PlusDays(-ZoneDays)).PlusDays(ZoneDays);
        while (ToInstant(date + _start.TimeOfDay) > until) date = date.PlusDays(-1);
        return date;
    }

    private LocalDate DateOfOccurrence(int count)
    {
        Instant? previous = null;
        var date = _start.Date;
        foreach (var next in _dates!.From(_start.Date))
        {
            var start = ToInstant(next + _start.TimeOfDay);
            if (start != previous && --count < 0) return date;
            (previous, date) = (start, next);
        }
        return RecurrencePeriods.LastDate;
    }

    private Instant ToInstant(LocalDateTime local) => ZoneRules.ToInstant(_zone, local);
}
