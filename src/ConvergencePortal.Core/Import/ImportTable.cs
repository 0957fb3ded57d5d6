namespace ConvergencePortal.Core.Import;

/// <summary>A header and its rows, however they came: from a CSV file, a calendar or a form.</summary>
public sealed class ImportTable
{
    public ImportTable(IReadOnlyList<string> columns, IReadOnlyList<ImportTableRow> rows, IReadOnlyList<ImportRemark>? wrong = null, IReadOnlyList<ImportRemark>? warnings = null)
    {
        Columns = columns;
        Rows = rows;
        Wrong = wrong ?? [];
        Warnings = warnings ?? [];
    }

    public IReadOnlyList<string> Columns { get; }
    public IReadOnlyList<ImportTableRow> Rows { get; }

    /// <summary>What reading the file found wrong with single rows; these rows are reported and not looked at further.</summary>
    public IReadOnlyList<ImportRemark> Wrong { get; }

    /// <summary>What reading the file understood in its own way or left behind.</summary>
    public IReadOnlyList<ImportRemark> Warnings { get; }

    /// <summary>One record as a form gives it.</summary>
    public static ImportTable OfOne(IReadOnlyDictionary<string, string?> fields)
    {
        var columns = fields.Keys.ToArray();
        return new ImportTable(columns, [new ImportTableRow(1, [.. columns.Select(c => fields[c] ?? "")])]);
    }
}

/// <summary>One row with as many cells as the table has columns.</summary>
/// <param name="Line">Line of the file on which the row begins, from 1; the header is usually line 1.</param>
public sealed record ImportTableRow(int Line, IReadOnlyList<string> Cells);
