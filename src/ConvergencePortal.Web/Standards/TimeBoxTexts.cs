using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Web.Changes;

namespace ConvergencePortal.Web.Standards;

/// <summary>English words of waivers and pilots, which are also the keys of their translations.</summary>
public static class TimeBoxTexts
{
    public static StatusLook Of(TimeBoxStatus status, int daysLeft) => status switch
    {
        TimeBoxStatus.Asked => new("Waits for signatures", "○", "status-muted"),
        TimeBoxStatus.InForce when daysLeft <= 0 => new("Past its end", "✕", "status-bad"),
        TimeBoxStatus.InForce => new("In force", "✓", "status-good"),
        TimeBoxStatus.Refused => new("Refused", "✕", "status-bad"),
        TimeBoxStatus.TakenBack => new("Taken back", "–", "status-muted"),
        TimeBoxStatus.Ended => new("Over", "–", "status-muted"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static string Of(TimeBoxStatus status) => Of(status, 1).Words;

    public static string Of(PilotDecision decision) => decision switch
    {
        PilotDecision.Adopt => "Adopt it",
        PilotDecision.Stop => "Stop it",
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, null),
    };

    /// <summary>What an event of the ledger is called; others are shown as they stand.</summary>
    public static string Happened(string name) => name switch
    {
        TimeBoxEvents.Asked => "asked for it",
        TimeBoxEvents.Approved => "gave the last signature; it is in force",
        TimeBoxEvents.Refused => "refused it",
        TimeBoxEvents.TakenBack => "took it back",
        TimeBoxEvents.ExtensionAsked => "asked for more time",
        TimeBoxEvents.Extended => "let it hold for longer",
        TimeBoxEvents.ExtensionRefused => "refused more time",
        TimeBoxEvents.Ended => "ended it",
        TimeBoxEvents.Decided => "decided on it",
        DecideRound.Event => "signed",
        _ => name,
    };
}
