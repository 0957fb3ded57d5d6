using System.Text;
using System.Text.Json;

namespace ConvergencePortal.Core.Common;

/// <summary>Reads JSON from outside into the same tree as <see cref="BoundedYaml"/>, within the same limits.</summary>
public static class BoundedJson
{
    /// <summary>A file that begins with a brace is JSON; YAML written in one pair of braces is too rare to be asked for.</summary>
    public static bool Looks(ReadOnlySpan<byte> file) =>
        (file.StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file).TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    public static Result<FileNode> Read(ReadOnlySpan<byte> file)
    {
        var text = BoundedText.Read(file, BoundedYaml.MaxBytes);
        if (!text.IsSuccess) return text.Error!;

        var bytes = Encoding.UTF8.GetBytes(text.Value);
        var reading = new Reading(bytes);
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = BoundedYaml.MaxDepth + 2 });
            reader.Read();
            var node = reading.ReadNode(ref reader, 0);
            // What follows the value is refused by the reader itself.
            return node.IsSuccess && reader.Read() ? FileTreeErrors.Unreadable(1, 1) : node;
        }
        catch (JsonException broken)
        {
            return FileTreeErrors.Unreadable((int)(broken.LineNumber ?? 0) + 1, (int)(broken.BytePositionInLine ?? 0) + 1);
        }
    }

    private sealed class Reading(byte[] bytes)
    {
        private int _count;
        private int _at;
        private int _line = 1;
        private int _column = 1;

        public Result<FileNode> ReadNode(ref Utf8JsonReader reader, int depth)
        {
            var (line, column) = Place(ref reader);
            if (depth > BoundedYaml.MaxDepth) return FileTreeErrors.TooDeep(line, column);
            if (++_count > BoundedYaml.MaxNodes) return FileTreeErrors.TooMany(line, column);
            return reader.TokenType switch
            {
                JsonTokenType.StartObject => ReadMap(ref reader, depth, line, column),
                JsonTokenType.StartArray => ReadList(ref reader, depth, line, column),
                JsonTokenType.String => TextOf(ref reader) is { } text ? new FileScalar(text, FileScalarKind.Text, line, column) : FileTreeErrors.Hidden(line, column),
                _ => Plain(Encoding.UTF8.GetString(reader.ValueSpan), line, column),
            };
        }

        private static FileScalar Plain(string text, int line, int column) => new(text, FileScalar.KindOf(text), line, column);

        private Result<FileNode> ReadList(ref Utf8JsonReader reader, int depth, int line, int column)
        {
            var items = new List<FileNode>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var item = ReadNode(ref reader, depth + 1);
                if (!item.IsSuccess) return item;
                items.Add(item.Value);
            }
            return new FileList(items, line, column);
        }

        private Result<FileNode> ReadMap(ref Utf8JsonReader reader, int depth, int line, int column)
        {
            var entries = new OrderedDictionary<string, FileNode>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var (keyLine, keyColumn) = Place(ref reader);
                if (++_count > BoundedYaml.MaxNodes) return FileTreeErrors.TooMany(keyLine, keyColumn);
                if (TextOf(ref reader) is not { } key) return FileTreeErrors.Hidden(keyLine, keyColumn);

                reader.Read();
                var value = ReadNode(ref reader, depth + 1);
                if (!value.IsSuccess) return value;
                if (!entries.TryAdd(key, value.Value)) return FileTreeErrors.DoubleKey(keyLine, keyColumn, key);
            }
            return new FileMap(entries, line, column);
        }

        /// <summary>Null when escapes make something that is no text, such as half a character.</summary>
        private static string? TextOf(ref Utf8JsonReader reader)
        {
            try
            {
                var text = reader.GetString()!;
                return PlainText.HasForbiddenCharacter(text) ? null : text;
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }

        /// <summary>Goes on from the place before, so that a file in one long line is walked through once.</summary>
        private (int Line, int Column) Place(ref Utf8JsonReader reader)
        {
            for (; _at < reader.TokenStartIndex; _at++)
            {
                if (bytes[_at] == '\n') (_line, _column) = (_line + 1, 1);
                else if ((bytes[_at] & 0xC0) != 0x80) _column++;
            }
            return (_line, _column);
        }
    }
}
