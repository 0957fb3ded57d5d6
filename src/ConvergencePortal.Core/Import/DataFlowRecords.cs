using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Import;

/// <summary>Flows of data from a source to another one, or to the people who use it.</summary>
internal sealed class DataFlowRecords : SiteRecordKind<DataFlow>
{
    private const int MaxPort = 65_535;

    public override string Name => "data-flows";
    public override string Title => "Data flows";
    public override string RecordType => RecordTypes.DataFlow;
    public override IReadOnlyList<Function> Editors { get; } = Enum.GetValues<Function>();

    internal override IReadOnlyList<RecordField<DataFlow>> Fields { get; } =
    [
        SiteKey(flow => flow.Site),
        Key("code", "Code", flow => flow.Code, "F-PACK-HIST", "Short name, unique in the site."),
        Reference<DataSource>("from", "From", required: true, flow => flow.From.Code, FindSource, (flow, source) => flow.From = source!, "data source", "PLC-FILLER-2", "Code of the data source it comes from."),
        Reference<DataSource>("to", "To", required: false, flow => flow.To?.Code, FindSource, (flow, source) => flow.To = source, "data source", "HIST-PACK", "Code of the data source it goes to; empty where people are the end."),
        new(new RecordColumn("consumer_function", "To people of", ColumnType.Choice, Required: false, IsKey: false, "Quality", "The function whose people use it; empty where a source is the end.", Enum.GetNames<Function>()),
            flow => flow.ConsumerFunction?.ToString(), (text, _) => text is null ? Set(flow => flow.ConsumerFunction = null)
                : ReadChoice<Function>(text) is { } function ? Set(flow => flow.ConsumerFunction = function) : RowErrors.NotAChoice(Enum.GetNames<Function>())),
        Text("consumer", "Who exactly", flow => flow.Consumer, (flow, text) => flow.Consumer = text, "Shift leaders", "Of these people."),
        Choice<FlowTransport>("transport", "Transport", flow => flow.Transport, (flow, transport) => flow.Transport = transport, null, "How the data gets there; ManualRekeying is a person who types it again."),
        Number("port", "Port", flow => flow.Port, (flow, port) => flow.Port = port, 1, MaxPort, "4840", "Where the transport does not use its usual port."),
        Reference<Conduit>("conduit", "Conduit", required: false, flow => flow.Conduit?.Code, (row, code) => row.Plant.Conduits.GetValueOrDefault(row.KeyOf(code)), (flow, conduit) => flow.Conduit = conduit, "conduit",
            "C-SITEOPS-PACK", "Code of the conduit by which it leaves its zone."),
        YesNo("needed_to_run", "Production needs it", flow => flow.IsNeededToRun, (flow, isNeeded) => flow.IsNeededToRun = isNeeded,
            "The equipment that the receiving source describes cannot run without it: work that cuts it conflicts with production there."),
        Text("note", "What is done to it", flow => flow.Note, (flow, text) => flow.Note = text, "Averages of one minute", "What happens to the data on the way.", PlainText.LineLength),
        .. Effective(flow => flow.EffectiveFrom, (flow, day) => flow.EffectiveFrom = day, flow => flow.EffectiveTo, (flow, day) => flow.EffectiveTo = day),
    ];

    internal override PlantExtent ExtentOf(ImportTable? table) => PlantExtent.OfSites(PlantParts.Equipment | PlantParts.Network | PlantParts.DataSources | PlantParts.DataFlows, table, "site");
    internal override Dictionary<string, DataFlow> CatalogOf(LoadedPlant plant) => plant.DataFlows;
    internal override EquipmentNode SiteOf(DataFlow record) => record.Site;
    internal override DataFlow Make(EquipmentNode site, string code, RecordRow row) => new(site, code, row.Plant.DataSources[row.KeyOf(row.Text("from")!)]);
    internal override int VersionOf(DataFlow record) => record.Version;
    internal override void Touch(DataFlow record) => record.Touch();
    internal override IEnumerable<RuleBreach> Check(LoadedPlant plant) => CatalogRules.Check(plant);

    private static DataSource? FindSource(RecordRow row, string code) => row.Plant.DataSources.GetValueOrDefault(row.KeyOf(code));
}
