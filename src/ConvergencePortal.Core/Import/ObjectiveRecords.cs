using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Strategy;

namespace ConvergencePortal.Core.Import;

/// <summary>What a site wants to reach with its data.</summary>
internal sealed class ObjectiveRecords : SiteRecordKind<DigitalObjective>
{
    private const int MostFigure = 1_000_000_000;

    public override string Name => "objectives";
    public override string Title => "Digital objectives";
    public override string RecordType => RecordTypes.Objective;
    public override IReadOnlyList<Function> Editors { get; } = Enum.GetValues<Function>();

    internal override IReadOnlyList<RecordField<DigitalObjective>> Fields { get; } =
    [
        SiteKey(objective => objective.Site),
        Key("code", "Code", objective => objective.Code, "DO-STOPS", "Short name, unique in the site."),
        Called(objective => objective.Title, (objective, title) => objective.Title = title, "Fewer unplanned stops on line 2", "What is to be reached.", "title", "Title"),
        Reference<Person>("sponsor", "Sponsor", required: true, objective => objective.Sponsor.Code, (row, code) => row.Plant.People.GetValueOrDefault(code) is { Kind: PersonKind.Person } person ? person : null,
            (objective, person) => objective.Sponsor = person!, "person", "production.berlin", "Who answers for it."),
        new(new RecordColumn("measure", "Measure", ColumnType.Text, Required: true, IsKey: false, "Unplanned stops a week", "The figure by which it is seen."), objective => objective.Measure,
            (text, _) => Set(objective => objective.Measure = text ?? "")),
        Text("unit", "Unit", objective => objective.Unit, (objective, text) => objective.Unit = text, "stops", "Of the figures.", PlainText.CodeLength),
        Figure("baseline", "Baseline", objective => objective.Baseline, (objective, value) => objective.Baseline = value, "14", "The figure before anybody began."),
        Figure("target", "Target", objective => objective.Target, (objective, value) => objective.Target = value, "7", "The figure wanted."),
        Figure("current", "Today", objective => objective.Current, (objective, value) => objective.Current = value, "11", "The figure as it was last measured."),
        Day("measured", "Measured on", objective => objective.MeasuredOn, (objective, day) => objective.MeasuredOn = day, "Day of that measurement."),
        Day("due", "Due", objective => objective.DueOn, (objective, day) => objective.DueOn = day, "Day by which the target is to be reached.", "2027-06-30"),
        Choice("status", "Status", objective => objective.Status, (objective, status) => objective.Status = status, ObjectiveStatus.Proposed, "Whether it is still pursued."),
        Text("standards", "Standards", objective => objective.Standards, (objective, text) => objective.Standards = text, "NET-01; DAT-01", "Codes of the standards that serve it, separated by semicolons.", PlainText.LineLength),
    ];

    internal override bool IsInPicture => false;
    internal override PlantExtent ExtentOf(ImportTable? table) => PlantExtent.OfSites(UseCaseRecords.Parts, table, "site");
    internal override Dictionary<string, DigitalObjective> CatalogOf(LoadedPlant plant) => plant.Objectives;
    internal override EquipmentNode SiteOf(DigitalObjective record) => record.Site;
    internal override DigitalObjective Make(EquipmentNode site, string code, RecordRow row) => new(site, code, row.Text("title")!, row.Plant.People[row.Text("sponsor")!]);
    internal override int VersionOf(DigitalObjective record) => record.Version;
    internal override void Touch(DigitalObjective record) => record.Touch();
    internal override IEnumerable<RuleBreach> Check(LoadedPlant plant) => StrategyRules.Check(plant.UseCases.Values, plant.Objectives.Values);

    private static RecordField<DigitalObjective> Figure(string name, string label, Func<DigitalObjective, int?> read, Action<DigitalObjective, int?> set, string example, string help) =>
        Number(name, label, read, set, -MostFigure, MostFigure, example, help);
}
