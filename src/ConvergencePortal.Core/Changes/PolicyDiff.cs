using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Changes;

/// <summary>How one version differs from another: rows that only one of them has. Names and order change nothing about who is asked.</summary>
/// <param name="Renamed">Rows that both have, under another name or at another place.</param>
public sealed record PolicyDiff(IReadOnlyList<ApprovalRule> Added, IReadOnlyList<ApprovalRule> Removed, IReadOnlyList<ApprovalRule> Renamed)
{
    public bool ChangesNothing => Added.Count == 0 && Removed.Count == 0;

    public static PolicyDiff Between(IReadOnlyList<ApprovalRule> before, IReadOnlyList<ApprovalRule> after)
    {
        var left = before.GroupBy(TextOf, StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Queue<ApprovalRule>(group), StringComparer.Ordinal);
        var (added, renamed) = (new List<ApprovalRule>(), new List<ApprovalRule>());
        foreach (var rule in after)
        {
            if (!left.TryGetValue(TextOf(rule), out var same) || !same.TryDequeue(out var former)) added.Add(rule);
            else if (former.Name != rule.Name) renamed.Add(rule);
        }
        return new PolicyDiff(added, [.. before.Where(rule => left[TextOf(rule)].Contains(rule))], renamed);
    }

    /// <summary>The functions that must sign: every one that a differing row asks or stops asking. Where that is not said by name, for a row that forbids or asks owners of zones or data, it is every function.</summary>
    public IReadOnlyList<Function> ConcernedFunctions()
    {
        var differing = Added.Concat(Removed).Select(rule => rule.Then).ToList();
        return differing.Exists(then => then.Forbids is not null || then.AsksZoneOwners || then.AsksDataOwners || then.IsUnread)
            ? Enum.GetValues<Function>()
            : [.. differing.SelectMany(then => then.Functions).Distinct().Order()];
    }

    private static string TextOf(ApprovalRule rule) => $"{PolicyText.Write(rule.When)}\n{PolicyText.Write(rule.Then)}";
}
