using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Data;

/// <summary>The one way a use case saves, and how it meets somebody who was faster or a command that was done before.</summary>
public static class Saving
{
    /// <summary>Set on a failed save's exception by db/*, which knows the engine's number for a duplicate key.</summary>
    public const string DuplicateKey = "Portal:DuplicateKey";

    private const int Attempts = 8;

    /// <summary>Each lost race for the head of the ledger is a save of somebody else that went through, so the queue moves.</summary>
    private const int HeadAttempts = 200;

    public static readonly Error Stale = Error.Stale("save.stale", "Somebody else saved this record in the meantime. Read it again and repeat what still holds.");
    public static readonly Error Duplicate = Error.Stale("save.duplicate", "Somebody else saved a record with the same name at the same moment. Read it again.");
    public static readonly Error CommandReused = Error.Conflict("command.reused", "This command id was used for something else before. Send a new one.");

    public static async Task<Result> SaveOnceAsync(this PortalDb db, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return Result.Success;
            }
            catch (DbUpdateConcurrencyException exception) when (tries < HeadAttempts && LostOnlyTheHead(exception))
            {
                // Somebody else wrote to the ledger, not to these records: the next try reads the head again and seals anew.
            }
            catch (DbUpdateConcurrencyException)
            {
                return Stale;
            }
            catch (DbUpdateException exception) when (exception.Data.Contains(DuplicateKey))
            {
                return Duplicate;
            }
        }
    }

    private static bool LostOnlyTheHead(DbUpdateConcurrencyException exception) => exception.Entries.Count > 0 && exception.Entries.All(entry => entry.Entity is LedgerHead);

    /// <summary>
    /// Runs a use case again when it lost a race: each try reads afresh, so what has become impossible meanwhile is refused by its own rule.
    /// For actions that do not depend on what the person last saw; those that do compare versions and are not repeated.
    /// </summary>
    public static async Task<Result<T>> RetryLostRacesAsync<T>(Func<Task<Result<T>>> attempt)
    {
        for (var tries = 1; ; tries++)
        {
            var result = await attempt();
            if (tries == Attempts || result.Error is not { } error || (error.Code != Stale.Code && error.Code != Duplicate.Code)) return result;
        }
    }

    /// <summary>What a command did before; null when it is new.</summary>
    public static Task<LedgerEntry?> FindDoneAsync(this PortalDb db, Command command, CancellationToken cancellationToken) =>
        db.Ledger.AsNoTracking().FirstOrDefaultAsync(e => e.CommandId == command.Id && e.Line == 0, cancellationToken);

    /// <summary>Whether an earlier run of the command was this very action by this very person.</summary>
    public static bool IsSame(this LedgerEntry done, Actor actor, string recordType, string happened, string? number = null) =>
        done.ActorId == (actor.IsPortal ? null : actor.PersonId) && done.RecordType == recordType && done.Event == happened && (number is null || done.Number == number);
}
