namespace ConvergencePortal.Core.Common;

/// <summary>What may stand in text that people type or import: no control characters, and codes that can be part of a path and of an address.</summary>
public static class PlainText
{
    public const int CodeLength = 40;
    public const int NameLength = 120;
    public const int LineLength = 400;
    public const int PathLength = 400;

    /// <summary>Longest free text of one field, a plan for example.</summary>
    public const int ProseLength = 8000;

    /// <summary>Longest comment, reason or statement; shorter than prose so that it fits into a ledger line with what stands before it.</summary>
    public const int CommentLength = 4000;

    /// <summary>Null when a comment can be stored and read; else why not.</summary>
    public static Error? RefuseComment(string? text, string field) =>
        text is null ? null
        : text.Length > CommentLength ? Error.Invalid("text.tooLong", $"This text has {text.Length} characters; {CommentLength} are the most.", field)
        : HasForbiddenCharacter(text) ? Error.Invalid("text.control", "This text holds control characters, which a reader cannot see. Remove them.", field)
        : null;

    /// <summary>Control characters other than line breaks and tabs have no place in text; they hide what a reader signs.</summary>
    public static bool HasForbiddenCharacter(string text) =>
        text.Any(c => (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
                      || c is '\u202A' or '\u202B' or '\u202D' or '\u202E' or '\u2066' or '\u2067' or '\u2068') || !IsPaired(text);

    /// <summary>A code starts with a letter or digit and holds letters, digits, point, hyphen and underscore: no slash or colon, which separate codes.</summary>
    public static bool IsCode(string text) =>
        text.Length is > 0 and <= CodeLength && char.IsLetterOrDigit(text[0]) && text.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_');

    private static bool IsPaired(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }
        return true;
    }
}
