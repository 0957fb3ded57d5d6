using ConvergencePortal.Core.Standards;
using ConvergencePortal.Web.Changes;

namespace ConvergencePortal.Web.Standards;

/// <summary>The English words for findings, which are also the keys of their translation.</summary>
public static class FindingTexts
{
    public static StatusLook Of(CheckSeverity severity) => severity switch
    {
        CheckSeverity.Blocking => new("Blocks the change", "■", "status-bad"),
        CheckSeverity.High => new("High", "▲", "status-bad"),
        CheckSeverity.Medium => new("Medium", "◆", "status-warn"),
        CheckSeverity.Low => new("Low", "●", "status-muted"),
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, null),
    };

    public static StatusLook Of(FindingStatus status) => status switch
    {
        FindingStatus.Open => new("Not conforming", "!", "status-warn"),
        FindingStatus.Waived => new("Waived for a time", "◷", "status-calm"),
        FindingStatus.Fixed => new("Fixed", "✓", "status-good"),
        FindingStatus.FalsePositive => new("The check is mistaken", "✕", "status-muted"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static string Of(SubjectKind kind) => kind switch
    {
        SubjectKind.Asset => "Asset",
        SubjectKind.Device => "Device",
        SubjectKind.Segment => "Segment",
        SubjectKind.Zone => "Zone",
        SubjectKind.Conduit => "Conduit",
        SubjectKind.DataSource => "Data source",
        SubjectKind.DataFlow => "Data flow",
        SubjectKind.Standard => "Standard",
        SubjectKind.Waiver => "Waiver",
        SubjectKind.Pilot => "Pilot",
        SubjectKind.Change => "Change",
        SubjectKind.Measure => "Temporary measure",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What happened to a finding; an event that a later version adds is shown by its name.</summary>
    public static string Happened(string name) => name switch
    {
        FindingEvents.FalsePositive => "says that the check is mistaken",
        _ => name,
    };
}
