using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Import;

/// <summary>The hierarchy below the sites. A node is named by its path, so a cycle cannot be written down.</summary>
internal sealed class EquipmentRecords : RecordKind<EquipmentNode>
{
    private static readonly string[] Levels = [.. Enum.GetNames<EquipmentLevel>().Except([nameof(EquipmentLevel.Enterprise), nameof(EquipmentLevel.Site)])];

    public override string Name => "equipment";
    public override string Title => "Equipment";
    public override string RecordType => RecordTypes.Plant;
    public override IReadOnlyList<Function> Editors => [Function.OT, Function.Maintenance];

    internal override IReadOnlyList<RecordField<EquipmentNode>> Fields { get; } =
    [
        Key("path", "Path", node => node.Path, "BER/PACK/LINE2", "Codes from the site down, joined by a slash. The node above it is in the portal or in the same file.", maxLength: PlainText.PathLength),
        Called(node => node.Name, (node, name) => node.Name = name, "Line 2", "What people call it."),
        new(new RecordColumn("level", "Level", ColumnType.Choice, Required: true, IsKey: false, "ProductionLine", "ISA-95 level; it decides what may lie below. Line and Cell are read as ProductionLine and WorkCell.", Levels),
            node => node.Level.ToString(), KeepLevel),
        Choice("criticality", "Criticality", node => node.Criticality, (node, value) => node.Criticality = value, Criticality.C, "A: a stop stops the plant or endangers people. B: it stops a line. C: it can wait."),
        YesNo("safety_related", "Safety related", node => node.IsSafetyRelated, (node, value) => node.IsSafetyRelated = value, "Part of a safety instrumented function (IEC 61511)."),
        YesNo("hazardous_process", "Hazardous process", node => node.IsHazardousProcess, (node, value) => node.IsHazardousProcess = value, "Covered by process safety management (29 CFR 1910.119)."),
        YesNo("gxp", "GxP relevant", node => node.IsGxpRelevant, (node, value) => node.IsGxpRelevant = value, "Its records or products are under good manufacturing practice."),
        .. Effective(node => node.EffectiveFrom, (node, day) => node.EffectiveFrom = day, node => node.EffectiveTo, (node, day) => node.EffectiveTo = day),
    ];

    internal override PlantExtent ExtentOf(ImportTable? table) => PlantExtent.OfSites(PlantParts.Equipment | PlantParts.Network, table, "path");

    internal override IEnumerable<EquipmentNode> All(LoadedPlant plant) => plant.Equipment.Values.Where(node => node.Level is not (EquipmentLevel.Enterprise or EquipmentLevel.Site));

    /// <summary>Parents first, whatever the order of the file.</summary>
    internal override IEnumerable<RecordRow> InOrder(IEnumerable<RecordRow> rows) => rows.OrderBy(row => row.Text("path")?.Count(c => c == '/') ?? 0);

    internal override Result<EquipmentNode?> Find(RecordRow row)
    {
        var path = row.Text("path")!;
        var codes = path.Split('/');
        if (codes.Any(code => !PlainText.IsCode(code))) return PlantErrors.BadPath(path);
        if (codes.Length == 1) return PlantErrors.PathIsSite(path);
        return row.Plant.Equipment.GetValueOrDefault(path);
    }

    internal override Result<EquipmentNode> Create(RecordRow row)
    {
        var path = row.Text("path")!;
        var above = path[..path.LastIndexOf('/')];
        if (!row.Plant.Equipment.TryGetValue(above, out var parent) || parent.Level == EquipmentLevel.Enterprise) return PlantErrors.UnknownParent(above);
        var level = ReadLevel(row.Text("level")!) ?? EquipmentLevel.Other;
        if (!EquipmentLevelRules.MayHangBelow(level, parent.Level)) return PlantErrors.LevelNotAllowed(level, parent);

        var node = new EquipmentNode(path[(above.Length + 1)..], row.Text("name")!, level, parent);
        row.Plant.Equipment[node.Path] = node;
        return node;
    }

    internal override IEnumerable<EquipmentNode> SitesOf(LoadedPlant plant, EquipmentNode record) => plant.SiteOf(record) is { } site ? [site] : [];
    internal override int VersionOf(EquipmentNode record) => record.Version;
    internal override void Touch(EquipmentNode record) => record.Touch();

    internal override IEnumerable<RuleBreach> Check(LoadedPlant plant) => [.. PlantRules.Check(plant.Equipment.Values), .. NetworkRules.Check(plant.Network())];

    private static Result<Action<EquipmentNode>> KeepLevel(string? text, RecordRow row)
    {
        if (ReadLevel(text!) is not { } level) return RowErrors.NotAChoice(Levels);
        return row.Plant.Equipment.TryGetValue(row.Text("path")!, out var node) && node.Level != level ? RowErrors.Fixed("level", node.Level.ToString()) : Keep;
    }

    /// <summary>The words of the shop floor and the integers of OPC 10030 are understood as well.</summary>
    private static EquipmentLevel? ReadLevel(string text) => text.ToUpperInvariant() switch
    {
        "LINE" => EquipmentLevel.ProductionLine,
        "CELL" => EquipmentLevel.WorkCell,
        _ => ReadChoice<EquipmentLevel>(text) ?? (ReadNumber(text, (int)EquipmentLevel.Area, (int)EquipmentLevel.Other) is { } number ? (EquipmentLevel)number : null),
    };
}
