using System.Diagnostics;
using System.Text;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Benchmarks;

/// <summary>Imports 10,000 devices with their interfaces and 100,000 observed flows into the demo plant, each file then again, unchanged.</summary>
internal static class ImportBenchmark
{
    private const int Devices = 10_000;
    private const int PerSegment = 200;
    private const int Flows = 100_000;

    public static async Task RunAsync(BenchmarkPortal portal, FigureTable table)
    {
        await portal.LoadDemoPlantAsync();
        await portal.ImportAsync("segments", "site,code,name,zone,vlan,cidr", Enumerable.Range(0, Devices / PerSegment).Select(s => $"BER,BULK-{s},Bulk {s},CELL-PACK,{1000 + s},10.120.{s}.0/24"));
        var devices = Enumerable.Range(0, Devices).Select(i => $"BER,BULK-PLC-{i},Bulk controller {i},PLC,BER/PACK/LINE2/FILLER").ToList();
        var interfaces = Enumerable.Range(0, Devices).Select(i => $"BER,BULK-PLC-{i},eth0,BULK-{i / PerSegment},10.120.{i / PerSegment}.{(i % PerSegment) + 1}").ToList();

        table.Add("import of 10,000 devices", await TimeAsync(() => portal.ImportAsync("devices", "site,code,name,role,equipment", devices)), "20 s");
        table.Add("import of their 10,000 interfaces", await TimeAsync(() => portal.ImportAsync("interfaces", "site,device,name,segment,ip", interfaces)), "20 s");
        table.Add("the same devices again, unchanged", await TimeAsync(() => portal.ImportAsync("devices", "site,code,name,role,equipment", devices)), "20 s");

        var flows = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, Flows).Select(i => $"10.120.{i / PerSegment % 50}.{(i % PerSegment) + 1},10.120.{i % 50}.1,tcp,{1024 + (i / 10_000)},{i}")
            .Prepend("source,destination,protocol,port,count")));
        table.Add("import of 100,000 observed flows", await TimeAsync(() => ImportFlowsAsync(portal, flows)), "–");
        table.Add("the same flows again, unchanged", await TimeAsync(() => ImportFlowsAsync(portal, flows)), "–");
    }

    private static async Task ImportFlowsAsync(BenchmarkPortal portal, byte[] file)
    {
        var report = await portal.Get<ImportObservedFlows>().RunAsync(new("BER", file, DryRun: false, Command.New()), Actor.Portal, default);
        if (report.Error is { } refused) throw new InvalidOperationException(refused.Message);
        if (report.Value.Wrong.Count > 0) throw new InvalidOperationException(report.Value.Wrong[0].Message);
    }

    private static async Task<string> TimeAsync(Func<Task> run)
    {
        var watch = Stopwatch.StartNew();
        await run();
        return $"{watch.Elapsed.TotalSeconds:0.00} s";
    }
}
