using ConvergencePortal.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ConvergencePortal.Db.Sqlite;

/// <summary>Marks a save that failed on a unique key, so that Core can answer it without knowing the engine.</summary>
public sealed class DuplicateKeyInterceptor : SaveChangesInterceptor
{
    // SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE
    private const int PrimaryKey = 1555;
    private const int Unique = 2067;

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Mark(eventData.Exception);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Mark(eventData.Exception);
        return Task.CompletedTask;
    }

    private static void Mark(Exception exception)
    {
        if (exception.InnerException is SqliteException { SqliteExtendedErrorCode: PrimaryKey or Unique }) exception.Data[Saving.DuplicateKey] = true;
    }
}
