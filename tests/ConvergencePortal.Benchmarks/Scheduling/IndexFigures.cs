using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Scheduling;

namespace ConvergencePortal.Benchmarks.Scheduling;

/// <summary>What it costs to have the occurrences in memory: building them, the bytes of each, and following the edit of one window.</summary>
internal static class IndexFigures
{
    private const string Edited = "PW-L7-E";
    private const int Builds = 7;
    private const int Edits = 30;

    public static async Task AddAsync(ScheduleInHand data, FigureTable table)
    {
        var schedule = data.Schedule;
        var count = schedule.Windows.Sum(w => w.Runs.Count);
        var built = Timing.Of(2, Builds, _ => Build(schedule));
        table.AddTimes($"building the index of {count:N0} occurrences (500 days)", built, "1 s for 1,000,000", "–", FigureTable.Say(data.TableBuilt));
        table.Add("memory of one occurrence in the index", $"{BytesOf(schedule) / (double)count:0.0} bytes", "64 bytes");

        await AddEditsAsync(data, table);
    }

    private static IReadOnlyList<PlannedWindow> Build(SiteSchedule schedule) => [.. schedule.Windows.Select(w => w with { Runs = new WindowRuns(w.Window.Schedule, schedule.Horizon) })];

    private static long BytesOf(SiteSchedule schedule)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var windows = Build(schedule);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(windows);
        return after - before;
    }

    /// <summary>Only the way from the saved edit to the new schedule is measured; the save itself is that of the form.</summary>
    private static async Task AddEditsAsync(ScheduleInHand data, FigureTable table)
    {
        var window = data.Schedule.Windows.First(w => w.Window.Kind == Core.Windows.WindowKind.Production).Window.Id;
        var rows = data.Scan.Occurrences.Where(o => o.WindowId == window).ToList();
        var samples = new List<TimeSpan>();
        for (var i = 0; i < Edits; i++)
        {
            await SaveAsync(data.Portal, 400 + i % 2 * 20);
            var followed = await Timing.OfAsync(0, 1, _ => data.FindAsync());
            if (i >= Edits / 3) samples.Add(followed[0]);
        }
        table.AddTimes("one window edited: index up to date", samples, "20 ms", "–", FigureTable.Median(Timing.Of(2, 10, _ => data.Table.Replace(window, rows))));
    }

    private static async Task SaveAsync(BenchmarkPortal portal, int minutes)
    {
        var record = await portal.Get<RecordReads>().FindAsync("windows", $"{LargePlant.Site}:{Edited}", default);
        var fields = record.Value.Fields.ToDictionary(field => field.Key, field => (string?)(field.Key == "minutes" ? $"{minutes}" : field.Value));
        var saved = await portal.Get<SaveRecord>().RunAsync(new("windows", fields, Command.New()), Actor.Portal, default);
        if (saved.Error is { } refused) throw new InvalidOperationException(refused.Message);
        if (!saved.Value.IsSaved) throw new InvalidOperationException(saved.Value.Wrong[0].Message);
    }
}
