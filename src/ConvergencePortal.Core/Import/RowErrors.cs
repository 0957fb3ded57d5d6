using System.Globalization;
using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Import;

/// <summary>Why a cell or a row is wrong, as far as it does not depend on the kind of record.</summary>
internal static class RowErrors
{
    public static Error Required(RecordColumn column) => Error.Invalid("cell.required", $"The column {column.Name} must not be empty.");

    public static Error Duplicate(string key, int line) => Error.Invalid("row.duplicate", $"{key} stands in this file already, on line {line}.");

    public static Error NotACode(string column) => Error.Invalid("cell.code",
        $"A {column} starts with a letter or digit and holds at most {PlainText.CodeLength} letters, digits, points, hyphens and underscores.", column);

    public static Error NotANumber(int min, int max) => Error.Invalid("cell.number", $"This is a whole number from {Say(min)} to {Say(max)}.");

    public static readonly Error NotYesNo = Error.Invalid("cell.yesNo", "This is yes or no.");

    public static readonly Error NotADay = Error.Invalid("cell.day", "This is a day such as 2026-11-28.");

    public static Error NotAChoice(IEnumerable<string> choices) => Error.Invalid("cell.choice", $"This is one of {string.Join(", ", choices)}.");

    public static Error Unknown(string what, string code) => Error.Invalid("cell.unknown", $"There is no {what} {code}.");

    public static Error Fixed(string what, string? present) => Error.Invalid("cell.fixed", $"The {what} stays what it is ({present}). End this record and make a new one instead.");

    public static readonly Error EndsBeforeItBegins = Error.Invalid("record.endsBeforeItBegins", "It ends before it begins.", "effective_to");

    public static Error? RefuseText(RecordColumn column, string text)
    {
        if (text.Length > column.MaxLength) return Error.Invalid("cell.tooLong", $"The text has {Say(text.Length)} characters; {Say(column.MaxLength)} is the most here.");
        if (PlainText.HasForbiddenCharacter(text) || text.AsSpan().IndexOfAny('\n', '\r', '\t') >= 0)
            return Error.Invalid("cell.control", "The text holds a line break, a tab or another character that cannot be seen. Take it out.");
        return null;
    }

    private static string Say(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
