using System.Threading.Channels;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Web.Approvals;

/// <summary>Counts seats again and reminds of decisions every minute, and a moment after a save that could move a deadline. Other nodes do the same; each reminder is given once all the same.</summary>
public sealed class DecisionWatch(IServiceScopeFactory scopes, ChangeFeed feed, ILogger<DecisionWatch> log) : BackgroundService
{
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> _saved = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = feed.Subscribe(saved =>
        {
            if (saved.RecordType is RecordTypes.Change or RecordTypes.ApprovalSettings or RecordTypes.Window or RecordTypes.Person or RecordTypes.Import) _saved.Writer.TryWrite(true);
        });
        string? members = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                members = await LookAsync(members, stoppingToken);
                await WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // A lost database must not end the watch; the next save or minute tries again.
                log.LogError(exception, "Decisions could not be chased");
                await Task.Delay(Patience, stoppingToken);
            }
        }
    }

    /// <summary>Seats first: what nobody can fill any more, or fewer can, is known when people are reminded.</summary>
    private async Task<string> LookAsync(string? members, CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var reviewed = await scope.ServiceProvider.GetRequiredService<ReviewSeats>().RunAsync(members, stoppingToken);
        await scope.ServiceProvider.GetRequiredService<ChaseDecisions>().RunAsync(stoppingToken);
        return reviewed.State;
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
