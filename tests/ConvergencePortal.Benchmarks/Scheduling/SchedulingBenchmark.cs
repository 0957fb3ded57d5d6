using ConvergencePortal.Core.Network;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Benchmarks.Scheduling;

/// <summary>The figures that the scheduling rules are held to, on a plant of 10,000 nodes and devices with 100,000 occurrences, and again with a million.</summary>
internal static class SchedulingBenchmark
{
    public static async Task RunAsync(FigureTable table)
    {
        RuleFigures.Add(table);

        await using var portal = await BenchmarkPortal.CreateAsync();
        await LargePlant.LoadAsync(portal);
        await LargeWindows.LoadAsync(portal);
        await LargeChanges.CreateAsync(portal);
        await AddAsync(portal, table, "100,000", "p99 1 ms");

        await LargeWindows.LoadMillionAsync(portal);
        await AddAsync(portal, table, "1,000,000", "p99 5 ms");
    }

    private static async Task AddAsync(BenchmarkPortal portal, FigureTable table, string set, string checkBar)
    {
        using var data = await ScheduleInHand.ReadAsync(portal);
        await AddCountsAsync(data, table, set);
        await CheckFigures.AddAsync(data, table, checkBar);
        SearchFigures.Add(data, table);
        await IndexFigures.AddAsync(data, table);
    }

    private static async Task AddCountsAsync(ScheduleInHand data, FigureTable table, string set)
    {
        await using var db = data.Portal.Db();
        var (from, to) = (data.Now.ToUnixTimeSeconds(), data.Now.ToUnixTimeSeconds() + 400L * 24 * 60 * 60);
        SitePicture site = data.Schedule.Site;
        table.Add($"DATA SET {set}: nodes and devices", $"{site.Equipment.Count:N0} + {site.Devices.Count:N0}", "10,000");
        table.Add("segments, zones, conduits", $"{site.Segments.Count:N0}, {site.Zones.Count:N0}, {site.Conduits.Count:N0}", "–");
        table.Add("windows; occurrences in 400 days", $"{data.Schedule.Windows.Count:N0}; {data.Scan.Find(from, to).Count:N0}", set);
        table.Add("changes, active and all", $"{data.Schedule.Active.Count:N0}, {await db.Changes.CountAsync():N0}", "2,000, 102,000");
    }
}
