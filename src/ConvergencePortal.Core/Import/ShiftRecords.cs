using System.Globalization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;

namespace ConvergencePortal.Core.Import;

/// <summary>A shift together with the person who works it and its site.</summary>
internal sealed record ShiftRecord(Person Person, EquipmentNode Site, Shift Shift);

/// <summary>When people work. Their times go through the recurrence engine, as those of windows do.</summary>
internal sealed class ShiftRecords : RecordKind<ShiftRecord>
{
    public override string Name => "shifts";
    public override string Title => "Shifts";
    public override string RecordType => RecordTypes.Shift;
    public override IReadOnlyList<Function> Editors => RosterRecords.Editors;

    internal override IReadOnlyList<RecordField<ShiftRecord>> Fields { get; } =
    [
        Key("site", "Site", record => record.Site.Code, "BER", "Code of the site.", ColumnType.Reference),
        Key("person", "Person", record => record.Person.Code, "it.berlin", "Code of the person.", ColumnType.Reference),
        Key("code", "Code", record => record.Shift.Code, "EARLY", "Short name, unique for the person at the site."),
        new(new RecordColumn("start", "Start", ColumnType.LocalTime, Required: true, IsKey: false, "2026-01-05T06:00", "First start, by the clock of the plant."), record => WriteLocal(record.Shift.StartsAt),
            (text, _) => ReadLocal(text!) is { } start ? Set(record => record.Shift.StartsAt = start) : ShiftErrors.BadStart),
        new(new RecordColumn("minutes", "Minutes", ColumnType.Number, Required: true, IsKey: false, "480", "How long each shift lasts, at most a day."),
            record => record.Shift.Minutes.ToString(CultureInfo.InvariantCulture),
            (text, _) => ReadNumber(text!, 1, Shift.MaxMinutes) is { } minutes ? Set(record => record.Shift.Minutes = minutes) : RowErrors.NotANumber(1, Shift.MaxMinutes)),
        Text("rule", "Comes back", record => record.Shift.Rule, (record, rule) => record.Shift.Rule = rule, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "When it comes back, as RRULE of RFC 5545; empty for once.", RuleLength),
        Dates("except", "Not on", record => record.Shift.ExceptDates, (record, dates) => record.Shift.ExceptDates = dates, "Starts that do not happen, separated by semicolons."),
        Dates("extra", "Also on", record => record.Shift.ExtraDates, (record, dates) => record.Shift.ExtraDates = dates, "Starts besides the rule, separated by semicolons."),
    ];

    public static string KeyOf(EquipmentNode site, Person person, string code) => $"{LoadedPlant.Key(site, person.Code)}:{code}";

    internal override bool IsInPicture => false;

    internal override PlantExtent ExtentOf(ImportTable? table) => PlantExtent.OfSites(PlantParts.People | PlantParts.Shifts, table, "site");
    internal override IEnumerable<ShiftRecord> All(LoadedPlant plant) => plant.Shifts.Values;

    internal override Result<ShiftRecord?> Find(RecordRow row)
    {
        var person = RosterRecords.FindPerson(row);
        if (person.Error is { } unknown) return unknown;

        var code = row.Text("code")!;
        return PlainText.IsCode(code) ? row.Plant.Shifts.GetValueOrDefault(KeyOf(row.Site, person.Value, code)) : RowErrors.NotACode("code");
    }

    internal override Result<ShiftRecord> Create(RecordRow row)
    {
        var (person, code) = (row.Plant.People[row.Text("person")!], row.Text("code")!);
        var record = new ShiftRecord(person, row.Site, new Shift(row.Site.Id, person.Id, code));
        row.Plant.Shifts[KeyOf(row.Site, person, code)] = record;
        return record;
    }

    /// <summary>What the engine made of the times is stored in its own form, so that the same shift is always the same text.</summary>
    internal override Error? Settle(ShiftRecord record)
    {
        var schedule = record.Shift.Schedule(record.Site.TimeZone!);
        if (schedule.Error is { } refusal) return refusal with { Field = refusal.Field == "zone" ? "site" : refusal.Field };

        record.Shift.Rule = schedule.Value.Parts.Rule?.ToString();
        record.Shift.ExceptDates = WindowScheduleText.WriteDates(schedule.Value.Parts.ExceptDates);
        record.Shift.ExtraDates = WindowScheduleText.WriteDates(schedule.Value.Parts.ExtraDates);
        return null;
    }

    internal override IEnumerable<EquipmentNode> SitesOf(LoadedPlant plant, ShiftRecord record) => [record.Site];
    internal override IEnumerable<int> SchedulesMovedBy(LoadedPlant plant, ShiftRecord record) => [record.Site.Id];
    internal override int VersionOf(ShiftRecord record) => record.Shift.Version;
    internal override void Touch(ShiftRecord record) => record.Shift.Touch();
    internal override object RootOf(ShiftRecord record) => record.Shift;
    internal override object SubjectOf(ShiftRecord record) => record.Shift;

    internal override IEnumerable<RuleBreach> Check(LoadedPlant plant) =>
        from record in plant.Shifts.Values
        let schedule = record.Shift.Schedule(record.Site.TimeZone!)
        where schedule.IsSuccess
        from warning in schedule.Value.Warnings
        select RuleBreach.Warning("shift.neverHappens", warning, new BreachSubject(record.Shift, "except"));
}

/// <summary>What shifts and absences have in common: kept by those who plan people at a plant, and only for people of that plant.</summary>
internal static class RosterRecords
{
    public static readonly IReadOnlyList<Function> Editors = [Function.Maintenance, Function.Production, Function.OT, Function.IT];

    /// <summary>The person of the row, who holds or held a function at its site: an ended membership must not make an export unreadable.</summary>
    public static Result<Person> FindPerson(RecordRow row)
    {
        if (row.RefuseSite() is { } refusal) return refusal;
        if (!row.Plant.People.TryGetValue(row.Text("person")!, out var person)) return RowErrors.Unknown("person", row.Text("person")!) with { Field = "person" };
        if (person.Kind != PersonKind.Person) return ShiftErrors.Service(person);
        return person.Memberships.Any(membership => membership.SiteId == row.Site.Id) ? person : ShiftErrors.NotAtSite(person, row.Site.Code);
    }
}
