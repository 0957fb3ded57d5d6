using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Web.Scheduling;
using ConvergencePortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace ConvergencePortal.Web.Changes;

/// <summary>The English words of the approval policy's pages; they are also the keys of their translation.</summary>
public static class PolicyTexts
{
    /// <summary>Rows of the policy in the reader's language. Natures are said in one word there: "Network or Data or integration" would be read as three.</summary>
    public static PolicyWords In(IStringLocalizer<Texts> t) => new((phrase, values) => values.Length == 0 ? t[phrase] : t[phrase, values], value => t[value is ChangeNature ? Words.Of(value) : Of(value)]);

    public static StatusLook Of(PolicyStatus status) => status switch
    {
        PolicyStatus.Draft => new("Draft", "✎", "status-muted"),
        PolicyStatus.InReview => new("Waiting for signatures", "◑", "status-warn"),
        PolicyStatus.Effective => new("Effective", "✓", "status-good"),
        PolicyStatus.Superseded => new("Superseded", "■", "status-muted"),
        PolicyStatus.Rejected => new("Rejected", "✕", "status-bad"),
        PolicyStatus.Discarded => new("Discarded", "⊘", "status-muted"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static string Of(Enum value) => value switch
    {
        Function function => ChangeTexts.Of(function),
        ChangeType type => ChangeTexts.Of(type),
        ChangeNature nature => ChangeTexts.Of(nature),
        ItemKind kind => ChangeTexts.Of(kind),
        ConflictCode code => ConflictWords.Of(code),
        EquipmentFlag flag => Of(flag),
        EquipmentReach reach => Of(reach),
        SignatureMeaning meaning => Of(meaning),
        FieldGroups group => Of(group),
        _ => Words.Of(value),
    };

    public static string Of(SignatureMeaning meaning) => meaning switch
    {
        SignatureMeaning.Authored => "Wrote it",
        SignatureMeaning.Reviewed => "Reviewed",
        SignatureMeaning.Approved => "Approved",
        SignatureMeaning.Responsible => "Takes responsibility",
        SignatureMeaning.Verified => "Checked the result",
        SignatureMeaning.AuthorizedEmergency => "Let the emergency pass",
        _ => throw new ArgumentOutOfRangeException(nameof(meaning), meaning, null),
    };

    /// <summary>What a line of the history is about.</summary>
    public static string OfEvent(string happened) => happened switch
    {
        PolicyEvents.Drafted => "Started",
        PolicyEvents.Saved => "Saved",
        PolicyEvents.Submitted => "Sent to be signed",
        PolicyEvents.Discarded => "Discarded",
        PolicyEvents.Effective => "Became effective",
        PolicyEvents.Superseded => "Superseded",
        PolicyEvents.Rejected => "Rejected",
        DecideRound.Event => "Signed",
        _ => happened,
    };

    private static string Of(EquipmentFlag flag) => flag switch
    {
        EquipmentFlag.HazardousProcess => "covered by process safety management",
        EquipmentFlag.GxpRelevant => "GxP relevant",
        EquipmentFlag.SafetyRelated => "part of a safety function",
        _ => throw new ArgumentOutOfRangeException(nameof(flag), flag, null),
    };

    private static string Of(EquipmentReach reach) => reach switch
    {
        EquipmentReach.Touched => "All that is touched",
        EquipmentReach.FromTheLineDown => "Touched, from the line down",
        EquipmentReach.Changed => "Only what is changed itself",
        _ => throw new ArgumentOutOfRangeException(nameof(reach), reach, null),
    };

    private static string Of(FieldGroups group) => group switch
    {
        FieldGroups.Scope => "What is changed and why",
        FieldGroups.Network => "Addresses and network rules",
        FieldGroups.Configuration => "Software and parameters",
        FieldGroups.Plan => "How it is done, tested and undone",
        FieldGroups.Safety => "Safety and procedures",
        FieldGroups.Security => "Security impact",
        FieldGroups.Quality => "Quality impact",
        FieldGroups.Production => "Production impact",
        FieldGroups.Schedule => "The slot",
        FieldGroups.People => "Who does the work",
        _ => Words.Of(group),
    };
}
