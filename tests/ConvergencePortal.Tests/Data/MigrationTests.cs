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
}
