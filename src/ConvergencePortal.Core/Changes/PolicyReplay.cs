using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Changes;

/// <summary>What a version would have asked of changes of the past, beside what the effective version asks of them.</summary>
/// <param name="Compared">How many changes were looked at.</param>
/// <param name="MoreSignatures">Of them, how many would have needed more signatures.</param>
/// <param name="Forbidden">How many the tried version would have refused though the effective one does not.</param>
/// <param name="Differing">Every change whose answer differs, newest first.</param>
/// <param name="NotReplayed">In sentences, what the answer leaves out.</param>
public sealed record PolicyReplay(int Tried, int Effective, int Compared, int MoreSignatures, int FewerSignatures, int Forbidden, int OtherTerms, IReadOnlyList<ReplayedFunction> Functions,
    IReadOnlyList<ReplayedDifference> Differing, IReadOnlyList<string> NotReplayed)
{
    /// <summary>The answer in one sentence.</summary>
    public string Summary =>
        Compared == 0 ? "No change was submitted in this time, so there is nothing to compare."
        : Differing.Count == 0 ? $"Of the last {Compared}, none would have been asked otherwise."
        : $"Of the last {Compared}, {MoreSignatures} would have needed more signatures and {FewerSignatures} fewer{(Forbidden > 0 ? $", and {Forbidden} would have been refused" : "")}.";
}

/// <summary>How often a function would have been asked more, or no longer.</summary>
public sealed record ReplayedFunction(Function Function, int Added, int Dropped);

/// <summary>A change that would have been asked otherwise.</summary>
/// <param name="Signatures">How many signatures more (or, below zero, fewer).</param>
/// <param name="Forbidden">The sentence of the row that forbids it; null when none does.</param>
public sealed record ReplayedDifference(string Number, int Signatures, IReadOnlyList<ReplayedSeat> Added, IReadOnlyList<ReplayedSeat> Dropped, bool HasOtherTerms, string? Forbidden);

/// <summary>A seat that is new or gone, and the rows that ask for it: those of the tried version for a new one, of the effective version for one that is gone.</summary>
public sealed record ReplayedSeat(Function Function, IReadOnlyList<int> Rows);
