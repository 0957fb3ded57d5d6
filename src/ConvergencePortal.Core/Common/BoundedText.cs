using System.Text;
using System.Text.Unicode;

namespace ConvergencePortal.Core.Common;

/// <summary>The text of a small file from outside: UTF-8, not too long, without characters that hide something from whoever reads it.</summary>
internal static class BoundedText
{
    public static Result<string> Read(ReadOnlySpan<byte> file, int maxBytes)
    {
        if (file.Length > maxBytes) return FileTreeErrors.TooLarge;
        if (file.StartsWith(Encoding.UTF8.Preamble)) file = file[Encoding.UTF8.Preamble.Length..];
        if (!Utf8.IsValid(file)) return FileTreeErrors.NotUtf8(FirstForeignLine(file));

        var text = Encoding.UTF8.GetString(file);
        if (string.IsNullOrWhiteSpace(text)) return FileTreeErrors.Empty;
        return PlainText.HasForbiddenCharacter(text) ? FirstHidden(text) : text;
    }

    /// <summary>A line break is never part of a longer character in UTF-8, so each line is valid or not by itself.</summary>
    public static int FirstForeignLine(ReadOnlySpan<byte> file)
    {
        var line = 1;
        foreach (var range in file.Split((byte)'\n'))
        {
            if (!Utf8.IsValid(file[range])) return line;
            line++;
        }
        return line;
    }

    private static Error FirstHidden(string text)
    {
        var line = 1;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var found = text[range].Select((c, i) => (Hidden: !char.IsSurrogate(c) && PlainText.HasForbiddenCharacter(c.ToString()), At: i)).FirstOrDefault(c => c.Hidden);
            if (found.Hidden) return FileTreeErrors.Hidden(line, found.At + 1);
            line++;
        }
        return FileTreeErrors.Hidden(line, 1);
    }
}
