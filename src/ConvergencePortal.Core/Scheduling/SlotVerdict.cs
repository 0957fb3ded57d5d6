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
/// <param name="Asset">Label of the changed asset; null for time and people.</param>
/// <param name="WindowId">The window that is the cause, if it is one.</param>
/// <param name="ChangeNumber">The other change that is the cause, if it is one.</param>
/// <param name="From">Where the overlap or the excess begins.</param>
public sealed record SlotVerdict(ConflictCode Code, ConflictPolicy Policy, string? Asset, IReadOnlyList<string> Path, int? WindowId, string? ChangeNumber, Instant From, Instant To, string Message);

/// <summary>What each conflict does. Our own defaults, to become settings of the site.</summary>
public static class ConflictPolicies
{
    /// <summary>An emergency turns a block into the need of a named authorizer's approval, never into nothing.</summary>
    public static ConflictPolicy For(ConflictCode code, bool isEmergency)
    {
        var policy = code switch
        {
            ConflictCode.InsideFreeze or ConflictCode.OutsideMaintenance or ConflictCode.ExceedsMaintenance or ConflictCode.SameAsset or ConflictCode.RollbackTooLong
                or ConflictCode.RetroactiveStart => ConflictPolicy.Block,
            ConflictCode.CutsProduction => ConflictPolicy.NeedsApproval,
            ConflictCode.NoMaintenanceWindowDefined or ConflictCode.PeopleAway => ConflictPolicy.Warn,
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
        };
        return policy == ConflictPolicy.Block && isEmergency ? ConflictPolicy.NeedsApproval : policy;
    }
}
