namespace ConvergencePortal.Core.Standards;

/// <summary>What a standard is about.</summary>
public enum StandardCategory
{
    Network,
    Equipment,
    Data,
    Naming,
    Change,
    Training,
    Cyber,
    Safety,
}

/// <summary>How binding a requirement is, in the words of RFC 2119.</summary>
public enum RequirementLevel
{
    /// <summary>Without a waiver there is no way round it.</summary>
    Must,

    /// <summary>Followed unless there is a good reason.</summary>
    Should,

    /// <summary>Allowed and recommended.</summary>
    May,
}

/// <summary>
/// Where a version of a standard stands on a day. Draft, InReview, Rejected and Approved are stored and moved by <see cref="Standard"/>; the rest follows from the dates of an approved version, so
/// that no job has to run for a version to take effect.
/// </summary>
public enum StandardStatus
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>The functions are asked; moved there by its author or by who keeps the standard.</summary>
    InReview,

    /// <summary>A function refused it; the next save makes it a draft again.</summary>
    Rejected,

    /// <summary>Signed by every function asked; its first day is still to come.</summary>
    Approved,

    /// <summary>Approved, and today lies between its first day and its end. At most one version of a standard at any instant.</summary>
    Effective,

    /// <summary>A later version has taken its place.</summary>
    Superseded,

    /// <summary>Ended without a successor: retired by a person, or its planned end has come.</summary>
    Retired,
}
