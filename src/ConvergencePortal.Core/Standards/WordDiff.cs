using System.Text.RegularExpressions;

namespace ConvergencePortal.Core.Standards;

/// <summary>What became of a piece of text.</summary>
public enum WordChange
{
    Same,
    Added,
    Removed,
}

/// <summary>Words that stayed, came or went together.</summary>
public sealed record WordSpan(WordChange Change, string Text);

/// <summary>Compares two texts word for word by their longest common part.</summary>
public static partial class WordDiff
{
    /// <summary>Above so many comparisons the middle of two texts is shown as replaced whole: nobody reads such a mosaic, and the page must stay quick.</summary>
    private const int MostComparisons = 1_000_000;

    public static IReadOnlyList<WordSpan> Between(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        var head = 0;
        while (head < old.Length && head < now.Length && old[head] == now[head]) head++;
        var tail = 0;
        while (tail < old.Length - head && tail < now.Length - head && old[^(tail + 1)] == now[^(tail + 1)]) tail++;

        List<WordSpan> spans = [new(WordChange.Same, string.Concat(old[..head]))];
        spans.AddRange(Middle(old[head..^tail], now[head..^tail]));
        spans.Add(new(WordChange.Same, string.Concat(old[^tail..])));
        return Joined(spans);
    }

    private static IEnumerable<WordSpan> Middle(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > MostComparisons) return [new(WordChange.Removed, string.Concat(old)), new(WordChange.Added, string.Concat(now))];

        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        for (var j = now.Length - 1; j >= 0; j--)
            common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);

        var spans = new List<WordSpan>();
        var (a, b) = (0, 0);
        while (a < old.Length || b < now.Length)
        {
            if (a < old.Length && b < now.Length && old[a] == now[b])
            {
                spans.Add(new(WordChange.Same, old[a++]));
                b++;
            }
            else if (b == now.Length || (a < old.Length && common[a + 1, b] >= common[a, b + 1])) spans.Add(new(WordChange.Removed, old[a++]));
            else spans.Add(new(WordChange.Added, now[b++]));
        }
        return spans;
    }

    /// <summary>One span for what stands together, none for nothing.</summary>
    private static List<WordSpan> Joined(IEnumerable<WordSpan> spans)
    {
        var joined = new List<WordSpan>();
        foreach (var span in spans.Where(s => s.Text.Length > 0))
        {
            if (joined.Count > 0 && joined[^1].Change == span.Change) joined[^1] = span with { Text = joined[^1].Text + span.Text };
            else joined.Add(span);
        }
        return joined;
    }

    /// <summary>Words with the blanks that follow them, so that what is put together again is the text itself.</summary>
    private static string[] Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\S+\s*|\s+")]
    private static partial Regex Word();
}
