using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Import;

/// <summary>Security zones (IEC 62443-3-2).</summary>
internal sealed class ZoneRecords : SiteRecordKind<Zone>
{
    public override string Name => "zones";
    public override string Title => "Zones";
    public override string RecordType => RecordTypes.Network;
    public override IReadOnlyList<Function> Editors => NetworkRecords.Editors;

    internal override IReadOnlyList<RecordField<Zone>> Fields { get; } =
    [
        SiteKey(zone => zone.Site),
        Key("code", "Code", zone => zone.Code, "CELL-PACK", "Short name, unique in the site."),
        Called(zone => zone.Name, (zone, name) => zone.Name = name, "Packaging cell", "What people call the zone."),
        Choice<ZoneKind>("kind", "Kind", zone => zone.Kind, (zone, kind) => zone.Kind = kind, null, "What the zone separates; business reaches control only through an IDMZ."),
        Reference<Zone>("parent", "Part of", required: false, zone => zone.ParentZone?.Code, (row, code) => row.Plant.Zones.GetValueOrDefault(row.KeyOf(code)),
            (zone, parent) => zone.ParentZone = parent, "zone", "SITEOPS", "Code of the zone it lies in; empty for none.") with { IsDeferred = true },
        YesNo("safety_designated", "Designated for safety", zone => zone.IsSafetyDesignated, (zone, value) => zone.IsSafetyDesignated = value, "The whole zone is safety related; devices of safety equipment lie in such zones only."),
        Choice<Function>("owner", "Owner", zone => zone.Owner, (zone, owner) => zone.Owner = owner, null, "The function that answers for the zone."),
        SecurityLevelField.Of<Zone>("sl_target", "Security level wanted", zone => zone.Target, (zone, levels) => zone.Target = levels),
        SecurityLevelField.Of<Zone>("sl_achieved", "Security level reached", zone => zone.Achieved, (zone, levels) => zone.Achieved = levels),
        Text("sl_rationale", "Why this level", zone => zone.TargetRationale, (zone, text) => zone.TargetRationale = text, "A stop stops the line", "Reason for the level wanted.", PlainText.LineLength),
        Text("logical_boundary", "Logical boundary", zone => zone.LogicalBoundary, (zone, text) => zone.LogicalBoundary = text, "VLAN 210 behind FW-PACK-01", "What separates it on the network.", PlainText.LineLength),
        Text("physical_boundary", "Physical boundary", zone => zone.PhysicalBoundary, (zone, text) => zone.PhysicalBoundary = text, "Packaging hall", "Where it ends in the building.", PlainText.LineLength),
        .. Effective(zone => zone.EffectiveFrom, (zone, day) => zone.EffectiveFrom = day, zone => zone.EffectiveTo, (zone, day) => zone.EffectiveTo = day),
    ];

    internal override PlantExtent ExtentOf(ImportTable? table) => PlantExtent.OfSites(NetworkRecords.Parts, table, "site");
    internal override Dictionary<string, Zone> CatalogOf(LoadedPlant plant) => plant.Zones;
    internal override EquipmentNode SiteOf(Zone record) => record.Site;
    internal override Zone Make(EquipmentNode site, string code, RecordRow row) => new(site, code, row.Text("name")!, ReadChoice<ZoneKind>(row.Text("kind")!)!.Value);
    internal override int VersionOf(Zone record) => record.Version;
    internal override void Touch(Zone record) => record.Touch();
    internal override IEnumerable<RuleBreach> Check(LoadedPlant plant) => NetworkRules.Check(plant.Network());
}

/// <summary>The column for a security-level vector, which zones and conduits have.</summary>
internal static class SecurityLevelField
{
    private static readonly Error NotLevels = Error.Invalid("cell.securityLevel", "A security level is one digit from 0 to 4, or seven of them, one for each foundational requirement.");

    public static RecordField<TRecord> Of<TRecord>(string name, string label, Func<TRecord, SecurityLevels?> read, Action<TRecord, SecurityLevels?> set) => new(
        new RecordColumn(name, label, ColumnType.Text, Required: false, IsKey: false, "2212212", "Security level of IEC 62443: one digit from 0 to 4 for all seven requirements, or seven digits."),
        record => read(record)?.Digits,
        (text, _) =>
        {
            var levels = text is null ? null : SecurityLevels.TryParse(text);
            if (text is not null && levels is null) return NotLevels;
            Action<TRecord> action = record => set(record, levels);
            return action;
        });
}
