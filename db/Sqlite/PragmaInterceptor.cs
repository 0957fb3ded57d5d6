using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ConvergencePortal.Db.Sqlite;

/// <summary>Sets what SQLite keeps per connection, each time one is opened.</summary>
public sealed class PragmaInterceptor : DbConnectionInterceptor
{
    /// <summary>wal_autocheckpoint=0: only the writer gate checkpoints. FULL: an acknowledged decision survives a power cut.</summary>
    public const string Pragmas =
        "PRAGMA busy_timeout=10000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA mmap_size=0; PRAGMA wal_autocheckpoint=0;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
