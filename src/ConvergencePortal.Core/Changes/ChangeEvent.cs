namespace ConvergencePortal.Core.Changes;

/// <summary>What happened to a change in one step; the use case turns it into a line of the ledger within the same save.</summary>
/// <param name="Name">Stable name of the event, one of <see cref="ChangeEvents"/>.</param>
/// <param name="FieldChanges">Fields that moved, as JSON.</param>
public sealed record ChangeEvent(string Name, int Revision, string? Text = null, string? FieldChanges = null);

/// <summary>Names of what can happen to a change; they stand in the ledger and never change.</summary>
public static class ChangeEvents
{
    public const string Drafted = "Drafted";
    public const string Edited = "Edited";
    public const string Submitted = "Submitted";
    public const string Assessed = "Assessed";
    public const string Decided = "Decided";
    public const string Approved = "Approved";

    /// <summary>The members of a function changed, and with them how many must sign.</summary>
    public const string SeatsReviewed = "SeatsReviewed";

    /// <summary>Nobody is left who could fill a seat.</summary>
    public const string SeatStuck = "SeatStuck";

    /// <summary>The named authorizer signed for the emergency.</summary>
    public const string EmergencyConfirmed = "EmergencyConfirmed";

    /// <summary>Somebody chose a slot; whether the change has it, the next line says.</summary>
    public const string SlotChosen = "SlotChosen";

    /// <summary>The change has its slot.</summary>
    public const string Scheduled = "Scheduled";

    /// <summary>What speaks against the slot has changed, though nobody touched the change itself.</summary>
    public const string SlotRechecked = "SlotRechecked";

    /// <summary>It lies within its template: no function is asked.</summary>
    public const string PreApproved = "PreApproved";

    /// <summary>It names a template and does not lie within it: every function is asked.</summary>
    public const string OutsideTemplate = "OutsideTemplate";

    /// <summary>Its template no longer holds, so the functions are asked after all.</summary>
    public const string PreApprovalLost = "PreApprovalLost";

    public const string Withdrawn = "Withdrawn";
    public const string Cancelled = "Cancelled";
    public const string Started = "Started";
    public const string Finished = "Finished";
    public const string Verified = "Verified";
    public const string RolledBack = "RolledBack";
    public const string Closed = "Closed";

    /// <summary>People were reminded of a decision whose deadline comes near.</summary>
    public const string Reminded = "Reminded";

    /// <summary>A deadline passed, and those above were told.</summary>
    public const string Escalated = "Escalated";

    /// <summary>As long again passed.</summary>
    public const string EscalatedAgain = "EscalatedAgain";
}
