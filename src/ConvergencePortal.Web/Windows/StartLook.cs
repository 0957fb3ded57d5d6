using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Web.Changes;

namespace ConvergencePortal.Web.Windows;

/// <summary>How the calendar shows what a start would mean, and what is wrong with a slot: words, a sign and a style, since color alone says nothing to some readers.</summary>
public static class StartLook
{
    public static StatusLook Of(StartKind kind) => kind switch
    {
        StartKind.Free => new("Free", "✓", "status-good"),
        StartKind.SignedAgain => new("Free, but signed again", "↻", "status-calm"),
        StartKind.NeedsConsent => new("Possible with consent", "◑", "status-warn"),
        StartKind.Blocked => new("Blocked", "✕", "status-bad"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Style class that gives the shade its pattern.</summary>
    public static string Shade(StartKind kind) => kind switch
    {
        StartKind.Free => "drop-free",
        StartKind.SignedAgain => "drop-signed",
        StartKind.NeedsConsent => "drop-consent",
        StartKind.Blocked => "drop-blocked",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>A slot that was taken and has become wrong since.</summary>
    public static StatusLook Of(SlotConflict conflict) => conflict.Policy == ConflictPolicy.Block ? new("Conflict", "✕", "status-bad") : new("Needs consent", "◑", "status-warn");
}
