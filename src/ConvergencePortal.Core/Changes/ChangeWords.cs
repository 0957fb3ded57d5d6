using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Changes;

/// <summary>How statuses, functions, verdicts and outcomes are said in a sentence.</summary>
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

    public static string Of(Function function) => FunctionWords.Of(function);

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Approve => "approved",
        Verdict.RequestChanges => "asked for changes",
        Verdict.Refuse => "refused",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };

    public static string Of(ChangeOutcome outcome) => outcome switch
    {
        ChangeOutcome.Successful => "successful",
        ChangeOutcome.SuccessfulWithIssues => "successful with issues",
        ChangeOutcome.Unsuccessful => "unsuccessful",
        ChangeOutcome.RolledBack => "rolled back",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
