using System.Text.RegularExpressions;

namespace ConvergencePortal.Core.Common;

/// <summary>One value of a YAML or JSON file and where it stands. Nothing of it can act: a tree holds text, lists and named values only.</summary>
public abstract class FileNode(int line, int column)
{
    /// <summary>From 1; 0 for a value that was made here and comes from no file.</summary>
    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>How many values it holds, itself included, each counted as often as it is repeated.</summary>
    internal abstract int Count { get; }

    /// <summary>How many levels lie below it.</summary>
    internal abstract int Height { get; }
}

/// <summary>What a single value is by the rules of YAML 1.2, which for plain values are those of JSON.</summary>
public enum FileScalarKind
{
    /// <summary>Text, quoted or not; days and times are text too.</summary>
    Text,

    /// <summary>Nothing, ~ or null.</summary>
    Nothing,

    /// <summary>true or false.</summary>
    YesNo,

    /// <summary>A number without fraction or exponent.</summary>
    WholeNumber,

    /// <summary>Any other number.</summary>
    Number,
}

/// <summary>A single value as it is written.</summary>
public sealed partial class FileScalar(string text, FileScalarKind kind, int line = 0, int column = 0) : FileNode(line, column)
{
    public string Text { get; } = text;
    public FileScalarKind Kind { get; } = kind;
    internal override int Count => 1;
    internal override int Height => 0;

    /// <summary>What a value without quotation marks is.</summary>
    public static FileScalarKind KindOf(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => FileScalarKind.Nothing,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => FileScalarKind.YesNo,
        _ when WholeNumber().IsMatch(plain) => FileScalarKind.WholeNumber,
        _ when Number().IsMatch(plain) => FileScalarKind.Number,
        _ => FileScalarKind.Text,
    };

    [GeneratedRegex(@"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\z")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z")]
    private static partial Regex Number();
}

/// <summary>Values in an order.</summary>
public sealed class FileList(IReadOnlyList<FileNode> items, int line = 0, int column = 0) : FileNode(line, column)
{
    public IReadOnlyList<FileNode> Items { get; } = items;
    internal override int Count { get; } = 1 + items.Sum(item => item.Count);
    internal override int Height { get; } = 1 + items.Select(item => item.Height).DefaultIfEmpty(-1).Max();
}

/// <summary>Named values, each name once, in the order of the file.</summary>
public sealed class FileMap(OrderedDictionary<string, FileNode> entries, int line = 0, int column = 0) : FileNode(line, column)
{
    public IReadOnlyDictionary<string, FileNode> Entries { get; } = entries;
    internal override int Count { get; } = 1 + entries.Values.Sum(value => 1 + value.Count);
    internal override int Height { get; } = 1 + entries.Values.Select(value => value.Height).DefaultIfEmpty(-1).Max();
}
