using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>
/// A set of moments as ascending, disjoint, half-open stretches of whole seconds since 1970 UTC; touching stretches are one. Immutable. Two arrays of
/// numbers: the sweeps of scheduling pass over hundreds of thousands of stretches.
/// </summary>
public sealed class TimeSet
{
    private readonly long[] _from;
    private readonly long[] _to;

    private TimeSet(long[] from, long[] to) => (_from, _to) = (from, to);

    public static TimeSet Empty { get; } = new([], []);

    public int Count => _from.Length;
    public bool IsEmpty => _from.Length == 0;
    public long From(int index) => _from[index];
    public long To(int index) => _to[index];

    /// <summary>Seconds in all stretches together.</summary>
    public long Length => _to.Sum() - _from.Sum();

    /// <summary>One stretch; empty when it ends where it begins or earlier.</summary>
    public static TimeSet Of(long from, long to) => from < to ? new([from], [to]) : Empty;

    /// <summary>The union of stretches in any order.</summary>
    public static TimeSet Union(IEnumerable<(long From, long To)> stretches)
    {
        var all = stretches.Where(s => s.From < s.To).ToArray();
        var isSorted = true;
        for (var i = 1; i < all.Length && isSorted; i++) isSorted = all[i - 1].From <= all[i].From;
        if (!isSorted) Array.Sort(all, (a, b) => a.From.CompareTo(b.From));

        var sweep = new Builder(all.Length);
        foreach (var (from, to) in all) sweep.Add(from, to);
        return sweep.Build();
    }

    /// <summary>The union of occurrences that come ordered by start, as a window gives them.</summary>
    public static TimeSet Union(IEnumerable<Occurrence> ordered)
    {
        var sweep = new Builder(0);
        foreach (var occurrence in ordered) sweep.Add(occurrence.Start.ToUnixTimeSeconds(), occurrence.End.ToUnixTimeSeconds());
        return sweep.Build();
    }

    /// <summary>Joined two by two: the shifts of many people and the runs of many machines are often the same hours, and then melt in the first round.</summary>
    public static TimeSet Union(IReadOnlyCollection<TimeSet> sets)
    {
        var round = sets.Where(set => !set.IsEmpty).ToArray();
        for (var count = round.Length; count > 1; count = (count + 1) / 2)
            for (var i = 0; i < count; i += 2) round[i / 2] = i + 1 < count ? round[i].Join(round[i + 1]) : round[i];
        return round.Length == 0 ? Empty : round[0];
    }

    private TimeSet Join(TimeSet other)
    {
        var sweep = new Builder(Count + other.Count);
        for (int i = 0, j = 0; i < Count || j < other.Count;)
        {
            if (j == other.Count || (i < Count && _from[i] <= other._from[j])) sweep.Add(_from[i], _to[i++]);
            else sweep.Add(other._from[j], other._to[j++]);
        }
        return sweep.Build();
    }

    public TimeSet Intersect(TimeSet other)
    {
        var sweep = new Builder(Math.Min(Count, other.Count));
        for (int i = 0, j = 0; i < Count && j < other.Count;)
        {
            sweep.Add(Math.Max(_from[i], other._from[j]), Math.Min(_to[i], other._to[j]));
            if (_to[i] < other._to[j]) i++;
            else j++;
        }
        return sweep.Build();
    }

    public TimeSet Except(TimeSet other)
    {
        if (IsEmpty || other.IsEmpty) return this;

        var sweep = new Builder(Count);
        var j = other.FirstEndingAfter(_from[0]);
        for (var i = 0; i < Count; i++)
        {
            var from = _from[i];
            for (; j < other.Count && other._from[j] < _to[i]; j++)
            {
                sweep.Add(from, other._from[j]);
                from = Math.Max(from, other._to[j]);
                if (other._to[j] > _to[i]) break;
            }
            sweep.Add(from, _to[i]);
        }
        return sweep.Build();
    }

    /// <summary>Every stretch with its begin and end moved, in ascending order; those that vanish are left out.</summary>
    public TimeSet Shift(long fromBy, long toBy)
    {
        var sweep = new Builder(Count);
        for (var i = 0; i < Count; i++) sweep.Add(_from[i] + fromBy, _to[i] + toBy);
        return sweep.Build();
    }

    /// <summary>The starts from which a span of so many seconds overlaps the set: touching is not overlapping.</summary>
    public TimeSet StartsOverlapping(long seconds) => seconds <= 0 ? Empty : Shift(1 - seconds, 0);

    /// <summary>The starts from which a span of so many seconds lies wholly inside one stretch.</summary>
    public TimeSet StartsInside(long seconds) => Shift(0, 1 - seconds);

    /// <summary>The stretches that overlap [from, to), whole.</summary>
    public TimeSet Overlapping(long from, long to)
    {
        var first = FirstEndingAfter(from);
        var last = first;
        while (last < Count && _from[last] < to) last++;
        if (from >= to || first == last) return Empty;
        return last - first == Count ? this : new TimeSet(_from[first..last], _to[first..last]);
    }

    public bool Overlaps(long from, long to) => from < to && FirstEndingAfter(from) is var first && first < Count && _from[first] < to;

    public bool Contains(long moment) => Overlaps(moment, moment + 1);

    /// <summary>One stretch holds [from, to) wholly.</summary>
    public bool Covers(long from, long to) => FirstEndingAfter(from) is var first && first < Count && _from[first] <= from && to <= _to[first];

    /// <summary>Seconds of [from, to) that are in the set.</summary>
    public long LengthWithin(long from, long to)
    {
        var length = 0L;
        for (var i = FirstEndingAfter(from); i < Count && _from[i] < to; i++) length += Math.Min(_to[i], to) - Math.Max(_from[i], from);
        return length;
    }

    /// <summary>Index of the first stretch that ends after the moment; <see cref="Count"/> when there is none.</summary>
    public int FirstEndingAfter(long moment)
    {
        var (low, high) = (0, _to.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_to[middle] <= moment) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    public IEnumerable<(long From, long To)> Stretches()
    {
        for (var i = 0; i < Count; i++) yield return (_from[i], _to[i]);
    }

    /// <summary>Takes stretches ordered by begin and joins those that touch or overlap.</summary>
    private sealed class Builder(int capacity)
    {
        private long[] _from = new long[capacity];
        private long[] _to = new long[capacity];
        private int _count;

        public void Add(long from, long to)
        {
            if (from >= to) return;

            if (_count > 0 && from <= _to[_count - 1])
            {
                _to[_count - 1] = Math.Max(_to[_count - 1], to);
                return;
            }
            if (_count == _from.Length) Resize(Math.Max(4, 2 * _count));
            (_from[_count], _to[_count]) = (from, to);
            _count++;
        }

        public TimeSet Build()
        {
            if (_count == 0) return Empty;
            if (_count < _from.Length) Resize(_count);
            return new TimeSet(_from, _to);
        }

        private void Resize(int length)
        {
            Array.Resize(ref _from, length);
            Array.Resize(ref _to, length);
        }
    }
}
