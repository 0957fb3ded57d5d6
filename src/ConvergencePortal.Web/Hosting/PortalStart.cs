using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Demo;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Db.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Web.Hosting;

/// <summary>What happens once before the host listens: the database is made ready, old rows of the ledger are sealed, and in demo mode the demo plant is loaded.</summary>
public static class PortalStart
{
    public static async Task PreparePortalAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var factory = scope.ServiceProvider.GetRequiredService<IDbContextFactory<PortalDb>>();
        var log = scope.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("ConvergencePortal.Start");
        await using var db = await factory.CreateDbContextAsync();
        app.WarnOfOpenKeys(log);

        if (app.Configuration["Database:Provider"] == PortalDatabase.SqlServer)
        {
            await RefuseOnPendingMigrationsAsync(db);
        }
        else
        {
            var clock = scope.ServiceProvider.GetRequiredService<IClock>();
            var stamp = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'").Format(clock.GetCurrentInstant());
            var applied = await SqliteUpkeep.PrepareAsync(db, stamp, CancellationToken.None);
            if (applied.Count > 0) log.LogInformation("Applied {MigrationCount} migrations, last {Migration}", applied.Count, applied[^1]);
        }

        var sealedRows = await scope.ServiceProvider.GetRequiredService<SealLedger>().RunAsync(CancellationToken.None);
        if (sealedRows > 0) log.LogInformation("Sealed {RowCount} rows that were written before the ledger was a chain", sealedRows);

        if (app.Configuration.GetValue<bool>("Demo:LoadPlant")) await LoadDemoPlantAsync(scope.ServiceProvider, app.Configuration.GetValue("Demo:HistoryWeeks", DemoHistory.MostWeeks), log);
    }

    private static async Task LoadDemoPlantAsync(IServiceProvider services, int historyWeeks, ILogger log)
    {
        var loaded = await services.GetRequiredService<DemoPlant>().LoadAsync(Path.Combine(AppContext.BaseDirectory, "demo"), historyWeeks, CancellationToken.None);
        if (loaded.Count > 0) log.LogInformation("Loaded the demo plant: {Kinds}", string.Join(", ", loaded));
    }

    /// <summary>SQL Server never migrates at start: two nodes would race, and the script is what a database administrator reviews.</summary>
    private static async Task RefuseOnPendingMigrationsAsync(PortalDb db)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync()).ToList();
        if (pending.Count > 0)
            throw new InvalidOperationException($"The database lacks {pending.Count} migrations: {string.Join(", ", pending)}. Run db/SqlServer/scripts/portal.sql first.");
    }
}
