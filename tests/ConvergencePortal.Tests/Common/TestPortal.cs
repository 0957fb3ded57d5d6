using ConvergencePortal.Core;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Notices;
using ConvergencePortal.Db.Sqlite;
using ConvergencePortal.Db.SqlServer;
using Microsoft.Data.Sqlite;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ConvergencePortal.Tests.Common;

/// <summary>
/// The portal's use cases on a database of their own with the real migrations: a SQLite file, or a database on the SQL Server that
/// PORTAL_TEST_SQLSERVER names. Thursday 2026-11-05 12:00 UTC until a test moves the clock.
/// </summary>
public sealed class TestPortal : IAsyncDisposable
{
    public static readonly Instant Start = Instant.FromUtc(2026, 11, 5, 12, 0);
    public static readonly string? SqlServer = Environment.GetEnvironmentVariable("PORTAL_TEST_SQLSERVER");

    private static readonly Lazy<Task<string>> Empty = new(() => CreateTemplateAsync(db => db.Database.MigrateAsync()));

    private readonly ServiceProvider _services;
    private readonly string _name;

    private TestPortal(string name, string connectionString, Action<DbContextOptionsBuilder> engine)
    {
        _name = name;
        ConnectionString = connectionString;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPortal();
        services.AddSingleton<IClock>(Clock);
        services.AddSingleton<INoticeSender>(Sender);
        services.AddSingleton<ISecretBox, TurningBox>();
        services.AddSingleton(new AllowedHosts(AllowedHosts.Teams, AllowsLoopback: false));
        services.AddSingleton(new DeliveryPace(PerSecond: 1000));
        services.AddSingleton(new MailState(IsOn: true));
        // Before the engine's own: whoever waits here must not hold the writer gate.
        services.AddDbContextFactory<PortalDb>(options => engine(options.AddInterceptors(Saves, Faults)));
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    public FakeClock Clock { get; } = new(Start);

    /// <summary>Lets saves meet, for what happens when two people act in the same moment.</summary>
    public SaveMeeting Saves { get; } = new();

    /// <summary>Where notices are sent.</summary>
    public ScriptedSender Sender { get; } = new();

    /// <summary>Lets the database fail in the middle of a use case.</summary>
    public CommandFaults Faults { get; } = new();

    public string ConnectionString { get; }
    public ChangeFeed Feed => _services.GetRequiredService<ChangeFeed>();

    /// <param name="template">A SQLite file to begin with; an empty portal when none is named.</param>
    public static async Task<TestPortal> CreateAsync(string? template = null)
    {
        var name = $"portal-{Guid.NewGuid():N}";
        if (SqlServer is null)
        {
            var file = Path.Combine(Path.GetTempPath(), $"{name}.db");
            File.Copy(template ?? await Empty.Value, file);
            var connection = $"Data Source={file};Pooling=False";
            return new TestPortal(name, connection, options => options.UsePortalSqlite(connection).AddInterceptors(SqlServerTranslation.Instance));
        }

        var server = new SqlConnectionStringBuilder(SqlServer) { InitialCatalog = name }.ToString();
        var portal = new TestPortal(name, server, options => options.UsePortalSqlServer(server));
        await using var db = portal.Db();
        await db.Database.MigrateAsync();
        return portal;
    }

    /// <summary>A use case or read class in a scope of its own, as a page or a request gets it.</summary>
    public T Get<T>() where T : notnull => _services.CreateScope().ServiceProvider.GetRequiredService<T>();

    public object Get(Type type) => _services.CreateScope().ServiceProvider.GetRequiredService(type);

    public PortalDb Db() => _services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContext();

    public async Task<Actor> ActorAsync(string personCode)
    {
        await using var db = Db();
        var person = await db.People.SingleAsync(p => p.Code == personCode);
        return new Actor(person.Id, person.Code, person.Name);
    }

    public async ValueTask DisposeAsync()
    {
        if (SqlServer is not null)
        {
            await using var db = Db();
            await db.Database.EnsureDeletedAsync();
        }
        await _services.DisposeAsync();
        foreach (var file in Directory.EnumerateFiles(Path.GetTempPath(), $"{_name}.db*")) File.Delete(file);
    }

    /// <summary>Migrating and filling take longer than copying; every test copies a file that is made once.</summary>
    public static async Task<string> CreateTemplateAsync(Func<PortalDb, Task> fill)
    {
        var file = Path.Combine(Path.GetTempPath(), $"portal-template-{Guid.NewGuid():N}.db");
        var options = new DbContextOptionsBuilder<PortalDb>().UsePortalSqlite($"Data Source={file};Pooling=False").Options;
        await using (var db = new PortalDb((DbContextOptions<PortalDb>)options)) await fill(db);
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
            await command.ExecuteNonQueryAsync();
        }
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        return file;
    }
}
