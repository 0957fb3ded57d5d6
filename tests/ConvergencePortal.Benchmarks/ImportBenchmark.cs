using System.Diagnostics;
using System.Text;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Benchmarks;

/// <summary>Imports 10,000 devices with their interfaces into the demo plant, then the same file again, unchanged.</summary>
internal static class ImportBenchmark
{
    private const int Devices = 10_000;
    private const int PerSegment = 200;

    public static async Task RunAsync(BenchmarkPortal portal, FigureTable table)
    {
        await portal.LoadDemoPlantAsync();
        await ImportAsync(portal, "segments", "site,code,name,zone,vlan,cidr", Enumerable.Range(0, Devices / PerSegment).Select(s => $"BER,BULK-{s},Bulk {s},CELL-PACK,{1000 + s},10.120.{s}.0/24"));
        var devices = Enumerable.Range(0, Devices).Select(i => $"BER,BULK-PLC-{i},Bulk controller {i},PLC,BER/PACK/LINE2/FILLER").ToList();
        var interfaces = Enumerable.Range(0, Devices).Select(i => $"BER,BULK-PLC-{i},eth0,BULK-{i / PerSegment},10.120.{i / PerSegment}.{(i % PerSegment) + 1}").ToList();

        table.Add("import of 10,000 devices", await TimeAsync(() => ImportAsync(portal, "devices", "site,code,name,role,equipment", devices)), "20 s");
        table.Add("import of their 10,000 interfaces", await TimeAsync(() => ImportAsync(portal, "interfaces", "site,device,name,segment,ip", interfaces)), "20 s");
        table.Add("the same devices again, unchanged", await TimeAsync(() => ImportAsync(portal, "devices", "site,code,name,role,equipment", devices)), "20 s");
    }

    private static async Task<string> TimeAsync(Func<Task> run)
    {
        var watch = Stopwatch.StartNew();
        await run();
        return $"{watch.Elapsed.TotalSeconds:0.00} s";
    }

    private static async Task ImportAsync(BenchmarkPortal portal, string kind, string header, IEnumerable<string> rows)
    {
        var file = Encoding.UTF8.GetBytes($"{header}\n{string.Join('\n', rows)}\n");
        var table = CsvTable.Read(file);
        if (table.Error is { } unreadable) throw new InvalidOperationException(unreadable.Message);

        var report = await portal.Get<ImportRecords>().RunAsync(new(kind, table.Value, DryRun: false, Command.New()), Actor.Portal, progress: null, default);
        if (report.Error is { } refused) throw new InvalidOperationException(refused.Message);
        if (report.Value.Wrong.Count > 0) throw new InvalidOperationException(report.Value.Wrong[0].Message);
    }
}
