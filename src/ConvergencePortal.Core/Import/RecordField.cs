using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Import;

/// <summary>A column together with the way between its text and the record.</summary>
/// <param name="Read">The canonical text of the record's value; null when it has none.</param>
/// <param name="Write">Reads the cell (null when it is empty) and answers what to do to the record, or why not.</param>
internal sealed record RecordField<TRecord>(RecordColumn Column, Func<TRecord, string?> Read, Func<string?, RecordRow, Result<Action<TRecord>>> Write)
{
    /// <summary>Refers to records of the same file, so it is written when all of them exist.</summary>
    public bool IsDeferred { get; init; }
}
