using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ConvergencePortal.Db.SqlServer;

/// <summary>Puts the portal on SQL Server.</summary>
public static class SqlServerPortal
{
    /// <summary>A connection lost at COMMIT is ambiguous; the retried save meets the unique command id and is answered as done.</summary>
    public static DbContextOptionsBuilder UsePortalSqlServer(this DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlServer(connectionString, server => server
            .MigrationsAssembly(typeof(SqlServerPortal).Assembly.GetName().Name)
            .EnableRetryOnFailure())
        .ReplaceService<IModelCustomizer, SqlServerModelCustomizer>()
        .AddInterceptors(new LedgerSealInterceptor(), new DuplicateKeyInterceptor());
}
