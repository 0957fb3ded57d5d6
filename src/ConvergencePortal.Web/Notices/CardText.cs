using System.Text;
using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Web.Notices;

/// <summary>Makes text of people harmless in a card: what they wrote is shown, and does nothing.</summary>
public static class CardText
{
    /// <summary>Signs that begin or make up Markdown.</summary>
    private const string Markdown = @"\`*_[]()#~>|";

    /// <summary>Between the bracket and the name, so that "at" makes no mention.</summary>
    private const char Joiner = '\u2060';

    /// <summary>Shortened, on one line, without signs that turn the direction of what follows, and with every sign of Markdown and mentions taken literally.</summary>
    public static string Of(string text, int most)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (!IsDirection(rune) && !Rune.IsControl(rune)) plain.Append(rune);
            else if (rune.Value is '\n' or '\r' or '\t') plain.Append(' ');
        return Escape(Shorten(string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)), most));
    }

    /// <summary>Never in the middle of a sign that takes two characters.</summary>
    private static string Shorten(string text, int most)
    {
        if (text.Length <= most) return text;

        var end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return text[..end] + "…";
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            // A list begins with these, and only at the begin of a line.
            if (Markdown.Contains(text[i], StringComparison.Ordinal) || (i == 0 && text[i] is '-' or '+')) escaped.Append('\\');
            escaped.Append(text[i]);
            if (text[i] == '<') escaped.Append(Joiner);
        }
        return escaped.ToString();
    }

    /// <summary>Marks, embeddings, overrides and isolates of writing direction.</summary>
    private static bool IsDirection(Rune rune) => rune.Value is 0x200E or 0x200F or 0x061C or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
