using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ConvergencePortal.Core.Common;

/// <summary>Writes a tree as YAML or JSON that every reader understands in the same way: whatever could be taken for something else is quoted.</summary>
public static partial class FileTreeText
{
    private const int Indent = 2;

    // What stands in quotation marks is JSON in both formats: YAML takes over its rules. Characters of all languages stay readable.
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToJson(FileNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = Quoting.Encoder })) WriteJson(writer, node);
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    public static string ToYaml(FileNode node)
    {
        var text = new StringBuilder();
        WriteYaml(text, node, 0, isBesideHyphen: false);
        return text.ToString().TrimStart('\n') + "\n";
    }

    /// <summary>Whether JSON has this number as it is written; YAML knows more forms, such as .5 and 0x1F.</summary>
    public static bool IsJsonNumber(string text) => JsonNumber().IsMatch(text);

    private static void WriteJson(Utf8JsonWriter writer, FileNode node)
    {
        switch (node)
        {
            case FileMap map:
                writer.WriteStartObject();
                foreach (var (key, value) in map.Entries)
                {
                    writer.WritePropertyName(key);
                    WriteJson(writer, value);
                }
                writer.WriteEndObject();
                break;
            case FileList list:
                writer.WriteStartArray();
                foreach (var item in list.Items) WriteJson(writer, item);
                writer.WriteEndArray();
                break;
            case FileScalar scalar:
                writer.WriteRawValue(Plain(scalar) ?? Quote(scalar.Text));
                break;
        }
    }

    /// <summary>The first field of a list's entry stands beside the hyphen, as people write it.</summary>
    private static void WriteYaml(StringBuilder text, FileNode node, int depth, bool isBesideHyphen)
    {
        switch (node)
        {
            case FileMap { Entries.Count: > 0 } map:
                foreach (var (key, value) in map.Entries)
                {
                    Begin(text, depth, isBesideHyphen).Append(Word(key)).Append(':');
                    WriteYaml(text, value, depth + 1, isBesideHyphen: false);
                    isBesideHyphen = false;
                }
                break;
            case FileList { Items.Count: > 0 } list:
                foreach (var item in list.Items)
                {
                    Begin(text, depth, isBesideHyphen).Append('-');
                    WriteYaml(text, item, depth + 1, isBesideHyphen: true);
                    isBesideHyphen = false;
                }
                break;
            case FileMap:
                text.Append(" {}");
                break;
            case FileList:
                text.Append(" []");
                break;
            case FileScalar scalar:
                text.Append(' ').Append(Plain(scalar) ?? Word(scalar.Text));
                break;
        }
    }

    private static StringBuilder Begin(StringBuilder text, int depth, bool isBesideHyphen) =>
        isBesideHyphen ? text.Append(' ') : text.Append('\n').Append(' ', depth * Indent);

    /// <summary>Null for text, and for numbers that JSON cannot write.</summary>
    private static string? Plain(FileScalar scalar) => scalar.Kind switch
    {
        FileScalarKind.Nothing => "null",
        FileScalarKind.YesNo => scalar.Text.ToLowerInvariant(),
        FileScalarKind.WholeNumber or FileScalarKind.Number => IsJsonNumber(scalar.Text) ? scalar.Text : null,
        FileScalarKind.Text => null,
        _ => throw new InvalidOperationException($"Unknown kind {scalar.Kind}"),
    };

    private static string Word(string text) => PlainWord().IsMatch(text) && !OldYaml().IsMatch(text) && FileScalar.KindOf(text) == FileScalarKind.Text ? text : Quote(text);

    private static string Quote(string text) => JsonSerializer.Serialize(text, Quoting);

    [GeneratedRegex(@"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,2})?\z")]
    private static partial Regex JsonNumber();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_./-]*(?: [A-Za-z0-9_/][A-Za-z0-9_./-]*)*\z")]
    private static partial Regex PlainWord();

    /// <summary>What readers of YAML 1.1 take for yes or no.</summary>
    [GeneratedRegex(@"^(?:y|n|yes|no|on|off)\z", RegexOptions.IgnoreCase)]
    private static partial Regex OldYaml();
}
