using System.Globalization;
using ConvergencePortal.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Db.Sqlite;

/// <summary>What an embedded file needs at start: a check, a copy aside, and the pending migrations.</summary>
public static class SqliteUpkeep
{
    /// <summary>Names the migrations that were applied; empty when the file was up to date.</summary>
    public static async Task<IReadOnlyList<string>> PrepareAsync(PortalDb db, string now, CancellationToken cancellationToken)
    {
        var file = FileOf(db);
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        var existed = File.Exists(file);

        if (existed && await QuickCheckAsync(db, cancellationToken) is { } damage)
            throw new InvalidOperationException($"The database file is damaged and was not opened: {damage}. Restore the last backup (docs/operate/backup.md).");

        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count == 0) return pending;

        if (existed)
        {
            CopyAside(db, $"{file}.before-{now}");
            await RemoveOrphanedLockAsync(db, cancellationToken);
        }
        await db.Database.MigrateAsync(cancellationToken);
        return pending;
    }

    /// <summary>
    /// One process a file is a rule of operation, so a lock that is there now is that of a process which was killed while it migrated. Entity Framework would wait for it for ever and without a
    /// word (https://learn.microsoft.com/ef/core/providers/sqlite/limitations#concurrent-migrations-protection).
    /// </summary>
    private static Task<int> RemoveOrphanedLockAsync(PortalDb db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);

    /// <summary>Null when the file is sound; else what SQLite says of it.</summary>
    public static async Task<string?> QuickCheckAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var answer = await ScalarAsync(db, "PRAGMA quick_check(1);", cancellationToken);
        return answer == "ok" ? null : answer;
    }

    public static Task<string> EngineVersionAsync(PortalDb db, CancellationToken cancellationToken) => ScalarAsync(db, "SELECT sqlite_version();", cancellationToken);

    private static string FileOf(PortalDb db) => Path.GetFullPath(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource);

    /// <summary>The online backup, not a file copy: the log beside the file may hold committed pages.</summary>
    private static void CopyAside(PortalDb db, string target)
    {
        using var from = new SqliteConnection(db.Database.GetConnectionString());
        using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false }.ToString());
        from.Open();
        to.Open();
        from.BackupDatabase(to);
    }

    private static async Task<string> ScalarAsync(PortalDb db, string sql, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            return Convert.ToString(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) ?? "";
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
