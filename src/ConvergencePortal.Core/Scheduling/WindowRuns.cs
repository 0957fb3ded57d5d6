using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>When a window or shift happens, with the occurrences of the coming year expanded once. What lies outside is expanded when it is asked for.</summary>
public sealed class WindowRuns
{
    private readonly WindowSchedule _schedule;
    private readonly Horizon _horizon;
    private readonly TimeSet _runs;

    public WindowRuns(WindowSchedule schedule, Horizon horizon)
    {
        (_schedule, _horizon) = (schedule, horizon);
        _runs = Expand(schedule, horizon.From, horizon.To);
    }

    /// <summary>Stretches that were expanded in advance.</summary>
    public int Count => _runs.Count;

    /// <summary>The stretches that overlap [from, to), whole; occurrences that touch or overlap are one.</summary>
    public TimeSet Overlapping(long from, long to) => _horizon.Holds(from, to) ? _runs.Overlapping(from, to) : Expand(_schedule, from, to);

    public bool Overlaps(long from, long to) => _horizon.Holds(from, to) ? _runs.Overlaps(from, to) : !Expand(_schedule, from, to).IsEmpty;

    private static TimeSet Expand(WindowSchedule schedule, long from, long to) =>
        TimeSet.Union(schedule.Occurrences(Instant.FromUnixTimeSeconds(from), Instant.FromUnixTimeSeconds(to)));
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
