using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Core.Common;

/// <summary>Asks a group of named values for what a format expects in it; what is there and of another kind is collected with its place.</summary>
/// <param name="path">Where the group lies, such as "team.members[0]"; empty for the whole document.</param>
/// <param name="wrong">Shared by all groups of a document.</param>
public sealed class FileFields(FileMap map, string path, List<FileRemark> wrong)
{
    /// <summary>Most sentences kept of one document; one of another kind is wrong everywhere.</summary>
    public const int MostRemarks = 200;

    /// <summary>Null when it is not there, or says nothing.</summary>
    public FileNode? Find(string key) => map.Entries.TryGetValue(key, out var node) && node is not FileScalar { Kind: FileScalarKind.Nothing } ? node : null;

    /// <summary>A value without the blanks round it; null when there is none. A number is no text: 1.10 and 1.1 would be the same.</summary>
    public string? Text(string key, int maxLength)
    {
        if (Find(key) is not { } node) return null;
        if (node is not FileScalar scalar) return Refuse<string>(node, key, $"{key} is a single text.", "file.notText");
        if (scalar.Kind != FileScalarKind.Text)
            return Refuse<string>(node, key, $"{key} is text, and {scalar.Text} without quotation marks is not. Write \"{scalar.Text}\".", "file.notText");
        if (scalar.Text.Length > maxLength) return Refuse<string>(node, key, $"{key} has {Say(scalar.Text.Length)} characters; {Say(maxLength)} are the most.", "file.tooLong");
        return string.IsNullOrWhiteSpace(scalar.Text) ? null : scalar.Text.Trim();
    }

    /// <summary>As <see cref="Text"/>; empty when it is missing, which is collected too.</summary>
    public string RequiredText(string key, int maxLength)
    {
        var before = wrong.Count;
        if (Text(key, maxLength) is { } text) return text;
        if (wrong.Count == before) Missing(key);
        return "";
    }

    public bool? YesNo(string key) => Find(key) switch
    {
        null => null,
        FileScalar { Kind: FileScalarKind.YesNo } scalar => bool.Parse(scalar.Text),
        var node => Refuse<bool?>(node, key, $"{key} is true or false.", "file.notYesNo"),
    };

    /// <summary>A day as text or as a YAML date; of a moment the day in which it was written.</summary>
    public LocalDate? Day(string key) => Find(key) switch
    {
        null => null,
        FileScalar { Text: { Length: >= 10 } text } when (text.Length == 10 || text[10] is 'T' or ' ') && LocalDatePattern.Iso.Parse(text[..10]) is { Success: true } day => day.Value,
        var node => Refuse<LocalDate?>(node, key, $"{key} is a day such as 2026-01-31.", "file.notDay"),
    };

    public FileFields? Group(string key) => Find(key) switch
    {
        null => null,
        FileMap group => new FileFields(group, PathOf(key), wrong),
        var node => Refuse<FileFields>(node, key, $"{key} holds fields of its own (\"name: …\" on indented lines).", "file.notGroup"),
    };

    /// <summary>A list of groups; empty when there is none.</summary>
    public IReadOnlyList<FileFields> Groups(string key)
    {
        if (Find(key) is not { } node) return [];
        if (node is not FileList list) return Refuse<IReadOnlyList<FileFields>>(node, key, $"{key} is a list, each entry with a hyphen in front.", "file.notList") ?? [];

        var groups = new List<FileFields>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is FileMap group) groups.Add(new FileFields(group, $"{PathOf(key)}[{i}]", wrong));
            else Refuse<object>(list.Items[i], $"{key}[{i}]", $"Each entry of {key} holds fields (\"- name: …\").", "file.notGroup");
        }
        return groups;
    }

    public void Missing(string key) => Add(FileRemark.On(map.Line, map.Column, PathOf(key), "", $"{key} is missing here.", "file.missing"));

    public T? Refuse<T>(FileNode node, string key, string message, string code)
    {
        Add(FileRemark.On(node.Line, node.Column, PathOf(key), (node as FileScalar)?.Text, message, code));
        return default;
    }

    private void Add(FileRemark remark)
    {
        if (wrong.Count < MostRemarks) wrong.Add(remark);
    }

    private string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static string Say(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
