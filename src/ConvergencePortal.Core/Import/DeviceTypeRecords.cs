using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Import;

/// <summary>Manufacturers' types of devices, shared by all sites.</summary>
internal sealed class DeviceTypeRecords : RecordKind<DeviceType>
{
    public override string Name => "device-types";
    public override string Title => "Device types";
    public override string RecordType => RecordTypes.DeviceType;
    public override IReadOnlyList<Function> Editors { get; } = [Function.IT, Function.OT, Function.Maintenance];

    internal override IReadOnlyList<RecordField<DeviceType>> Fields { get; } =
    [
        Key("slug", "Slug", type => type.Slug, "siemens-6es7-1516-3an02-0ab0", "The public library's name for it.", maxLength: PlainText.NameLength),
        new(new RecordColumn("manufacturer", "Manufacturer", ColumnType.Text, Required: true, IsKey: false, "Siemens", "Who makes it.") { MaxLength = PlainText.NameLength }, type => type.Manufacturer,
            (text, _) => Set(type => type.Manufacturer = text ?? "")),
        Called(type => type.Model, (type, model) => type.Model = model, "S7-1516F", "As assets of this type name it.", "model", "Model"),
        Text("part_number", "Part number", type => type.PartNumber, (type, text) => type.PartNumber = text, "6ES7516-3FN02-0AB0", "As it is ordered."),
        Text("interfaces", "Interfaces", type => type.Interfaces, (type, text) => type.Interfaces = text, "X1 P1 (100base-tx); X2 (1000base-t)", "Name and kind of each, separated by semicolons.", PlainText.ProseLength),
        Text("comments", "Comments", type => type.Comments, (type, text) => type.Comments = text, "Needs firmware 2.9 for OPC UA", "Whatever else is worth knowing.", PlainText.ProseLength),
    ];

    internal override bool IsInPicture => false;
    internal override PlantExtent ExtentOf(ImportTable? table) => new(PlantParts.DeviceTypes);
    internal override IEnumerable<DeviceType> All(LoadedPlant plant) => plant.DeviceTypes.Values;

    internal override Result<DeviceType?> Find(RecordRow row)
    {
        var slug = row.Text("slug")!;
        return DeviceType.IsSlug(slug) ? row.Plant.DeviceTypes.GetValueOrDefault(slug) : PlantErrors.BadSlug;
    }

    internal override Result<DeviceType> Create(RecordRow row)
    {
        var type = new DeviceType(row.Text("slug")!);
        row.Plant.DeviceTypes[type.Slug] = type;
        return type;
    }

    internal override IEnumerable<EquipmentNode> SitesOf(LoadedPlant plant, DeviceType record) => [];
    internal override int VersionOf(DeviceType record) => record.Version;
    internal override void Touch(DeviceType record) => record.Touch();
}
