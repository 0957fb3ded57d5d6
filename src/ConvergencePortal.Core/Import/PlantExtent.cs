namespace ConvergencePortal.Core.Import;

/// <summary>Parts of the master data that can be loaded. Sites always are.</summary>
[Flags]
internal enum PlantParts
{
    Sites = 0,
    Equipment = 1,
    Assets = 2,

    /// <summary>Zones, conduits, segments, devices with their interfaces, redundancy groups.</summary>
    Network = 4,

    People = 8,
    Windows = 16,
    Shifts = 32,
    Absences = 64,
    Competencies = 128,

    /// <summary>Data sources with who answers for them.</summary>
    DataSources = 256,

    DataFlows = 512,
    Glossary = 1024,

    /// <summary>Objectives and use cases.</summary>
    Strategy = 2048,

    DeviceTypes = 4096,
}

/// <summary>How much of the master data a table concerns.</summary>
/// <param name="Sites">Codes of the sites; null for all.</param>
/// <param name="AssetTags">Tags of the assets; null for all.</param>
/// <param name="DeviceCodes">Codes of the devices; null for all, as the rules of the network need them.</param>
internal sealed record PlantExtent(PlantParts Parts, IReadOnlyCollection<string>? Sites = null, IReadOnlyCollection<string>? AssetTags = null, IReadOnlyCollection<string>? DeviceCodes = null)
{
    /// <summary>Above this many tags, reading all assets is cheaper than asking for each; it also keeps clear of the engines' limits on parameters.</summary>
    private const int MaxNamedTags = 500;

    /// <summary>What a table of records that name their site in a column needs.</summary>
    public static PlantExtent OfSites(PlantParts parts, ImportTable? table, string column, string? assetColumn = null) => new(
        parts,
        table is null ? null : Distinct(table, column).Select(cell => cell.Split('/', 2)[0]).Distinct(StringComparer.OrdinalIgnoreCase).ToList(),
        table is null ? null : assetColumn is null ? [] : Tags(table, assetColumn));

    public static IReadOnlyCollection<string>? Tags(ImportTable table, string column) => Distinct(table, column) is { Count: <= MaxNamedTags } tags ? tags : null;

    private static HashSet<string> Distinct(ImportTable table, string column)
    {
        var cells = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var index = table.Columns.ToList().FindIndex(name => name.Equals(column, StringComparison.OrdinalIgnoreCase));
        if (index < 0) return cells;

        foreach (var row in table.Rows)
            if (row.Cells[index].Trim() is { Length: > 0 } cell) cells.Add(cell);
        return cells;
    }
}
