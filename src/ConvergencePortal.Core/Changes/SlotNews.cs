using ConvergencePortal.Core.Scheduling;

namespace ConvergencePortal.Core.Changes;

/// <summary>What the ledger says of a slot that was judged anew. Its words stand there and never change, since others read what happened from them.</summary>
internal static class SlotNews
{
    private const int LongestText = 2000;
    private const string New = "New: ";

    public static string Say(IReadOnlyList<SlotVerdict> appeared, IReadOnlyList<SlotVerdict> gone)
    {
        var parts = new List<string>();
        if (appeared.Count > 0) parts.Add($"{New}{string.Join(" ", appeared.Select(v => v.Message).Distinct())}");
        if (gone.Count > 0) parts.Add($"No longer: {string.Join(" ", gone.Select(v => v.Message).Distinct())}");
        var text = string.Join(" ", parts);
        return text.Length <= LongestText ? text : text[..LongestText] + "…";
    }

    /// <summary>Whether something appeared that speaks against the slot.</summary>
    public static bool TellsOfNew(string? said) => said?.StartsWith(New, StringComparison.Ordinal) == true;
}
