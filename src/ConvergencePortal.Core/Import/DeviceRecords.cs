using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Import;

/// <summary>Network devices and the equipment each belongs to.</summary>
internal sealed class DeviceRecords : SiteRecordKind<NetworkDevice>
{
    public override string Name => "devices";
    public override string Title => "Devices";
    public override string RecordType => RecordTypes.Network;
    public override IReadOnlyList<Function> Editors => NetworkRecords.Editors;

    internal override IReadOnlyList<RecordField<NetworkDevice>> Fields { get; } =
    [
        SiteKey(device => device.Site),
        Key("code", "Code", device => device.Code, "SW-PACK-01", "Short name, unique in the site."),
        Called(device => device.Name, (device, name) => device.Name = name, "Packaging switch 1", "What people call the device."),
        Choice<DeviceRole>("role", "Role", device => device.Role, (device, role) => device.Role = role, null, "What it does on the network; switches, routers and servers reach what they serve."),
        Reference<EquipmentNode>("equipment", "Belongs to", required: true, device => device.Equipment.Path, FindEquipment, (device, node) => device.Equipment = node!, "equipment",
            "BER/PACK/LINE2", "Path of the equipment it belongs to, in the same site.", PlainText.PathLength),
        Reference<PhysicalAsset>("asset", "Asset", required: false, device => device.Asset?.Tag, (row, tag) => row.Plant.Assets.GetValueOrDefault(tag), (device, asset) => device.Asset = asset, "asset",
            "BER-SW-0101", "Tag of the physical asset that fills the role today."),
        new(new RecordColumn("level", "Level", ColumnType.Choice, Required: false, IsKey: false, "2", "Level of the Purdue model: for orientation only, never a boundary.", PurdueLevels.Names),
            device => PurdueLevels.Write(device.LevelTenths), (text, _) => text is null ? Set(device => device.LevelTenths = null)
                : PurdueLevels.Read(text) is { } tenths ? Set(device => device.LevelTenths = tenths) : NetworkErrors.BadLevel),
        Choice("remote_access", "Remote access", device => device.RemoteAccess, (device, access) => device.RemoteAccess = access, RemoteAccess.None, "Whether and how it is reached from outside the plant."),
        YesNo("transient", "Connected for a time", device => device.IsTransient, (device, value) => device.IsTransient = value, "A service laptop for example; it lies in zones of kind TemporaryDevice."),
        YesNo("wireless", "Wireless", device => device.IsWireless, (device, value) => device.IsWireless = value, "Reaches the plant by radio; it lies in zones of kind Wireless."),
        YesNo("external", "Of others", device => device.IsExternal, (device, value) => device.IsExternal = value, "A vendor's modem for example; it lies in zones of kind ExternalNetwork."),
        Text("protocols", "Protocols", device => device.Protocols, (device, text) => device.Protocols = text, "Profinet, OPC UA", "What it speaks, separated by commas.", PlainText.LineLength),
        new(new RecordColumn("redundancy_group", "Redundancy group", ColumnType.Text, Required: false, IsKey: false, "RING-PACK", "Code of the group of which one device must always stay untouched; made when it is new.")
            { MaxLength = PlainText.CodeLength }, device => device.RedundancyGroup?.Code, ReadGroup),
        Reference<Conduit>("enforces", "Enforces", required: false, device => device.EnforcedConduit?.Code, (row, code) => row.Plant.Conduits.GetValueOrDefault(row.KeyOf(code)),
            (device, conduit) => device.EnforcedConduit = conduit, "conduit", "C-IDMZ-PACK", "Code of the conduit whose rules it enforces, for a firewall."),
        .. Effective(device => device.EffectiveFrom, (device, day) => device.EffectiveFrom = day, device => device.EffectiveTo, (device, day) => device.EffectiveTo = day),
    ];

    internal override string? DeviceColumn => "code";
    internal override PlantExtent ExtentOf(ImportTable? table) => PlantExtent.OfSites(NetworkRecords.Parts | PlantParts.Assets, table, "site", "asset");
    internal override Dictionary<string, NetworkDevice> CatalogOf(LoadedPlant plant) => plant.Devices;
    internal override EquipmentNode SiteOf(NetworkDevice record) => record.Site;

    internal override NetworkDevice Make(EquipmentNode site, string code, RecordRow row) =>
        new(site, code, row.Text("name")!, ReadChoice<DeviceRole>(row.Text("role")!)!.Value, row.Plant.Equipment[row.Text("equipment")!]);

    internal override int VersionOf(NetworkDevice record) => record.Version;
    internal override void Touch(NetworkDevice record) => record.Touch();
    internal override IEnumerable<RuleBreach> Check(LoadedPlant plant) => NetworkRules.Check(plant.Network());

    private static EquipmentNode? FindEquipment(RecordRow row, string path) =>
        row.Plant.Equipment.TryGetValue(path, out var node) && row.Plant.SiteOf(node) == row.Site ? node : null;

    private static Result<Action<NetworkDevice>> ReadGroup(string? text, RecordRow row)
    {
        if (text is null) return Set(device => device.RedundancyGroup = null);
        if (!PlainText.IsCode(text)) return RowErrors.NotACode("redundancy_group");

        if (!row.Plant.Groups.TryGetValue(row.KeyOf(text), out var group)) row.Plant.Groups[row.KeyOf(text)] = group = new RedundancyGroup(row.Site, text);
        return Set(device => device.RedundancyGroup = group);
    }
}
