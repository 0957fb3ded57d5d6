using System.Reflection;
using ConvergencePortal.Core.Changes;

namespace ConvergencePortal.Web.Changes;

/// <summary>The steps in which a change is written.</summary>
public enum EditorStep
{
    /// <summary>What is changed, and of what kind the change is.</summary>
    What = 1,

    /// <summary>What it is for and what it could do to whom.</summary>
    Why,

    /// <summary>How it is done, undone and tested, and how long that takes.</summary>
    How,

    /// <summary>When, and by whom.</summary>
    When,

    /// <summary>What the portal makes of it, and submitting.</summary>
    Check,
}

/// <summary>A field of free text of a change: its words on the screen and the step in which it is written.</summary>
/// <param name="Name">As the API spells it.</param>
public sealed record ChangeField(string Name, EditorStep Step, string Label, string Hint)
{
    private readonly PropertyInfo _property = typeof(ChangeContent).GetProperty(Name, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance)
        ?? throw new ArgumentException($"A change has no field {Name}.", nameof(Name));

    public string? Read(ChangeContent content) => (string?)_property.GetValue(content);

    /// <summary>A copy of the content in which this field alone is another.</summary>
    public ChangeContent Write(ChangeContent content, string? text)
    {
        var copy = content with { };
        _property.SetValue(copy, _property.Name == nameof(ChangeContent.Purpose) ? text ?? "" : string.IsNullOrWhiteSpace(text) ? null : text);
        return copy;
    }
}

/// <summary>Every field of free text, in the order in which people read them.</summary>
public static class ChangeFields
{
    public static IReadOnlyList<ChangeField> All { get; } =
    [
        new("emergencyReason", EditorStep.What, "Why the normal procedure cannot be followed", "What happens if it waits."),
        new("inKindJustification", EditorStep.What, "Why the swap is, or is not, a replacement in kind", "Same function, same rating, same settings?"),
        new("purpose", EditorStep.Why, "What it is for", "The problem it solves, or what gets better."),
        new("technicalBasis", EditorStep.Why, "Technical basis", "Why this is technically sound: calculation, data sheet, advisory."),
        new("productionImpact", EditorStep.Why, "Impact on production", "What stops or slows down, and for how long."),
        new("safetyImpact", EditorStep.Why, "Impact on safety and health", "People, process, environment; or \"none\"."),
        new("securityImpact", EditorStep.Why, "Impact on security", "What becomes reachable, by whom; or \"none\"."),
        new("securityControls", EditorStep.Why, "Security controls it could affect", "Firewall rules, accounts, monitoring."),
        new("qualityImpact", EditorStep.Why, "Impact on product quality and records", "Batches, validation, electronic records; or \"none\"."),
        new("implementationPlan", EditorStep.How, "How it is done", "Step by step, so that a colleague could do it."),
        new("backoutPlan", EditorStep.How, "How it is undone", "What brings back the state before, and how you know when to."),
        new("testPlan", EditorStep.How, "How it is tested", "What you check, and what you expect to see."),
        new("testDifferences", EditorStep.How, "How the test differs from the plant", "What the test environment cannot show, and what is done about it."),
        new("softwareVerification", EditorStep.How, "How the software was verified", "Where it comes from and how its integrity was checked."),
        new("baselineDelta", EditorStep.How, "What the configuration record says afterwards", "Firmware, software and parameters that move."),
        new("networkSettings", EditorStep.How, "Network settings, before and after", "Addresses, VLANs, ports and rules that move. Only IT and cybersecurity sign for these."),
        new("proceduresToUpdate", EditorStep.How, "Procedures to update", "Operating and maintenance procedures, or \"none\"."),
        new("peopleToInform", EditorStep.How, "Who is informed or trained before start-up", "Shifts, roles or names."),
    ];

    private static readonly Dictionary<string, (string Label, EditorStep Step)> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["title"] = ("Title", EditorStep.What),
        ["site"] = ("Site", EditorStep.What),
        ["items"] = ("What is changed", EditorStep.What),
        ["type"] = ("Type", EditorStep.What),
        ["template"] = ("Template", EditorStep.What),
        ["bypassKind"] = ("What is bypassed", EditorStep.What),
        ["nature"] = ("Nature", EditorStep.What),
        ["permanence"] = ("Permanence", EditorStep.What),
        ["temporaryUntil"] = ("Last day", EditorStep.What),
        ["emergencyAuthorizer"] = ("Authorized by", EditorStep.What),
        ["emergencyAuthorizerId"] = ("Authorized by", EditorStep.What),
        ["productionMinutesAtRisk"] = ("Production minutes at risk", EditorStep.Why),
        ["preparation"] = ("Preparation, minutes", EditorStep.How),
        ["preparationMinutes"] = ("Preparation, minutes", EditorStep.How),
        ["work"] = ("Work, minutes", EditorStep.How),
        ["workMinutes"] = ("Work, minutes", EditorStep.How),
        ["test"] = ("Test, minutes", EditorStep.How),
        ["testMinutes"] = ("Test, minutes", EditorStep.How),
        ["rollback"] = ("Rollback reserve, minutes", EditorStep.How),
        ["rollbackMinutes"] = ("Rollback reserve, minutes", EditorStep.How),
        ["preStartupReviewRequired"] = ("Pre-startup safety review", EditorStep.How),
        ["plannedStart"] = ("Planned start", EditorStep.When),
        ["implementer"] = ("Implementer", EditorStep.When),
        ["implementerId"] = ("Implementer", EditorStep.When),
        ["requiredPeople"] = ("Also needed", EditorStep.When),
        ["requiredPersonIds"] = ("Also needed", EditorStep.When),
    };

    public static IEnumerable<ChangeField> In(EditorStep step) => All.Where(field => field.Step == step);

    /// <summary>The words for a field, free text or not; a field that is none of ours is called by its name.</summary>
    public static string LabelOf(string name) => Text(name)?.Label ?? (Others.TryGetValue(name, out var other) ? other.Label : name);

    /// <summary>Where a field is mended.</summary>
    public static EditorStep StepOf(string name) => Text(name)?.Step ?? (Others.TryGetValue(name, out var other) ? other.Step : EditorStep.What);

    private static ChangeField? Text(string name) => All.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
