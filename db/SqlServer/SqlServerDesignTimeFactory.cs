using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ConvergencePortal.Db.SqlServer;

/// <summary>Lets dotnet-ef see the model on SQL Server; no server is reached.</summary>
public sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<PortalDb>
{
    public PortalDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PortalDb>();
        options.UsePortalSqlServer("Server=localhost;Database=DesignTime;Encrypt=False");
        return new PortalDb(options.Options);
    }
}
