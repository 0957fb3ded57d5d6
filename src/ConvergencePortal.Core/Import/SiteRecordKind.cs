using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Import;

/// <summary>Kinds whose records are named by a code that is unique in their site.</summary>
internal abstract class SiteRecordKind<TRecord> : RecordKind<TRecord> where TRecord : class
{
    internal abstract Dictionary<string, TRecord> CatalogOf(LoadedPlant plant);

    internal abstract EquipmentNode SiteOf(TRecord record);

    /// <summary>A new record; every cell of the row has been found right.</summary>
    internal abstract TRecord Make(EquipmentNode site, string code, RecordRow row);

    internal virtual bool IsCode(string code) => PlainText.IsCode(code);

    internal sealed override IEnumerable<TRecord> All(LoadedPlant plant) => CatalogOf(plant).Values;

    internal sealed override Result<TRecord?> Find(RecordRow row)
    {
        if (row.RefuseSite() is { } refusal) return refusal;
        var code = row.Text("code")!;
        return IsCode(code) ? CatalogOf(row.Plant).GetValueOrDefault(row.KeyOf(code)) : RowErrors.NotACode("code");
    }

    internal sealed override Result<TRecord> Create(RecordRow row)
    {
        var record = Make(row.Site, row.Text("code")!, row);
        CatalogOf(row.Plant)[row.KeyOf(row.Text("code")!)] = record;
        return record;
    }

    internal sealed override IEnumerable<EquipmentNode> SitesOf(LoadedPlant plant, TRecord record) => [SiteOf(record)];

    protected static RecordField<TRecord> SiteKey(Func<TRecord, EquipmentNode> site) => Key("site", "Site", record => site(record).Code, "BER", "Code of the site.", ColumnType.Reference);
}

/// <summary>Kinds of the network: kept by IT, OT and cybersecurity, judged by the rules of zones and conduits.</summary>
internal static class NetworkRecords
{
    public const PlantParts Parts = PlantParts.Equipment | PlantParts.Network;

    public static readonly IReadOnlyList<Function> Editors = [Function.IT, Function.OT, Function.Cybersecurity];
}
