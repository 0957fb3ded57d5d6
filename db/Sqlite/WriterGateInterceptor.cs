using System.Collections.Concurrent;
using System.Data.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ConvergencePortal.Db.Sqlite;

/// <summary>Holds the writer gate for the length of a save, seals the ledger's rows inside it so that nobody else can take their place, and checkpoints inside it now and then so that the log file stays small.</summary>
public sealed class WriterGateInterceptor(WriterGate gate) : SaveChangesInterceptor, IDbConnectionInterceptor
{
    /// <summary>A thousand pages is SQLite's own measure; small saves touch about ten, so every hundredth commit does the same.</summary>
    private const int CommitsPerCheckpoint = 100;

    /// <summary>The contexts whose save is under way; true for one that lost against another writer.</summary>
    private readonly ConcurrentDictionary<DbContextId, bool> _saving = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        gate.Enter();
        Entered(eventData.Context);
        try
        {
            if (eventData.Context is PortalDb db) LedgerSeal.Seal(db);
            return result;
        }
        catch
        {
            // Of a save that ends before it began no other end is told.
            Leave(eventData.Context);
            throw;
        }
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        await gate.EnterAsync(cancellationToken);
        Entered(eventData.Context);
        try
        {
            if (eventData.Context is PortalDb db) await LedgerSeal.SealAsync(db, cancellationToken);
            return result;
        }
        catch
        {
            Leave(eventData.Context);
            throw;
        }
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Committed(eventData.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Committed(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Leave(eventData.Context);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData.Context);
        return Task.CompletedTask;
    }

    public override void SaveChangesCanceled(DbContextEventData eventData) => Leave(eventData.Context);

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData.Context);
        return Task.CompletedTask;
    }

    // A save that lost a race is told of here only: neither "saved" nor "failed" follows. Its transaction is still open, so the gate is left when the connection closes.
    public override InterceptionResult ThrowingConcurrencyException(ConcurrencyExceptionEventData eventData, InterceptionResult result)
    {
        Lost(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult> ThrowingConcurrencyExceptionAsync(ConcurrencyExceptionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Lost(eventData.Context);
        return ValueTask.FromResult(result);
    }

    void IDbConnectionInterceptor.ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => LeaveWhenLost(eventData.Context);

    Task IDbConnectionInterceptor.ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        LeaveWhenLost(eventData.Context);
        return Task.CompletedTask;
    }

    private void Entered(DbContext? context)
    {
        if (context is not null) _saving[context.ContextId] = false;
    }

    private void Lost(DbContext? context)
    {
        if (context is not null) _saving.TryUpdate(context.ContextId, newValue: true, comparisonValue: false);
    }

    private void LeaveWhenLost(DbContext? context)
    {
        if (context is not null && _saving.TryGetValue(context.ContextId, out var lost) && lost) Leave(context);
    }

    private void Committed(DbContext? context)
    {
        try
        {
            if (context is not null && ++gate.CommitsSinceCheckpoint >= CommitsPerCheckpoint) Checkpoint(context);
        }
        finally
        {
            Leave(context);
        }
    }

    /// <summary>Once a save, however many of its ends are told.</summary>
    private void Leave(DbContext? context)
    {
        if (context is not null && _saving.TryRemove(context.ContextId, out _)) gate.Leave();
    }

    /// <summary>PASSIVE: never waits for readers. What it cannot move now, a later one does.</summary>
    private void Checkpoint(DbContext context)
    {
        gate.CommitsSinceCheckpoint = 0;
        var connection = context.Database.GetDbConnection();
        var opened = connection.State != System.Data.ConnectionState.Open;
        if (opened) context.Database.OpenConnection();
        try
        {
            using DbCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(PASSIVE);";
            command.ExecuteNonQuery();
        }
        finally
        {
            if (opened) context.Database.CloseConnection();
        }
    }
}
