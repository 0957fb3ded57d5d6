using System.Globalization;

namespace ConvergencePortal.Core.Common;

/// <summary>Why a YAML or JSON file is refused before anybody asks what it means.</summary>
public static class FileTreeErrors
{
    private const int ShownLength = 80;

    public static readonly Error Empty = Error.Invalid("file.empty", "The file is empty.");

    public static readonly Error TooLarge = Error.Invalid("file.tooLarge", "The file is larger than 1 MB.");

    public static Error NotUtf8(int line) => Error.Invalid("file.notUtf8", $"Line {line} holds bytes that are not UTF-8. Save the file as UTF-8 and send it again.");

    public static Error Hidden(int line, int column) => At(line, column, "file.control", "There is a character here that cannot be seen. Take it out.");

    public static Error TooDeep(int line, int column) => At(line, column, "file.tooDeep", $"The values lie more than {BoundedYaml.MaxDepth} levels deep here.");

    public static Error TooMany(int line, int column) => At(line, column, "file.tooMany", $"The file holds more than {Say(BoundedYaml.MaxNodes)} values up to here.");

    public static Error TooManyRepeated(int line, int column) => At(line, column, "file.tooManyRepeated",
        $"References (*name) repeat more than {Say(BoundedYaml.MaxRepeated)} values up to here. Write them out, or send less.");

    public static Error UnknownReference(int line, int column, string name) => At(line, column, "file.reference", $"*{Short(name)} refers to nothing that is complete before it.");

    public static Error Tag(int line, int column, string tag) => At(line, column, "file.tag", $"The tag {Short(tag)} asks for a type that is not read here. Take it out and write the value alone.");

    public static Error Merge(int line, int column) => At(line, column, "file.merge", "The key << takes over values from elsewhere, which is not read here. Write the values out.");

    public static Error NoKey(int line, int column) => At(line, column, "file.key", "A name is a single text; this is a list or a group of values.");

    public static Error DoubleKey(int line, int column, string key) => At(line, column, "file.doubleKey", $"{Short(key)} stands here a second time; each name may stand once.");

    public static Error Tab(int line, int column) => At(line, column, "file.tab", "The line is indented with a tab. Indent with blanks only.");

    public static Error Unreadable(int line, int column) => At(line, column, "file.unreadable",
        "From here on the file cannot be read. Look at the indentation, colons, brackets and quotation marks of this line and the one above.");

    public static Error SecondDocument(int line, int column) => At(line, column, "file.secondDocument", "A second document begins here (---); the file may hold only one.");

    public static Error TooManyDocuments(int line, int column, int most) => At(line, column, "file.tooManyDocuments", $"Here begins a document more than {most}. Send the file in parts.");

    public static Error NoMap(FileNode node) => At(node.Line, node.Column, "file.noFields", "Fields such as \"name: …\" are expected here.");

    /// <summary>The first thing that is wrong, and all of them for a form that shows each beside its field.</summary>
    public static Error Of(IReadOnlyList<FileRemark> wrong)
    {
        var (first, more) = (Sentence(wrong[0]), wrong.Count - 1);
        return Error.Invalid(wrong[0].Code, more == 0 ? first : $"{first} {more} more {(more == 1 ? "place is" : "places are")} wrong.", wrong[0].Field)
            with { Fields = [.. wrong.Select(remark => new FieldError(remark.Field, Sentence(remark)))] };
    }

    private static string Sentence(FileRemark remark) => $"Line {remark.Line}, column {remark.Position}: {remark.Message}";

    private static Error At(int line, int column, string code, string sentence) => Error.Invalid(code, $"Line {line}, column {column}: {sentence}");

    private static string Short(string text) => text.Length <= ShownLength ? text : text[..ShownLength] + "…";

    private static string Say(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
