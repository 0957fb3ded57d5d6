using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ConvergencePortal.Db.Sqlite;

/// <summary>Lets dotnet-ef see the model on SQLite; no file is opened.</summary>
public sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<PortalDb>
{
    public PortalDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PortalDb>();
        options.UsePortalSqlite("Data Source=design-time.db");
        return new PortalDb(options.Options);
    }
}
