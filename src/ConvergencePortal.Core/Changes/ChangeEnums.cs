namespace ConvergencePortal.Core.Changes;

/// <summary>Where a change request stands. Only the methods of <see cref="ChangeRequest"/> move it.</summary>
public enum ChangeStatus
{
    /// <summary>The requester writes it; nobody is asked yet.</summary>
    Draft,

    /// <summary>Submitted: every function touched adds its impact statement.</summary>
    Assessing,

    /// <summary>Every statement is there: the seats are open for signature.</summary>
    Authorizing,

    /// <summary>Every seat signed, no free slot yet.</summary>
    Approved,

    /// <summary>Every seat signed and the slot is taken.</summary>
    Scheduled,

    /// <summary>The implementer has started.</summary>
    Implementing,

    /// <summary>The work is finished and is being checked.</summary>
    Verifying,

    /// <summary>Done, with an outcome. Final.</summary>
    Closed,

    /// <summary>An approver asked for changes; the requester has it back.</summary>
    ChangesRequested,

    /// <summary>An approver refused it. Final.</summary>
    Rejected,

    /// <summary>Given up before the work began. Final.</summary>
    Cancelled,

    /// <summary>The work was undone. Final.</summary>
    RolledBack,

    /// <summary>An emergency that a named authorizer let pass; the work may start at once.</summary>
    EmergencyAuthorized,

    /// <summary>An emergency that is done: the seats look at it afterwards and sign.</summary>
    RetrospectiveReview,
}

/// <summary>The groups of statuses that rules and lists speak of.</summary>
public static class ChangeStatuses
{
    /// <summary>Every status of a change that is not over.</summary>
    public static IReadOnlyList<ChangeStatus> Open { get; } = [.. Enum.GetValues<ChangeStatus>().Where(status => !status.IsFinal())];

    /// <summary>In which a change with a slot holds it against others (scheduling rules, "Active").</summary>
    public static readonly ChangeStatus[] HoldingSlot =
    [
        ChangeStatus.Assessing, ChangeStatus.Authorizing, ChangeStatus.Approved, ChangeStatus.Scheduled, ChangeStatus.EmergencyAuthorized, ChangeStatus.Implementing, ChangeStatus.Verifying,
    ];

    /// <summary>Of those, the ones in which the slot can still be chosen otherwise: when work has begun, a conflict is no longer news but an event.</summary>
    public static readonly ChangeStatus[] BeforeWork = [.. HoldingSlot.Except([ChangeStatus.Implementing, ChangeStatus.Verifying])];

    public static bool IsFinal(this ChangeStatus status) => status is ChangeStatus.Closed or ChangeStatus.Rejected or ChangeStatus.Cancelled or ChangeStatus.RolledBack;
}

/// <summary>How much agreement a change needs beforehand.</summary>
public enum ChangeType
{
    /// <summary>From a pre-approved template. Without a template that covers it, it is treated as normal.</summary>
    Standard,

    /// <summary>Assessed and signed by every function it touches before the work starts.</summary>
    Normal,

    /// <summary>Acts first, under a named authorizer, and is held to a retrospective.</summary>
    Emergency,
}

/// <summary>What is changed.</summary>
public enum ChangeNature
{
    Network,
    Equipment,

    /// <summary>Software or control logic.</summary>
    Software,

    /// <summary>Data or integration.</summary>
    Data,
    Procedure,
}

/// <summary>Whether the change stays.</summary>
public enum Permanence
{
    Permanent,

    /// <summary>Ends on a day that is named (29 CFR 1910.119(l)(2)(iv): the necessary time period).</summary>
    Temporary,
}

/// <summary>What a function says when it is asked to sign.</summary>
public enum Verdict
{
    Approve,

    /// <summary>Goes back to the requester; the reason is required.</summary>
    RequestChanges,

    /// <summary>Ends the change; the reason is required.</summary>
    Refuse,
}

/// <summary>How a closed change went, after the success indicators of service management.</summary>
public enum ChangeOutcome
{
    Successful,
    SuccessfulWithIssues,
    Unsuccessful,

    /// <summary>Set by rolling back, never by closing.</summary>
    RolledBack,
}
