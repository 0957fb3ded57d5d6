namespace ConvergencePortal.Core.Common;

/// <summary>Turns what a person typed into a LIKE pattern; LIKE, unlike Contains, ignores case on both engines.</summary>
public static class SearchText
{
    public const string Escape = "\\";

    public static string Contains(string typed) => $"%{EscapeWildcards(typed.Trim())}%";
    public static string StartsWith(string typed) => $"{EscapeWildcards(typed.Trim())}%";

    /// <summary>What was typed without the blanks round it; null when nothing is left, which asks for everything.</summary>
    public static string? OrNull(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private static string EscapeWildcards(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal).Replace("[", @"\[", StringComparison.Ordinal);
}
