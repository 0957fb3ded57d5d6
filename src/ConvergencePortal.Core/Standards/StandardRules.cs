using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>What a standard must not say: the impossible, the unknown, what cannot be read. A draft may be unfinished; what is asked for must be whole.</summary>
public static class StandardRules
{
    public const int MostRequirements = 100;
    public const int MostRefs = 10;
    public const int RefLength = 80;

    /// <summary>Everything that is wrong with the record itself; empty when it can be saved.</summary>
    public static IReadOnlyList<FieldError> CheckHead(StandardHead head)
    {
        var wrong = new List<FieldError>();
        if (!PlainText.IsCode(head.Code)) wrong.Add(new("code", $"A code has 1 to {PlainText.CodeLength} letters, digits, points, hyphens and underscores, NET-01 for example."));
        // The page on which a standard is begun has this address.
        else if (head.Code.Equals("new", StringComparison.OrdinalIgnoreCase)) wrong.Add(new("code", "Choose another code: this one names the page for new standards."));
        if (string.IsNullOrWhiteSpace(head.Title)) wrong.Add(new("title", "Give it a title."));
        else if (head.Title.Length > PlainText.NameLength || PlainText.HasForbiddenCharacter(head.Title)) wrong.Add(new("title", $"A title has at most {PlainText.NameLength} plain characters."));
        if (!Enum.IsDefined(head.Category)) wrong.Add(new("category", "Choose from the list what it is about."));
        if (!Enum.IsDefined(head.OwnerFunction)) wrong.Add(new("ownerFunction", "Choose from the list which function keeps it."));
        if (head.ReviewIntervalMonths is < 1 or > ReviewDue.MostMonths) wrong.Add(new("reviewIntervalMonths", $"It is looked at again after 1 to {ReviewDue.MostMonths} months."));
        return wrong;
    }

    /// <summary>Everything that keeps a draft from being saved.</summary>
    /// <param name="today">No version begins in the past.</param>
    /// <param name="knownKeys">Keys that requirements of the standard have; an empty key asks for a new one.</param>
    public static IReadOnlyList<FieldError> CheckDraft(StandardContent content, LocalDate today, IReadOnlySet<string> knownKeys)
    {
        var wrong = new List<FieldError>();
        if (SemVer.Read(content.SemVer) is null) wrong.Add(new("semVer", "A version is three numbers with points, 1.2.0 for example."));
        if (PlainText.RefuseComment(content.ChangeNote, "changeNote") is { } note) wrong.Add(new("changeNote", note.Message));
        CheckDates(content, today, wrong);
        CheckAppliesTo(content.AppliesTo, wrong);
        if (content.Requirements.Count > MostRequirements) wrong.Add(new("requirements", $"A standard has at most {MostRequirements} requirements. Make two of it."));
        else for (var i = 0; i < content.Requirements.Count; i++) CheckRequirement(i, content.Requirements[i], knownKeys, wrong);
        foreach (var twice in content.Requirements.Where(r => r.Key is not null).GroupBy(r => r.Key).Where(key => key.Count() > 1))
            wrong.Add(new("requirements", $"{StandardErrors.Shorten(twice.Key!)} stands there twice."));
        return wrong;
    }

    /// <summary>Everything that a draft still lacks before anybody is asked to sign it.</summary>
    public static IReadOnlyList<FieldError> CheckWhole(StandardContent content, LocalDate today)
    {
        var wrong = new List<FieldError>();
        if (content.Requirements.Count == 0) wrong.Add(new("requirements", "Write at least one requirement."));
        for (var i = 0; i < content.Requirements.Count; i++)
            if (string.IsNullOrWhiteSpace(content.Requirements[i].Text)) wrong.Add(new(FieldOf(i, "text"), $"Requirement {content.Requirements[i].Key} has no text. Write it or remove it."));
        if (string.IsNullOrWhiteSpace(content.ChangeNote)) wrong.Add(new("changeNote", "Say what is new: those who sign and those who work by it read this first."));
        CheckDates(content, today, wrong);
        return wrong;
    }

    public static string FieldOf(int place, string field) => $"requirements[{place}].{field}";

    private static void CheckDates(StandardContent content, LocalDate today, List<FieldError> wrong)
    {
        if (content.PlannedFrom is { } from && from < today) wrong.Add(new("plannedFrom", "A version takes effect today at the earliest: nobody could have followed it before."));
        if (content.PlannedTo is { } to && to <= (content.PlannedFrom ?? today)) wrong.Add(new("plannedTo", "Its end comes after its first day."));
        if (content.PlannedTo is { Year: > 2200 } || content.PlannedFrom is { Year: > 2200 }) wrong.Add(new("plannedFrom", "Choose days before the year 2200."));
    }

    private static void CheckAppliesTo(Applicability asked, List<FieldError> wrong)
    {
        if (asked.LevelFromTenths is < 0 or > Applicability.MostLevelTenths || asked.LevelToTenths is < 0 or > Applicability.MostLevelTenths)
            wrong.Add(new("appliesTo.level", "A level is 0 to 5, in tenths: 35 is level 3.5."));
        if (asked.LevelFromTenths > asked.LevelToTenths) wrong.Add(new("appliesTo.level", "The lowest level is above the highest."));
        if (asked.ZoneKind is { } kind && !Enum.IsDefined(kind) || asked.DeviceRole is { } role && !Enum.IsDefined(role) || asked.OperationsType is { } type && !Enum.IsDefined(type))
            wrong.Add(new("appliesTo", "Choose from the lists what it applies to."));
    }

    private static void CheckRequirement(int place, RequirementContent requirement, IReadOnlySet<string> knownKeys, List<FieldError> wrong)
    {
        if (requirement.Key is { } key && !knownKeys.Contains(key)) Add("key", $"There is no requirement {StandardErrors.Shorten(key)}. Leave the key of a new one empty; it gets the next.");
        if (requirement.Text.Length > PlainText.ProseLength) Add("text", $"This text has {requirement.Text.Length} characters; {PlainText.ProseLength} are the most.");
        else if (PlainText.HasForbiddenCharacter(requirement.Text)) Add("text", "This text holds control characters, which a reader cannot see. Remove them.");
        if (!Enum.IsDefined(requirement.Level)) Add("level", "Choose must, should or may.");
        if (requirement.RegimeRefs.Count > MostRefs) Add("regimeRefs", $"A requirement names at most {MostRefs} clauses.");
        if (requirement.RegimeRefs.Any(text => text.Length > RefLength || text.Contains('\n', StringComparison.Ordinal) || PlainText.HasForbiddenCharacter(text)))
            Add("regimeRefs", $"A clause is one line of at most {RefLength} plain characters.");
        CheckCheck(requirement, Add);

        void Add(string field, string sentence) => wrong.Add(new FieldError(FieldOf(place, field), sentence));
    }

    private static void CheckCheck(RequirementContent requirement, Action<string, string> add)
    {
        if (requirement.CheckCode is null)
        {
            if (requirement.Parameters.Count > 0 || requirement.Severity is not null) add("checkCode", "Numbers and severity belong to a check. Choose one, or leave them out.");
            return;
        }
        if (CheckCatalog.Find(requirement.CheckCode) is not { } check)
        {
            add("checkCode", $"There is no check {StandardErrors.Shorten(requirement.CheckCode)}. Choose one from the list.");
            return;
        }
        if (requirement.Severity is { } severity && (!Enum.IsDefined(severity) || severity == CheckSeverity.Blocking))
            add("severity", "A standard can say high, medium or low. What stops a change is said by the portal's rules.");
        foreach (var (name, value) in requirement.Parameters)
        {
            if (check.Parameters.FirstOrDefault(p => p.Name == name) is not { } parameter) add("parameters", $"{check.Code} knows no number \"{StandardErrors.Shorten(name)}\".");
            else if (value < parameter.Min || value > parameter.Max) add($"parameters.{name}", $"{check.Code}: {parameter.Min} to {parameter.Max} {parameter.Unit}.");
        }
    }
}
