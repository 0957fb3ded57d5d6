namespace ConvergencePortal.Core.People;

/// <summary>The parties that decide together. Seats, statements and figures are per function (domain model 1.0).</summary>
public enum Function
{
    /// <summary>Information technology: office and plant networks, servers.</summary>
    IT,

    /// <summary>Operational technology: controls, drives, PLCs.</summary>
    OT,

    /// <summary>Keeps the equipment running.</summary>
    Maintenance,

    /// <summary>Plans and runs production.</summary>
    Production,

    /// <summary>Product quality and GxP.</summary>
    Quality,

    /// <summary>Process safety, environment and health.</summary>
    ProcessSafety,

    /// <summary>Security of networks and control systems.</summary>
    Cybersecurity,
}

/// <summary>Rights that are not bound to a function at a site. A person may hold several.</summary>
[Flags]
public enum PersonRoles
{
    None = 0,

    /// <summary>Keeps master data, people and rights; gains no seat by it.</summary>
    Administrator = 1,

    /// <summary>Chairs the weekly review and may cancel a change for cause.</summary>
    GovernanceChair = 2,

    /// <summary>Reads everything, writes nothing.</summary>
    Auditor = 4,
}

/// <summary>Whether an account belongs to a human or to another system.</summary>
public enum PersonKind
{
    /// <summary>A human who can sign in.</summary>
    Person,

    /// <summary>An integration that uses an API key and can never decide.</summary>
    Service,
}
