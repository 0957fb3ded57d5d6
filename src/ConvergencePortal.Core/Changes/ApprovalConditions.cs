using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Scheduling;

namespace ConvergencePortal.Core.Changes;

/// <summary>
/// When a row of the approval policy applies. Every condition that is given must hold; within one, any of its values. Criticality, level and flags must hold for one and the same
/// piece of equipment, kind and designation for one and the same zone, role and remote access for one and the same changed device. Nothing given applies to every change.
/// </summary>
public sealed record ApprovalConditions
{
    public IReadOnlyList<ChangeType> Types { get; init; } = [];
    public IReadOnlyList<ChangeNature> Natures { get; init; } = [];
    public IReadOnlyList<Permanence> Permanences { get; init; } = [];

    /// <summary>A data source is affected: changed itself, or it stops while the change is carried out.</summary>
    public bool AffectsData { get; init; }

    /// <summary>Something of one of these kinds is changed itself.</summary>
    public IReadOnlyList<ItemKind> ItemKinds { get; init; } = [];

    /// <summary>Codes of sites.</summary>
    public IReadOnlyList<string> Sites { get; init; } = [];

    /// <summary>Which equipment counts; null means any that is touched, and no condition at all while criticality, level and flags are not given either.</summary>
    public EquipmentReach? Reach { get; init; }

    public IReadOnlyList<Criticality> Criticalities { get; init; } = [];
    public IReadOnlyList<EquipmentLevel> Levels { get; init; } = [];
    public IReadOnlyList<EquipmentFlag> Flags { get; init; } = [];

    /// <summary>Does not apply to a replacement in kind, the one exemption of 29 CFR 1910.119(l)(1).</summary>
    public bool ExceptInKind { get; init; }

    public IReadOnlyList<ZoneKind> ZoneKinds { get; init; } = [];

    /// <summary>A zone is touched that as a whole is designated safety-related (IEC 62443-3-2 ZCR 3.3).</summary>
    public bool IsSafetyZone { get; init; }

    public IReadOnlyList<DeviceRole> DeviceRoles { get; init; } = [];

    /// <summary>A changed device can be reached directly from outside.</summary>
    public bool HasDirectAccess { get; init; }

    /// <summary>At least so many minutes of production are at risk.</summary>
    public int? ProductionMinutes { get; init; }

    public bool StatesQualityImpact { get; init; }
    public bool StatesSecurityImpact { get; init; }

    /// <summary>The slot meets one of these conflicts.</summary>
    public IReadOnlyList<ConflictCode> Conflicts { get; init; } = [];

    /// <summary>Stored values that this version of the portal does not know. They cannot be judged, and unknown fails closed.</summary>
    public IReadOnlyList<UnreadValue> Unread { get; init; } = [];

    public bool AsksAboutEquipment => Reach is not null || Criticalities.Count > 0 || Levels.Count > 0 || Flags.Count > 0 || IsUnread(RuleCondition.Equipment);
    public bool AsksAboutZones => ZoneKinds.Count > 0 || IsSafetyZone || IsUnread(RuleCondition.Zones);
    public bool AsksAboutDevices => DeviceRoles.Count > 0 || HasDirectAccess || IsUnread(RuleCondition.Devices);

    public bool IsEmpty => Types.Count + Natures.Count + Permanences.Count + ItemKinds.Count + Sites.Count + Conflicts.Count + Unread.Count == 0
        && !AsksAboutEquipment && !AsksAboutZones && !AsksAboutDevices && !ExceptInKind && !StatesQualityImpact && !StatesSecurityImpact && !AffectsData && ProductionMinutes is null;

    internal bool IsUnread(RuleCondition condition) => Unread.Any(value => value.Condition == condition || value.Condition == RuleCondition.Whole);
}

/// <summary>Which equipment a condition looks at.</summary>
public enum EquipmentReach
{
    /// <summary>Changed itself, carrying what is changed, below it, or working through it.</summary>
    Touched,

    /// <summary>The same, but an area or a site counts only when it is changed itself: everything in it touches it.</summary>
    FromTheLineDown,

    /// <summary>Changed itself.</summary>
    Changed,
}

/// <summary>What regulation says about a piece of equipment.</summary>
public enum EquipmentFlag
{
    /// <summary>Covered by process safety management (29 CFR 1910.119).</summary>
    HazardousProcess,

    /// <summary>Under good manufacturing practice.</summary>
    GxpRelevant,

    /// <summary>Part of a safety instrumented function (IEC 61511).</summary>
    SafetyRelated,
}

/// <summary>The groups of conditions that are judged together.</summary>
public enum RuleCondition
{
    Types,
    Natures,
    Permanences,
    ItemKinds,
    Sites,
    Equipment,
    Zones,
    Devices,
    Conflicts,
    Data,

    /// <summary>The row as a whole could not be read.</summary>
    Whole,
}

/// <summary>A stored value that this version of the portal does not know.</summary>
public sealed record UnreadValue(RuleCondition Condition, string Text);
