using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ConvergencePortal.Core.Ledger;

/// <summary>Gives every row of the ledger that a save is about to write its place in the chain, and moves the head with it. db/* call this within each save, whoever saves.</summary>
public static class LedgerSeal
{
    public static async Task SealAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var rows = RowsToSeal(db);
        if (rows.Count == 0) return;

        // A try before this one may have left a head behind that has moved since.
        if (TrackedHead(db) is { } known) await known.ReloadAsync(cancellationToken);
        else await db.LedgerHeads.LoadAsync(cancellationToken);
        Seal(db, rows);
    }

    public static void Seal(PortalDb db)
    {
        var rows = RowsToSeal(db);
        if (rows.Count == 0) return;

        if (TrackedHead(db) is { } known) known.Reload();
        else db.LedgerHeads.Load();
        Seal(db, rows);
    }

    private static void Seal(PortalDb db, List<EntityEntry<LedgerEntry>> rows)
    {
        // Fails closed: without its head nobody can say what the last row was.
        var head = TrackedHead(db) ?? throw new InvalidOperationException("The head of the ledger is missing from the database. Nothing is saved without it; restore it from a backup.");
        var (count, hash) = (head.Entity.Count, head.Entity.Hash);
        foreach (var row in rows)
        {
            row.Entity.Seal(++count, hash);
            hash = row.Entity.Hash;
        }
        head.Property(h => h.Count).CurrentValue = count;
        head.Property(h => h.Hash).CurrentValue = hash;
    }

    /// <summary>In the order in which they were added: a new row's key counts up until the engine gives it another.</summary>
    private static List<EntityEntry<LedgerEntry>> RowsToSeal(PortalDb db)
    {
        var entries = WithoutLooking(db, () => db.ChangeTracker.Entries<LedgerEntry>().Where(e => e.State != EntityState.Unchanged).ToList());
        if (entries.Any(e => e.State == EntityState.Deleted || (e.State == EntityState.Modified && e.OriginalValues.GetValue<long?>(nameof(LedgerEntry.Sequence)) is not null)))
            throw new InvalidOperationException("A row of the ledger is never changed or removed.");

        return [.. entries.OrderBy(e => e.Property(row => row.Id).CurrentValue)];
    }

    private static EntityEntry<LedgerHead>? TrackedHead(PortalDb db) => WithoutLooking(db, () => db.ChangeTracker.Entries<LedgerHead>().SingleOrDefault());

    /// <summary>Asking for entries compares everything that is loaded; the save does that right after, once.</summary>
    private static T WithoutLooking<T>(PortalDb db, Func<T> ask)
    {
        var looks = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return ask();
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = looks;
        }
    }
}
