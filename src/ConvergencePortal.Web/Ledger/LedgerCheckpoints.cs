using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Web.Ledger;

/// <summary>Writes a checkpoint of the ledger every few minutes and when the host stops. Without a key it says so at every start, and so does the health page.</summary>
public sealed class LedgerCheckpoints(IServiceScopeFactory scopes, LedgerKeeping keeping, IHostEnvironment environment, ILogger<LedgerCheckpoints> log) : BackgroundService
{
    private readonly Lock _lock = new();
    private Task? _atTheEnd;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (environment.IsDevelopment() && keeping.MakeKey()) log.LogInformation("Made a key for the checkpoints of this developer's ledger");
        if (keeping.ReadKey().State != LedgerKeyState.Present || string.IsNullOrEmpty(keeping.CheckpointFile))
            log.LogWarning("No checkpoints of the ledger are written: Ledger:KeyFile or Ledger:CheckpointFile is missing or cannot be read. A cut or rewritten ledger would not show");
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // A host can be told twice to stop; both wait for the one checkpoint.
        Task last;
        lock (_lock) last = _atTheEnd ??= WriteAsync(cancellationToken);
        await last;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(Math.Max(1, keeping.Minutes)));
        try
        {
            do await WriteAsync(stoppingToken); while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The last one is written when the host stops.
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<WriteCheckpoint>().RunAsync(cancellationToken) is { } checkpoint)
                log.LogInformation("Checkpoint of the ledger at {RowCount} rows", checkpoint.Count);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A lost database or share must not end the watch; the next round tries again.
            log.LogError(exception, "No checkpoint of the ledger could be written");
        }
    }
}

/// <summary>Reads the settings Ledger:KeyFile, Ledger:CheckpointFile and Ledger:CheckpointMinutes.</summary>
public static class LedgerSettings
{
    public static void AddLedgerKeeping(this IServiceCollection services) => services.AddSingleton(provider =>
    {
        var settings = provider.GetRequiredService<IConfiguration>();
        return new LedgerKeeping(settings["Ledger:KeyFile"], settings["Ledger:CheckpointFile"], settings.GetValue("Ledger:CheckpointMinutes", LedgerKeeping.DefaultMinutes));
    });

    public static void AddLedgerCheckpoints(this IServiceCollection services)
    {
        services.AddLedgerKeeping();
        services.AddHostedService<LedgerCheckpoints>();
    }
}
