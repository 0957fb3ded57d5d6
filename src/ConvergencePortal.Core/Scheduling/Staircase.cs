namespace ConvergencePortal.Core.Scheduling;

/// <summary>A sum of weighted time sets: level over time, and the area below it between two moments.</summary>
internal sealed class Staircase
{
    private readonly long[] _steps;
    private readonly long[] _levels;
    private readonly long[] _areas;

    /// <param name="parts">Sets whose weight counts while they last; a weight may be negative.</param>
    public Staircase(IEnumerable<(TimeSet Time, long Weight)> parts)
    {
        // Two by two: many machines run in the same hours, and equal steps melt in the first round.
        var round = parts.Where(part => part.Weight != 0 && !part.Time.IsEmpty).Select(part => StepsOf(part.Time, part.Weight)).ToArray();
        for (var count = round.Length; count > 1; count = (count + 1) / 2)
            for (var i = 0; i < count; i += 2) round[i / 2] = i + 1 < count ? Add(round[i], round[i + 1]) : round[i];

        (_steps, _levels) = round.Length == 0 ? ([], []) : round[0];
        _areas = new long[_steps.Length];
        for (var i = 1; i < _steps.Length; i++)
        {
            _areas[i] = _areas[i - 1] + _levels[i - 1] * (_steps[i] - _steps[i - 1]);
            _levels[i] += _levels[i - 1];
        }
    }

    public long Area(long from, long to) => AreaBefore(to) - AreaBefore(from);

    /// <summary>Moments after the first and before the last at which the level changes.</summary>
    public IEnumerable<long> StepsWithin(long from, long to)
    {
        var index = Array.BinarySearch(_steps, from + 1);
        for (var i = index < 0 ? ~index : index; i < _steps.Length && _steps[i] < to - 1; i++) yield return _steps[i];
    }

    /// <summary>The area from the beginning of all time.</summary>
    public long AreaBefore(long moment)
    {
        var found = Array.BinarySearch(_steps, moment);
        var last = found < 0 ? ~found - 1 : found;
        return last < 0 ? 0 : _areas[last] + _levels[last] * (moment - _steps[last]);
    }

    private static (long[] At, long[] By) StepsOf(TimeSet time, long weight)
    {
        var (at, by) = (new long[2 * time.Count], new long[2 * time.Count]);
        for (var i = 0; i < time.Count; i++)
        {
            (at[2 * i], by[2 * i]) = (time.From(i), weight);
            (at[2 * i + 1], by[2 * i + 1]) = (time.To(i), -weight);
        }
        return (at, by);
    }

    /// <summary>Steps of both in order; two at the same moment are one, and none when they cancel each other.</summary>
    private static (long[] At, long[] By) Add((long[] At, long[] By) one, (long[] At, long[] By) two)
    {
        var (at, by, count) = (new long[one.At.Length + two.At.Length], new long[one.At.Length + two.At.Length], 0);
        for (int i = 0, j = 0; i < one.At.Length || j < two.At.Length;)
        {
            var isFirst = j == two.At.Length || (i < one.At.Length && one.At[i] <= two.At[j]);
            var moment = isFirst ? one.At[i] : two.At[j];
            var height = isFirst ? one.By[i++] : 0;
            if (j < two.At.Length && two.At[j] == moment) height += two.By[j++];
            if (height != 0) (at[count], by[count++]) = (moment, height);
        }
        return (at[..count], by[..count]);
    }
}
