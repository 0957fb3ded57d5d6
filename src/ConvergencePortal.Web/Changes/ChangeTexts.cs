using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using Microsoft.Extensions.Localization;

namespace ConvergencePortal.Web.Changes;

/// <summary>How a status looks in a list: its words, a sign beside them, and the class that colors both. Color is never the only sign.</summary>
public sealed record StatusLook(string Words, string Sign, string Class);

/// <summary>The English words of the change pages for statuses, kinds and tasks; they are also the keys of their translation.</summary>
public static class ChangeTexts
{
    public static StatusLook Of(ChangeStatus status) => status switch
    {
        ChangeStatus.Draft => new("Draft", "✎", "status-muted"),
        ChangeStatus.Assessing => new("Being assessed", "◔", "status-calm"),
        ChangeStatus.Authorizing => new("Waiting for signatures", "◑", "status-warn"),
        ChangeStatus.Approved => new("Approved", "✓", "status-good"),
        ChangeStatus.Scheduled => new("Scheduled", "◷", "status-good"),
        ChangeStatus.Implementing => new("Being implemented", "▶", "status-calm"),
        ChangeStatus.Verifying => new("Being verified", "◎", "status-calm"),
        ChangeStatus.Closed => new("Closed", "■", "status-muted"),
        ChangeStatus.ChangesRequested => new("Back with the requester", "↩", "status-warn"),
        ChangeStatus.Rejected => new("Rejected", "✕", "status-bad"),
        ChangeStatus.Cancelled => new("Cancelled", "⊘", "status-muted"),
        ChangeStatus.RolledBack => new("Rolled back", "↺", "status-bad"),
        ChangeStatus.EmergencyAuthorized => new("Authorized as an emergency", "⚡", "status-bad"),
        ChangeStatus.RetrospectiveReview => new("In retrospective review", "◑", "status-warn"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static string Of(ChangeType type) => type switch
    {
        ChangeType.Standard => "Standard",
        ChangeType.Normal => "Normal",
        ChangeType.Emergency => "Emergency",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    public static string Meaning(ChangeType type) => type switch
    {
        ChangeType.Standard => "From a template that was approved beforehand. Without one it is treated as normal.",
        ChangeType.Normal => "Every function it touches assesses and signs it before the work starts.",
        ChangeType.Emergency => "Somebody with a name lets it pass at once; the functions look at it afterwards.",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    public static string Of(ChangeNature nature) => nature switch
    {
        ChangeNature.Network => "Network",
        ChangeNature.Equipment => "Equipment",
        ChangeNature.Software => "Software or control logic",
        ChangeNature.Data => "Data or integration",
        ChangeNature.Procedure => "Procedure",
        _ => throw new ArgumentOutOfRangeException(nameof(nature), nature, null),
    };

    public static string Of(ItemKind kind) => kind switch
    {
        ItemKind.Equipment => "Equipment",
        ItemKind.Asset => "Asset",
        ItemKind.Device => "Device",
        ItemKind.Segment => "Segment",
        ItemKind.Zone => "Zone",
        ItemKind.Conduit => "Conduit",
        ItemKind.DataSource => "Data source",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Of(Relation relation) => relation switch
    {
        Relation.Changed => "Changed",
        Relation.CarriedBy => "Where it belongs",
        Relation.Below => "Below it",
        Relation.Above => "Above it",
        Relation.SameSegment => "On the same segment",
        Relation.Served => "Works through it",
        Relation.Crossed => "Segments, zones and conduits it lies in or crosses",
        Relation.Feeds => "Gets data from it",
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, null),
    };

    public static string Of(SignatureMeaning meaning) => meaning switch
    {
        SignatureMeaning.Authored => "Authored",
        SignatureMeaning.Reviewed => "Reviewed",
        SignatureMeaning.Approved => "Approved",
        SignatureMeaning.Responsible => "Takes the responsibility",
        SignatureMeaning.Verified => "Verified",
        SignatureMeaning.AuthorizedEmergency => "Authorized in an emergency",
        _ => throw new ArgumentOutOfRangeException(nameof(meaning), meaning, null),
    };

    /// <summary>The words of each group, as they begin a line.</summary>
    public static IEnumerable<string> Of(FieldGroups groups) => Enum.GetValues<FieldGroups>().Where(group => group != FieldGroups.None && groups.HasFlag(group))
        .Select(FieldGroupWords.Of).Select(words => char.ToUpperInvariant(words[0]) + words[1..]);

    public static StatusLook Of(Verdict verdict) => verdict switch
    {
        Verdict.Approve => new("Approved", "✓", "status-good"),
        Verdict.RequestChanges => new("Changes requested", "↩", "status-warn"),
        Verdict.Refuse => new("Refused", "✕", "status-bad"),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };

    public static string Of(ChangeOutcome outcome) => outcome switch
    {
        ChangeOutcome.Successful => "Successful",
        ChangeOutcome.SuccessfulWithIssues => "Successful with issues",
        ChangeOutcome.Unsuccessful => "Unsuccessful",
        ChangeOutcome.RolledBack => "Rolled back",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    /// <summary>The function as a meeting calls it; "OT", not "Ot".</summary>
    public static string Of(Function function) => ChangeWords.Of(function);

    /// <summary>"IT, OT and Maintenance".</summary>
    public static string Join(IStringLocalizer<Texts> t, IEnumerable<Function> functions) => Join(t, [.. functions.Select(f => t[Of(f)].Value)]);

    public static string Join(IStringLocalizer<Texts> t, IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        _ => t["{0} and {1}", string.Join(", ", names.Take(names.Count - 1)), names[^1]],
    };
}
