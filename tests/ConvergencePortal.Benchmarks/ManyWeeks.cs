using System.Globalization;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Benchmarks;

/// <summary>
/// 100,000 changes of a site that were closed within two years, and the million rows of the ledger about them, copied from a change of the demo plant by the database itself: going through the use cases would take hours,
/// and only the reading is measured.
/// </summary>
internal static class ManyWeeks
{
    public const int Changes = 100_000;
    private const int RowsOfAChange = 10;
    public const int MinutesBetween = 10;

    /// <summary>Events of a change's life with the minutes after its submission.</summary>
    private static readonly (string Event, int After)[] Life =
    [
        ("Drafted", -60), ("Submitted", 0), ("Decided", 300), ("Decided", 360), ("Decided", 420), ("Approved", 420), ("Scheduled", 600), ("Started", 2000), ("Verified", 2180), ("Closed", 2200),
    ];

    /// <param name="begin">When the first was submitted.</param>
    public static async Task FillAsync(BenchmarkPortal portal, DateTime begin)
    {
        await using var db = portal.Db();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await using var transaction = await db.Database.BeginTransactionAsync();
        var times = new Dictionary<string, int> { ["CreatedAt"] = -60, ["SubmittedAt"] = 0, ["ScheduledAt"] = 600, ["PlannedStart"] = 2000, ["ActualStart"] = 2000, ["ActualEnd"] = 2150, ["VerifiedAt"] = 2180, ["ClosedAt"] = 2200 };
        var columns = Columns<ChangeRequest>(db);
        var (signatures, ledger) = (Columns<Signature>(db), Columns<LedgerEntry>(db));
        var first = begin.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        await ManyChanges.RunAsync(db, $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Changes})
            INSERT INTO Changes ({ManyChanges.List(columns)})
            SELECT {string.Join(", ", columns.Select(column => column == "Number" ? "'BM-' || printf('%06d', n.i)" : column == "Status" ? "'Closed'" : column == "Outcome" ? "'Successful'"
                : column == "ProductionMinutesLost" ? "n.i % 7" : times.TryGetValue(column, out var after) ? At($"'{first}'", $"n.i * {MinutesBetween} + {after}") : $"t.\"{column}\""))}
            FROM (SELECT * FROM Changes WHERE SubmittedAt IS NOT NULL AND Type = 'Normal' ORDER BY Id LIMIT 1) t, n
            """);
        await ManyChanges.RunAsync(db, $"""
            INSERT INTO Signatures ({ManyChanges.List(signatures)})
            SELECT {string.Join(", ", signatures.Select(column => column switch
            {
                "ChangeId" => "c.Id", "SignedAt" => At("c.SubmittedAt", "f.After"), "AskedAt" => "c.SubmittedAt", "VoidedAt" => "NULL", "Function" => "f.Name", "Verdict" => "'Approve'", _ => $"t.\"{column}\"",
            }))}
            FROM Changes c, (SELECT 'IT' Name, 300 After UNION ALL SELECT 'OT', 360 UNION ALL SELECT 'Maintenance', 420) f, (SELECT * FROM Signatures LIMIT 1) t WHERE c.Number LIKE 'BM-%'
            """);
        await ManyChanges.RunAsync(db, $"""
            INSERT INTO Ledger ({ManyChanges.List(ledger)})
            SELECT {string.Join(", ", ledger.Select(column => column switch
            {
                "At" => At("c.SubmittedAt", "e.After"), "Number" => "c.Number", "RecordType" => "'change'", "Event" => "e.Name", "CommandId" => "printf('%08X-0000-0000-0000-%012X', e.Line, c.Id)", "Line" => "0",
                "Sequence" => $"(SELECT Count FROM LedgerHead) + (c.Id - m.First) * {RowsOfAChange} + e.Line + 1", "ActorFunctions" => "'BER: OT'", _ => $"t.\"{column}\"",
            }))}
            FROM Changes c, ({string.Join(" UNION ALL ", Life.Select((step, line) => $"SELECT '{step.Event}' Name, {step.After} After, {line} Line"))}) e, (SELECT MIN(Id) First FROM Changes WHERE Number LIKE 'BM-%') m,
                (SELECT * FROM Ledger ORDER BY Id LIMIT 1) t WHERE c.Number LIKE 'BM-%' ORDER BY c.Id, e.Line
            """);
        await ManyChanges.RunAsync(db, "UPDATE LedgerHead SET Count = (SELECT MAX(Sequence) FROM Ledger)");
        await transaction.CommitAsync();
        await ManyChanges.RunAsync(db, "ANALYZE");
    }

    private static string At(string from, string minutes) => $"strftime('%Y-%m-%d %H:%M:%S', {from}, ({minutes}) || ' minutes')";

    private static List<string> Columns<T>(PortalDb db) => [.. ManyChanges.Columns<T>(db).Where(column => column != "Id")];
}
