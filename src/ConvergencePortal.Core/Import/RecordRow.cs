using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Import;

/// <summary>One row of a table while it is turned into a record, with the plant it is read against.</summary>
internal sealed class RecordRow(LoadedPlant plant, IReadOnlyDictionary<string, int> columns, ImportTableRow row)
{
    public LoadedPlant Plant => plant;
    public int Line => row.Line;

    /// <summary>Whether the file has the column at all: a column left out leaves the field as it is, an empty cell clears it.</summary>
    public bool Has(string column) => columns.ContainsKey(column);

    /// <summary>What stands in the cell without the blanks around it; null when it is empty or the column is not there.</summary>
    public string? Text(string column) => columns.TryGetValue(column, out var index) && row.Cells[index].Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The site that the column "site" names; only asked for when the key has been found right.</summary>
    public EquipmentNode Site => plant.Site(Text("site") ?? "") ?? throw new InvalidOperationException($"Line {Line} names no known site.");

    public Error? RefuseSite() => plant.Site(Text("site") ?? "") is null ? RowErrors.Unknown("site", Text("site") ?? "") with { Field = "site" } : null;

    /// <summary>The key in the plant's catalogs of a code that is unique in the row's site.</summary>
    public string KeyOf(string code) => LoadedPlant.Key(Site, code);
}
