using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>Terms with one meaning, and the word of each function for it. One glossary for all sites.</summary>
internal sealed class GlossaryRecords : RecordKind<GlossaryTerm>
{
    public override string Name => "glossary";
    public override string Title => "Glossary";
    public override string RecordType => RecordTypes.Glossary;
    public override IReadOnlyList<Function> Editors { get; } = Enum.GetValues<Function>();

    internal override IReadOnlyList<RecordField<GlossaryTerm>> Fields { get; } =
    [
        Key("term", "Term", term => term.Term, "Maintenance window", "The word that everybody may use.", maxLength: PlainText.NameLength),
        new(new RecordColumn("definition", "Meaning", ColumnType.Text, Required: true, IsKey: false, "Hours in which equipment may be worked on because production does not need it", "The one meaning, in one sentence or two.")
            { MaxLength = PlainText.CommentLength }, term => term.Definition, (text, _) => Set(term => term.Definition = text ?? "")),
        Text("it_word", "IT says", term => term.ITWord, (term, text) => term.ITWord = text, "Change window", "The word of IT for it."),
        Text("ot_word", "OT says", term => term.OTWord, (term, text) => term.OTWord = text, "Shutdown slot", "The word of OT for it."),
        Text("maintenance_word", "Maintenance says", term => term.MaintenanceWord, (term, text) => term.MaintenanceWord = text, "Planned stop", "The word of maintenance for it."),
        Text("quality_word", "Quality says", term => term.QualityWord, (term, text) => term.QualityWord = text, "Line release interval", "The word of quality for it."),
        Text("production_word", "Production says", term => term.ProductionWord, (term, text) => term.ProductionWord = text, "Gap in the plan", "The word of production for it."),
        new(new RecordColumn("parent_term", "Wider term", ColumnType.Reference, Required: false, IsKey: false, "Window", "The term that this one is a kind of.") { MaxLength = PlainText.NameLength },
            term => term.Parent?.Term, ReadParent) { IsDeferred = true },
        Text("related", "See also", term => term.Related, (term, text) => term.Related = text, "Freeze; Slot", "Terms to read beside it, separated by semicolons.", PlainText.LineLength),
        Text("reference", "Source", term => term.Reference, (term, text) => term.Reference = text, "Site procedure 4.2", "Where the meaning comes from: an address or a document.", PlainText.LineLength),
        Choice("status", "Status", term => term.Status, (term, status) => term.Status = status, TermStatus.Draft, "Where the term stands."),
        Day("effective_to", "Valid to", term => term.EffectiveTo, (term, day) => term.EffectiveTo = day, "First day on which nobody should use it any more; empty: no end.", "2030-01-01"),
    ];

    public override IReadOnlyList<string> GovernedColumns =>
        field ??= [.. Columns.Where(column => !column.IsKey && column.Name is not ("related" or "reference")).Select(column => column.Name)];

    internal override bool IsInPicture => false;
    internal override PlantExtent ExtentOf(ImportTable? table) => new(PlantParts.Glossary);
    internal override IEnumerable<GlossaryTerm> All(LoadedPlant plant) => plant.Glossary.Values;

    internal override Result<GlossaryTerm?> Find(RecordRow row)
    {
        var term = row.Text("term")!;
        return term.AsSpan().IndexOfAny(':', ';') >= 0 || !term.Any(char.IsLetter) ? DataSourceErrors.BadTerm : row.Plant.Glossary.GetValueOrDefault(term);
    }

    internal override Result<GlossaryTerm> Create(RecordRow row)
    {
        var term = new GlossaryTerm(row.Text("term")!);
        row.Plant.Glossary[term.Term] = term;
        return term;
    }

    internal override IEnumerable<EquipmentNode> SitesOf(LoadedPlant plant, GlossaryTerm record) => [];
    internal override int VersionOf(GlossaryTerm record) => record.Version;
    internal override void Touch(GlossaryTerm record) => record.Touch();
    internal override bool IsApproved(GlossaryTerm record) => record.Status == TermStatus.Approved;
    internal override void Approve(GlossaryTerm record, Instant now) => record.Status = TermStatus.Approved;

    /// <summary>The functions whose word the term holds; where it holds none, those that most often talk past each other.</summary>
    internal override IEnumerable<(Function Function, string Reason)> Concerned(LoadedPlant plant, GlossaryTerm record)
    {
        var words = new (Function Function, string? Word)[]
        {
            (Function.IT, record.ITWord), (Function.OT, record.OTWord), (Function.Maintenance, record.MaintenanceWord), (Function.Quality, record.QualityWord), (Function.Production, record.ProductionWord),
        };
        var said = words.Where(w => w.Word is not null).ToList();
        return said.Count > 0 ? said.Select(w => (w.Function, $"{record.Term} holds their word: {w.Word}."))
            : words.Where(w => w.Function != Function.Production).Select(w => (w.Function, $"{record.Term} is a word for everybody."));
    }

    internal override IEnumerable<RuleBreach> Check(LoadedPlant plant) => GlossaryRules.Check(plant.Glossary.Values);

    private static Result<Action<GlossaryTerm>> ReadParent(string? text, RecordRow row) =>
        text is null ? Set(term => term.Parent = null) : row.Plant.Glossary.GetValueOrDefault(text) is { } parent ? Set(term => term.Parent = parent) : RowErrors.Unknown("term", text);
}
