using ConvergencePortal.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ConvergencePortal.Db.Sqlite;

/// <summary>Puts the portal on an embedded SQLite file.</summary>
public static class SqlitePortal
{
    /// <summary>
    /// The bundled engine has the WAL-reset defect (3.7.0 to 3.51.2), so writers pass one gate a file, checkpoints happen only inside it
    /// and memory mapping stays off. See docs/decisions on the two engines.
    /// </summary>
    public static DbContextOptionsBuilder UsePortalSqlite(this DbContextOptionsBuilder options, string connectionString)
    {
        var file = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, Cache = SqliteCacheMode.Private };
        var gate = WriterGate.For(file.DataSource);

        return options
            .UseSqlite(file.ToString(), sqlite => sqlite.MigrationsAssembly(typeof(SqlitePortal).Assembly.GetName().Name))
            .ReplaceService<IModelCustomizer, SqliteModelCustomizer>()
            .AddInterceptors(new PragmaInterceptor(), new WriterGateInterceptor(gate), new WriterGateCommands(gate), new DuplicateKeyInterceptor());
    }
}
