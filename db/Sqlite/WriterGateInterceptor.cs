using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ConvergencePortal.Db.Sqlite;

/// <summary>Holds the writer gate for the length of a save, and checkpoints inside it now and then so that the log file stays small.</summary>
public sealed class WriterGateInterceptor(WriterGate gate) : SaveChangesInterceptor
{
    /// <summary>A thousand pages is SQLite's own measure; small saves touch about ten, so every hundredth commit does the same.</summary>
    private const int CommitsPerCheckpoint = 100;

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        gate.Enter();
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        await gate.EnterAsync(cancellationToken);
        return result;
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Leave(eventData.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Leave(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => gate.Leave();

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        gate.Leave();
        return Task.CompletedTask;
    }

    public override void SaveChangesCanceled(DbContextEventData eventData) => gate.Leave();

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        gate.Leave();
        return Task.CompletedTask;
    }

    private void Leave(DbContext? context)
    {
        try
        {
            if (context is not null && ++gate.CommitsSinceCheckpoint >= CommitsPerCheckpoint) Checkpoint(context);
        }
        finally
        {
            gate.Leave();
        }
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
