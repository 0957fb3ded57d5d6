namespace ConvergencePortal.Core.Import;

/// <summary>What an import does, or would do in a dry run. If any row is wrong, nothing was written.</summary>
/// <param name="New">Number of rows whose record did not exist.</param>
/// <param name="Changed">Number of rows that change a record.</param>
/// <param name="Unchanged">Number of rows that say what the portal already knows.</param>
/// <param name="Wrong">At least one sentence a wrong row.</param>
/// <param name="Warnings">What is accepted and yet worth a second look.</param>
public sealed record ImportReport(int New, int Changed, int Unchanged, IReadOnlyList<ImportRemark> Wrong, IReadOnlyList<ImportRemark> Warnings)
{
    /// <summary>Every row in the order of the file; empty when a repeated command is answered from the ledger.</summary>
    public IReadOnlyList<ImportedRow> Rows { get; init; } = [];
}

/// <summary>Something said about one cell of a file: the line, the column (empty when it concerns the row), what stood there, a sentence, a stable code.</summary>
public sealed record ImportRemark(int Line, string Column, string Value, string Message, string Code)
{
    private const int ValueLength = 80;

    public static ImportRemark On(int line, string column, string? value, string message, string code) =>
        new(line, column, value is { Length: > ValueLength } ? value[..ValueLength] + "…" : value ?? "", message, code);
}

/// <summary>What becomes of a row.</summary>
public enum RowVerdict
{
    /// <summary>The record does not exist yet.</summary>
    New,

    /// <summary>The record exists and differs.</summary>
    Changed,

    /// <summary>The record exists and is the same.</summary>
    Unchanged,

    /// <summary>The row cannot be taken; the remarks say why.</summary>
    Wrong,
}

/// <summary>A row of the file, the record it names and what becomes of it.</summary>
public sealed record ImportedRow(int Line, string Key, RowVerdict Verdict, IReadOnlyList<FieldChange> Changes);

/// <summary>A field that moves.</summary>
public sealed record FieldChange(string Column, string? Old, string? New);

/// <summary>How far an import is.</summary>
public sealed record ImportProgress(ImportStage Stage, int Done, int Total);

/// <summary>The steps of an import, in order.</summary>
public enum ImportStage
{
    /// <summary>Reads what the portal already knows.</summary>
    Loading,

    /// <summary>Compares the rows with it; the only stage whose rows are counted.</summary>
    Comparing,

    /// <summary>Checks the plant as it would be.</summary>
    Checking,

    /// <summary>Writes everything in one save.</summary>
    Saving,
}
