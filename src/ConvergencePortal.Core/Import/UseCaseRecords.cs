using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Strategy;

namespace ConvergencePortal.Core.Import;

/// <summary>How data is used, or how it could be.</summary>
internal sealed class UseCaseRecords : SiteRecordKind<UseCase>
{
    public const PlantParts Parts = PlantParts.Equipment | PlantParts.People | PlantParts.DataSources | PlantParts.Strategy;

    private const int MostValue = 2_000_000_000;

    public override string Name => "use-cases";
    public override string Title => "Use cases";
    public override string RecordType => RecordTypes.UseCase;
    public override IReadOnlyList<Function> Editors { get; } = Enum.GetValues<Function>();

    internal override IReadOnlyList<RecordField<UseCase>> Fields { get; } =
    [
        SiteKey(useCase => useCase.Site),
        Key("code", "Code", useCase => useCase.Code, "UC-FILL-STOPS", "Short name, unique in the site."),
        Called(useCase => useCase.Title, (useCase, title) => useCase.Title = title, "Warn before the filler stops", "What is done with the data.", "title", "Title"),
        Choice<Function>("consumer_function", "Used by", useCase => useCase.ConsumerFunction, (useCase, function) => useCase.ConsumerFunction = function, null, "The function that uses, or would use, the data."),
        Text("consumer", "Who exactly", useCase => useCase.Consumer, (useCase, text) => useCase.Consumer = text, "Shift leaders", "Of these people."),
        Choice("state", "State", useCase => useCase.State, (useCase, state) => useCase.State = state, UseCaseState.Potential, "Whether data is used so already."),
        Codes("sources", "Data sources", useCase => useCase.Sources.Select(used => used.Source.Code), (row, code) => row.Plant.DataSources.GetValueOrDefault(row.KeyOf(code)), (useCase, sources) => useCase.UseSources(sources),
            "data source", "HIST-PACK; PLC-FILLER-2", "Codes of the data sources it draws on, separated by semicolons."),
        Text("hypothesis", "Why it is worth it", useCase => useCase.ValueHypothesis, (useCase, text) => useCase.ValueHypothesis = text, "Half of the stops announce themselves ten minutes before", "Why it should be worth something.",
            PlainText.ProseLength),
        Number("value", "Worth a year", useCase => useCase.ValuePerYear, (useCase, value) => useCase.ValuePerYear = value, 0, MostValue, "60000", "Estimate, in whole units of the currency the site plans in."),
        Number("confidence", "Confidence", useCase => useCase.Confidence, (useCase, value) => useCase.Confidence = value, 0, 100, "70", "How sure the estimate is, in percent."),
        new(new RecordColumn("effort", "Effort", ColumnType.Choice, Required: false, IsKey: false, "Medium", "Small: days. Medium: weeks. Large: months.", Enum.GetNames<Effort>()), useCase => useCase.Effort?.ToString(),
            (text, _) => text is null ? Set(useCase => useCase.Effort = null) : ReadChoice<Effort>(text) is { } effort ? Set(useCase => useCase.Effort = effort) : RowErrors.NotAChoice(Enum.GetNames<Effort>())),
        Codes("objectives", "Objectives", useCase => useCase.Objectives.Select(served => served.Objective.Code), (row, code) => row.Plant.Objectives.GetValueOrDefault(row.KeyOf(code)),
            (useCase, objectives) => useCase.Serve(objectives), "objective", "DO-STOPS", "Codes of the objectives it serves, separated by semicolons."),
        Text("blocker", "In the way", useCase => useCase.Blocker, (useCase, text) => useCase.Blocker = text, "Nobody may read the drive's log", "What is in the way.", PlainText.LineLength),
        Text("next_step", "Next step", useCase => useCase.NextStep, (useCase, text) => useCase.NextStep = text, "Ask the machine builder for read access", "What happens next.", PlainText.LineLength),
        Reference<Person>("owner", "Driven by", required: false, useCase => useCase.Owner?.Code, (row, code) => row.Plant.People.GetValueOrDefault(code) is { Kind: PersonKind.Person } person ? person : null,
            (useCase, person) => useCase.Owner = person, "person", "ot.berlin", "Who drives it."),
    ];

    internal override bool IsInPicture => false;
    internal override PlantExtent ExtentOf(ImportTable? table) => PlantExtent.OfSites(Parts, table, "site");
    internal override Dictionary<string, UseCase> CatalogOf(LoadedPlant plant) => plant.UseCases;
    internal override EquipmentNode SiteOf(UseCase record) => record.Site;
    internal override UseCase Make(EquipmentNode site, string code, RecordRow row) => new(site, code, row.Text("title")!);
    internal override int VersionOf(UseCase record) => record.Version;
    internal override void Touch(UseCase record) => record.Touch();
    internal override IEnumerable<RuleBreach> Check(LoadedPlant plant) => StrategyRules.Check(plant.UseCases.Values, plant.Objectives.Values);

    /// <summary>Codes of several records in one cell, in the order of the alphabet.</summary>
    private static RecordField<UseCase> Codes<TTarget>(string name, string label, Func<UseCase, IEnumerable<string>> read, Func<RecordRow, string, TTarget?> find, Action<UseCase, List<TTarget>> set, string what, string example,
        string help) where TTarget : class =>
        new(new RecordColumn(name, label, ColumnType.Text, Required: false, IsKey: false, example, help) { MaxLength = PlainText.ProseLength },
            useCase => string.Join("; ", read(useCase).Order(StringComparer.OrdinalIgnoreCase)), (text, row) =>
            {
                var found = new List<TTarget>();
                foreach (var code in (text ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    if (find(row, code) is not { } target) return RowErrors.Unknown(what, code);
                    if (!found.Contains(target)) found.Add(target);
                }
                return Set(useCase => set(useCase, found));
            });
}
