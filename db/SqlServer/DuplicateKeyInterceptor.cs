using ConvergencePortal.Core.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ConvergencePortal.Db.SqlServer;

/// <summary>Marks a save that failed on a unique key, so that Core can answer it without knowing the engine.</summary>
public sealed class DuplicateKeyInterceptor : SaveChangesInterceptor
{
    // "Cannot insert duplicate key row in object with unique index" and "Violation of unique or primary key constraint"
    private const int UniqueIndex = 2601;
    private const int Constraint = 2627;

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Mark(eventData.Exception);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Mark(eventData.Exception);
        return Task.CompletedTask;
    }

    private static void Mark(Exception exception)
    {
        if (exception.InnerException is SqlException { Number: UniqueIndex or Constraint }) exception.Data[Saving.DuplicateKey] = true;
    }
}
