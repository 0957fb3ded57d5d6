using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Import;

/// <summary>A membership together with the person who holds it and its site.</summary>
internal sealed record MembershipRecord(Person Person, EquipmentNode Site, Membership Membership);

/// <summary>Who speaks for which function at which site, and for how long. Kept by administrators only, for it gives seats.</summary>
internal sealed class MembershipRecords : RecordKind<MembershipRecord>
{
    public override string Name => "memberships";
    public override string Title => "Memberships";
    public override string RecordType => RecordTypes.Person;

    internal override IReadOnlyList<RecordField<MembershipRecord>> Fields { get; } =
    [
        Key("person", "Person", record => record.Person.Code, "it.berlin", "Code of the person.", ColumnType.Reference),
        Key("site", "Site", record => record.Site.Code, "BER", "Code of the site.", ColumnType.Reference),
        Key("function", "Function", record => record.Membership.Function.ToString(), "IT", "The function that the person speaks for there.", ColumnType.Choice, Enum.GetNames<Function>()),
        YesNo("home", "Home", record => record.Membership.IsHome, (record, value) => record.Membership.IsHome = value, "The one function the person belongs to; figures count the person there."),
        new(new RecordColumn("from", "From", ColumnType.Day, Required: false, IsKey: false, "2024-01-01", "First day; today when it is left empty for a new membership."), record => WriteDay(record.Membership.From),
            (text, _) => text is null ? Keep : ReadDay(text) is { } day ? Set(record => record.Membership.From = day) : RowErrors.NotADay),
        Day("to", "To", record => record.Membership.To, (record, day) => record.Membership.To = day, "First day on which it no longer holds; empty: no end.", "2030-01-01"),
    ];

    internal override PlantExtent ExtentOf(ImportTable? table) => new(PlantParts.People);

    internal override IEnumerable<MembershipRecord> All(LoadedPlant plant)
    {
        var sites = plant.Sites.ToDictionary(site => site.Id);
        return plant.People.Values.SelectMany(person => person.Memberships.Select(membership => new MembershipRecord(person, sites[membership.SiteId], membership)));
    }

    internal override Result<MembershipRecord?> Find(RecordRow row)
    {
        if (!row.Plant.People.TryGetValue(row.Text("person")!, out var person)) return RowErrors.Unknown("person", row.Text("person")!) with { Field = "person" };
        if (row.RefuseSite() is { } refusal) return refusal;
        if (ReadChoice<Function>(row.Text("function")!) is not { } function) return RowErrors.NotAChoice(Enum.GetNames<Function>()) with { Field = "function" };

        var known = person.Memberships.FirstOrDefault(membership => membership.SiteId == row.Site.Id && membership.Function == function);
        return known is null ? (MembershipRecord?)null : new MembershipRecord(person, row.Site, known);
    }

    internal override Result<MembershipRecord> Create(RecordRow row)
    {
        var person = row.Plant.People[row.Text("person")!];
        var membership = new Membership(row.Site.Id, ReadChoice<Function>(row.Text("function")!)!.Value, row.Plant.Today);
        person.Join(membership);
        return new MembershipRecord(person, row.Site, membership);
    }

    internal override IEnumerable<EquipmentNode> SitesOf(LoadedPlant plant, MembershipRecord record) => [record.Site];
    internal override int VersionOf(MembershipRecord record) => record.Person.Version;
    internal override void Touch(MembershipRecord record) => record.Person.Touch();
    internal override object? RootOf(MembershipRecord record) => null;
    internal override object SubjectOf(MembershipRecord record) => record.Membership;
    internal override IEnumerable<RuleBreach> Check(LoadedPlant plant) => PeopleRules.CheckMemberships(plant.People.Values, plant.Today);
}
