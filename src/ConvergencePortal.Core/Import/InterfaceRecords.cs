using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Import;

/// <summary>An interface together with the device it is on.</summary>
internal sealed record InterfaceRecord(NetworkDevice Device, DeviceInterface Interface);

/// <summary>Interfaces of devices; each lies in one segment.</summary>
internal sealed class InterfaceRecords : RecordKind<InterfaceRecord>
{
    public override string Name => "interfaces";
    public override string Title => "Interfaces";
    public override string RecordType => RecordTypes.Network;
    public override IReadOnlyList<Function> Editors => NetworkRecords.Editors;

    internal override IReadOnlyList<RecordField<InterfaceRecord>> Fields { get; } =
    [
        Key("site", "Site", record => record.Device.Site.Code, "BER", "Code of the site.", ColumnType.Reference),
        Key("device", "Device", record => record.Device.Code, "SW-PACK-01", "Code of the device.", ColumnType.Reference),
        Key("name", "Name", record => record.Interface.Name, "eth0", "Name of the interface, unique on the device."),
        Reference<Segment>("segment", "Segment", required: true, record => record.Interface.Segment.Code, (row, code) => row.Plant.Segments.GetValueOrDefault(row.KeyOf(code)),
            (record, segment) => record.Interface.Segment = segment!, "segment", "VLAN210", "Code of the one segment it is connected to."),
        Address("ip", "IP address", record => record.Interface.IpAddress, (record, ip) => record.Interface.IpAddress = ip, NetworkAddresses.ReadIp, "10.20.10.2", "Lies in the range of the segment and is used there once."),
        Address("mac", "MAC address", record => record.Interface.MacAddress, (record, mac) => record.Interface.MacAddress = mac, NetworkAddresses.ReadMac, "02:49:00:00:00:01", "Used once in a site."),
        YesNo("gateway", "Routes for the segment", record => record.Interface.IsGateway, (record, value) => record.Interface.IsGateway = value, "Whether the segment's traffic leaves through it."),
        Day("effective_to", "Valid to", record => record.Interface.EffectiveTo, (record, day) => record.Interface.EffectiveTo = day, "First day on which the connection no longer exists; empty: no end.", "2030-01-01"),
    ];

    internal override string? DeviceColumn => "device";
    internal override PlantExtent ExtentOf(ImportTable? table) => PlantExtent.OfSites(NetworkRecords.Parts, table, "site");

    internal override IEnumerable<InterfaceRecord> All(LoadedPlant plant) => plant.Devices.Values.SelectMany(device => device.Interfaces.Select(connection => new InterfaceRecord(device, connection)));

    internal override Result<InterfaceRecord?> Find(RecordRow row)
    {
        if (row.RefuseSite() is { } refusal) return refusal;
        if (!row.Plant.Devices.TryGetValue(row.KeyOf(row.Text("device")!), out var device)) return RowErrors.Unknown("device", row.Text("device")!) with { Field = "device" };

        var known = device.Interfaces.FirstOrDefault(connection => connection.Name.Equals(row.Text("name"), StringComparison.OrdinalIgnoreCase));
        return known is null ? (InterfaceRecord?)null : new InterfaceRecord(device, known);
    }

    internal override Result<InterfaceRecord> Create(RecordRow row)
    {
        var device = row.Plant.Devices[row.KeyOf(row.Text("device")!)];
        var connection = new DeviceInterface(row.Text("name")!, row.Plant.Segments[row.KeyOf(row.Text("segment")!)]);
        device.Connect(connection);
        return new InterfaceRecord(device, connection);
    }

    internal override IEnumerable<EquipmentNode> SitesOf(LoadedPlant plant, InterfaceRecord record) => [record.Device.Site];
    internal override int VersionOf(InterfaceRecord record) => record.Device.Version;
    internal override void Touch(InterfaceRecord record) => record.Device.Touch();
    internal override object? RootOf(InterfaceRecord record) => null;
    internal override object SubjectOf(InterfaceRecord record) => record.Interface;
    internal override IEnumerable<RuleBreach> Check(LoadedPlant plant) => NetworkRules.Check(plant.Network());

    private static RecordField<InterfaceRecord> Address(string name, string label, Func<InterfaceRecord, string?> read, Action<InterfaceRecord, string?> set, Func<string, Result<string>> parse,
        string example, string help) => new(
        new RecordColumn(name, label, ColumnType.Text, Required: false, IsKey: false, example, help) { MaxLength = PlainText.CodeLength + 10 }, read,
        (text, _) =>
        {
            if (text is null) return Set(record => set(record, null));
            var address = parse(text);
            return address.Error is { } refusal ? refusal : Set(record => set(record, address.Value));
        });
}
