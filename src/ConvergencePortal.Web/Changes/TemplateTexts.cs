using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Web.Changes;

/// <summary>The English words of templates of standard changes; they are also the keys of their translation.</summary>
public static class TemplateTexts
{
    /// <param name="isInForce">An approved template that has expired covers nothing.</param>
    public static StatusLook Of(TemplateStatus status, bool isInForce) => status switch
    {
        TemplateStatus.Proposed => new("Proposed", "✎", "status-muted"),
        TemplateStatus.InReview => new("Waiting for signatures", "◑", "status-warn"),
        TemplateStatus.Approved when isInForce => new("In force", "✓", "status-good"),
        TemplateStatus.Approved => new("Expired", "⌛", "status-warn"),
        TemplateStatus.Retired => new("Retired", "■", "status-muted"),
        TemplateStatus.Withdrawn => new("Withdrawn after a failure", "✕", "status-bad"),
        TemplateStatus.Rejected => new("Rejected", "✕", "status-bad"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static string Of(TemplateCover cover) => cover switch
    {
        TemplateCover.Exactly => "Exactly this",
        TemplateCover.Below => "Everything below this equipment",
        TemplateCover.DevicesOfRole => "Every device of this role",
        _ => throw new ArgumentOutOfRangeException(nameof(cover), cover, null),
    };

    /// <summary>What happened to a template; an event that a later version adds is shown by its name.</summary>
    public static string Happened(string name) => name switch
    {
        TemplateEvents.Proposed => "proposed it",
        TemplateEvents.Edited => "edited it",
        TemplateEvents.Submitted => "submitted it",
        TemplateEvents.TakenBack => "took it back",
        TemplateEvents.Approved => "the last signature is there: approved",
        TemplateEvents.Rejected => "it was refused",
        TemplateEvents.Retired => "retired it",
        TemplateEvents.Withdrawn => "took it out of use",
        Core.Approvals.DecideRound.Event => "decided",
        _ => name,
    };
}

/// <summary>The English words of temporary measures; they are also the keys of their translation.</summary>
public static class MeasureTexts
{
    public static string Of(MeasureKind kind) => kind switch
    {
        MeasureKind.TemporaryChange => "Temporary change",
        MeasureKind.ForcedSignal => "Forced signal",
        MeasureKind.Jumper => "Jumper",
        MeasureKind.SafetyBypass => "Safety bypass",
        MeasureKind.FirewallOpening => "Firewall opening",
        MeasureKind.RemoteAccess => "Remote access",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static StatusLook Of(MeasureStatus status, bool isOverdue) => status switch
    {
        MeasureStatus.InEffect when isOverdue => new("Overdue", "!", "status-bad"),
        MeasureStatus.InEffect => new("In effect", "◷", "status-warn"),
        MeasureStatus.RemovalToConfirm => new("Waits for a second person", "◑", "status-warn"),
        MeasureStatus.Removed => new("Removed", "✓", "status-good"),
        MeasureStatus.MadePermanent => new("Made permanent", "■", "status-muted"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static StatusLook Of(ExtensionStatus status) => status switch
    {
        ExtensionStatus.Asked => new("Waiting for signatures", "◑", "status-warn"),
        ExtensionStatus.Approved => new("Approved", "✓", "status-good"),
        ExtensionStatus.Refused => new("Refused", "✕", "status-bad"),
        ExtensionStatus.TakenBack => new("Taken back", "↩", "status-muted"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>What happened to a measure; an event that a later version adds is shown by its name.</summary>
    public static string Happened(string name) => name switch
    {
        MeasureEvents.Opened => "it is in effect",
        MeasureEvents.Removed => "says that it is gone",
        MeasureEvents.RemovalConfirmed => "looked: it is gone",
        MeasureEvents.RemovalRefused => "looked: it is not gone",
        MeasureEvents.ExtensionAsked => "asked for more time",
        MeasureEvents.Extended => "the last signature is there: extended",
        MeasureEvents.ExtensionRefused => "the extension was refused",
        MeasureEvents.PermanentPlanned => "drafted the change that makes it permanent",
        MeasureEvents.MadePermanent => "it was made permanent",
        MeasureEvents.Offered => "offered it to somebody else",
        MeasureEvents.TakenOver => "took it over",
        MeasureEvents.OfferDeclined => "declined to take it over",
        MeasureEvents.Overdue => "it is overdue",
        Core.Approvals.DecideRound.Event => "decided",
        _ => name,
    };
}
