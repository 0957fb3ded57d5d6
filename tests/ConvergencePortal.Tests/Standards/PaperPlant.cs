using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Core.Strategy;
using NodaTime;

namespace ConvergencePortal.Tests.Standards;

/// <summary>
/// A plant on paper in which no check finds anything: office, demilitarized zone and packaging cell at BER, a firewall before the cell, a controller, a historian, the sources on both.
/// Tests change one thing and look what is found.
/// </summary>
public static class PaperPlant
{
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 5, 12, 0);
    public static readonly LocalDate Today = new(2026, 11, 5);

    public static PlantZone Zone(string code, ZoneKind kind) => new($"BER:{code}", "BER", code, kind, kind == ZoneKind.Safety, Function.OT, SecurityLevels.TryParse("2"), SecurityLevels.TryParse("2"), "Stops the line", "VLAN", "Hall");

    public static PlantSegment Segment(string code, string zone, string? cidr = null, int? most = null) => new($"BER:{code}", "BER", code, null, cidr, $"BER:{zone}", most);

    public static PlantDevice Device(string code, DeviceRole role, string equipment, params (string Segment, string? Ip)[] connections) =>
        new($"BER:{code}", "BER", code, role, equipment, null, RemoteAccess.None, false, false, false, null, [.. connections.Select((c, i) => new PlantInterface($"eth{i}", $"BER:{c.Segment}", c.Ip, null, false))]);

    public static PlantConduit Conduit(string code, string a, string b, params PlantRule[] rules) =>
        new($"BER:{code}", "BER", code, $"BER:{a}", $"BER:{b}", ConduitDirection.Both, Function.IT, SecurityLevels.TryParse("2"), Today.PlusDays(90), null, rules);

    public static PlantRule Rule(string protocol, int? port, string source, string destination) => new(protocol, port, source, destination, "Needed", "CR-2026-0001", null);

    public static PlantOwner Owner(int id, string name, bool isActive = true) => new(OwnershipType.AccountableOwner, id, name, isActive, Function.OT, null);

    public static PlantSource Source(string code, string? device = null) => new($"BER:{code}", "BER", code, code, DataSourceKind.Historian, "BER/PACK", device is null ? null : $"BER:{device}", OperationsType.Production,
        LifecycleStage.Production, null, null, Today.PlusDays(-10), null, false, [Owner(1, "Olga")]);

    public static SnapshotRows Rows { get; } = new()
    {
        Sites = [new PlantSite(1, "BER", "Europe/Berlin")],
        Equipment =
        [
            new("BER", EquipmentLevel.Site, Criticality.C, false, false), new("BER/PACK", EquipmentLevel.Area, Criticality.C, false, false), new("BER/BATCH", EquipmentLevel.Area, Criticality.C, false, false),
            new("BER/PACK/SIS", EquipmentLevel.WorkCell, Criticality.A, true, false),
        ],
        Assets = [new("DRV-1", "Drive", AssetStatus.Operational, "BER/PACK"), new("DRV-2", "Spare", AssetStatus.Standby, null)],
        Zones = [Zone("OFFICE", ZoneKind.Business), Zone("IDMZ", ZoneKind.IDMZ), Zone("CELL", ZoneKind.CellArea), Zone("SIS", ZoneKind.Safety)],
        Segments = [Segment("V10", "OFFICE", "10.0.10.0/24"), Segment("V20", "IDMZ", "10.0.20.0/24"), Segment("V30", "CELL", "10.0.30.0/24"), Segment("V90", "SIS")],
        Conduits =
        [
            Conduit("C-OFFICE-IDMZ", "OFFICE", "IDMZ", Rule("tcp", 443, "OFFICE", "REPL")), Conduit("C-IDMZ-CELL", "IDMZ", "CELL", Rule("tcp", 4840, "REPL", "CELL")),
        ],
        Devices =
        [
            Device("PC", DeviceRole.Workstation, "BER/PACK", ("V10", "10.0.10.5")), Device("REPL", DeviceRole.DataGateway, "BER/PACK", ("V20", "10.0.20.5")), Device("PLC", DeviceRole.PLC, "BER/PACK", ("V30", "10.0.30.5")),
            Device("FW", DeviceRole.Firewall, "BER/PACK", ("V20", "10.0.20.1"), ("V30", "10.0.30.1")) with { EnforcedConduit = "BER:C-IDMZ-CELL" },
            Device("SIS-1", DeviceRole.SafetyController, "BER/PACK/SIS", ("V90", null)),
        ],
        Sources = [Source("PLC-DATA", "PLC"), Source("COPY", "REPL")],
        Flows = [new("BER:F1", "BER", "F1", "BER:PLC-DATA", "BER:COPY", null, FlowTransport.OPCUA, null, "BER:C-IDMZ-CELL")],
        Uses = [new("BER:UC1", Function.Production, UseCaseState.Current, ["BER:PLC-DATA", "BER:COPY"])],
        Traffic = TrafficTable.Of([new("BER", "10.0.20.5", "10.0.30.5", "tcp", 4840), new("BER", "PC", "REPL", "tcp", 443)]),
    };

    public static SnapshotRows WithZone(this SnapshotRows rows, string code, Func<PlantZone, PlantZone> change) => rows with { Zones = [.. rows.Zones.Select(z => z.Code == code ? change(z) : z)] };
    public static SnapshotRows WithDevice(this SnapshotRows rows, string code, Func<PlantDevice, PlantDevice> change) => rows with { Devices = [.. rows.Devices.Select(d => d.Code == code ? change(d) : d)] };
    public static SnapshotRows WithConduit(this SnapshotRows rows, string code, Func<PlantConduit, PlantConduit> change) => rows with { Conduits = [.. rows.Conduits.Select(c => c.Code == code ? change(c) : c)] };
    public static SnapshotRows WithSource(this SnapshotRows rows, string code, Func<PlantSource, PlantSource> change) => rows with { Sources = [.. rows.Sources.Select(s => s.Code == code ? change(s) : s)] };
    public static SnapshotRows WithTraffic(this SnapshotRows rows, params PlantTraffic[] traffic) => rows with { Traffic = TrafficTable.Of(traffic) };
    public static SnapshotRows Plus(this SnapshotRows rows, params PlantDevice[] devices) => rows with { Devices = [.. rows.Devices, .. devices] };

    public static List<Violation> Check(this SnapshotRows rows, CheckParameters? parameters = null) => CheckRun.Of(new PlantSnapshot(Now, rows), parameters ?? CheckParameters.Default);

    public static List<Violation> Check(this SnapshotRows rows, string code, CheckParameters? parameters = null) => [.. rows.Check(parameters).Where(v => v.Check == code)];
}
