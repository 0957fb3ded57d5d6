using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>When a window or shift happens, with the occurrences of the coming year expanded once. What lies outside is expanded when it is asked for.</summary>
public sealed class WindowRuns
{
    private readonly WindowSchedule _schedule;
    private readonly Horizon _horizon;
    private readonly TimeSet _runs;

    // Only where some touch or overlap, with the latest end up to each; elsewhere the stretches are the occurrences.
    private readonly (long From, long To)[]? _each;
    private readonly long[]? _latest;

    public WindowRuns(WindowSchedule schedule, Horizon horizon)
    {
        (_schedule, _horizon) = (schedule, horizon);
        var each = schedule.Occurrences(WholeSeconds.At(horizon.From), WholeSeconds.At(horizon.To)).Select(o => (From: o.Start.SecondsDown(), To: o.End.SecondsUp())).ToArray();
        _runs = TimeSet.Union(each);
        if (_runs.Count == each.Length) return;

        (_each, _latest) = (each, new long[each.Length]);
        for (var i = 0; i < each.Length; i++) _latest[i] = i == 0 ? each[i].To : Math.Max(_latest[i - 1], each[i].To);
    }

    /// <summary>Stretches that were expanded in advance.</summary>
    public int Count => _runs.Count;

    /// <summary>The stretches that overlap [from, to); occurrences that touch or overlap are one. For sweeps: how far a stretch reaches beyond the question depends on what is in memory.</summary>
    public TimeSet Overlapping(long from, long to) => _horizon.Holds(from, to) ? _runs.Overlapping(from, to) : Expand(from, to);

    /// <summary>
    /// The occurrences that overlap [from, to), whole and joined among themselves. For what people are told: a plant that produces round the clock produces
    /// "from 00:00 to 00:00", not since the first day in memory, and the answer is the same on every day that it is asked.
    /// </summary>
    public TimeSet Met(long from, long to)
    {
        if (_each is null || _latest is null || !_horizon.Holds(from, to)) return Overlapping(from, to);

        var first = Array.BinarySearch(_latest, from + 1);
        if (first < 0) first = ~first;
        while (first > 0 && _latest[first - 1] > from) first--;
        return TimeSet.Union(_each.Skip(first).TakeWhile(run => run.From < to).Where(run => run.To > from));
    }

    public bool Overlaps(long from, long to) => _horizon.Holds(from, to) ? _runs.Overlaps(from, to) : _schedule.Occurrences(WholeSeconds.At(from), WholeSeconds.At(to)).Any();

    private TimeSet Expand(long from, long to) => TimeSet.Union(_schedule.Occurrences(WholeSeconds.At(from), WholeSeconds.At(to)));
}

/// <summary>The stretch of time whose occurrences are held in memory, in seconds since 1970 UTC.</summary>
public sealed record Horizon(long From, long To)
{
    /// <summary>Longest search for a slot, in days.</summary>
    public const int SearchDays = 400;

    private const int PastDays = 32;

    /// <summary>A span begun on the last day of a search still ends inside.</summary>
    private const int MarginDays = 68;

    public static Horizon Around(LocalDate today)
    {
        var midnight = today.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant().ToUnixTimeSeconds();
        return new Horizon(midnight - PastDays * NodaConstants.SecondsPerDay, midnight + (SearchDays + MarginDays) * NodaConstants.SecondsPerDay);
    }

    public bool Holds(long from, long to) => From <= from && to <= To;
}
