using ConvergencePortal.Core.Scheduling;
using NodaTime;

namespace ConvergencePortal.Benchmarks.Scheduling;

/// <summary>What is easiest to write: every occurrence of every window in one list, of which each question reads all. It knows nothing of scopes or changes.</summary>
internal sealed class OccurrenceScan
{
    private readonly (long From, long To, int WindowId)[] _occurrences;

    public OccurrenceScan(SiteSchedule schedule) => _occurrences = [.. schedule.Windows.SelectMany(window => window.Window.Schedule
        .Occurrences(Instant.FromUnixTimeSeconds(schedule.Horizon.From), Instant.FromUnixTimeSeconds(schedule.Horizon.To))
        .Select(o => (o.Start.ToUnixTimeSeconds(), o.End.ToUnixTimeSeconds(), window.Window.Id)))];

    public IReadOnlyList<(long From, long To, int WindowId)> Occurrences => _occurrences;

    public List<int> Find(long from, long to)
    {
        var found = new List<int>();
        foreach (var (begin, end, window) in _occurrences)
            if (begin < to && from < end) found.Add(window);
        return found;
    }
}
