using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ConvergencePortal.Core.Common;

/// <summary>
/// Reads YAML from outside into a tree that cannot grow beyond what was sent: no types are made, no tags followed, references repeat little.
/// Limits hold for each document, the size for the whole file (docs/decisions/0017).
/// </summary>
public static class BoundedYaml
{
    public const int MaxBytes = 1024 * 1024;
    public const int MaxNodes = 100_000;
    public const int MaxDepth = 50;

    /// <summary>Values that references may repeat in one document. People repeat a handful; a bomb repeats millions.</summary>
    public const int MaxRepeated = 1000;

    /// <summary>The only document of the file.</summary>
    public static Result<FileNode> ReadOne(ReadOnlySpan<byte> file)
    {
        var documents = ReadMany(file, 1);
        return documents.IsSuccess ? documents.Value[0] : documents.Error!;
    }

    /// <summary>At least one document. Nothing between two marks (---) is no document.</summary>
    public static Result<IReadOnlyList<FileNode>> ReadMany(ReadOnlySpan<byte> file, int mostDocuments)
    {
        var text = BoundedText.Read(file, MaxBytes);
        if (!text.IsSuccess) return text.Error!;

        var parser = new Parser(new StringReader(text.Value));
        try
        {
            return ReadAll(parser, mostDocuments);
        }
        catch (Exception broken) when (IsOfTheParser(broken))
        {
            var (from, to) = ((broken as YamlException)?.Start ?? parser.Current?.End ?? Mark.Empty, parser.Current?.End ?? Mark.Empty);
            return IndentedWithTab(text.Value, from, to) ?? FileTreeErrors.Unreadable(Math.Max(1, (int)from.Line), Math.Max(1, (int)from.Column));
        }
    }

    /// <summary>The parser means to throw the first only; random files made it throw the others as well.</summary>
    private static bool IsOfTheParser(Exception broken) =>
        broken is YamlException or InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException;

    private static Result<IReadOnlyList<FileNode>> ReadAll(Parser parser, int most)
    {
        var documents = new List<FileNode>();
        while (parser.MoveNext())
        {
            if (parser.Current is not DocumentStart start) continue;

            parser.MoveNext();
            var document = new YamlDocument(parser).Read();
            if (!document.IsSuccess) return document.Error!;
            if (document.Value is FileScalar { Kind: FileScalarKind.Nothing }) continue;
            var (line, column) = ((int)start.Start.Line, (int)start.Start.Column);
            if (documents.Count == most) return most == 1 ? FileTreeErrors.SecondDocument(line, column) : FileTreeErrors.TooManyDocuments(line, column, most);
            documents.Add(document.Value);
        }
        return documents.Count == 0 ? FileTreeErrors.Empty : documents;
    }

    /// <summary>The parser names the place where a group of values began, or one before or behind the tab.</summary>
    private static Error? IndentedWithTab(string text, Mark from, Mark to)
    {
        var lines = text.Split('\n');
        for (var line = Math.Max(1, (int)from.Line - 1); line <= Math.Min(lines.Length, Math.Max(from.Line, to.Line) + 1); line++)
        {
            var indent = lines[line - 1].AsSpan()[..^lines[line - 1].AsSpan().TrimStart(" \t").Length];
            if (indent.Contains('\t')) return FileTreeErrors.Tab(line, indent.IndexOf('\t') + 1);
        }
        return null;
    }
}
