using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>
/// What was last found about the slot of a change, and from what. When the facts behind it move (a window, a shift, another change), the check is
/// done again; until somebody acts on the change, it says what differs from what people last relied on.
/// </summary>
public sealed class SlotCheck
{
    private SlotCheck() { }

    public SlotCheck(int changeId, int siteId) => (ChangeId, SiteId) = (changeId, siteId);

    public int ChangeId { get; private set; }
    public int SiteId { get; private set; }

    /// <summary>SHA-256 of the facts the verdicts were computed from; another one means that they are stale.</summary>
    public string BasisHash { get; private set; } = "";

    /// <summary>The verdicts as JSON.</summary>
    public string Verdicts { get; private set; } = "[]";

    public Instant CheckedAt { get; private set; }

    /// <summary>The verdicts people last relied on, as JSON, while the present ones differ from them; null while nothing differs.</summary>
    public string? ReliedOn { get; private set; }

    /// <summary>Since when the present verdicts differ from those people relied on.</summary>
    public Instant? DiffersSince { get; private set; }

    public int Version { get; private set; }

    /// <summary>People act on these verdicts: from now on they are what later checks are compared with.</summary>
    public void Rely(string basisHash, string verdicts, Instant now)
    {
        (BasisHash, Verdicts, CheckedAt, ReliedOn, DiffersSince) = (basisHash, verdicts, now, null, null);
        Version++;
    }

    /// <summary>The facts moved. What people relied on is kept until they act, or until the old verdicts are true again.</summary>
    /// <param name="isAsRelied">The new verdicts say the same as those people relied on.</param>
    public void Recheck(string basisHash, string verdicts, bool isAsRelied, Instant now)
    {
        ReliedOn = isAsRelied ? null : ReliedOn ?? Verdicts;
        DiffersSince = isAsRelied ? null : DiffersSince ?? now;
        (BasisHash, Verdicts, CheckedAt) = (basisHash, verdicts, now);
        Version++;
    }
}
