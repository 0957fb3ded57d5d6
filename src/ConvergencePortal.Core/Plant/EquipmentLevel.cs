namespace ConvergencePortal.Core.Plant;

/// <summary>ISA-95 equipment levels with the integers of OPC 10030 (ISA95EquipmentElementLevelEnum), so that imports need no translation.</summary>
public enum EquipmentLevel
{
    Enterprise = 0,
    Site = 1,
    Area = 2,
    ProcessCell = 3,
    Unit = 4,
    ProductionLine = 5,
    WorkCell = 6,
    ProductionUnit = 7,
    StorageZone = 8,
    StorageUnit = 9,
    WorkCenter = 10,
    WorkUnit = 11,
    EquipmentModule = 12,
    ControlModule = 13,
    Other = 14,
}

/// <summary>How much the plant depends on a piece of equipment.</summary>
public enum Criticality
{
    /// <summary>A stop stops the plant or endangers people.</summary>
    A,

    /// <summary>A stop stops a line.</summary>
    B,

    /// <summary>A stop can wait.</summary>
    C,
}

/// <summary>Which level may hang below which: IEC 62264-1 pairs, with the ISA-88 tail below units and cells.</summary>
public static class EquipmentLevelRules
{
    private static readonly Dictionary<EquipmentLevel, EquipmentLevel[]> Children = new()
    {
        [EquipmentLevel.Enterprise] = [EquipmentLevel.Site],
        [EquipmentLevel.Site] = [EquipmentLevel.Area],
        [EquipmentLevel.Area] =
            [EquipmentLevel.ProcessCell, EquipmentLevel.ProductionUnit, EquipmentLevel.ProductionLine, EquipmentLevel.StorageZone, EquipmentLevel.WorkCenter],
        [EquipmentLevel.ProcessCell] = [EquipmentLevel.Unit],
        [EquipmentLevel.ProductionUnit] = [EquipmentLevel.Unit],
        [EquipmentLevel.ProductionLine] = [EquipmentLevel.WorkCell],
        [EquipmentLevel.StorageZone] = [EquipmentLevel.StorageUnit],
        [EquipmentLevel.WorkCenter] = [EquipmentLevel.WorkUnit],
        [EquipmentLevel.Unit] = [EquipmentLevel.EquipmentModule],
        [EquipmentLevel.WorkCell] = [EquipmentLevel.EquipmentModule],
        [EquipmentLevel.WorkUnit] = [EquipmentLevel.EquipmentModule],
        [EquipmentLevel.StorageUnit] = [EquipmentLevel.EquipmentModule],
        [EquipmentLevel.EquipmentModule] = [EquipmentLevel.ControlModule],
        [EquipmentLevel.ControlModule] = [],
        [EquipmentLevel.Other] = [EquipmentLevel.Other],
    };

    /// <summary>"Other" is the standard's escape and may hang below anything but an enterprise and a control module.</summary>
    public static bool MayHangBelow(EquipmentLevel child, EquipmentLevel parent) =>
        child == EquipmentLevel.Other
            ? parent is not (EquipmentLevel.Enterprise or EquipmentLevel.ControlModule)
            : Children[parent].Contains(child);

    public static IReadOnlyList<EquipmentLevel> AllowedBelow(EquipmentLevel parent) =>
        [.. Enum.GetValues<EquipmentLevel>().Where(child => MayHangBelow(child, parent))];
}
