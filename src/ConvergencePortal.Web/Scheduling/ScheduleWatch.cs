using System.Threading.Channels;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Web.Scheduling;

/// <summary>
/// Rechecks the slots after every save that could concern them, a moment later and once for many saves; and every minute, since another node may have
/// saved. It keeps the schedule in memory up to date on the way, so that the next reader finds it warm.
/// </summary>
public sealed class ScheduleWatch(IServiceScopeFactory scopes, ChangeFeed feed, ILogger<ScheduleWatch> log) : BackgroundService
{
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> _saved = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = feed.Subscribe(_ => _saved.Writer.TryWrite(true));
        string? state = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                state = await RecheckAsync(state, stoppingToken);
                await WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // A lost database must not end the watch; the next save or minute tries again.
                log.LogError(exception, "Slots could not be rechecked");
                await Task.Delay(Patience, stoppingToken);
            }
        }
    }

    private async Task<string> RecheckAsync(string? since, CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<RecheckSlots>().RunAsync(since, stoppingToken)).State;
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        patience.CancelAfter(Patience);
        try
        {
            await _saved.Reader.ReadAsync(patience.Token);
            await Task.Delay(Settling, stoppingToken);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            // Nobody saved for a minute.
        }
    }
}
