using System.Globalization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Import;

/// <summary>Why a whole file or a whole form is refused.</summary>
public static class ImportErrors
{
    private const int MostNamed = 5;

    public static Error UnknownKind(string kind) => Error.NotFound("import.unknownKind", $"There is no kind of record called {Short(kind)}.");

    public static Error UnknownColumns(RecordKind kind, IReadOnlyCollection<string> columns) => Error.Invalid("import.unknownColumn",
        $"{kind.Title} have no column {Name(columns)}. The columns are {string.Join(", ", kind.Columns.Select(c => c.Name))}.");

    public static Error MissingColumns(RecordKind kind, IReadOnlyCollection<string> columns) => Error.Invalid("import.missingColumn",
        $"The header lacks {Name(columns)}. {kind.Title} need at least {string.Join(", ", kind.Columns.Where(c => c.Required).Select(c => c.Name))}.");

    public static Error DoubleColumns(IReadOnlyCollection<string> columns) => Error.Invalid("import.doubleColumn", $"The header names {Name(columns)} more than once.");

    public static readonly Error Empty = Error.Invalid("import.empty", "The file is empty. Its first line names the columns.");

    public static Error NotUtf8(int line) => Error.Invalid("import.notUtf8", $"Line {line} holds bytes that are not UTF-8. Save the file as UTF-8 (Excel: \"CSV UTF-8\") and send it again.");

    public static Error OpenQuote(int line) => Error.Invalid("import.openQuote", $"A quotation mark is opened in the row that begins on line {line} and never closed.");

    public static readonly Error TooManyRows = Error.Invalid("import.tooManyRows", $"The file has more than {CsvTable.MaxRows.ToString("N0", CultureInfo.InvariantCulture)} rows. Send it in parts.");

    public static readonly Error TooLarge = Error.Invalid("import.tooLarge", "The file is larger than 20 MB. Send it in parts.");

    public static Error NotYourKind(RecordKind kind) => Error.Forbidden("import.function", kind.Editors.Count == 0
        ? $"{kind.Title} are kept by administrators only."
        : $"{kind.Title} are kept by administrators and by people who speak for {string.Join(", ", kind.Editors)}.");

    public static Error NotYourSite(RecordKind kind, EquipmentNode site) => Error.Forbidden("import.site",
        $"{kind.Title} of {site.Code} are kept by administrators and by people who speak for {string.Join(", ", kind.Editors)} at {site.Name}.");

    public static readonly Error RecordExists = Error.Conflict("record.exists", "There is a record with this name already. Open it to change it, or choose another name.");

    /// <summary>Not the code of a lost race: trying again by itself would overwrite what the person has not seen.</summary>
    public static readonly Error RecordMoved = Error.Stale("record.stale", "Somebody else changed this record since you opened it. Open it again and repeat what still holds.");

    public static readonly Error RecordUnknown = Error.NotFound("record.unknown", "There is no such record.");

    private static string Name(IReadOnlyCollection<string> columns) =>
        string.Join(", ", columns.Take(MostNamed).Select(Short)) + (columns.Count > MostNamed ? $" and {columns.Count - MostNamed} more" : "");

    private static string Short(string text) => text.Length == 0 ? "(no name)" : text.Length <= 40 ? text : text[..40] + "…";
}
