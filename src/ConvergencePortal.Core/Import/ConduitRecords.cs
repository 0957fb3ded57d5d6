using System.Text.RegularExpressions;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Core.Import;

/// <summary>Conduits between zones, each with its rules in one cell.</summary>
internal sealed partial class ConduitRecords : SiteRecordKind<Conduit>
{
    private const string Between = " | ";
    private const int MaxPort = 65_535;

    public override string Name => "conduits";
    public override string Title => "Conduits";
    public override string RecordType => RecordTypes.Network;
    public override IReadOnlyList<Function> Editors => NetworkRecords.Editors;

    internal override IReadOnlyList<RecordField<Conduit>> Fields { get; } =
    [
        SiteKey(conduit => conduit.Site),
        Key("code", "Code", conduit => conduit.Code, "C-IDMZ-PACK", "Short name, unique in the site."),
        Called(conduit => conduit.Name, (conduit, name) => conduit.Name = name, "DMZ to packaging", "What people call the conduit."),
        End("zone_a", "Zone A", conduit => conduit.ZoneA, (conduit, zone) => conduit.ZoneA = zone, "IDMZ"),
        End("zone_b", "Zone B", conduit => conduit.ZoneB, (conduit, zone) => conduit.ZoneB = zone, "CELL-PACK"),
        Choice("direction", "Direction", conduit => conduit.Direction, (conduit, direction) => conduit.Direction = direction, ConduitDirection.Both, "From which side traffic may be started; Unidirectional is a data diode from A to B."),
        Choice<Function>("owner", "Owner", conduit => conduit.Owner, (conduit, owner) => conduit.Owner = owner, null, "The function that answers for the conduit."),
        SecurityLevelField.Of<Conduit>("sl_target", "Security level wanted", conduit => conduit.Target, (conduit, levels) => conduit.Target = levels),
        Day("review_due", "Review due", conduit => conduit.ReviewDueOn, (conduit, day) => conduit.ReviewDueOn = day, "Day by which the rules are looked at again."),
        new(new RecordColumn("rules", "Rules", ColumnType.Text, Required: false, IsKey: false, "tcp/4840 IDMZ>CELL-PACK: OPC UA reads of the historian [CR-2026-0001]",
            "What may pass, each with its reason, separated by a bar (|). In brackets, if known, the change that granted it, and [until 2026-12-31]. Everything else is denied.") { MaxLength = PlainText.ProseLength },
            conduit => Write(conduit.Rules), (text, _) => ReadRules(text)),
        .. Effective(conduit => conduit.EffectiveFrom, (conduit, day) => conduit.EffectiveFrom = day, conduit => conduit.EffectiveTo, (conduit, day) => conduit.EffectiveTo = day),
    ];

    internal override PlantExtent ExtentOf(ImportTable? table) => PlantExtent.OfSites(NetworkRecords.Parts, table, "site");
    internal override Dictionary<string, Conduit> CatalogOf(LoadedPlant plant) => plant.Conduits;
    internal override EquipmentNode SiteOf(Conduit record) => record.Site;

    internal override Conduit Make(EquipmentNode site, string code, RecordRow row) =>
        new(site, code, row.Text("name")!, row.Plant.Zones[row.KeyOf(row.Text("zone_a")!)], row.Plant.Zones[row.KeyOf(row.Text("zone_b")!)]);

    internal override int VersionOf(Conduit record) => record.Version;
    internal override void Touch(Conduit record) => record.Touch();
    internal override IEnumerable<RuleBreach> Check(LoadedPlant plant) => NetworkRules.Check(plant.Network());

    private static RecordField<Conduit> End(string name, string label, Func<Conduit, Zone> read, Action<Conduit, Zone> set, string example) =>
        Reference<Zone>(name, label, required: true, conduit => read(conduit).Code, (row, code) => row.Plant.Zones.GetValueOrDefault(row.KeyOf(code)),
            (conduit, zone) => set(conduit, zone!), "zone", example, "Code of the zone at this end.");

    private static string Write(IEnumerable<ConduitRule> rules) => string.Join(Between, rules.Select(rule =>
        $"{rule.Protocol}{(rule.Port is { } port ? $"/{port}" : rule.Protocol is "tcp" or "udp" ? "/any" : "")} {rule.Source}>{rule.Destination}: {rule.Reason}"
        + (rule.ApprovedByChange is { } change ? $" [{change}]" : "") + (rule.ExpiresOn is { } day ? $" [until {LocalDatePattern.Iso.Format(day)}]" : "")));

    private static Result<Action<Conduit>> ReadRules(string? text)
    {
        var rules = new List<ConduitRule>();
        foreach (var part in text?.Split('|') ?? [])
        {
            var match = RuleText().Match(part.Trim());
            if (!match.Success) return NetworkErrors.BadRule(part.Trim());

            var protocol = match.Groups["protocol"].Value.ToLowerInvariant();
            int? port = match.Groups["port"].Success ? ReadNumber(match.Groups["port"].Value, 1, MaxPort) : null;
            // All ports must be said aloud: a port that was forgotten would open them by accident.
            if (port is null && !match.Groups["all"].Success && (match.Groups["port"].Success || protocol is "tcp" or "udp")) return NetworkErrors.BadPort(part.Trim());
            if (ReadEnd(match.Groups["until"]) is not { } until) return NetworkErrors.BadRule(part.Trim());

            var change = match.Groups["change"].Success ? match.Groups["change"].Value : null;
            rules.Add(new ConduitRule(protocol, port, match.Groups["source"].Value.Trim(), match.Groups["destination"].Value.Trim(), match.Groups["reason"].Value.Trim(), change, until.Day));
        }

        // Replacing rules by the same rules would delete and add lines for nothing.
        return Set(conduit =>
        {
            if (Write(conduit.Rules) != Write(rules)) conduit.ReplaceRules(rules);
        });
    }

    /// <summary>Null when something is written that is no day; without an end when nothing is.</summary>
    private static (LocalDate? Day, bool)? ReadEnd(Group written) =>
        !written.Success ? (null, true) : LocalDatePattern.Iso.Parse(written.Value) is { Success: true } read ? (read.Value, true) : null;

    [GeneratedRegex(@"^(?<protocol>[A-Za-z]{2,20})(/((?<port>\d{1,9})|(?<all>any)))?\s+(?<source>[^>]{1,120})>(?<destination>.{1,120}?):\s+(?<reason>.{1,400}?)(\s+\[(?<change>CR-\d{4}-\d{4,9})\])?(\s+\[until (?<until>[\d-]{8,12})\])?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RuleText();
}
