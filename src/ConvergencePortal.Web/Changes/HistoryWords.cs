using ConvergencePortal.Core.Changes;

namespace ConvergencePortal.Web.Changes;

/// <summary>What happened to a change, in words; an event that a later version adds is shown by its name.</summary>
public static class HistoryWords
{
    public static string Of(string happened) => happened switch
    {
        ChangeEvents.Drafted => "began the draft",
        ChangeEvents.Edited => "edited it",
        ChangeEvents.Submitted => "submitted it",
        ChangeEvents.Assessed => "stated the impact",
        ChangeEvents.Decided => "decided",
        ChangeEvents.Approved => "the last signature is there: approved",
        ChangeEvents.SeatsReviewed => "counted the seats again",
        ChangeEvents.SeatStuck => "found a seat that nobody can fill",
        ChangeEvents.EmergencyConfirmed => "confirmed the emergency",
        ChangeEvents.SlotChosen => "chose a slot",
        ChangeEvents.Scheduled => "it has its slot",
        ChangeEvents.SlotRechecked => "checked the slot again",
        ChangeEvents.PreApproved => "its template lets it pass",
        ChangeEvents.OutsideTemplate => "its template does not cover it",
        ChangeEvents.PreApprovalLost => "its template covers it no longer",
        ChangeEvents.Withdrawn => "withdrew it",
        ChangeEvents.Cancelled => "cancelled it",
        ChangeEvents.Started => "started the work",
        ChangeEvents.Finished => "finished the work",
        ChangeEvents.Verified => "verified it",
        ChangeEvents.RolledBack => "rolled it back",
        ChangeEvents.Closed => "closed it",
        ChangeEvents.Reminded => "reminded of the deadline",
        ChangeEvents.Escalated => "escalated: the deadline has passed",
        ChangeEvents.EscalatedAgain => "escalated again",
        _ => happened,
    };
}
