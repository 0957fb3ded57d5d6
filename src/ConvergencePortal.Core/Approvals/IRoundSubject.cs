using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Approvals;

/// <summary>A kind of record that is approved in rounds: says what its approval or refusal does, within the save that closes the round.</summary>
public interface IRoundSubject
{
    /// <summary>One of the ledger's record types.</summary>
    string RecordType { get; }

    /// <summary>The last seat approved. An error refuses that signature and nothing is saved; the subject changes tracked records and never saves itself.</summary>
    Task<Result> ApproveAsync(RoundClosing closing, CancellationToken cancellationToken);

    /// <summary>A function refused.</summary>
    Task<Result> RefuseAsync(RoundClosing closing, CancellationToken cancellationToken);
}

/// <summary>A round that is being closed: loaded, moved, not yet saved.</summary>
public sealed record RoundClosing(PortalDb Db, ApprovalRound Round, PersonRights By, Actor Actor, Command Command, Instant Now)
{
    /// <summary>Other records that the same save moves; who follows them is told after it.</summary>
    public ICollection<Saved> Moved { get; } = new List<Saved>();

    /// <summary>Leaves a line in the ledger about the record, within the same save.</summary>
    public void Record(string happened, string? text = null, string? fieldChanges = null) =>
        Db.Ledger.Add(LedgerEntry.For(Actor, Command, Now, Round.RecordType, Round.Number, Round.Revision, happened, text, fieldChanges, By.Printed));
}
