using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>Physical assets and where each is mounted. A file moves a thing by naming another place; what it leaves behind is closed, never deleted.</summary>
internal sealed class AssetRecords : RecordKind<PhysicalAsset>
{
    private const string Equipment = "equipment";
    private const string MountedFrom = "mounted_from";

    public override string Name => "assets";
    public override string Title => "Assets";
    public override string RecordType => RecordTypes.Plant;
    public override IReadOnlyList<Function> Editors => [Function.OT, Function.Maintenance];

    internal override IReadOnlyList<RecordField<PhysicalAsset>> Fields { get; } =
    [
        Key("tag", "Tag", asset => asset.Tag, "BER-DRV-0201", "The label on the thing, unique in the portal."),
        Called(asset => asset.Name, (asset, name) => asset.Name = name, "Carousel drive", "What people call it."),
        Called(asset => asset.AssetType, (asset, type) => asset.AssetType = type, "SINAMICS S120", "The manufacturer's type. A swap within one type is a replacement in kind.", "type", "Type"),
        Text("serial", "Serial number", asset => asset.SerialNumber, (asset, text) => asset.SerialNumber = text, "S120-77A1-0201", "As on its plate."),
        Text("manufacturer", "Manufacturer", asset => asset.Manufacturer, (asset, text) => asset.Manufacturer = text, "Siemens", "Who made it."),
        Text("firmware", "Firmware", asset => asset.Firmware, (asset, text) => asset.Firmware = text, "5.2 SP3", "Version of its firmware or operating system."),
        Text("patch_level", "Patch level", asset => asset.PatchLevel, (asset, text) => asset.PatchLevel = text, "5.2.3.13", "Last patch that was applied."),
        Day("purchased_on", "Bought on", asset => asset.PurchasedOn, (asset, day) => asset.PurchasedOn = day, "Day on which it was bought.", "2021-03-15"),
        Choice("status", "Status", asset => asset.Status, (asset, status) => asset.Status = status, AssetStatus.Operational, "Operational, Standby and InspectionScheduled count as up, the others as down."),
        new(new RecordColumn(Equipment, "Mounted in", ColumnType.Reference, Required: false, IsKey: false, "BER/PACK/LINE2/FILLER", "Path of the equipment it is mounted in; empty when it is in none.")
            { MaxLength = PlainText.PathLength }, asset => asset.CurrentMounting?.Equipment.Path, ReadMounting),
        new(new RecordColumn(MountedFrom, "Mounted from", ColumnType.Day, Required: false, IsKey: false, "2021-04-10", "First day in the present place; today when it is left empty for a new place."),
            asset => WriteDay(asset.CurrentMounting?.From), ReadMountedFrom),
    ];

    internal override PlantExtent ExtentOf(ImportTable? table) => PlantExtent.OfSites(PlantParts.Equipment | PlantParts.Assets, table, Equipment, "tag");

    internal override IEnumerable<PhysicalAsset> All(LoadedPlant plant) => plant.Assets.Values;

    internal override Result<PhysicalAsset?> Find(RecordRow row) =>
        PlainText.IsCode(row.Text("tag")!) ? row.Plant.Assets.GetValueOrDefault(row.Text("tag")!) : RowErrors.NotACode("tag");

    internal override Result<PhysicalAsset> Create(RecordRow row)
    {
        var asset = new PhysicalAsset(row.Text("tag")!, row.Text("name")!, row.Text("type")!);
        row.Plant.Assets[asset.Tag] = asset;
        return asset;
    }

    /// <summary>An asset that is mounted nowhere belongs to no site; whoever keeps assets anywhere may keep it.</summary>
    internal override IEnumerable<EquipmentNode> SitesOf(LoadedPlant plant, PhysicalAsset record) =>
        record.CurrentMounting is { } mounting && plant.SiteOf(mounting.Equipment) is { } site ? [site] : [];

    internal override int VersionOf(PhysicalAsset record) => record.Version;
    internal override void Touch(PhysicalAsset record) => record.Touch();

    internal override IEnumerable<RuleBreach> Check(LoadedPlant plant) => PlantRules.Check(plant.Assets.Values);

    private static Result<Action<PhysicalAsset>> ReadMounting(string? text, RecordRow row)
    {
        var day = row.Text(MountedFrom) is { } given ? ReadDay(given) : null;
        var current = row.Plant.Assets.GetValueOrDefault(row.Text("tag")!)?.CurrentMounting;
        if (text is null) return row.Has(MountedFrom) && row.Text(MountedFrom) is not null ? PlantErrors.MountedNowhere : Set(asset => asset.Unmount(row.Plant.Today));

        if (!row.Plant.Equipment.TryGetValue(text, out var equipment) || equipment.Level == EquipmentLevel.Enterprise) return RowErrors.Unknown("equipment", text);
        if (current?.Equipment == equipment) return day is null || day == current.From ? Keep : RowErrors.Fixed("day of mounting", WriteDay(current.From)) with { Field = MountedFrom };

        var from = day ?? row.Plant.Today;
        return from < current?.From ? PlantErrors.MountedBefore(current.Equipment, current.From) : Set(asset => asset.Mount(equipment, from));
    }

    /// <summary>The day is written together with the place; here it is only read.</summary>
    private static Result<Action<PhysicalAsset>> ReadMountedFrom(string? text, RecordRow row) =>
        text is not null && ReadDay(text) is null ? RowErrors.NotADay : !row.Has(Equipment) ? PlantErrors.MountedNowhere : Keep;
}
