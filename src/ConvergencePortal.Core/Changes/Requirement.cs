using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Changes;

/// <summary>A function that must agree, why in sentences, and on what terms. The terms come from the policy; the requester chooses none of them.</summary>
public sealed record Requirement(Function Function, IReadOnlyList<string> Reasons)
{
    public SeatQuorum Quorum { get; init; } = SeatQuorum.One;

    /// <summary>With a veto one refusal ends the change; without one, only when too few are left to reach the quorum.</summary>
    public bool HasVeto { get; init; } = true;

    /// <summary>Codes of the competencies that each signer must hold on the day, ascending; none by default.</summary>
    public IReadOnlyList<string> Competencies { get; init; } = [];

    public SignatureMeaning Meaning { get; init; } = SignatureMeaning.Approved;

    /// <summary>Working hours of the site within which the function decides; null where the policy sets none.</summary>
    public int? DeadlineHours { get; init; }

    /// <summary>The groups of fields that a signature on this seat is bound to.</summary>
    public FieldGroups Covers { get; init; } = SeatCoverage.Of(Function);
}
