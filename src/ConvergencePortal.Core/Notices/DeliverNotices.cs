using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>How fast messages go out, and how long one may take.</summary>
/// <param name="PerSecond">To one channel; Teams throttles above four.</param>
/// <param name="LeaseSeconds">After which others may send what a process has claimed and said nothing more of; far above what a batch takes.</param>
public sealed record DeliveryPace(int PerSecond = 4, int LeaseSeconds = 120)
{
    public TimeSpan Between => TimeSpan.FromSeconds(1.0 / PerSecond);
    public Duration Lease => Duration.FromSeconds(LeaseSeconds);
}

/// <summary>
/// Sends what waits. Each channel is on its own, so that a dead one holds up nobody; within a channel the messages about one record go out in the order in which it happened. At least once: a
/// process that dies between sending and writing it down leaves a lease that runs out, and the message is sent again with the same id.
/// </summary>
public sealed class DeliverNotices(DeliveryQueue queue, INoticeSender sender, DeliveryPace pace, ChangeFeed feed)
{
    /// <summary>To one channel in one run, so that what comes in for another one does not wait for a long queue.</summary>
    private const int MostAtOnce = 10;

    /// <summary>Sends some of what waits; called again until nothing is sent.</summary>
    /// <returns>How many were sent, whatever came of it.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var sent = await Task.WhenAll((await queue.ListWaitingAsync(cancellationToken)).Select(channel => SendSomeAsync(channel, cancellationToken)));
        if (sent.Sum() > 0) feed.Publish(NoticeNews.Sent);
        return sent.Sum();
    }

    private async Task<int> SendSomeAsync(int? channelId, CancellationToken cancellationToken)
    {
        var sent = 0;
        while (sent < MostAtOnce && await queue.ClaimAsync(channelId, cancellationToken) is { Count: > 0 } claimed)
            foreach (var claim in claimed)
            {
                var outcome = await sender.SendAsync(claim.Message, cancellationToken);
                var next = await queue.CompleteAsync(claim, outcome, cancellationToken);
                sent++;
                // After the last one too: the next run begins at once.
                await Task.Delay(pace.Between, cancellationToken);
                if (outcome.Result is not (SendResult.Throttled or SendResult.Away)) continue;

                await queue.HoldAsync(channelId, claim.Token, next, outcome, cancellationToken);
                return sent;
            }
        return sent;
    }
}
