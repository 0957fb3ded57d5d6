namespace ConvergencePortal.Core.Scheduling;

/// <summary>
/// Finds what overlaps a stretch of time among many: intervals sorted by begin, read as a balanced tree in which every node knows the latest end below
/// it (an implicit augmented interval tree). Immutable; begins and ends are whole seconds, half-open.
/// </summary>
internal sealed class IntervalIndex<T>
{
    private readonly (long From, long To, T Value)[] _items;
    private readonly long[] _latest;

    public IntervalIndex(IEnumerable<(long From, long To, T Value)> items)
    {
        _items = [.. items.Where(item => item.From < item.To).OrderBy(item => item.From)];
        _latest = new long[_items.Length];
        Annotate(0, _items.Length);
    }

    public int Count => _items.Length;

    /// <summary>Everything that overlaps [from, to), ordered by begin.</summary>
    public void Find(long from, long to, List<T> found)
    {
        if (from < to) Find(0, _items.Length, from, to, found);
    }

    // The node of [low, high) is its middle; what is left of it begins no later, what is right of it no earlier.
    private void Find(int low, int high, long from, long to, List<T> found)
    {
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_latest[middle] <= from) return;

            Find(low, middle, from, to, found);
            ref readonly var item = ref _items[middle];
            if (item.From >= to) return;
            if (item.To > from) found.Add(item.Value);
            low = middle + 1;
        }
    }

    private long Annotate(int low, int high)
    {
        if (low >= high) return long.MinValue;

        var middle = (low + high) >>> 1;
        return _latest[middle] = Math.Max(_items[middle].To, Math.Max(Annotate(low, middle), Annotate(middle + 1, high)));
    }
}
