using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>When somebody last said that they had seen a change, so that the next time it can say what moved since. No governed event, so it leaves no line in the ledger.</summary>
public sealed class ChangeLook
{
    private ChangeLook() { }

    public ChangeLook(int changeId, int personId) => (ChangeId, PersonId) = (changeId, personId);

    public int ChangeId { get; private set; }
    public int PersonId { get; private set; }
    public int Revision { get; private set; }
    public Instant SeenAt { get; private set; }

    public void See(int revision, Instant now) => (Revision, SeenAt) = (revision, now);
}
