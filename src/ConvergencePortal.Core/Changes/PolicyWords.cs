using System.Globalization;
using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Core.Changes;

/// <summary>Says rows of the approval policy as sentences. The phrases are English and at the same time the keys of their translation.</summary>
/// <param name="say">Turns a phrase and what stands in its places into text.</param>
/// <param name="name">The word for a value.</param>
public sealed class PolicyWords(Func<string, object[], string> say, Func<Enum, string> name)
{
    public static PolicyWords English { get; } = new((phrase, values) => string.Format(CultureInfo.InvariantCulture, phrase, values), value => value.ToString());

    /// <summary>"the change is one of network; something at BER is changed": each condition a phrase.</summary>
    public string When(ApprovalConditions when)
    {
        var said = new List<string>();
        Add(when.Types, "the change is {0}");
        Add(when.Natures, "it is about {0}");
        Add(when.Permanences, "it is {0}");
        if (when.Sites.Count > 0) said.Add(say("it is at {0}", [Either(when.Sites)]));
        Add(when.ItemKinds, "a {0} is changed");
        if (when.AsksAboutEquipment) said.Add(Equipment(when));
        if (when.ExceptInKind) said.Add(say("it is not a replacement in kind", []));
        if (when.AsksAboutZones) said.Add(Zone(when));
        Add(when.DeviceRoles, when.HasDirectAccess ? "a changed device with direct remote access is a {0}" : "a changed device is a {0}");
        if (when is { HasDirectAccess: true, DeviceRoles.Count: 0 }) said.Add(say("a changed device can be reached directly from outside", []));
        if (when.ProductionMinutes is { } minutes) said.Add(minutes == 1 ? say("minutes of production are at risk", []) : say("at least {0} minutes of production are at risk", [minutes]));
        if (when.StatesQualityImpact) said.Add(say("the request states an impact on quality", []));
        if (when.StatesSecurityImpact) said.Add(say("the request states an impact on security", []));
        if (when.AffectsData) said.Add(say("a data source is changed or stops", []));
        Add(when.Conflicts, "the slot meets: {0}");
        if (when.Unread.Count > 0) said.Add(say("a condition that this portal does not know ({0})", [string.Join(", ", when.Unread.Select(value => value.Text))]));
        return said.Count == 0 ? say("for every change", []) : string.Join(say(" and ", []), said);

        void Add<T>(IReadOnlyList<T> values, string phrase) where T : struct, Enum
        {
            if (values.Count > 0) said.Add(say(phrase, [Either(values.Select(value => name(value)))]));
        }
    }

    /// <summary>"IT and OT (1 person, veto, Approved, 16 working hours)", or that the change is forbidden.</summary>
    public string Then(RuleEffect then)
    {
        if (then.Forbids is { } sentence) return say("forbidden: {0}", [sentence]);

        var asked = then.Functions.Select(function => name(function)).ToList();
        if (then.AsksZoneOwners) asked.Add(say("the owners of the zones", []));
        if (then.AsksDataOwners) asked.Add(say("the owners of the affected data", []));
        if (then.IsUnread) asked.Add(say("every function", []));
        return $"{string.Join(", ", asked)} ({string.Join(", ", Terms(then))})";
    }

    private List<string> Terms(RuleEffect then)
    {
        List<string> terms = [then.Quorum.People == 1 ? say("1 person", []) : say("{0} people", [then.Quorum.People])];
        if (then.Quorum.Percent > 0) terms.Add(say("at least {0} % of the members", [then.Quorum.Percent]));
        terms.Add(then.HasVeto ? say("veto", []) : say("no veto", []));
        if (then.Meaning != SignatureMeaning.Approved) terms.Add(name(then.Meaning));
        if (then.Competencies.Count > 0) terms.Add(say("with {0}", [string.Join(", ", then.Competencies)]));
        if (then.DeadlineHours is { } hours) terms.Add(say("{0} working hours", [hours]));
        if (then.Covers != FieldGroups.None) terms.Add(say("also covers {0}", [string.Join(", ", Enum.GetValues<FieldGroups>().Where(g => g != FieldGroups.None && then.Covers.HasFlag(g)).Select(g => name(g)))]));
        return terms;
    }

    private string Equipment(ApprovalConditions when)
    {
        List<string> kinds = [];
        if (when.Criticalities.Count > 0) kinds.Add(say("of criticality {0}", [Either(when.Criticalities.Select(value => name(value)))]));
        if (when.Levels.Count > 0) kinds.Add(say("of the level {0}", [Either(when.Levels.Select(value => name(value)))]));
        if (when.Flags.Count > 0) kinds.Add(say("that is {0}", [Either(when.Flags.Select(value => name(value)))]));
        var which = kinds.Count == 0 ? "" : $" {string.Join(" ", kinds)}";
        return when.Reach switch
        {
            EquipmentReach.Changed => say("equipment{0} is changed itself", [which]),
            EquipmentReach.FromTheLineDown => say("equipment{0} is touched, from the line down", [which]),
            _ => say("equipment{0} is touched", [which]),
        };
    }

    private string Zone(ApprovalConditions when)
    {
        var kinds = Either(when.ZoneKinds.Select(value => name(value)));
        return when switch
        {
            { IsSafetyZone: true, ZoneKinds.Count: > 0 } => say("a zone is touched that is designated safety-related and of the kind {0}", [kinds]),
            { IsSafetyZone: true } => say("a zone is touched that is designated safety-related", []),
            _ => say("a zone of the kind {0} is touched", [kinds]),
        };
    }

    private string Either(IEnumerable<string> values) => string.Join(say(" or ", []), values);

    /// <summary>For the ledger: rows that came and went, and the note.</summary>
    internal static IReadOnlyList<MovedField> Moved(IReadOnlyList<ApprovalRule> before, IReadOnlyList<ApprovalRule> after, string noteBefore, string noteAfter)
    {
        var diff = PolicyDiff.Between(before, after);
        var moved = diff.Removed.Select(rule => new MovedField("Row", Say(rule), null)).Concat(diff.Added.Select(rule => new MovedField("Row", null, Say(rule))))
            .Concat(diff.Renamed.Select(rule => new MovedField("RowName", null, rule.Name))).ToList();
        if (noteBefore != noteAfter) moved.Add(new MovedField("Note", noteBefore, noteAfter));
        return moved;
    }

    private static string Say(ApprovalRule rule) => $"{rule.Name}: {English.When(rule.When)} → {English.Then(rule.Then)}";
}
