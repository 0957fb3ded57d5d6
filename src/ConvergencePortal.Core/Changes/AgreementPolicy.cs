using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;

namespace ConvergencePortal.Core.Changes;

/// <summary>Who must agree to a change, and why, in words: by the approval policy, and beside it by the scheduling rules of the site.</summary>
public static class AgreementPolicy
{
    private const int MostReasons = 4;

    public static IReadOnlyList<Requirement> For(AgreementFacts facts) => facts.Policy.For(facts);

    /// <summary>Null when no row forbids the change; else the sentence of the rows that do. Deny wins, whoever would agree.</summary>
    public static Error? Forbid(AgreementFacts facts)
    {
        var forbidding = facts.Policy.Forbidding(facts);
        return forbidding.Count == 0 ? null : PolicyErrors.Forbids(forbidding);
    }

    /// <summary>The functions whose consent a slot itself needs.</summary>
    public static IReadOnlyList<Requirement> ForSlot(IReadOnlyList<SlotVerdict> verdicts)
    {
        var asked = new SortedDictionary<Function, List<string>>();
        foreach (var verdict in verdicts)
        {
            if (verdict is not { Policy: ConflictPolicy.NeedsApproval, Approver: { } approver }) continue;
            if (!asked.TryGetValue(approver, out var reasons)) asked[approver] = reasons = [];
            if (!reasons.Contains(verdict.Message)) reasons.Add(verdict.Message);
        }
        return [.. asked.Select(a => new Requirement(a.Key, Shorten(a.Value)) { Covers = SeatCoverage.Of(a.Key) | FieldGroups.Schedule | FieldGroups.Conflicts })];
    }

    /// <summary>The first reasons and how many more there are: a seat is read, not studied. The explanation holds all of them.</summary>
    internal static IReadOnlyList<string> Shorten(IReadOnlyList<string> reasons, int? count = null)
    {
        var all = count ?? reasons.Count;
        return all <= MostReasons ? reasons : [.. reasons.Take(MostReasons), $"And {all - MostReasons} more reasons of this kind."];
    }
}
