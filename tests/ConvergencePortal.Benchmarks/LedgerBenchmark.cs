using System.Diagnostics;
using System.Globalization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Db.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Benchmarks;

/// <summary>A ledger of 1,000,000 rows: what a save costs at its end with and without the chain, how long an export takes and how long its proof.</summary>
internal static class LedgerBenchmark
{
    private const int Rows = 1_000_000;
    private const int RowsPerSave = 1_000;
    private const int Saves = 300;

    private static readonly Instant Begin = Instant.FromUtc(2026, 1, 1, 0, 0);

    public static async Task RunAsync(FigureTable table)
    {
        await using var portal = await BenchmarkPortal.CreateAsync();
        await portal.LoadDemoPlantAsync();
        var file = Path.Combine(Path.GetTempPath(), $"ledger-benchmark-{Guid.NewGuid():N}.jsonl");
        table.Add("ledger: write 1,000,000 rows, 1,000 a save", FigureTable.Say(await FillAsync(portal)), "");

        await DecideFigures.AddAsync(table, portal);
        var sealedSaves = await Timing.OfAsync(20, Saves, _ => SaveAsync(portal.Db));
        var unsealedSaves = await Timing.OfAsync(20, Saves, _ => SaveAsync(() => WithoutChain(portal)));
        table.AddTimes("ledger: save of one row at 1,000,000", sealedSaves, "", $"{FigureTable.Median(unsealedSaves)} without the chain");

        await using (var db = portal.Db()) await db.Ledger.Where(row => row.Sequence == null).ExecuteDeleteAsync();
        var watch = Stopwatch.StartNew();
        await using (var target = File.Create(file)) await portal.Get<LedgerExport>().WriteAsync(target, default);
        table.Add("ledger: export of 1,000,000 rows", $"{FigureTable.Say(watch.Elapsed)}, {Megabytes(new FileInfo(file).Length)}", "");

        Verify(table, file);
        await VerifyWithNodeAsync(table, file);
        File.Delete(file);
    }

    private static async Task<TimeSpan> FillAsync(BenchmarkPortal portal)
    {
        var watch = Stopwatch.StartNew();
        for (var at = 0; at < Rows; at += RowsPerSave)
        {
            await using var db = portal.Db();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var i = at; i < at + RowsPerSave; i++) db.Ledger.Add(Row(i));
            await db.SaveChangesAsync();
        }
        return watch.Elapsed;
    }

    private static async Task SaveAsync(Func<PortalDb> open)
    {
        await using var db = open();
        db.Ledger.Add(Row(Rows));
        await db.SaveChangesAsync();
    }

    /// <summary>The same file, engine and pragmas, but nobody seals.</summary>
    private static PortalDb WithoutChain(BenchmarkPortal portal) =>
        new((DbContextOptions<PortalDb>)new DbContextOptionsBuilder<PortalDb>().UseSqlite(portal.ConnectionString).AddInterceptors(Pragmas).Options);

    private static readonly PragmaInterceptor Pragmas = new();

    private static LedgerEntry Row(int i) => LedgerEntry.For(Actor.Portal, Command.New(), Begin + Duration.FromSeconds(i), RecordTypes.Change,
        string.Create(CultureInfo.InvariantCulture, $"CR-2026-{i % 9999:0000}"), 1 + i % 5, "Edited", "Patch the filler's PLC on line 2, after the shift, with the vendor on the phone",
        MovedField.ToJson([new MovedField("Title", "Patch the PLC", "Patch the filler's PLC"), new MovedField("WorkMinutes", "60", "90")]), "BER: IT, OT");

    private static void Verify(FigureTable table, string file)
    {
        using var export = File.OpenRead(file);
        var (allocated, processor, watch) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        var report = LedgerVerifier.Verify(export, null);
        if (report.Finding is { } finding) throw new InvalidOperationException(finding);
        table.Add("ledger: verify 1,000,000 rows", $"{FigureTable.Say(watch.Elapsed)}, processor {FigureTable.Say(Environment.CpuUsage.TotalTime - processor)}, {Megabytes(GC.GetAllocatedBytesForCurrentThread() - allocated)} allocated", "10 s");
    }

    private static async Task VerifyWithNodeAsync(FigureTable table, string file)
    {
        var script = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../docs/operate/ledger-verify.mjs"));
        var watch = Stopwatch.StartNew();
        using var node = Process.Start(new ProcessStartInfo("node", [script, file]) { RedirectStandardOutput = true })!;
        await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        table.Add("ledger: verify them with the script for Node", $"{FigureTable.Say(watch.Elapsed)}, exit code {node.ExitCode}", "");
    }

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");
}
