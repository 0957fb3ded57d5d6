using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Import;

/// <summary>A competency together with the person who holds it.</summary>
internal sealed record CompetencyRecord(Person Person, HeldCompetency Competency);

/// <summary>What people have shown to know. Kept by administrators only, for a signature can depend on it.</summary>
internal sealed class CompetencyRecords : RecordKind<CompetencyRecord>
{
    public override string Name => "competencies";
    public override string Title => "Competencies";
    public override string RecordType => RecordTypes.Competency;

    internal override IReadOnlyList<RecordField<CompetencyRecord>> Fields { get; } =
    [
        Key("person", "Person", record => record.Person.Code, "safety.berlin", "Code of the person.", ColumnType.Reference),
        Key("code", "Competency", record => record.Competency.Code, "SIS-APPROVER", "Code of the competency, as policies ask for it."),
        new(new RecordColumn("achieved", "Achieved on", ColumnType.Day, Required: true, IsKey: false, "2026-03-02", "First day on which it holds."), record => WriteDay(record.Competency.AchievedOn),
            (text, _) => ReadDay(text!) is { } day ? Set(record => record.Competency.AchievedOn = day) : RowErrors.NotADay),
        Day("expires", "Expires on", record => record.Competency.ExpiresOn, (record, day) => record.Competency.ExpiresOn = day, "First day on which it no longer holds; empty: no end.", "2029-03-02"),
        Text("evidence", "Evidence", record => record.Competency.Evidence, (record, text) => record.Competency.Evidence = text, "Course F-17, certificate 4711", "Where the proof lies: a certificate's number, a course.",
            PlainText.LineLength),
    ];

    internal override bool IsInPicture => false;

    public static string KeyOf(Person person, string code) => $"{person.Code}:{code}";

    internal override PlantExtent ExtentOf(ImportTable? table) => new(PlantParts.People | PlantParts.Competencies);
    internal override IEnumerable<CompetencyRecord> All(LoadedPlant plant) => plant.Competencies.Values;

    internal override Result<CompetencyRecord?> Find(RecordRow row)
    {
        if (!row.Plant.People.TryGetValue(row.Text("person")!, out var person)) return RowErrors.Unknown("person", row.Text("person")!) with { Field = "person" };
        if (person.Kind != PersonKind.Person) return CompetencyErrors.Service(person);
        return PlainText.IsCode(row.Text("code")!) ? row.Plant.Competencies.GetValueOrDefault(KeyOf(person, row.Text("code")!)) : RowErrors.NotACode("code");
    }

    internal override Result<CompetencyRecord> Create(RecordRow row)
    {
        var person = row.Plant.People[row.Text("person")!];
        var record = new CompetencyRecord(person, new HeldCompetency(person.Id, row.Text("code")!));
        row.Plant.Competencies[KeyOf(person, record.Competency.Code)] = record;
        return record;
    }

    internal override Error? Settle(CompetencyRecord record) => record.Competency.ExpiresOn <= record.Competency.AchievedOn ? CompetencyErrors.ExpiresBeforeItHolds : null;

    internal override IEnumerable<EquipmentNode> SitesOf(LoadedPlant plant, CompetencyRecord record) => [];
    internal override int VersionOf(CompetencyRecord record) => record.Competency.Version;
    internal override void Touch(CompetencyRecord record) => record.Competency.Touch();
    internal override object RootOf(CompetencyRecord record) => record.Competency;
    internal override object SubjectOf(CompetencyRecord record) => record.Competency;
}
