using ConvergencePortal.Core.Changes;

namespace ConvergencePortal.Web.Changes;

/// <summary>Looks every minute for temporary measures whose end has passed. Who is told once stays told, whatever the other nodes do.</summary>
public sealed class MeasureWatch(IServiceScopeFactory scopes, ILogger<MeasureWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace);
        try
        {
            do await ChaseAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is stopping.
        }
    }

    private async Task ChaseAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ChaseMeasures>().RunAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A lost database must not end the watch; the next minute tries again.
            log.LogError(exception, "Temporary measures could not be looked at");
        }
    }
}
