namespace ConvergencePortal.Core.Common;

/// <summary>The person or service account who acts, as read when the page or request began. It says who, never what they may do: use cases read rights from the database again.</summary>
public sealed record Actor(int PersonId, string Code, string Name)
{
    /// <summary>The sign-in in which they act; empty where there is none (a service, the portal itself).</summary>
    public Guid Session { get; init; }

    /// <summary>The portal itself, for work no person asked for (the demo plant, background jobs).</summary>
    public static Actor Portal { get; } = new(0, "portal", "Convergence Portal");

    public bool IsPortal => PersonId == 0;
}
