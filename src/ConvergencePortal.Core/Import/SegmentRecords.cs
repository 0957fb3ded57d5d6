using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Import;

/// <summary>Network segments: a VLAN, an address range, one zone.</summary>
internal sealed class SegmentRecords : SiteRecordKind<Segment>
{
    private const int MaxVlan = 4094;
    private const int MostDevices = 1_000_000;

    public override string Name => "segments";
    public override string Title => "Segments";
    public override string RecordType => RecordTypes.Network;
    public override IReadOnlyList<Function> Editors => NetworkRecords.Editors;

    internal override IReadOnlyList<RecordField<Segment>> Fields { get; } =
    [
        SiteKey(segment => segment.Site),
        Key("code", "Code", segment => segment.Code, "VLAN210", "Short name, unique in the site."),
        Called(segment => segment.Name, (segment, name) => segment.Name = name, "Packaging machines", "What people call the segment."),
        Reference<Zone>("zone", "Zone", required: true, segment => segment.Zone.Code, (row, code) => row.Plant.Zones.GetValueOrDefault(row.KeyOf(code)),
            (segment, zone) => segment.Zone = zone!, "zone", "CELL-PACK", "Code of the one zone it lies in."),
        Number("vlan", "VLAN", segment => segment.VlanId, (segment, vlan) => segment.VlanId = vlan, 1, MaxVlan, "210", "1 to 4094; empty without VLAN tagging."),
        new(new RecordColumn("cidr", "Address range", ColumnType.Text, Required: false, IsKey: false, "10.20.10.0/24", "IPv4 or IPv6; ranges of one zone do not overlap. Empty without IP."), segment => segment.Cidr,
            (text, _) => ReadRange(text)),
        Number("max_devices", "Most devices", segment => segment.MaxDevices, (segment, most) => segment.MaxDevices = most, 1, MostDevices, "60", "How many devices the segment is planned for."),
        .. Effective(segment => segment.EffectiveFrom, (segment, day) => segment.EffectiveFrom = day, segment => segment.EffectiveTo, (segment, day) => segment.EffectiveTo = day),
    ];

    internal override PlantExtent ExtentOf(ImportTable? table) => PlantExtent.OfSites(NetworkRecords.Parts, table, "site");
    internal override Dictionary<string, Segment> CatalogOf(LoadedPlant plant) => plant.Segments;
    internal override EquipmentNode SiteOf(Segment record) => record.Site;
    internal override Segment Make(EquipmentNode site, string code, RecordRow row) => new(site, code, row.Text("name")!, row.Plant.Zones[row.KeyOf(row.Text("zone")!)]);
    internal override int VersionOf(Segment record) => record.Version;
    internal override void Touch(Segment record) => record.Touch();
    internal override IEnumerable<RuleBreach> Check(LoadedPlant plant) => NetworkRules.Check(plant.Network());

    private static Result<Action<Segment>> ReadRange(string? text)
    {
        if (text is null) return Set(segment => segment.Cidr = null);
        var range = NetworkAddresses.ReadRange(text);
        return range.Error is { } refusal ? refusal : Set(segment => segment.Cidr = range.Value);
    }
}
