using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Tests.Common;

/// <summary>
/// The test plant as a picture in memory, for rules that need no database: Line 2 with a filler that carries a drive, a GxP labeler and a safety-related cleaning skid; one packaging
/// segment behind a switch, an office segment, a safety segment; a firewall on the conduit into the packaging cell.
/// </summary>
internal static class BerlinPicture
{
    public const int Site = 1, Packaging = 2, Line = 3, Filler = 4, Labeler = 5, Cip = 6, Administration = 7, Drive = 8;
    public const int Vlan210 = 1, Vlan10 = 2, Vlan900 = 3;
    public const int OfficeZone = 1, DmzZone = 2, CellZone = 3, SafetyZone = 4;
    public const int OfficeToDmz = 1, DmzToCell = 2;
    public const int Switch = 1, FillerPlc = 2, LabelerHmi = 3, SafetyController = 4, OfficePc = 5, Firewall = 6;
    public const int DriveAsset = 1, SpareDrive = 2, SwitchAsset = 3;

    public static SitePicture Whole => With();

    /// <summary>The picture with some parts replaced.</summary>
    public static SitePicture With(Func<SiteParts, SiteParts>? change = null) =>
        new(Site, "BER", DateTimeZoneProviders.Tzdb["Europe/Berlin"], change?.Invoke(Parts) ?? Parts);

    public static SiteParts Parts => new(Equipment, Assets, Devices, Segments, Zones, Conduits);

    private static readonly EquipmentView[] Equipment =
    [
        new(Site, null, "BER", "Berlin", EquipmentLevel.Site, Criticality.C, false, false, false),
        new(Packaging, Site, "BER/PACK", "Packaging", EquipmentLevel.Area, Criticality.C, false, false, false),
        new(Line, Packaging, "BER/PACK/LINE2", "Line 2", EquipmentLevel.ProductionLine, Criticality.B, false, false, false),
        new(Filler, Line, "BER/PACK/LINE2/FILLER", "Filler 2", EquipmentLevel.WorkCell, Criticality.B, false, false, false),
        new(Labeler, Line, "BER/PACK/LINE2/LABELER", "Labeler 2", EquipmentLevel.WorkCell, Criticality.C, false, false, true),
        new(Cip, Line, "BER/PACK/LINE2/CIP", "Cleaning skid", EquipmentLevel.WorkCell, Criticality.C, true, true, false),
        new(Administration, Site, "BER/ADMIN", "Administration", EquipmentLevel.Area, Criticality.C, false, false, false),
        new(Drive, Filler, "BER/PACK/LINE2/FILLER/DRIVE", "Drive", EquipmentLevel.EquipmentModule, Criticality.C, false, false, false),
    ];

    private static readonly AssetView[] Assets =
    [
        new(DriveAsset, "DRV-001", "Drive 1", "SINAMICS-S120", Drive), new(SpareDrive, "DRV-002", "Drive 2", "SINAMICS-S120", null),
        new(SwitchAsset, "AST-SW-01", "Switch", "SCALANCE-XC208", Line),
    ];

    private static readonly DeviceView[] Devices =
    [
        new(Switch, "SW-PACK-01", "Packaging switch", DeviceRole.Switch, Line, SwitchAsset, RemoteAccess.None, null, null, [Vlan210]),
        new(FillerPlc, "PLC-FILLER", "Filler PLC", DeviceRole.PLC, Filler, null, RemoteAccess.None, null, null, [Vlan210]),
        new(LabelerHmi, "HMI-LABELER", "Labeler HMI", DeviceRole.HMI, Labeler, null, RemoteAccess.None, null, null, [Vlan210]),
        new(SafetyController, "SIS-CIP", "Safety controller", DeviceRole.SafetyController, Cip, null, RemoteAccess.None, null, null, [Vlan900]),
        new(OfficePc, "PC-OFFICE-01", "Office PC", DeviceRole.Workstation, Administration, null, RemoteAccess.None, null, null, [Vlan10]),
        new(Firewall, "FW-01", "Cell firewall", DeviceRole.Firewall, Administration, null, RemoteAccess.None, null, DmzToCell, []),
    ];

    private static readonly SegmentView[] Segments =
    [
        new(Vlan210, "VLAN210", "Packaging machines", 210, CellZone), new(Vlan10, "VLAN10", "Office", 10, OfficeZone), new(Vlan900, "VLAN900", "Safety", 900, SafetyZone),
    ];

    private static readonly ZoneView[] Zones =
    [
        new(OfficeZone, "OFFICE", "Office", ZoneKind.Business, null, false, Function.IT), new(DmzZone, "IDMZ", "Industrial DMZ", ZoneKind.IDMZ, null, false, Function.IT),
        new(CellZone, "CELL-PACK", "Packaging cell", ZoneKind.CellArea, null, false, Function.OT), new(SafetyZone, "SIS", "Safety systems", ZoneKind.Safety, null, true, Function.ProcessSafety),
    ];

    private static readonly ConduitView[] Conduits =
    [
        new(OfficeToDmz, "C-OFFICE-IDMZ", "Office to DMZ", OfficeZone, DmzZone, Function.IT), new(DmzToCell, "C-IDMZ-PACK", "DMZ to packaging", DmzZone, CellZone, Function.IT),
    ];
}
