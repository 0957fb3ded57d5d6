using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Import;

/// <summary>Whether a table's header fits a kind of record.</summary>
internal static class TableChecks
{
    public static Error? RefuseHeader(RecordKind kind, ImportTable table)
    {
        var ignoreCase = StringComparer.OrdinalIgnoreCase;
        var twice = table.Columns.GroupBy(name => name, ignoreCase).Where(group => group.Skip(1).Any()).Select(group => group.Key).ToList();
        if (twice.Count > 0) return ImportErrors.DoubleColumns(twice);

        var unknown = table.Columns.Where(name => !kind.Columns.Any(column => ignoreCase.Equals(column.Name, name))).ToList();
        if (unknown.Count > 0) return ImportErrors.UnknownColumns(kind, unknown);

        var missing = kind.Columns.Where(column => column.Required && !table.Columns.Contains(column.Name, ignoreCase)).Select(column => column.Name).ToList();
        return missing.Count > 0 ? ImportErrors.MissingColumns(kind, missing) : null;
    }
}
