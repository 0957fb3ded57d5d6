using System.Diagnostics;

namespace ConvergencePortal.Benchmarks;

/// <summary>How long the built host takes to its first page, and what it holds when nobody is there.</summary>
internal static class HostBenchmark
{
    private const int Starts = 5;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(FigureTable table)
    {
        var folder = Directory.CreateTempSubdirectory("portal-benchmark-host-").FullName;
        var connection = $"Data Source={Path.Combine(folder, "portal.db")}";
        var watch = Stopwatch.StartNew();
        await using (await HostProcess.StartAsync(connection, loadDemoPlant: true)) table.Add("first start ever, with migration and demo plant", $"{watch.ElapsedMilliseconds} ms", "–");

        var starts = new List<double>();
        var memory = 0L;
        for (var i = 0; i < Starts; i++)
        {
            watch.Restart();
            await using var host = await HostProcess.StartAsync(connection, loadDemoPlant: true);
            starts.Add(watch.Elapsed.TotalMilliseconds);
            if (i < Starts - 1) continue;
            await Task.Delay(Rest);
            memory = host.ResidentKilobytes;
        }
        table.AddMilliseconds("start to first page of the built host", starts, "2,000 ms");
        table.Add("memory of the idle host", $"{memory / 1024} MB", "250 MB");
        Directory.Delete(folder, recursive: true);
    }
}
