using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>Sites, with the enterprise each belongs to.</summary>
internal sealed class SiteRecords : RecordKind<EquipmentNode>
{
    public override string Name => "sites";
    public override string Title => "Sites";
    public override string RecordType => RecordTypes.Plant;

    internal override IReadOnlyList<RecordField<EquipmentNode>> Fields { get; } =
    [
        Key("code", "Code", site => site.Code, "BER", "Short name of the site; paths and addresses begin with it."),
        Called(site => site.Name, (site, name) => site.Name = name, "Berlin", "What people call the site."),
        new(new RecordColumn("enterprise", "Enterprise", ColumnType.Text, Required: true, IsKey: false, "ACME", "Code of the enterprise; it is made when it is new.")
            { MaxLength = PlainText.CodeLength }, site => site.Parent?.Code, KeepEnterprise),
        new(new RecordColumn("enterprise_name", "Name of the enterprise", ColumnType.Text, Required: false, IsKey: false, "Acme Beverages", "What people call the enterprise.")
            { MaxLength = PlainText.NameLength }, site => site.Parent?.Name, NameEnterprise),
        new(new RecordColumn("time_zone", "Time zone", ColumnType.Text, Required: true, IsKey: false, "Europe/Berlin", "IANA name of the zone in which the site lives; windows without a zone of their own are in it.")
            { MaxLength = 60 }, site => site.TimeZone,
            (text, _) => DateTimeZoneProviders.Tzdb.Ids.Contains(text!) ? Set(site => site.TimeZone = text) : PlantErrors.UnknownTimeZone(text!)),
    ];

    internal override PlantExtent ExtentOf(ImportTable? table) => new(PlantParts.Sites);

    internal override IEnumerable<EquipmentNode> All(LoadedPlant plant) => plant.Sites;

    internal override Result<EquipmentNode?> Find(RecordRow row)
    {
        var code = row.Text("code")!;
        if (!PlainText.IsCode(code)) return RowErrors.NotACode("code");
        return row.Plant.Equipment.GetValueOrDefault(code) is { Level: not EquipmentLevel.Site } ? PlantErrors.CodeOfEnterprise(code) : row.Plant.Site(code);
    }

    internal override Result<EquipmentNode> Create(RecordRow row)
    {
        var code = row.Text("enterprise")!;
        if (code.Equals(row.Text("code"), StringComparison.OrdinalIgnoreCase)) return PlantErrors.CodeOfEnterprise(code);

        if (!row.Plant.Equipment.TryGetValue(code, out var enterprise))
        {
            enterprise = new EquipmentNode(code, row.Text("enterprise_name") ?? code, EquipmentLevel.Enterprise, null);
            row.Plant.Equipment[code] = enterprise;
        }
        if (enterprise.Level != EquipmentLevel.Enterprise) return PlantErrors.CodeOfSite(code);

        var site = new EquipmentNode(row.Text("code")!, row.Text("name")!, EquipmentLevel.Site, enterprise);
        row.Plant.Equipment[site.Path] = site;
        return site;
    }

    internal override IEnumerable<EquipmentNode> SitesOf(LoadedPlant plant, EquipmentNode record) => [record];
    internal override int VersionOf(EquipmentNode record) => record.Version;
    internal override void Touch(EquipmentNode record) => record.Touch();

    private static Result<Action<EquipmentNode>> KeepEnterprise(string? text, RecordRow row)
    {
        if (!PlainText.IsCode(text!)) return RowErrors.NotACode("enterprise");
        var present = row.Plant.Site(row.Text("code")!)?.Parent?.Code;
        return present is null || text!.Equals(present, StringComparison.OrdinalIgnoreCase) ? Keep : RowErrors.Fixed("enterprise", present);
    }

    /// <summary>The name lies on the enterprise: two lines of a file that call it differently would change it for ever.</summary>
    private static Result<Action<EquipmentNode>> NameEnterprise(string? text, RecordRow row)
    {
        if (text is null || row.Text("enterprise") is not { } code) return Keep;

        if (!row.Plant.EnterpriseNames.TryAdd(code, text) && row.Plant.EnterpriseNames[code] != text) return PlantErrors.EnterpriseNamedTwice(code, row.Plant.EnterpriseNames[code]);
        return Set(site =>
        {
            if (site.Parent is not { } enterprise || enterprise.Name == text) return;
            enterprise.Name = text;
            enterprise.Touch();
        });
    }
}
