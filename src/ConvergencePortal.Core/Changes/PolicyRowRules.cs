using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Changes;

/// <summary>What a policy must not say: nothing, the impossible, or one thing and its opposite. Each refusal names its row: "rows[3].people".</summary>
public static class PolicyRowRules
{
    public const int MostRows = 500;
    public const int MostPeople = 20;
    public const int MostHours = 1000;
    public const int MostMinutes = 1_000_000;
    private const int MostCompetencies = 10;

    private static readonly SignatureMeaning[] Meanings = [SignatureMeaning.Approved, SignatureMeaning.Responsible, SignatureMeaning.Verified, SignatureMeaning.Reviewed];

    /// <summary>The meanings that a seat can ask for, the strongest first.</summary>
    public static IReadOnlyList<SignatureMeaning> PossibleMeanings => Meanings;

    /// <param name="knownSites">Codes of the sites there are.</param>
    /// <returns>Everything that is wrong; empty for a policy that can be saved.</returns>
    public static IReadOnlyList<FieldError> Check(IReadOnlyList<ApprovalRule> rows, IReadOnlySet<string> knownSites)
    {
        if (rows.Count == 0) return [new("rows", "A policy without rows would ask nobody. Add at least one.")];
        if (rows.Count > MostRows) return [new("rows", $"A policy has at most {MostRows} rows.")];

        var wrong = new List<FieldError>();
        for (var i = 0; i < rows.Count; i++) CheckRow(i, rows[i], knownSites, wrong);
        CheckAgainstEachOther(rows, wrong);
        return wrong;
    }

    public static string FieldOf(int place, string field) => $"rows[{place}].{field}";

    private static void CheckRow(int place, ApprovalRule rule, IReadOnlySet<string> knownSites, List<FieldError> wrong)
    {
        var (when, then) = (rule.When, rule.Then);
        if (string.IsNullOrWhiteSpace(rule.Name)) Add("name", $"Row {place + 1} needs a name: it is said beside every seat that the row asks for.");
        else if (rule.Name.Length > PlainText.NameLength || PlainText.HasForbiddenCharacter(rule.Name)) Add("name", $"A name has at most {PlainText.NameLength} plain characters.");

        if (when.IsEmpty && then.IsEmpty) Add("functions", $"Row {place + 1} says neither when it applies nor what it does. Fill it in or remove it.");
        else if (then.IsEmpty) Add("functions", $"Row {place + 1} asks nobody and forbids nothing. Choose who is asked.");
        if (then.Forbids is not null) CheckForbid(then, Add);
        else CheckTerms(then, Add);
        if (then.Forbids is not null && when.IsEmpty) Add("conditions", $"Row {place + 1} would forbid every change. Say which.");

        if (when.ProductionMinutes is < 1 or > MostMinutes) Add("productionMinutes", $"Minutes of production are 1 to {MostMinutes:N0}.");
        if (when.Sites.FirstOrDefault(site => !knownSites.Contains(site)) is { } unknown) Add("sites", $"There is no site \"{(unknown.Length > PlainText.CodeLength ? unknown[..PlainText.CodeLength] + "…" : unknown)}\".");
        if (when.Unread.Count > 0 || then.IsUnread) Add("conditions", $"Row {place + 1} holds a value that this portal does not know: {string.Join(", ", when.Unread.Select(value => value.Text).DefaultIfEmpty("a function"))}.");
        if (HasUndefined(when) || then.Functions.Any(f => !Enum.IsDefined(f))) Add("conditions", $"Row {place + 1} holds a value that does not exist. Choose from the lists.");
        if (when.Levels.Count > 0 && when.Reach == EquipmentReach.FromTheLineDown && when.Levels.All(level => level <= Plant.EquipmentLevel.Area))
            Add("levels", "Areas and sites are left out when equipment counts from the line down. Choose other levels, or count all that is touched.");

        void Add(string field, string sentence) => wrong.Add(new FieldError(FieldOf(place, field), sentence));
    }

    private static void CheckForbid(RuleEffect then, Action<string, string> add)
    {
        if (string.IsNullOrWhiteSpace(then.Forbids)) add("forbids", "Say in a sentence why the change is forbidden: the requester reads it.");
        else if (then.Forbids.Length > PlainText.LineLength || PlainText.HasForbiddenCharacter(then.Forbids)) add("forbids", $"The sentence has at most {PlainText.LineLength} plain characters.");
        if (!then.AsksNobody) add("functions", "A row either forbids or asks. Use two rows.");
    }

    private static void CheckTerms(RuleEffect then, Action<string, string> add)
    {
        if (then.Quorum.People is < 1 or > MostPeople) add("people", $"A seat asks for 1 to {MostPeople} people.");
        if (then.Quorum.Percent is < 0 or > 100) add("percent", "A share of the members is 0 to 100 percent.");
        if (then.DeadlineHours is < 1 or > MostHours) add("deadlineHours", $"A deadline is 1 to {MostHours:N0} working hours.");
        if (!Meanings.Contains(then.Meaning)) add("meaning", "A seat of a change approves, takes responsibility, verifies or reviews.");
        if (then.Competencies.Count > MostCompetencies || then.Competencies.Any(code => !PlainText.IsCode(code)))
            add("competencies", $"Up to {MostCompetencies} codes of competencies, each of letters, digits, point, hyphen and underscore.");
        if (then.Covers != FieldGroups.None && !Enum.IsDefined(then.Covers) && then.Covers.ToString().Any(char.IsDigit)) add("covers", "Choose the fields from the list.");
    }

    private static bool HasUndefined(ApprovalConditions when) =>
        Undefined(when.Types) || Undefined(when.Natures) || Undefined(when.Permanences) || Undefined(when.ItemKinds) || Undefined(when.Criticalities) || Undefined(when.Levels) || Undefined(when.Flags)
        || Undefined(when.ZoneKinds) || Undefined(when.DeviceRoles) || Undefined(when.Conflicts) || (when.Reach is { } reach && !Enum.IsDefined(reach));

    private static bool Undefined<T>(IEnumerable<T> values) where T : struct, Enum => values.Any(value => !Enum.IsDefined(value));

    /// <summary>Two rows for the same case must not say different things: nobody could tell which was meant.</summary>
    private static void CheckAgainstEachOther(IReadOnlyList<ApprovalRule> rows, List<FieldError> wrong)
    {
        foreach (var same in rows.Select((rule, place) => (Rule: rule, Place: place)).GroupBy(row => PolicyText.Write(row.Rule.When), StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            foreach (var row in same.Skip(1))
            {
                var earlier = same.TakeWhile(other => other.Place < row.Place).FirstOrDefault(other => Contradicts(other.Rule.Then, row.Rule.Then) is not null);
                if (earlier.Rule is not null) wrong.Add(new(FieldOf(row.Place, "conditions"), $"Rows {earlier.Place + 1} and {row.Place + 1} {Contradicts(earlier.Rule.Then, row.Rule.Then)}"));
            }
        }
    }

    /// <summary>Null when two effects for the same case can stand side by side.</summary>
    private static string? Contradicts(RuleEffect one, RuleEffect other)
    {
        if (one.Forbids is null != other.Forbids is null) return "apply to the same changes, and one asks while the other forbids. Keep one of them.";
        if (one.Forbids is not null) return one.Forbids.Trim() == other.Forbids!.Trim() ? null : "forbid the same changes with different sentences. Keep one of them.";

        var sameTerms = PolicyText.Write(TermsOf(one)) == PolicyText.Write(TermsOf(other));
        var both = one.Functions.Intersect(other.Functions).Any() || (one.AsksZoneOwners && other.AsksZoneOwners) || (one.AsksDataOwners && other.AsksDataOwners);
        return both && !sameTerms ? "ask the same function for the same changes on different terms. Keep one of them." : null;
    }

    private static RuleEffect TermsOf(RuleEffect effect) => effect with { Functions = [], AsksZoneOwners = false, AsksDataOwners = false };
}
