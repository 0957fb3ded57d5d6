using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>When the moved occurrences of a window happen, in the order of their new starts. They are few, so they are all there and merged into the others.</summary>
internal sealed class MovedTimes
{
    private readonly Occurrence[] _times;
    private readonly Duration _longest;

    /// <param name="countsFrom">The new start decides whether a moved occurrence counts.</param>
    public MovedTimes(ScheduleParts parts, Instant countsFrom, Instant countsTo)
    {
        var clock = new WallClock(parts.Zone);
        _times = [.. parts.Moved.Select(moved => Time(clock.ToInstant(moved.Start), moved.Minutes)).Where(time => time.Start >= countsFrom && time.Start < countsTo)
            .OrderBy(time => time.Start).ThenByDescending(time => time.End).DistinctBy(time => time.Start)];
        _longest = _times.Length == 0 ? Duration.Zero : _times.Max(time => time.End - time.Start);
    }

    public bool IsEmpty => _times.Length == 0;

    /// <summary>The moved ones that overlap [from, to) among those that stay where they are. Of two that start together the longer counts, and they are one.</summary>
    /// <param name="staying">Ascending, within the same interval, and no further computed than it is asked for.</param>
    public IEnumerable<Occurrence> Merge(IEnumerable<Occurrence> staying, Instant from, Instant to)
    {
        var next = FirstThatReaches(from);
        foreach (var stays in staying)
        {
            var current = stays;
            for (; next < _times.Length && _times[next].Start <= stays.Start; next++)
            {
                if (_times[next].Start == stays.Start) current = _times[next].End > stays.End ? _times[next] : stays;
                else if (_times[next].End > from) yield return _times[next];
            }
            yield return current;
        }

        for (; next < _times.Length && _times[next].Start < to; next++)
            if (_times[next].End > from) yield return _times[next];
    }

    private int FirstThatReaches(Instant from)
    {
        var (low, high) = (0, _times.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            // Nothing that starts so early can last until "from".
            if (_times[middle].Start + _longest <= from) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static Occurrence Time(Instant start, int minutes) => new(start, start + Duration.FromMinutes(minutes));
}
