namespace ConvergencePortal.Core.Scheduling;

/// <summary>A sum of weighted time sets: level over time, and the area below it between two moments.</summary>
internal sealed class Staircase
{
    private readonly long[] _steps;
    private readonly long[] _levels;
    private readonly long[] _areas;

    public Staircase(IEnumerable<(TimeSet Time, long Weight)> parts)
    {
        var changes = new List<(long At, long By)>();
        foreach (var (time, weight) in parts.Where(p => p.Weight != 0))
            foreach (var (from, to) in time.Stretches())
            {
                changes.Add((from, weight));
                changes.Add((to, -weight));
            }
        changes.Sort((a, b) => a.At.CompareTo(b.At));

        var (steps, levels, areas) = (new List<long>(changes.Count), new List<long>(changes.Count), new List<long>(changes.Count));
        var (level, area) = (0L, 0L);
        foreach (var (at, by) in changes)
        {
            if (steps.Count > 0 && steps[^1] != at) area += level * (at - steps[^1]);
            level += by;
            if (steps.Count > 0 && steps[^1] == at)
            {
                levels[^1] = level;
                continue;
            }
            steps.Add(at);
            levels.Add(level);
            areas.Add(area);
        }
        (_steps, _levels, _areas) = ([.. steps], [.. levels], [.. areas]);
    }

    public long Area(long from, long to) => AreaBefore(to) - AreaBefore(from);

    /// <summary>Moments after the first and before the last at which the level changes.</summary>
    public IEnumerable<long> StepsWithin(long from, long to)
    {
        var index = Array.BinarySearch(_steps, from + 1);
        for (var i = index < 0 ? ~index : index; i < _steps.Length && _steps[i] < to - 1; i++) yield return _steps[i];
    }

    private long AreaBefore(long moment)
    {
        var found = Array.BinarySearch(_steps, moment);
        var last = found < 0 ? ~found - 1 : found;
        return last < 0 ? 0 : _areas[last] + _levels[last] * (moment - _steps[last]);
    }
}
