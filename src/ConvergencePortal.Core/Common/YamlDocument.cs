using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ConvergencePortal.Core.Common;

/// <summary>One document on its way from the parser's events to a tree.</summary>
/// <param name="parser">Stands on the first event of the document's value; afterwards on its last.</param>
internal sealed class YamlDocument(Parser parser)
{
    private const string CoreTags = "tag:yaml.org,2002:";
    private static readonly string[] PlainTags = ["null", "bool", "int", "float", "timestamp"];

    private readonly Dictionary<AnchorName, FileNode> _named = [];
    private int _count;
    private int _repeated;

    public Result<FileNode> Read() => ReadNode(0);

    private Result<FileNode> ReadNode(int depth)
    {
        var (line, column) = Here();
        if (depth > BoundedYaml.MaxDepth) return FileTreeErrors.TooDeep(line, column);
        if (++_count > BoundedYaml.MaxNodes) return FileTreeErrors.TooMany(line, column);
        if (parser.Current is AnchorAlias alias) return Repeat(alias.Value, depth, line, column);

        var anchor = parser.Current is NodeEvent { Anchor: { IsEmpty: false } name } ? name : AnchorName.Empty;
        var node = parser.Current switch
        {
            Scalar scalar => ReadScalar(scalar, line, column),
            SequenceStart list => RefuseTag(list, "seq", line, column) is { } tag ? tag : ReadList(depth, line, column),
            MappingStart map => RefuseTag(map, "map", line, column) is { } tag ? tag : ReadMap(depth, line, column),
            _ => FileTreeErrors.Unreadable(line, column),
        };
        if (node.IsSuccess && !anchor.IsEmpty) _named[anchor] = node.Value;
        return node;
    }

    /// <summary>A value can only be repeated when it is complete, so none can hold itself.</summary>
    private Result<FileNode> Repeat(AnchorName name, int depth, int line, int column)
    {
        if (!_named.TryGetValue(name, out var node)) return FileTreeErrors.UnknownReference(line, column, name.Value);

        _repeated += node.Count;
        if (_repeated > BoundedYaml.MaxRepeated) return FileTreeErrors.TooManyRepeated(line, column);
        return depth + node.Height > BoundedYaml.MaxDepth ? FileTreeErrors.TooDeep(line, column) : node;
    }

    private static Result<FileNode> ReadScalar(Scalar scalar, int line, int column)
    {
        if (PlainText.HasForbiddenCharacter(scalar.Value)) return FileTreeErrors.Hidden(line, column);
        if (scalar.IsPlainImplicit) return new FileScalar(scalar.Value, FileScalar.KindOf(scalar.Value), line, column);
        if (scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific || scalar.Tag.Value == CoreTags + "str") return new FileScalar(scalar.Value, FileScalarKind.Text, line, column);
        return PlainTags.Any(tag => scalar.Tag.Value == CoreTags + tag)
            ? new FileScalar(scalar.Value, FileScalar.KindOf(scalar.Value), line, column)
            : FileTreeErrors.Tag(line, column, scalar.Tag.Value);
    }

    private Result<FileNode> ReadList(int depth, int line, int column)
    {
        var items = new List<FileNode>();
        while (parser.MoveNext() && parser.Current is not SequenceEnd)
        {
            var item = ReadNode(depth + 1);
            if (!item.IsSuccess) return item;
            items.Add(item.Value);
        }
        return new FileList(items, line, column);
    }

    private Result<FileNode> ReadMap(int depth, int line, int column)
    {
        var entries = new OrderedDictionary<string, FileNode>(StringComparer.Ordinal);
        while (parser.MoveNext() && parser.Current is not MappingEnd)
        {
            var (keyLine, keyColumn) = Here();
            var key = ReadKey(depth + 1);
            if (!key.IsSuccess) return key.Error!;

            parser.MoveNext();
            var value = ReadNode(depth + 1);
            if (!value.IsSuccess) return value;
            if (!entries.TryAdd(key.Value, value.Value)) return FileTreeErrors.DoubleKey(keyLine, keyColumn, key.Value);
        }
        return new FileMap(entries, line, column);
    }

    private Result<string> ReadKey(int depth)
    {
        var (line, column) = Here();
        if (parser.Current is not Scalar) return FileTreeErrors.NoKey(line, column);

        var key = ReadNode(depth);
        if (!key.IsSuccess) return key.Error!;
        var text = ((FileScalar)key.Value).Text;
        return text == "<<" ? FileTreeErrors.Merge(line, column) : text;
    }

    private static Error? RefuseTag(NodeEvent node, string allowed, int line, int column) =>
        node.Tag.IsEmpty || node.Tag.IsNonSpecific || node.Tag.Value == CoreTags + allowed ? null : FileTreeErrors.Tag(line, column, node.Tag.Value);

    private (int Line, int Column) Here() => ((int)parser.Current!.Start.Line, (int)parser.Current.Start.Column);
}
