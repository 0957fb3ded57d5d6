using System.Globalization;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ConvergencePortal.Benchmarks;

/// <summary>
/// 100,000 changes: a few written by the real use cases on the demo plant, then copied row by row in the database with their items, statements,
/// seats and history. Some are active, 2,000 unless told, the others closed.
/// </summary>
internal sealed record ManyChanges(int Total, int Active, Actor Reader, IReadOnlyList<string> Numbers)
{
    private const int All = 100_000;

    private static readonly (string Item, string Title)[] Things =
    [
        ("BER/PACK/LINE2/FILLER", "Replace the carousel bearing"), ("BER:SW-PACK-01", "Update the ring switch"), ("BER/PACK/LINE1/FILLER", "Change the filling recipe"), ("BER:FW-OT-01", "Open a rule for the historian"),
    ];

    public static async Task<ManyChanges> CreateAsync(BenchmarkPortal portal, int active = 2_000)
    {
        await portal.LoadDemoPlantAsync();
        var templates = new List<string>();
        foreach (var (item, title) in Things) templates.Add(await WriteAsync(portal, item, title, templates.Count % 2 == 0));

        await using var db = portal.Db();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        var copied = 0;
        foreach (var template in templates)
        {
            copied += await CopyAsync(db, template, "2026", active / templates.Count, isClosed: false, copied);
            copied += await CopyAsync(db, template, "2025", (All - active) / templates.Count, isClosed: true, copied);
        }
        await db.Database.ExecuteSqlRawAsync("ANALYZE;");

        var numbers = await db.Changes.OrderBy(c => c.Id).Select(c => c.Number).ToListAsync();
        return new ManyChanges(numbers.Count, await db.Changes.CountAsync(c => c.Status != ChangeStatus.Closed), await portal.ActorAsync("maintenance2.berlin"), numbers);
    }

    private static async Task<string> WriteAsync(BenchmarkPortal portal, string item, string title, bool isAssessed)
    {
        var requester = await portal.ActorAsync("ot.berlin");
        var draft = new ChangeDraft
        {
            Content = new ChangeContent
            {
                Title = title, Nature = ChangeNature.Equipment, Purpose = "Keep the line running", ImplementationPlan = Text(40), BackoutPlan = Text(20), TestPlan = Text(20), TechnicalBasis = Text(10),
                SafetyImpact = "none", QualityImpact = "none", SecurityImpact = "none", ProceduresToUpdate = "none", PeopleToInform = "Shift leads", WorkMinutes = 60, TestMinutes = 30, RollbackMinutes = 30,
            },
            Items = [new ItemInput(item)],
        };
        var number = Done(await portal.Get<DraftChange>().RunAsync(new(draft, Command.New()), requester, default)).Number;
        Done(await portal.Get<SubmitChange>().RunAsync(new(number, Command.New()), requester, default));
        if (!isAssessed) return number;

        await using var db = portal.Db();
        foreach (var function in await db.Set<ImpactStatement>().Where(s => db.Changes.Any(c => c.Id == s.ChangeId && c.Number == number)).Select(s => s.Function).ToListAsync())
            Done(await portal.Get<AssessChange>().RunAsync(new(number, function, "none", Command.New()), await portal.ActorAsync($"{PersonaOf(function)}.berlin"), default));
        return number;
    }

    private static async Task<int> CopyAsync(PortalDb db, string template, string year, int count, bool isClosed, int after)
    {
        var id = await db.Changes.Where(c => c.Number == template).Select(c => c.Id).SingleAsync();
        var first = await db.Changes.MaxAsync(c => c.Id) + 1;
        var status = isClosed ? "'Closed'" : "Status";
        var title = isClosed ? "Title || ' ' || i || CASE WHEN i % 5000 = 0 THEN ' quark' ELSE '' END" : "Title || ' ' || i";
        var changes = Columns<ChangeRequest>(db);
        var copies = changes.Select(column => column switch
        {
            "Id" => Invariant($"{first} + i - 1"),
            "Number" => Invariant($"'CR-{year}-' || (100000 + {after} + i)"),
            "Status" => status,
            "Title" => title,
            _ => $"\"{column}\"",
        });
        await RunAsync(db, $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) INSERT INTO Changes ({List(changes)}) SELECT {string.Join(", ", copies)} FROM Changes, n WHERE Changes.Id = {id};");

        var isOpen = isClosed ? "0" : "IsOpen";
        await CopyPartsAsync<ChangeItem>(db, id, first, count, isOpen);
        await CopyPartsAsync<ImpactStatement>(db, id, first, count, isOpen);
        await CopyPartsAsync<ApprovalSeat>(db, id, first, count, isOpen);
        var ledger = Columns<LedgerEntry>(db).Where(c => c != "Id").ToList();
        var lines = ledger.Select(column => column switch
        {
            "Number" => "c.Number",
            // Copies are not part of the chain.
            "Sequence" => "NULL",
            "CommandId" => "hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-A' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))",
            _ => $"p.\"{column}\"",
        });
        return await RunAsync(db, $"INSERT INTO Ledger ({List(ledger)}) SELECT {string.Join(", ", lines)} FROM Changes c, Ledger p WHERE c.Id BETWEEN {first} AND {first + count - 1} AND p.Number = '{template}';") > 0 ? count : 0;
    }

    private static Task<int> CopyPartsAsync<T>(PortalDb db, int id, int first, int count, string isOpen) where T : class
    {
        var columns = Columns<T>(db).Where(c => c != "Id").ToList();
        var values = columns.Select(column => column switch { "ChangeId" => "c.Id", "IsOpen" => isOpen == "0" ? "0" : "p.IsOpen", _ => $"p.\"{column}\"" });
        return RunAsync(db, $"INSERT INTO {Table<T>(db)} ({List(columns)}) SELECT {string.Join(", ", values)} FROM Changes c, {Table<T>(db)} p WHERE c.Id BETWEEN {first} AND {first + count - 1} AND p.ChangeId = {id};");
    }

    // The statements are put together from the model's own names and from numbers, never from input.
    public static async Task<int> RunAsync(PortalDb db, string sql) => await db.Database.ExecuteSqlRawAsync(sql);

    public static List<string> Columns<T>(PortalDb db)
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Table(type.GetTableName()!);
        return [.. type.GetProperties().Concat(type.GetComplexProperties().SelectMany(p => p.ComplexType.GetProperties())).Select(p => p.GetColumnName(table)!)];
    }

    private static string Table<T>(PortalDb db) => db.Model.FindEntityType(typeof(T))!.GetTableName()!;
    public static string List(IEnumerable<string> columns) => string.Join(", ", columns.Select(c => $"\"{c}\""));
    private static string Text(int words) => string.Join(' ', Enumerable.Repeat("Lock out, swap, torque, test, release.", words));
    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string PersonaOf(Function function) => function switch
    {
        Function.ProcessSafety => "safety",
        Function.Cybersecurity => "cyber",
        _ => function.ToString().ToLowerInvariant(),
    };

    private static T Done<T>(Result<T> result) => result.Error is { } error ? throw new InvalidOperationException(error.Message) : result.Value;
}
