using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>An assignment together with the source that it is about.</summary>
internal sealed record OwnershipRecord(DataSource Source, OwnershipAssignment Assignment);

/// <summary>Who answers for a source or uses it, and for how long. An assignment is ended, never removed: that is the ownership's history.</summary>
internal sealed class OwnershipRecords : RecordKind<OwnershipRecord>
{
    /// <summary>In front of a function's name where a team and not a person is meant.</summary>
    private const string TeamPrefix = "function=";

    public override string Name => "ownership";
    public override string Title => "Ownership";
    public override string RecordType => RecordTypes.DataSource;
    public override IReadOnlyList<Function> Editors { get; } = Enum.GetValues<Function>();

    internal override IReadOnlyList<RecordField<OwnershipRecord>> Fields { get; } =
    [
        Key("site", "Site", record => record.Source.Site.Code, "BER", "Code of the site.", ColumnType.Reference),
        Key("source", "Data source", record => record.Source.Code, "HIST-PACK", "Code of the data source.", ColumnType.Reference),
        Key("type", "As", record => record.Assignment.Type.ToString(), "AccountableOwner", "In which way they answer for it or use it.", ColumnType.Choice, Enum.GetNames<OwnershipType>()),
        Key("who", "Who", record => WhoIs(record.Assignment), "quality.berlin", "Code of the person, or function=IT for a team. The accountable owner is a person.", ColumnType.Reference, maxLength: PlainText.CodeLength + TeamPrefix.Length),
        Key("from", "From", record => WriteDay(record.Assignment.From), "2026-01-01", "First day.", ColumnType.Day),
        Day("to", "To", record => record.Assignment.To, (record, day) => record.Assignment.To = day, "First day on which it no longer holds; empty: no end.", "2027-01-01"),
        Reference<Person>("for", "On behalf of", required: false, record => record.Assignment.DelegatedFrom?.Code, (row, code) => row.Plant.People.GetValueOrDefault(code), (record, person) => record.Assignment.DelegatedFrom = person,
            "person", "quality2.berlin", "Code of the person who handed it over for a time."),
    ];

    internal override PlantExtent ExtentOf(ImportTable? table) => PlantExtent.OfSites(PlantParts.Equipment | PlantParts.People | PlantParts.DataSources, table, "site");

    internal override IEnumerable<OwnershipRecord> All(LoadedPlant plant) => plant.DataSources.Values.SelectMany(source => source.Owners.Select(assignment => new OwnershipRecord(source, assignment)));

    internal override Result<OwnershipRecord?> Find(RecordRow row)
    {
        if (row.RefuseSite() is { } refusal) return refusal;
        if (!row.Plant.DataSources.TryGetValue(row.KeyOf(row.Text("source")!), out var source)) return RowErrors.Unknown("data source", row.Text("source")!) with { Field = "source" };
        if (ReadChoice<OwnershipType>(row.Text("type")!) is not { } type) return RowErrors.NotAChoice(Enum.GetNames<OwnershipType>()) with { Field = "type" };
        if (ReadDay(row.Text("from")!) is not { } from) return RowErrors.NotADay with { Field = "from" };

        var who = ReadWho(row);
        if (who.Error is { } unknown) return unknown;
        if (type == OwnershipType.AccountableOwner && who.Value.Person is null) return DataSourceErrors.TeamIsNoOwner;

        var known = source.Owners.FirstOrDefault(o => o.Type == type && o.From == from && o.Person == who.Value.Person && o.Team == who.Value.Team);
        return known is null ? (OwnershipRecord?)null : new OwnershipRecord(source, known);
    }

    internal override Result<OwnershipRecord> Create(RecordRow row)
    {
        var source = row.Plant.DataSources[row.KeyOf(row.Text("source")!)];
        var (person, team) = ReadWho(row).Value;
        var (type, from) = (ReadChoice<OwnershipType>(row.Text("type")!)!.Value, ReadDay(row.Text("from")!)!.Value);
        var assignment = person is not null ? new OwnershipAssignment(type, person, from) : new OwnershipAssignment(type, team!.Value, from);
        source.Assign(assignment);
        return new OwnershipRecord(source, assignment);
    }

    internal override Error? Settle(OwnershipRecord record) => record.Assignment.To <= record.Assignment.From ? RowErrors.EndsBeforeItBegins with { Field = "to" } : null;
    internal override IEnumerable<EquipmentNode> SitesOf(LoadedPlant plant, OwnershipRecord record) => [record.Source.Site];
    internal override int VersionOf(OwnershipRecord record) => record.Source.Version;
    internal override void Touch(OwnershipRecord record) => record.Source.Touch();
    internal override object? RootOf(OwnershipRecord record) => null;
    internal override object SubjectOf(OwnershipRecord record) => record.Assignment;
    public override IReadOnlyList<string> GovernedColumns { get; } = ["to", "for"];

    public override bool HasApproval => false;

    /// <summary>Who answers for an approved source is part of what was approved.</summary>
    internal override bool IsApproved(OwnershipRecord record) => record.Source.ApprovedAt is not null;

    internal override IEnumerable<(Function Function, string Reason)> Concerned(LoadedPlant plant, OwnershipRecord record) => SourceConcern.Of(plant, record.Source);
    internal override IEnumerable<RuleBreach> Check(LoadedPlant plant) => DataSourceRules.Check(plant.DataSources.Values, plant.Today);

    private static string WhoIs(OwnershipAssignment assignment) => assignment.Person?.Code ?? $"{TeamPrefix}{assignment.Team}";

    private static Result<(Person? Person, Function? Team)> ReadWho(RecordRow row)
    {
        var who = row.Text("who")!;
        if (who.StartsWith(TeamPrefix, StringComparison.OrdinalIgnoreCase))
            return ReadChoice<Function>(who[TeamPrefix.Length..].Trim()) is { } team ? (null, team) : RowErrors.NotAChoice(Enum.GetNames<Function>()) with { Field = "who" };
        return row.Plant.People.GetValueOrDefault(who) is { Kind: PersonKind.Person } person ? (person, null) : RowErrors.Unknown("person", who) with { Field = "who" };
    }
}
