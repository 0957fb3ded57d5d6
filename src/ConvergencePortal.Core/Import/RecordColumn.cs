namespace ConvergencePortal.Core.Import;

/// <summary>What stands in a column, so that a form can offer the right input and a reader of the docs knows the notation.</summary>
public enum ColumnType
{
    /// <summary>One line of text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>yes or no.</summary>
    YesNo,

    /// <summary>A calendar day such as 2026-11-28.</summary>
    Day,

    /// <summary>Wall-clock time at the plant such as 2026-01-04T02:00.</summary>
    LocalTime,

    /// <summary>A moment such as 2026-01-04T01:00:00Z, or a day that stands for its beginning at the plant.</summary>
    Moment,

    /// <summary>One of the choices.</summary>
    Choice,

    /// <summary>The key of another record.</summary>
    Reference,
}

/// <summary>One column of a kind of record. The same definition serves import, export, edit forms, the API and the record pages of the docs.</summary>
/// <param name="Name">As in the header of a file, lower case.</param>
/// <param name="Label">As on a form; an English text of the resources.</param>
/// <param name="Required">Stands in every file and is never empty.</param>
/// <param name="IsKey">Part of what names the record; never changed.</param>
/// <param name="Choices">What may stand here, if it is one of a few words.</param>
public sealed record RecordColumn(string Name, string Label, ColumnType Type, bool Required, bool IsKey, string Example, string Help, IReadOnlyList<string>? Choices = null)
{
    /// <summary>The longest text that fits.</summary>
    public int MaxLength { get; init; } = Common.PlainText.LineLength;
}
