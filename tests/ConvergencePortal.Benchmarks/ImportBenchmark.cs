using System.Diagnostics;

namespace ConvergencePortal.Benchmarks;

/// <summary>Imports 10,000 devices with their interfaces into the demo plant, then the same file again, unchanged.</summary>
internal static class ImportBenchmark
{
    private const int Devices = 10_000;
    private const int PerSegment = 200;

    public static async Task RunAsync(BenchmarkPortal portal, FigureTable table)
    {
        await portal.LoadDemoPlantAsync();
        await portal.ImportAsync("segments", "site,code,name,zone,vlan,cidr", Enumerable.Range(0, Devices / PerSegment).Select(s => $"BER,BULK-{s},Bulk {s},CELL-PACK,{1000 + s},10.120.{s}.0/24"));
        var devices = Enumerable.Range(0, Devices).Select(i => $"BER,BULK-PLC-{i},Bulk controller {i},PLC,BER/PACK/LINE2/FILLER").ToList();
        var interfaces = Enumerable.Range(0, Devices).Select(i => $"BER,BULK-PLC-{i},eth0,BULK-{i / PerSegment},10.120.{i / PerSegment}.{(i % PerSegment) + 1}").ToList();

        table.Add("import of 10,000 devices", await TimeAsync(() => portal.ImportAsync("devices", "site,code,name,role,equipment", devices)), "20 s");
        table.Add("import of their 10,000 interfaces", await TimeAsync(() => portal.ImportAsync("interfaces", "site,device,name,segment,ip", interfaces)), "20 s");
        table.Add("the same devices again, unchanged", await TimeAsync(() => portal.ImportAsync("devices", "site,code,name,role,equipment", devices)), "20 s");
    }

    private static async Task<string> TimeAsync(Func<Task> run)
    {
        var watch = Stopwatch.StartNew();
        await run();
        return $"{watch.Elapsed.TotalSeconds:0.00} s";
    }
}
