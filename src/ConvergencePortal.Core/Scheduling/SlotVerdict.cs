using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>What can be wrong with a slot; the codes of the scheduling rules.</summary>
public enum ConflictCode
{
    /// <summary>Any overlap with a freeze that covers the asset or lies below it.</summary>
    InsideFreeze,

    /// <summary>The asset has maintenance windows, and the span overlaps none of them.</summary>
    OutsideMaintenance,

    /// <summary>The span overlaps maintenance windows but is not contained in them.</summary>
    ExceedsMaintenance,

    /// <summary>No maintenance window covers the asset.</summary>
    NoMaintenanceWindowDefined,

    /// <summary>Any overlap with a production window that covers the asset, lies below it or is reached through the network.</summary>
    CutsProduction,

    /// <summary>Another active change changes the same asset in an overlapping span.</summary>
    SameAsset,

    /// <summary>Another active change in an overlapping span changes the direct parent or child, or a device on the same segment where one of the two is infrastructure.</summary>
    RelatedAsset,

    /// <summary>At some instant of the span every member of a redundancy group is under change.</summary>
    SharedRedundancy,

    /// <summary>The implementer or a required person is booked in an overlapping change.</summary>
    PersonBusy,

    /// <summary>A required function has nobody on shift at the site for the whole span, or a required person is away.</summary>
    PersonAbsent,

    /// <summary>The span overlaps a holiday of the site.</summary>
    PeopleAway,

    /// <summary>Only the rollback reserve runs past the maintenance windows or into production.</summary>
    RollbackTooLong,

    /// <summary>The span starts before now.</summary>
    RetroactiveStart,
}

/// <summary>What a verdict does to the change.</summary>
public enum ConflictPolicy
{
    /// <summary>The slot cannot be taken.</summary>
    Block,

    /// <summary>The slot can be taken with the consent of a function.</summary>
    NeedsApproval,

    /// <summary>The slot can be taken; people are told.</summary>
    Warn,
}

/// <summary>One thing that is wrong with a slot, for one changed asset and one cause, with the path to what is hurt.</summary>
/// <param name="Approver">The function whose consent lets the slot pass; only with NeedsApproval, and null there for an emergency's named authorizer.</param>
/// <param name="Asset">Label of the changed asset; null for time and people.</param>
/// <param name="WindowId">The window that is the cause, if it is one.</param>
/// <param name="ChangeNumber">The other change that is the cause, if it is one.</param>
/// <param name="From">Where the overlap or the excess begins.</param>
public sealed record SlotVerdict(ConflictCode Code, ConflictPolicy Policy, Function? Approver, string? Asset, IReadOnlyList<string> Path, int? WindowId, string? ChangeNumber, Instant From, Instant To, string Message);
