using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>Applies planned records to the plant in memory, by the very definitions and rules that a file meets. Each call has a context of its own, and nothing of it is ever saved.</summary>
public sealed class PlannedPlants(RecordKinds kinds, IDbContextFactory<PortalDb> factory, IClock clock)
{
    private const PlantParts Everything = PlantParts.Equipment | PlantParts.Assets | PlantParts.Network | PlantParts.People | PlantParts.DataSources | PlantParts.DataFlows | PlantParts.Strategy;

    /// <summary>What each record would change, or everything that is wrong with them.</summary>
    public async Task<Result<IReadOnlyList<PlannedRow>>> CompareAsync(IReadOnlyList<PlannedRecord> records, CancellationToken cancellationToken)
    {
        if (records.Count == 0) return Result.Of<IReadOnlyList<PlannedRow>>([]);
        if (Refuse(records) is { } refused) return refused;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return Apply(await LoadAsync(db, records, clock.TodayUtc(), cancellationToken), records, cancellationToken);
    }

    /// <summary>The sites' plant as it is on a day; <see cref="Apply"/> then makes it what it would be.</summary>
    internal static async Task<LoadedPlant> LoadAsync(PortalDb db, IReadOnlyList<PlannedRecord> records, LocalDate today, CancellationToken cancellationToken)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        return await db.LoadPlantAsync(new PlantExtent(Everything, SitesOf(records)), today, cancellationToken);
    }

    /// <summary>Null when they can be looked at.</summary>
    internal static Error? Refuse(IReadOnlyList<PlannedRecord> records)
    {
        if (records.Count > PlannedRecords.MostRows) return PlannedRecordErrors.TooMany;
        if (PlannedRecords.Write(records)?.Length > PlannedRecords.LongestText) return PlannedRecordErrors.TooLong;

        var unknown = records.Select((record, row) => (record.Kind, Row: row)).Where(r => !PlannedRecords.Kinds.Contains(r.Kind, StringComparer.OrdinalIgnoreCase)).Select(r => PlannedRecordErrors.UnknownKind(r.Row, r.Kind)).ToList();
        return unknown.Count > 0 ? PlannedRecordErrors.Wrong(unknown) : null;
    }

    /// <summary>Kind by kind in the order in which records build on each other.</summary>
    internal Result<IReadOnlyList<PlannedRow>> Apply(LoadedPlant plant, IReadOnlyList<PlannedRecord> records, CancellationToken cancellationToken)
    {
        var (rows, wrong) = (new List<PlannedRow>(), new List<FieldError>());
        foreach (var kind in kinds.All)
        {
            var own = records.Select((record, row) => (Record: record, Row: row)).Where(r => r.Record.Kind.Equals(kind.Name, StringComparison.OrdinalIgnoreCase)).ToList();
            if (own.Count == 0) continue;

            wrong.AddRange(own.SelectMany(r => UnknownColumns(kind, r.Record, r.Row)));
            if (wrong.Count > 0) continue;

            var given = own.ToDictionary(r => r.Row + 1, r => Whole(kind, plant, r.Record));
            var plan = kind.Plan(plant, TableOf(kind, given), null, cancellationToken);
            wrong.AddRange(plan.Report.Wrong.Select(w => new FieldError($"{PlannedRecordErrors.Field}[{w.Line - 1}].{w.Column}", $"Record {w.Line} ({kind.Name}): {w.Message}")));
            rows.AddRange(plan.Report.Rows.Select(row => new PlannedRow(row.Line - 1, kind.Name, kind.Title, row.Key, row.Verdict,
                row.Verdict == RowVerdict.New ? [.. given[row.Line].Where(f => f.Value.Length > 0).Select(f => new FieldChange(f.Key, null, f.Value))] : row.Changes)));
        }
        return wrong.Count > 0 ? PlannedRecordErrors.Wrong(wrong) : rows.OrderBy(row => row.Row).ToList();
    }

    /// <summary>What the record does not say stays as it is.</summary>
    private static Dictionary<string, string> Whole(RecordKind kind, LoadedPlant plant, PlannedRecord record)
    {
        var fields = new Dictionary<string, string>(record.Fields, StringComparer.OrdinalIgnoreCase);
        var present = kind.Find(plant, kind.JoinKey(fields.GetValueOrDefault));
        return kind.Columns.ToDictionary(c => c.Name, c => fields.TryGetValue(c.Name, out var given) ? given : present?.Fields.GetValueOrDefault(c.Name) ?? "");
    }

    private static ImportTable TableOf(RecordKind kind, Dictionary<int, Dictionary<string, string>> given) =>
        new([.. kind.Columns.Select(c => c.Name)], [.. given.OrderBy(g => g.Key).Select(g => new ImportTableRow(g.Key, [.. kind.Columns.Select(c => g.Value[c.Name])]))]);

    private static IEnumerable<FieldError> UnknownColumns(RecordKind kind, PlannedRecord record, int row) =>
        record.Fields.Keys.Where(name => !kind.Columns.Any(c => c.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)))
            .Select(name => new FieldError($"{PlannedRecordErrors.Field}[{row}]", $"Record {row + 1}: {kind.Name} have no field \"{(name.Length <= 40 ? name : name[..40] + "…")}\"."));

    /// <summary>Null for all, where a record does not say its site in a column or with its path.</summary>
    internal static IReadOnlyList<string>? SitesOf(IReadOnlyList<PlannedRecord> records)
    {
        var sites = records.Select(record => Text(record, "site") ?? Text(record, "path")?.Split('/', 2)[0]).OfType<string>().ToList();
        return sites.Count < records.Count || sites.Count == 0 ? null : [.. sites.Distinct(StringComparer.OrdinalIgnoreCase)];

        static string? Text(PlannedRecord record, string column) => record.Fields.FirstOrDefault(f => f.Key.Equals(column, StringComparison.OrdinalIgnoreCase)).Value?.Trim();
    }
}
