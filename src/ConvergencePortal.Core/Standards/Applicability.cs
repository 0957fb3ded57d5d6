using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Standards;

/// <summary>
/// What a version of a standard applies to: every condition that is given must hold. A kind of thing that cannot meet a condition is left out: a level or a role narrows to devices, a kind of zone to
/// zones, segments and devices. A value; <see cref="AppliesTo"/> evaluates it.
/// </summary>
public sealed record Applicability
{
    public const int MostLevelTenths = 50;

    public static Applicability Everything { get; } = new();

    /// <summary>Path of an equipment node: it and everything below. Null for the whole organization.</summary>
    public string? Scope { get; init; }

    public ZoneKind? ZoneKind { get; init; }

    /// <summary>Lowest Purdue level in tenths (35 is level 3.5), and the highest; each may stand alone.</summary>
    public int? LevelFromTenths { get; init; }

    /// <inheritdoc cref="LevelFromTenths"/>
    public int? LevelToTenths { get; init; }

    public DeviceRole? DeviceRole { get; init; }

    /// <summary>Only data sources have one; nothing else meets this condition.</summary>
    public OperationsType? OperationsType { get; init; }

    /// <summary>Covered by OSHA process safety management, itself or through the equipment above it.</summary>
    public bool IsHazardousProcess { get; init; }

    /// <summary>Under good manufacturing practice, itself or through the equipment above it.</summary>
    public bool IsGxpRelevant { get; init; }

    /// <summary>Safety-related equipment, zones designated for safety, and what lies in them.</summary>
    public bool IsSafetyRelated { get; init; }

    /// <summary>The site whose functions are asked; null asks those of the whole organization.</summary>
    public string? Site => Scope?.Split(EquipmentPath.Separator)[0];
}
