using System.Text;
using ConvergencePortal.Core;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Demo;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Notices;
using ConvergencePortal.Db.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ConvergencePortal.Benchmarks;

/// <summary>The use cases and read classes on a SQLite file of their own, as the host has them.</summary>
internal sealed class BenchmarkPortal : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _folder;

    private BenchmarkPortal(string folder)
    {
        _folder = folder;
        ConnectionString = $"Data Source={Path.Combine(folder, "portal.db")}";
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPortal();
#pragma warning disable RS0030 // real time is what is measured
        services.AddSingleton<IClock>(SystemClock.Instance);
#pragma warning restore RS0030
        services.AddSingleton<INoticeSender, BenchmarkSender>();
        services.AddSingleton<ISecretBox, BenchmarkSender>();
        services.AddSingleton(new AllowedHosts(AllowedHosts.Teams, AllowsLoopback: false));
        services.AddSingleton(new MailState(IsOn: false));
        services.AddDbContextFactory<PortalDb>(options => options.UsePortalSqlite(ConnectionString));
        _services = services.BuildServiceProvider();
    }

    public string ConnectionString { get; }

    public static async Task<BenchmarkPortal> CreateAsync()
    {
        var portal = new BenchmarkPortal(Directory.CreateTempSubdirectory("portal-benchmark-").FullName);
        await using var db = portal.Db();
        await db.Database.MigrateAsync();
        return portal;
    }

    public T Get<T>() where T : notnull => _services.CreateScope().ServiceProvider.GetRequiredService<T>();
    public PortalDb Db() => _services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContext();

    /// <summary>Somebody of the demo plant.</summary>
    public async Task<Actor> ActorAsync(string code)
    {
        await using var db = Db();
        return await db.People.Where(person => person.Code == code).Select(person => new Actor(person.Id, person.Code, person.Name)).SingleAsync();
    }

    /// <summary>Loads the demo plant once; the files lie beside this program as they lie beside the host.</summary>
    public Task LoadDemoPlantAsync() => Get<DemoPlant>().LoadAsync(Path.Combine(AppContext.BaseDirectory, "demo"), 0, default);

    /// <summary>Writes rows of comma-separated values through the import that a user has; a row that is refused ends the benchmark.</summary>
    public async Task ImportAsync(string kind, string header, IEnumerable<string> rows)
    {
        var file = Encoding.UTF8.GetBytes($"{header}\n{string.Join('\n', rows)}\n");
        var table = CsvTable.Read(file);
        if (table.Error is { } unreadable) throw new InvalidOperationException(unreadable.Message);

        var report = await Get<ImportRecords>().RunAsync(new(kind, table.Value, DryRun: false, Command.New()), Actor.Portal, progress: null, default);
        if (report.Error is { } refused) throw new InvalidOperationException(refused.Message);
        if (report.Value.Wrong.Count > 0) throw new InvalidOperationException(report.Value.Wrong[0].Message);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
