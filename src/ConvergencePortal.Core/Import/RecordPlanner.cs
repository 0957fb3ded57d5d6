using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Import;

/// <summary>
/// Applies a table's rows to the loaded records and reports row by row. A row with a wrong cell is not applied at all, so what the
/// rules see is the plant as the good rows would make it.
/// </summary>
internal sealed class RecordPlanner<TRecord>(RecordKind<TRecord> kind, LoadedPlant plant, ImportTable table) where TRecord : class
{
    private const int RowsPerReport = 500;

    private static readonly HashSet<string> NoColumns = [];

    private readonly Dictionary<string, int> _columns = table.Columns.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _lineOfKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, ImportTableRow> _rows = table.Rows.ToDictionary(row => row.Line);
    private readonly List<ImportRemark> _wrong = [.. table.Wrong];
    private readonly HashSet<int> _wrongLines = [.. table.Wrong.Select(remark => remark.Line)];
    private readonly List<Applied> _applied = [];

    private IReadOnlyList<string> KeyColumns { get; } = [.. kind.Columns.Where(column => column.IsKey).Select(column => column.Name)];

    public ImportPlan Run(IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var row in kind.InOrder(table.Rows.Select(row => new RecordRow(plant, _columns, row))))
        {
            if (done++ % RowsPerReport == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(new ImportProgress(ImportStage.Comparing, done - 1, table.Rows.Count));
            }
            if (!_wrongLines.Contains(row.Line)) Apply(row);
        }
        foreach (var applied in _applied) ApplyDeferred(applied);

        progress?.Report(new ImportProgress(ImportStage.Checking, table.Rows.Count, table.Rows.Count));
        cancellationToken.ThrowIfCancellationRequested();
        return Finish();
    }

    private void Apply(RecordRow row)
    {
        var refused = CheckCells(row);
        if (KeyColumns.Any(refused.Contains) || !CheckDuplicate(row)) return;

        var found = kind.Find(row);
        if (found.Error is { } unknown)
        {
            AddWrong(row, unknown, KeyColumns[0]);
            return;
        }

        var actions = ReadFields(row, deferred: false, refused);
        if (_wrongLines.Contains(row.Line)) return;

        var record = found.Value;
        var before = record is null ? null : kind.TextsOf(record);
        var sites = record is null ? [] : kind.SitesOf(plant, record).ToList();
        var version = record is null ? 0 : kind.VersionOf(record);
        var wasApproved = record is not null && kind.IsApproved(record);
        if (record is null)
        {
            var created = kind.Create(row);
            if (created.Error is { } refusal)
            {
                AddWrong(row, refusal, KeyColumns[0]);
                return;
            }
            record = created.Value;
        }

        foreach (var action in actions) action(record);
        if (kind.Settle(record) is { } unsettled) AddWrong(row, unsettled, KeyColumns[^1]);
        _applied.Add(new Applied(row, record, before, sites, version, wasApproved));
    }

    /// <summary>Names the columns whose cell holds what no cell may hold, whatever the column means.</summary>
    private HashSet<string> CheckCells(RecordRow row)
    {
        var refused = new HashSet<string>();
        foreach (var column in kind.Columns)
        {
            if (!row.Has(column.Name)) continue;

            var text = row.Text(column.Name);
            var refusal = text is not null ? RowErrors.RefuseText(column, text) : column.Required ? RowErrors.Required(column) : null;
            if (refusal is null) continue;

            AddWrong(row, refusal, column.Name);
            refused.Add(column.Name);
        }
        return refused;
    }

    private bool CheckDuplicate(RecordRow row)
    {
        var key = kind.KeyOf(row);
        if (_lineOfKey.TryAdd(key, row.Line)) return true;

        AddWrong(row, RowErrors.Duplicate(key, _lineOfKey[key]), KeyColumns[^1]);
        return false;
    }

    /// <summary>Reads all cells before the first is written, so that a wrong row leaves its record as it was.</summary>
    private List<Action<TRecord>> ReadFields(RecordRow row, bool deferred, IReadOnlySet<string> refused)
    {
        var actions = new List<Action<TRecord>>();
        foreach (var field in kind.Fields)
        {
            if (field.IsDeferred != deferred || field.Column.IsKey || !row.Has(field.Column.Name) || refused.Contains(field.Column.Name)) continue;

            var write = field.Write(row.Text(field.Column.Name), row);
            if (write.Error is { } refusal) AddWrong(row, refusal, field.Column.Name);
            else actions.Add(write.Value);
        }
        return actions;
    }

    private void ApplyDeferred(Applied applied)
    {
        var actions = ReadFields(applied.Row, deferred: true, NoColumns);
        if (_wrongLines.Contains(applied.Row.Line)) return;

        foreach (var action in actions) action(applied.Record);
    }

    private ImportPlan Finish()
    {
        var rows = new List<ImportedRow>();
        var added = new List<object>();
        var touched = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        var sites = new HashSet<EquipmentNode>();
        var schedules = new HashSet<int>();
        var versions = new Dictionary<int, int>();
        foreach (var applied in _applied)
        {
            var row = Compare(applied);
            if (!plant.IsSigned) CheckGoverned(applied, row);
            rows.Add(row);
            if (applied.Before is not null) versions[row.Line] = applied.Version;
            if (row.Verdict == RowVerdict.Unchanged) continue;

            touched.TryAdd(kind.SubjectOf(applied.Record), row.Line);
            sites.UnionWith(applied.Sites);
            sites.UnionWith(kind.SitesOf(plant, applied.Record));
            schedules.UnionWith(kind.SchedulesMovedBy(plant, applied.Record));
            if (row.Verdict == RowVerdict.New && kind.RootOf(applied.Record) is { } root) added.Add(root);
            else kind.Touch(applied.Record);
        }

        var warnings = JudgeBreaches(touched);
        return new ImportPlan(Report(rows, warnings), added, sites, schedules, versions);
    }

    private ImportedRow Compare(Applied applied)
    {
        var line = applied.Row.Line;
        if (_wrongLines.Contains(line)) return new ImportedRow(line, kind.KeyOf(applied.Record), RowVerdict.Wrong, []);

        var after = kind.TextsOf(applied.Record);
        if (applied.Before is not { } before) return new ImportedRow(line, kind.KeyOf(applied.Record), RowVerdict.New, []);

        var changes = kind.Columns.Select((column, i) => new FieldChange(column.Name, before[i], after[i])).Where(change => change.Old != change.New).ToList();
        return new ImportedRow(line, kind.KeyOf(applied.Record), changes.Count == 0 ? RowVerdict.Unchanged : RowVerdict.Changed, changes);
    }

    /// <summary>What the functions approved moves with their signatures only, and nothing becomes approved without them (invariant D5).</summary>
    private void CheckGoverned(Applied applied, ImportedRow row)
    {
        if (row.Verdict is RowVerdict.Wrong or RowVerdict.Unchanged) return;

        if (!applied.WasApproved)
        {
            if (kind.IsApproved(applied.Record)) AddWrong(applied.Row, ProposalErrors.ApprovalRequired(row.Key), KeyColumns[^1]);
            return;
        }
        foreach (var change in row.Changes.Where(change => kind.GovernedColumns.Contains(change.Column)))
            AddWrong(applied.Row, ProposalErrors.Governed(row.Key, kind.Columns.First(column => column.Name == change.Column)), change.Column);
    }

    /// <summary>A breach belongs to the first new or changed record that takes part in it; one that no row touches was there before.</summary>
    private List<ImportRemark> JudgeBreaches(Dictionary<object, int> touched)
    {
        var warnings = new List<ImportRemark>();
        foreach (var breach in kind.Check(plant))
        {
            if (breach.Subjects.FirstOrDefault(subject => touched.ContainsKey(subject.Record)) is not { } subject) continue;

            var line = touched[subject.Record];
            var remark = ImportRemark.On(line, subject.Field, CellText(line, subject.Field), breach.Message, breach.Code);
            if (breach.IsWarning) warnings.Add(remark);
            else AddWrong(remark);
        }
        return warnings;
    }

    private ImportReport Report(List<ImportedRow> rows, List<ImportRemark> warnings)
    {
        var applied = rows.Where(row => !_wrongLines.Contains(row.Line)).ToList();
        var wrong = table.Rows.Where(row => _wrongLines.Contains(row.Line)).Select(row => new ImportedRow(row.Line, RawKey(row), RowVerdict.Wrong, []));
        return new ImportReport(
            applied.Count(row => row.Verdict == RowVerdict.New),
            applied.Count(row => row.Verdict == RowVerdict.Changed),
            applied.Count(row => row.Verdict == RowVerdict.Unchanged),
            [.. _wrong.OrderBy(remark => remark.Line)],
            [.. table.Warnings.Concat(warnings).Where(remark => !_wrongLines.Contains(remark.Line)).OrderBy(remark => remark.Line)])
        {
            Rows = [.. applied.Concat(wrong).OrderBy(row => row.Line)],
        };
    }

    private string RawKey(ImportTableRow row) => string.Join(':', KeyColumns.Select(column => CellText(row.Line, column)));

    private string CellText(int line, string column) => _columns.TryGetValue(column, out var index) && _rows.TryGetValue(line, out var row) ? row.Cells[index].Trim() : "";

    private void AddWrong(RecordRow row, Error error, string column)
    {
        var named = error.Field ?? column;
        AddWrong(ImportRemark.On(row.Line, named, CellText(row.Line, named), error.Message, error.Code));
    }

    private void AddWrong(ImportRemark remark)
    {
        _wrong.Add(remark);
        _wrongLines.Add(remark.Line);
    }

    private sealed record Applied(RecordRow Row, TRecord Record, string?[]? Before, IReadOnlyList<EquipmentNode> Sites, int Version, bool WasApproved);
}
