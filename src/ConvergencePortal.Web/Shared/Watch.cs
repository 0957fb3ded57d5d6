using System.Threading.Channels;
using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Web.Shared;

/// <summary>
/// Work that the portal does by itself: when the host starts, a moment after a save that concerns it and once for many saves, and when nobody saved for a while, since another node
/// may have. Every node does it; that what follows happens once is the work's own matter.
/// </summary>
public abstract class Watch(IServiceScopeFactory scopes, ChangeFeed feed, ILogger log) : BackgroundService
{
    private readonly Channel<bool> _saved = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>From a save to the work: what is saved with it is looked at with it.</summary>
    protected virtual TimeSpan Settling => TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait for a save. Asked before each wait, so that work of the night answers how long it is until then.</summary>
    protected virtual TimeSpan Patience => TimeSpan.FromMinutes(1);

    /// <summary>From a failure to the next try, whatever is saved meanwhile.</summary>
    protected virtual TimeSpan Recovery => TimeSpan.FromMinutes(1);

    /// <summary>Whether the work is to be done after this save; false for all of them where only time makes a difference.</summary>
    protected abstract bool Concerns(Saved saved);

    /// <param name="services">Of a scope that ends with the work.</param>
    protected abstract Task WorkAsync(IServiceProvider services, CancellationToken stoppingToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = feed.Subscribe(saved =>
        {
            if (Concerns(saved)) _saved.Writer.TryWrite(true);
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using (var scope = scopes.CreateAsyncScope()) await WorkAsync(scope.ServiceProvider, stoppingToken);
                await WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // A lost database must not end the watch.
                log.LogError(exception, "{Watch} could not do its work and tries again", GetType().Name);
                await Task.Delay(Recovery, stoppingToken);
            }
        }
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
            // Nobody saved for so long.
        }
    }
}
