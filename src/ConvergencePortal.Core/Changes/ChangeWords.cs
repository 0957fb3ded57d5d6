using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Changes;

/// <summary>How statuses and functions are said in a sentence.</summary>
public static class ChangeWords
{
    public static string Of(ChangeStatus status) => status switch
    {
        ChangeStatus.Draft => "a draft",
        ChangeStatus.Assessing => "being assessed",
        ChangeStatus.Authorizing => "waiting for signatures",
        ChangeStatus.Approved => "approved",
        ChangeStatus.Scheduled => "scheduled",
        ChangeStatus.Implementing => "being implemented",
        ChangeStatus.Verifying => "being verified",
        ChangeStatus.Closed => "closed",
        ChangeStatus.ChangesRequested => "back with the requester",
        ChangeStatus.Rejected => "rejected",
        ChangeStatus.Cancelled => "cancelled",
        ChangeStatus.RolledBack => "rolled back",
        ChangeStatus.EmergencyAuthorized => "authorized as an emergency",
        ChangeStatus.RetrospectiveReview => "in retrospective review",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static string Of(Function function) => function switch
    {
        Function.IT => "IT",
        Function.OT => "OT",
        Function.Maintenance => "Maintenance",
        Function.Production => "Production",
        Function.Quality => "Quality",
        Function.ProcessSafety => "Process safety",
        Function.Cybersecurity => "Cybersecurity",
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, null),
    };
}
