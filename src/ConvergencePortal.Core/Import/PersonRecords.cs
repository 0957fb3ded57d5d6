using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Import;

/// <summary>People and service accounts. Kept by administrators only, for it gives rights.</summary>
internal sealed class PersonRecords : RecordKind<Person>
{
    private const int EmailLength = 254;

    private static readonly string[] RoleNames = [.. Enum.GetNames<PersonRoles>().Except([nameof(PersonRoles.None)])];

    public override string Name => "people";
    public override string Title => "People";
    public override string RecordType => RecordTypes.Person;

    internal override IReadOnlyList<RecordField<Person>> Fields { get; } =
    [
        Key("code", "Code", person => person.Code, "it.berlin", "Short name, unique in the portal and never given again."),
        Called(person => person.Name, (person, name) => person.Name = name, "Ingrid Halvorsen", "The printed name under decisions."),
        new(new RecordColumn("email", "Mail address", ColumnType.Text, Required: false, IsKey: false, "it.berlin@lindquell.example", "Where notices go.") { MaxLength = EmailLength }, person => person.Email,
            (text, _) => text is null || PeopleRules.IsMailAddress(text) ? Set(person => person.Email = text) : PeopleErrors.BadAddress),
        new(new RecordColumn("kind", "Kind", ColumnType.Choice, Required: false, IsKey: false, nameof(PersonKind.Person), "Service: the account of another system, which never decides. Fixed once the account exists.",
            Enum.GetNames<PersonKind>()), person => person.Kind.ToString(), KeepKind),
        new(new RecordColumn("roles", "Roles", ColumnType.Text, Required: false, IsKey: false, nameof(PersonRoles.Administrator), $"Rights beyond the functions, separated by blanks: {string.Join(", ", RoleNames)}."),
            person => WriteRoles(person.Roles), (text, _) => ReadRoles(text)),
        new(new RecordColumn("account", "Account", ColumnType.Text, Required: false, IsKey: false, "7f1c2a4e-0d55-4b0c-9a41-3c2b1f7e9d10#a81d04c6-52f3-4e7b-8e19-6b0c4d2f5a33", "Account of the company's directory by which the person signs in: tenant#object.") { MaxLength = DirectoryAccount.TextLength },
            person => person.Account, (text, _) => text is null || DirectoryAccount.Parse(text) is not null ? Set(person => person.Account = text) : PeopleErrors.BadAccount),
        YesNo("active", "Active", person => person.IsActive, (person, value) => person.IsActive = value, "Who is not active keeps their history and loses every right at once.", unless: true),
    ];

    internal override PlantExtent ExtentOf(ImportTable? table) => new(PlantParts.People);

    internal override IEnumerable<Person> All(LoadedPlant plant) => plant.People.Values;

    internal override Result<Person?> Find(RecordRow row) =>
        PlainText.IsCode(row.Text("code")!) ? row.Plant.People.GetValueOrDefault(row.Text("code")!) : RowErrors.NotACode("code");

    internal override Result<Person> Create(RecordRow row)
    {
        var kind = row.Text("kind") is { } text ? ReadChoice<PersonKind>(text)!.Value : PersonKind.Person;
        var person = new Person(row.Text("code")!, row.Text("name")!, kind);
        row.Plant.People[person.Code] = person;
        return person;
    }

    internal override IEnumerable<EquipmentNode> SitesOf(LoadedPlant plant, Person record) => [];
    internal override int VersionOf(Person record) => record.Version;
    internal override void Touch(Person record) => record.Touch();
    internal override IEnumerable<RuleBreach> Check(LoadedPlant plant) => PeopleRules.KeepAnAdministrator(plant.Administrators, plant.People.Values).Concat(PeopleRules.KeepAccountsApart(plant.People.Values));

    private static Result<Action<Person>> KeepKind(string? text, RecordRow row)
    {
        var kind = text is null ? PersonKind.Person : ReadChoice<PersonKind>(text);
        if (kind is null) return RowErrors.NotAChoice(Enum.GetNames<PersonKind>());
        return row.Plant.People.TryGetValue(row.Text("code")!, out var person) && person.Kind != kind ? RowErrors.Fixed("kind", person.Kind.ToString()) : Keep;
    }

    private static Result<Action<Person>> ReadRoles(string? text)
    {
        var roles = PersonRoles.None;
        foreach (var word in text?.Split([' ', '|', ','], StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            if (ReadChoice<PersonRoles>(word) is not { } role || role == PersonRoles.None) return RowErrors.NotAChoice(RoleNames);
            roles |= role;
        }
        return Set(person => person.Roles = roles);
    }

    private static string WriteRoles(PersonRoles roles) => string.Join(' ', RoleNames.Where(name => roles.HasFlag(Enum.Parse<PersonRoles>(name))));
}
