using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>Where the plant's data comes from: systems, paper, and people who know.</summary>
internal sealed class DataSourceRecords : SiteRecordKind<DataSource>
{
    private const int MostMinutes = 10_000_000;
    private const int MostDays = 100_000;

    public override string Name => "data-sources";
    public override string Title => "Data sources";
    public override string RecordType => RecordTypes.DataSource;

    /// <summary>Whoever works with data may catalog it; who answers for it is a matter of ownership.</summary>
    public override IReadOnlyList<Function> Editors { get; } = Enum.GetValues<Function>();

    internal override IReadOnlyList<RecordField<DataSource>> Fields { get; } =
    [
        SiteKey(source => source.Site),
        Key("code", "Code", source => source.Code, "HIST-PACK", "Short name, unique in the site."),
        Called(source => source.Name, (source, name) => source.Name = name, "Historian of the packaging lines", "What people call it."),
        Choice<DataSourceKind>("kind", "Kind", source => source.Kind, (source, kind) => source.Kind = kind, null, "What sort of thing, or who, the data comes from."),
        Reference<EquipmentNode>("equipment", "Describes", required: true, source => source.Equipment.Path, FindEquipment, (source, node) => source.Equipment = node!, "equipment", "BER/PACK/LINE2",
            "Path of the equipment it describes, with everything below.", PlainText.PathLength),
        new(new RecordColumn("description", "Description", ColumnType.Text, Required: true, IsKey: false, "Speeds, counters and states of both lines, one value a second",
            "What it is, for somebody who has never seen it.") { MaxLength = PlainText.CommentLength }, source => source.Description, (text, _) => Set(source => source.Description = text ?? "")),
        Reference<NetworkDevice>("device", "Device", required: false, source => source.Device?.Code, (row, code) => row.Plant.Devices.GetValueOrDefault(row.KeyOf(code)), (source, device) => source.Device = device,
            "device", "HIST-01", "Code of the device it lives on; it says in which zone the data is."),
        Choice("operations", "Activity", source => source.Operations, (source, value) => source.Operations = value, OperationsType.Production, "The activity of the plant that it belongs to."),
        new(new RecordColumn("level", "Level", ColumnType.Choice, Required: false, IsKey: false, "3", "ISA-95 level: for orientation only.", PurdueLevels.Names),
            source => PurdueLevels.Write(source.LevelTenths), (text, _) => text is null ? Set(source => source.LevelTenths = null)
                : PurdueLevels.Read(text) is { } tenths ? Set(source => source.LevelTenths = tenths) : NetworkErrors.BadLevel),
        Text("producer", "Produced by", source => source.Producer, (source, text) => source.Producer = text, "Line controllers", "The system or role that makes the data."),
        Choice("capture", "Capture", source => source.Capture, (source, value) => source.Capture = value, CaptureMethod.Automatic, "How the data gets in."),
        Text("cadence", "Updated", source => source.UpdateCadence, (source, text) => source.UpdateCadence = text, "every second", "How often it is brought up to date."),
        Number("latency", "Latency", source => source.LatencyMinutes, (source, value) => source.LatencyMinutes = value, 0, MostMinutes, "1", "How old a value is at worst, in minutes."),
        Text("units", "Units", source => source.Units, (source, text) => source.Units = text, "bottles/h, °C", "Of the values."),
        Number("retention", "Kept for", source => source.RetentionDays, (source, value) => source.RetentionDays = value, 0, MostDays, "730", "In days."),
        Choice("classification", "Classification", source => source.Classification, (source, value) => source.Classification = value, DataClassification.Internal, "Who may see it."),
        YesNo("safety_relevant", "Safety relevant", source => source.IsSafetyRelevant, (source, value) => source.IsSafetyRelevant = value, "Somebody's safety depends on it."),
        Choice("stage", "Stage", source => source.Stage, (source, value) => source.Stage = value, LifecycleStage.Production, "Where it stands in its life."),
        Text("namespace", "Namespace path", source => source.NamespacePath, (source, text) => source.NamespacePath = text, "lindquell/ber/pack/line2", "ISA-95 path in the plant's namespace.", PlainText.PathLength),
        Text("sparkplug", "Sparkplug address", source => source.SparkplugId, (source, text) => source.SparkplugId = text, "BER-PACK/edge-1/filler2", "group/node or group/node/device.",
            DataSourceMapping.SparkplugLength),
        Text("certification", "Certified as", source => source.Certification, (source, text) => source.Certification = text, "GxP verified", "Always with a day of expiry."),
        Day("certified", "Certified on", source => source.CertifiedOn, (source, day) => source.CertifiedOn = day, "Day of the certification."),
        Day("certification_expires", "Certification expires", source => source.CertificationExpiresOn, (source, day) => source.CertificationExpiresOn = day, "First day on which it no longer holds."),
        Day("reviewed", "Reviewed on", source => source.ReviewedOn, (source, day) => source.ReviewedOn = day, "Day on which somebody last looked whether all this is still so."),
        Text("role_name", "Role that knows", source => source.RoleName, (source, text) => source.RoleName = text, "Refrigeration mechanic", "For knowledge of people: the role that has it."),
        PersonField("known_by", "Known by", source => source.KnownBy, (source, person) => source.KnownBy = person, "For knowledge of people: who knows."),
        PersonField("backup", "Backup", source => source.Backup, (source, person) => source.Backup = person, "For knowledge of people: who could answer in their place."),
        Text("capture_form", "Caught as", source => source.CaptureForm, (source, text) => source.CaptureForm = text, "Recorded interview, 12 minutes", "For knowledge of people: how it was caught.", PlainText.LineLength),
        Day("last_elicited", "Last asked on", source => source.LastElicitedOn, (source, day) => source.LastElicitedOn = day, "For knowledge of people: day of the last talk."),
        Day("ask_again", "Ask again on", source => source.AskAgainOn, (source, day) => source.AskAgainOn = day, "For knowledge of people: day on which to ask again."),
        .. Effective(source => source.EffectiveFrom, (source, day) => source.EffectiveFrom = day, source => source.EffectiveTo, (source, day) => source.EffectiveTo = day),
    ];

    /// <summary>What changes with every look at the source is left to whoever looks.</summary>
    private static readonly string[] Free = ["reviewed", "capture_form", "last_elicited", "ask_again"];

    public override IReadOnlyList<string> GovernedColumns => field ??= [.. Columns.Where(column => !column.IsKey && !Free.Contains(column.Name)).Select(column => column.Name)];

    internal override PlantExtent ExtentOf(ImportTable? table) =>
        PlantExtent.OfSites(PlantParts.Equipment | PlantParts.Network | PlantParts.People | PlantParts.DataSources | PlantParts.DataFlows | PlantParts.Strategy, table, "site");

    internal override Dictionary<string, DataSource> CatalogOf(LoadedPlant plant) => plant.DataSources;
    internal override EquipmentNode SiteOf(DataSource record) => record.Site;

    internal override DataSource Make(EquipmentNode site, string code, RecordRow row) =>
        new(site, code, row.Text("name")!, ReadChoice<DataSourceKind>(row.Text("kind")!)!.Value, row.Plant.Equipment[row.Text("equipment")!]);

    internal override int VersionOf(DataSource record) => record.Version;
    internal override void Touch(DataSource record) => record.Touch();
    internal override bool IsApproved(DataSource record) => record.ApprovedAt is not null;
    internal override void Approve(DataSource record, Instant now) => record.Approve(now);
    internal override IEnumerable<(Function Function, string Reason)> Concerned(LoadedPlant plant, DataSource record) => SourceConcern.Of(plant, record);
    internal override IEnumerable<RuleBreach> Check(LoadedPlant plant) => CatalogRules.Check(plant);

    private static EquipmentNode? FindEquipment(RecordRow row, string path) => row.Plant.Equipment.TryGetValue(path, out var node) && row.Plant.SiteOf(node) == row.Site ? node : null;

    private static RecordField<DataSource> PersonField(string name, string label, Func<DataSource, Person?> read, Action<DataSource, Person?> set, string help) =>
        Reference<Person>(name, label, required: false, source => read(source)?.Code, (row, code) => row.Plant.People.GetValueOrDefault(code) is { Kind: PersonKind.Person } person ? person : null, set, "person",
            "maintenance.berlin", help);
}
