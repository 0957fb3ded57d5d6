using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>An absence together with the person who is away and the site by whose clock it is meant.</summary>
internal sealed record AbsenceRecord(Person Person, EquipmentNode Site, Absence Absence);

/// <summary>When people are away. Why is deliberately not kept: nobody plans better for knowing it.</summary>
internal sealed class AbsenceRecords : RecordKind<AbsenceRecord>
{
    private const int TimeLength = 20;
    private const int FirstYear = 1970;

    public override string Name => "absences";
    public override string Title => "Absences";
    public override string RecordType => RecordTypes.Absence;
    public override IReadOnlyList<Function> Editors => RosterRecords.Editors;

    internal override IReadOnlyList<RecordField<AbsenceRecord>> Fields { get; } =
    [
        Key("site", "Site", record => record.Site.Code, "BER", "Code of the site.", ColumnType.Reference),
        Key("person", "Person", record => record.Person.Code, "it.berlin", "Code of the person.", ColumnType.Reference),
        Key("from", "From", record => Absence.NameOf(record.Absence.From), "2026-12-21", "First day away, or a time such as 2026-12-21T12:00, by the clock of the plant.", maxLength: TimeLength),
        new(new RecordColumn("to", "To", ColumnType.Text, Required: true, IsKey: false, "2026-12-27", "Last day away, or the time of return such as 2026-12-28T06:00, by the clock of the plant.") { MaxLength = TimeLength },
            record => WriteTo(record.Absence.To), (text, _) => ReadTo(text!) is { } to ? Set(record => record.Absence.To = to) : ShiftErrors.BadTime),
    ];

    public static string KeyOf(EquipmentNode site, Person person, LocalDateTime from) => $"{LoadedPlant.Key(site, person.Code)}:{Absence.NameOf(from)}";

    /// <summary>A day and its midnight are the same beginning.</summary>
    internal override string KeyOf(RecordRow row) => $"{row.Text("site")}:{row.Text("person")}:{(ReadFrom(row.Text("from")!) is { } from ? Absence.NameOf(from) : row.Text("from"))}";

    internal override bool IsInPicture => false;

    internal override PlantExtent ExtentOf(ImportTable? table) => PlantExtent.OfSites(PlantParts.People | PlantParts.Absences, table, "site");
    internal override IEnumerable<AbsenceRecord> All(LoadedPlant plant) => plant.Absences.Values;

    internal override Result<AbsenceRecord?> Find(RecordRow row)
    {
        var person = RosterRecords.FindPerson(row);
        if (person.Error is { } unknown) return unknown;

        return ReadFrom(row.Text("from")!) is { } from ? row.Plant.Absences.GetValueOrDefault(KeyOf(row.Site, person.Value, from)) : ShiftErrors.BadTime with { Field = "from" };
    }

    internal override Result<AbsenceRecord> Create(RecordRow row)
    {
        var (person, from) = (row.Plant.People[row.Text("person")!], ReadFrom(row.Text("from")!)!.Value);
        var record = new AbsenceRecord(person, row.Site, new Absence(row.Site.Id, person.Id, from));
        row.Plant.Absences[KeyOf(row.Site, person, from)] = record;
        return record;
    }

    internal override Error? Settle(AbsenceRecord record)
    {
        var absence = record.Absence;
        if (absence.To <= absence.From) return ShiftErrors.EndsBeforeItBegins;
        return absence.To > absence.From.PlusDays(Absence.MaxDays) ? ShiftErrors.TooLong : null;
    }

    internal override IEnumerable<EquipmentNode> SitesOf(LoadedPlant plant, AbsenceRecord record) => [record.Site];

    /// <summary>The person is away from every site that counts on them, not only from the one by whose clock it is meant.</summary>
    internal override IEnumerable<int> SchedulesMovedBy(LoadedPlant plant, AbsenceRecord record) => record.Person.Memberships.Select(membership => membership.SiteId).Append(record.Site.Id);

    internal override int VersionOf(AbsenceRecord record) => record.Absence.Version;
    internal override void Touch(AbsenceRecord record) => record.Absence.Touch();
    internal override object RootOf(AbsenceRecord record) => record.Absence;
    internal override object SubjectOf(AbsenceRecord record) => record.Absence;

    private static LocalDateTime? ReadFrom(string text) => InRange(ReadDay(text) is { } day ? day.AtMidnight() : ReadLocal(text));

    /// <summary>A day is away to its end.</summary>
    private static LocalDateTime? ReadTo(string text) => InRange(ReadDay(text) is { } day ? day.PlusDays(1).AtMidnight() : ReadLocal(text));

    private static LocalDateTime? InRange(LocalDateTime? time) => time is { Year: >= FirstYear and <= 2199 } ? time : null;

    private static string WriteTo(LocalDateTime to) => to.TimeOfDay == LocalTime.Midnight ? WriteDay(to.Date.PlusDays(-1))! : WriteLocal(to);
}
