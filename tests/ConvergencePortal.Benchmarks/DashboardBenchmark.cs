using System.Diagnostics;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Core.Standards;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Benchmarks;

/// <summary>
/// The live dashboard at 100,000 changes, some 300 of them open, and 1,000,000 rows of ledger: each tile's read, and all of them one after the other as a page asks for them.
/// Beside them what it costs to load the open changes whole and to count in memory, which answers the first tile only.
/// </summary>
internal static class DashboardBenchmark
{
    private const int Open = 300;
    private const int LedgerRows = 1_000_000;
    private const int Findings = 5_000;
    private const int Rounds = 60;
    private const int WarmUp = 5;

    public static async Task RunAsync(BenchmarkPortal portal, FigureTable table)
    {
        var watch = Stopwatch.StartNew();
        var data = await ManyChanges.CreateAsync(portal, Open);
        await FillAsync(portal);
        await using (var db = portal.Db())
        {
            table.Add("dashboard: changes, of them open; ledger; findings",
                $"{data.Total:N0}, {data.Active:N0}; {await db.Ledger.CountAsync():N0}; {await db.Findings.CountAsync():N0}, filled in {watch.Elapsed.TotalSeconds:0} s", "");
        }

        var (waits, week, conflicts) = (portal.Get<DashboardWaitReads>(), portal.Get<DashboardWeekReads>(), portal.Get<DashboardConflictReads>());
        var (findings, ageing, owners) = (portal.Get<DashboardFindingReads>(), portal.Get<DashboardAgeingReads>(), portal.Get<DashboardOwnerReads>());
        var friction = portal.Get<DashboardFrictionReads>();
        table.Add("dashboard: counted", $"{(await waits.ListAsync(null, default)).Sum(w => w.Total):N0} wait, {(await week.FindAsync(null, default)).Total:N0} go ahead, {(await conflicts.FindAsync(null, default)).Causes.Sum(c => c.Changes):N0} conflicts, "
            + $"{(await findings.FindAsync(null, default)).Total:N0} findings", "");
        var naive = await Timing.OfAsync(WarmUp, Rounds / 4, _ => NaiveAsync(portal));
        await AddAsync("what waits for whom", () => waits.ListAsync(null, default), $"loaded whole: {FigureTable.Median(naive)}");
        await AddAsync("next seven days", () => week.FindAsync(null, default));
        await AddAsync("conflicts", () => conflicts.FindAsync(null, default));
        await AddAsync("findings", () => findings.FindAsync(null, default));
        await AddAsync("ageing", () => ageing.ListAsync(null, default));
        await AddAsync("owners", () => owners.FindAsync(null, default));
        await AddAsync("friction", () => friction.FindAsync(null, default));
        await AddAsync("all tiles", () => AllAsync(null));
        await AddAsync("all tiles, one site", () => AllAsync("BER"));

        async Task AddAsync(string tile, Func<Task> read, string beside = "") => table.AddMilliseconds($"dashboard: {tile}", await Timing.OfAsync(WarmUp, Rounds, _ => read()), "300 ms for all", beside);

        async Task AllAsync(string? site)
        {
            await waits.ListAsync(site, default);
            await week.FindAsync(site, default);
            await conflicts.FindAsync(site, default);
            await findings.FindAsync(site, default);
            await ageing.ListAsync(site, default);
            await owners.FindAsync(site, default);
            await friction.FindAsync(site, default);
        }
    }

    /// <summary>Slots and verdicts for two thirds of the open changes, findings of every age, and the ledger up to its number.</summary>
    private static async Task FillAsync(BenchmarkPortal portal)
    {
        await portal.Get<RunChecks>().RunAsync(new(), default);
        await using var db = portal.Db();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        await ManyChanges.RunAsync(db, "UPDATE Changes SET PlannedStart = datetime('now', '+' || (Id % 9) || ' days') WHERE Status <> 'Closed' AND Id % 3 < 2;");
        await ManyChanges.RunAsync(db, "UPDATE Changes SET Status = 'Scheduled' WHERE Status <> 'Closed' AND Id % 3 = 0;");
        const string Verdicts = """[{"code":"CutsProduction","policy":"NeedsApproval","approver":"Production","asset":"BER/PACK/LINE2/FILLER","path":["BER/PACK/LINE2"],"from":0,"to":1,"message":"Line 2 produces at that time, and nobody has agreed to stop it."},{"code":"PeopleAway","policy":"Warn","path":[],"from":0,"to":1,"message":"A holiday of the site."}]""";
        await db.Database.ExecuteSqlAsync($"INSERT OR IGNORE INTO SlotChecks (ChangeId, SiteId, BasisHash, Verdicts, CheckedAt, Version) SELECT Id, SiteId, '', CASE WHEN Id % 4 = 0 THEN '[]' ELSE {Verdicts} END, datetime('now'), 1 FROM Changes WHERE Status <> 'Closed' AND Id % 3 < 2;");

        var finding = ManyChanges.Columns<Finding>(db).Where(c => c != "Id").ToList();
        var seen = finding.Select(c => c switch { "SubjectKey" => "f.SubjectKey || '-' || i", "FirstSeen" => "datetime('now', '-' || (i % 200) || ' days')", _ => $"f.\"{c}\"" });
        await ManyChanges.RunAsync(db, $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Findings}) INSERT INTO Findings ({ManyChanges.List(finding)}) SELECT {string.Join(", ", seen)} FROM n, (SELECT * FROM Findings ORDER BY Id LIMIT 1) f;");

        var missing = LedgerRows - await db.Ledger.CountAsync();
        if (missing > 0)
        {
            var ledger = ManyChanges.Columns<LedgerEntry>(db).Where(c => c != "Id").ToList();
            var rows = ledger.Select(c => c switch
            {
                // Copies are not part of the chain.
                "Sequence" => "NULL",
                "CommandId" => "hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-A' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))",
                _ => $"l.\"{c}\"",
            });
            await ManyChanges.RunAsync(db, $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {missing}) INSERT INTO Ledger ({ManyChanges.List(ledger)}) SELECT {string.Join(", ", rows)} FROM n, (SELECT * FROM Ledger ORDER BY Id DESC LIMIT 1) l;");
        }
        await ManyChanges.RunAsync(db, "ANALYZE;");
    }

    private static async Task<int> NaiveAsync(BenchmarkPortal portal)
    {
        await using var db = portal.Db();
        var changes = await db.Changes.AsNoTracking().AsSplitQuery().Include(c => c.Items).Include(c => c.Seats).Include(c => c.Statements).Include(c => c.Signatures)
            .Where(c => ChangeStatuses.Open.Contains(c.Status)).ToListAsync();
        return changes.SelectMany(c => c.Seats).Count(s => s.IsOpen) + changes.SelectMany(c => c.Statements).Count(s => s.IsOpen);
    }
}
