using ConvergencePortal.Core.Data;
using ConvergencePortal.Db.Sqlite;
using ConvergencePortal.Db.SqlServer;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Data;

public sealed class MigrationTests
{
    [Fact]
    public void Sqlite_Model_HasNoPendingChanges()
    {
        using var db = new PortalDb((DbContextOptions<PortalDb>)new DbContextOptionsBuilder<PortalDb>().UsePortalSqlite("Data Source=unused.db").Options);

        db.Database.HasPendingModelChanges().ShouldBeFalse("run db/add-migration.sh");
    }

    [Fact]
    public void SqlServer_Model_HasNoPendingChanges()
    {
        using var db = new PortalDb((DbContextOptions<PortalDb>)new DbContextOptionsBuilder<PortalDb>().UsePortalSqlServer("Server=unused").Options);

        db.Database.HasPendingModelChanges().ShouldBeFalse("run db/add-migration.sh");
    }

    [Fact]
    public async Task Prepare_AFileOnWhichAProcessWasKilledWhileItMigrated_GoesOn()
    {
        var file = Path.Combine(Path.GetTempPath(), $"portal-{Guid.NewGuid():N}.db");
        await using var db = new PortalDb((DbContextOptions<PortalDb>)new DbContextOptionsBuilder<PortalDb>().UsePortalSqlite($"Data Source={file};Pooling=False").Options);
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-11-05 12:00:00');",
            TestContext.Current.CancellationToken);

        var applied = await SqliteUpkeep.PrepareAsync(db, "now", TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        applied.ShouldNotBeEmpty();
        (await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        foreach (var left in Directory.EnumerateFiles(Path.GetTempPath(), $"{Path.GetFileName(file)}*")) File.Delete(left);
    }
}
