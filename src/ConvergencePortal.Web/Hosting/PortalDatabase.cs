using ConvergencePortal.Core.Data;
using ConvergencePortal.Db.Sqlite;
using ConvergencePortal.Db.SqlServer;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Web.Hosting;

/// <summary>Which engine the portal stands on: Database:Provider is Sqlite (default) or SqlServer.</summary>
public static class PortalDatabase
{
    public const string Sqlite = "Sqlite";
    public const string SqlServer = "SqlServer";

    public static void AddPortalDatabase(this IServiceCollection services)
    {
#pragma warning disable RS0030 // the one place that names the system clock
        services.AddSingleton<IClock>(SystemClock.Instance);
#pragma warning restore RS0030
        services.AddDbContextFactory<PortalDb>((provider, options) =>
        {
            var settings = provider.GetRequiredService<IConfiguration>();
            var connection = settings["Database:ConnectionString"] ?? throw new InvalidOperationException("Database:ConnectionString is not set.");
            switch (settings["Database:Provider"])
            {
                case null or "" or Sqlite: options.UsePortalSqlite(connection); break;
                case SqlServer: options.UsePortalSqlServer(connection); break;
                case var other: throw new InvalidOperationException($"Database:Provider is '{other}'; it is {Sqlite} or {SqlServer}.");
            }
        });
    }
}
