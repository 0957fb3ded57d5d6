using ConvergencePortal.Core.Data;
using ConvergencePortal.Db.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Web.Hosting;

/// <summary>What the operator and the load balancer ask: is the process alive, can it work.</summary>
public static class PortalHealth
{
    public static void MapPortalHealth(this WebApplication app)
    {
        app.MapGet("/healthz", () => Results.Ok(new { status = "live" })).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/readyz", async (HealthReads health, CancellationToken cancellationToken) =>
        {
            var state = await health.ReadAsync(cancellationToken);
            // A stranger learns whether it can work. With what, in which version and what is missing stands on the health page and in the log.
            return Results.Json(new { status = state.Status }, statusCode: state.Status == HealthState.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous().ExcludeFromDescription();
    }
}

/// <summary>What the health page shows; /readyz says only the status.</summary>
public sealed record HealthState(string Status, string Database, string? EngineVersion, IReadOnlyList<string> PendingMigrations, string Version)
{
    public const string Ready = "ready";
    public const string NotReady = "not ready";
}

/// <summary>Reads the state of the database. Causes go to the log, never to the reader: an address or a path is of no use to a stranger.</summary>
public sealed class HealthReads(IDbContextFactory<PortalDb> factory, IConfiguration configuration, ILogger<HealthReads> log)
{
    public async Task<HealthState> ReadAsync(CancellationToken cancellationToken)
    {
        var provider = configuration["Database:Provider"] is { Length: > 0 } named ? named : PortalDatabase.Sqlite;
        var version = typeof(HealthReads).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
        try
        {
            await using var db = await factory.CreateDbContextAsync(cancellationToken);
            var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
            var engine = provider == PortalDatabase.Sqlite ? await SqliteUpkeep.EngineVersionAsync(db, cancellationToken) : null;
            return new HealthState(pending.Count == 0 ? HealthState.Ready : HealthState.NotReady, provider, engine, pending, version);
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or InvalidOperationException)
        {
            log.LogError(exception, "The database does not answer");
            return new HealthState(HealthState.NotReady, provider, null, [], version);
        }
    }
}
