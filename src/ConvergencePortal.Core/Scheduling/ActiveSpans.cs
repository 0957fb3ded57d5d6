using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>The spans of all active changes, of every site, found by time. Immutable.</summary>
public sealed class ActiveSpans
{
    private readonly IntervalIndex<OccupiedSpan> _planned;
    private readonly OccupiedSpan[] _running;

    public ActiveSpans(IEnumerable<OccupiedSpan> spans)
    {
        var all = spans.ToList();
        _planned = new IntervalIndex<OccupiedSpan>(all.Where(s => !s.IsRunning).Select(s => (s.Start.SecondsDown(), s.End.SecondsUp(), s)));
        _running = [.. all.Where(s => s.IsRunning)];
    }

    public int Count => _planned.Count + _running.Length;

    /// <summary>The others that occupy some of [from, to), ordered by start, then number.</summary>
    /// <param name="exceptNumber">The change in hand.</param>
    public List<OccupiedSpan> Overlapping(Instant from, Instant to, string? exceptNumber, Instant now)
    {
        var found = new List<OccupiedSpan>();
        if (from >= to) return found;

        _planned.Find(from.SecondsDown(), to.SecondsUp(), found);
        foreach (var span in _running)
            if (Until(span, now) is var until && span.Start < to && from < until && span.Start < until) found.Add(span with { End = until });
        found.RemoveAll(s => s.ChangeNumber.Equals(exceptNumber, StringComparison.OrdinalIgnoreCase) || s.Start >= to || from >= s.End);
        found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : string.CompareOrdinal(a.ChangeNumber, b.ChangeNumber));
        return found;
    }

    /// <summary>A change that is still being implemented after its planned end occupies its span up to now.</summary>
    private static Instant Until(OccupiedSpan span, Instant now) => Instant.Max(span.End, now);
}
