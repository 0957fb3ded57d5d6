using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Changes;

/// <summary>A row of the approval policy: when it applies, and whom it then asks on what terms, or that it forbids the change.</summary>
/// <param name="Name">In plain words, as it stands beside a seat: "Critical equipment at Berlin".</param>
public sealed record ApprovalRule(string Name, ApprovalConditions When, RuleEffect Then);

/// <summary>What a row does when it applies: it asks functions, or it forbids.</summary>
public sealed record RuleEffect
{
    public IReadOnlyList<Function> Functions { get; init; } = [];

    /// <summary>Asks the functions that own the zones of every changed segment, zone and conduit, both ends of a conduit.</summary>
    public bool AsksZoneOwners { get; init; }

    /// <summary>Asks the functions of the accountable owners of every affected data source; where nobody is accountable, OT.</summary>
    public bool AsksDataOwners { get; init; }

    public SeatQuorum Quorum { get; init; } = SeatQuorum.One;
    public bool HasVeto { get; init; } = true;

    /// <summary>Codes of competencies that each signer must hold.</summary>
    public IReadOnlyList<string> Competencies { get; init; } = [];

    public SignatureMeaning Meaning { get; init; } = SignatureMeaning.Approved;

    /// <summary>Working hours of the site within which the function decides; null sets no deadline.</summary>
    public int? DeadlineHours { get; init; }

    /// <summary>Fields that the seat covers beyond what its function always covers.</summary>
    public FieldGroups Covers { get; init; }

    /// <summary>What the requester is told when the row forbids the change; null when it asks.</summary>
    public string? Forbids { get; init; }

    /// <summary>The stored effect names a function that this version of the portal does not know: then every function is asked.</summary>
    public bool IsUnread { get; init; }

    public bool AsksNobody => Functions.Count == 0 && !AsksZoneOwners && !AsksDataOwners && !IsUnread;

    /// <summary>A row that would do nothing whatever happens.</summary>
    public bool IsEmpty => AsksNobody && Forbids is null;

    public static RuleEffect Ask(params IReadOnlyList<Function> functions) => new() { Functions = functions };
}
