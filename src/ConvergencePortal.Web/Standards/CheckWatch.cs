using System.Collections.Concurrent;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Standards;

namespace ConvergencePortal.Web.Standards;

/// <summary>Checks what a save concerns, a moment later and once for many saves; and looks every minute whether the whole run of the night is due, which it also is at the first start.</summary>
public sealed class CheckWatch(IServiceScopeFactory scopes, ChangeFeed feed, ILogger<CheckWatch> log) : BackgroundService
{
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<Saved> _saved = new();
    private readonly SemaphoreSlim _bell = new(0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = feed.Subscribe(saved =>
        {
            if (!RunChecks.Concerns(saved)) return;
            _saved.Enqueue(saved);
            _bell.Release();
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CheckAsync(stoppingToken);
                if (await _bell.WaitAsync(Patience, stoppingToken)) await Task.Delay(Settling, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // A lost database must not end the watch; the next minute tries again, and the night looks at everything.
                log.LogError(exception, "Checks could not be run");
                await Task.Delay(Patience, stoppingToken);
            }
        }
    }

    private async Task CheckAsync(CancellationToken stoppingToken)
    {
        var touched = new List<Saved>();
        while (_saved.TryDequeue(out var saved)) touched.Add(saved);
        while (_bell.Wait(0, stoppingToken))
        {
            // The bells of what was just taken.
        }

        await using var scope = scopes.CreateAsyncScope();
        var checks = scope.ServiceProvider.GetRequiredService<RunChecks>();
        if (touched.Count > 0) await checks.RunAsync(new(touched), stoppingToken);
        await checks.RunAsync(new(OnlyIfDue: true), stoppingToken);
    }

    public override void Dispose()
    {
        _bell.Dispose();
        base.Dispose();
    }
}
