using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>A message that this process alone sends for as long as its lease runs.</summary>
/// <param name="Tries">Before this one.</param>
public sealed record ClaimedNotice(OutgoingNotice Message, Guid Token, int Tries);

/// <summary>What waits to be sent: claimed with a lease, written down by its holder alone, held while a channel is away.</summary>
public sealed class DeliveryQueue(IDbContextFactory<PortalDb> factory, IClock clock, DeliveryPace pace, UndeliveredNotice givenUp, ILogger<DeliveryQueue> log)
{
    /// <summary>Claimed at once: few enough that even slow answers come within the lease.</summary>
    private const int Batch = 5;

    /// <summary>Mails are claimed in larger numbers, since those of one person go out as one.</summary>
    private const int MailBatch = 50;

    /// <summary>Channels for which something waits; null stands for mail.</summary>
    public async Task<IReadOnlyList<int?>> ListWaitingAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await Waiting(db, clock.GetCurrentInstant()).Select(d => d.ChannelId).Distinct().ToListAsync(cancellationToken);
    }

    /// <summary>The first ones of a channel: by one conditional update, which one of many processes wins.</summary>
    public async Task<IReadOnlyList<ClaimedNotice>> ClaimAsync(int? channelId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var (now, token) = (clock.GetCurrentInstant(), Guid.NewGuid());
        var until = now + pace.Lease;
        var ids = await Waiting(db, now).Where(d => d.ChannelId == channelId
                // What happened to a record later waits for what happened to it before; mails that come as one are in order by themselves.
                && (channelId == null || !db.NoticeDeliveries.Any(earlier => earlier.ChannelId == channelId && earlier.State == DeliveryState.Queued && earlier.Id < d.Id
                    && earlier.Notice.RecordType == d.Notice.RecordType && earlier.Notice.Number == d.Notice.Number)))
            .OrderBy(d => d.Id).Select(d => d.Id).Take(channelId is null ? MailBatch : Batch).ToListAsync(cancellationToken);
        if (ids.Count == 0) return [];

        await db.NoticeDeliveries.Where(d => ids.Contains(d.Id) && d.State == DeliveryState.Queued && (d.LeasedUntil == null || d.LeasedUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.LeaseToken, token).SetProperty(d => d.LeasedUntil, until), cancellationToken);
        var channel = channelId is { } id ? await db.NoticeChannels.AsNoTracking().SingleAsync(c => c.Id == id, cancellationToken) : null;
        var mine = await db.NoticeDeliveries.AsNoTracking().Include(d => d.Notice).ThenInclude(n => n.Receipts).Where(d => d.LeaseToken == token).OrderBy(d => d.Id).ToListAsync(cancellationToken);
        var people = mine.SelectMany(d => d.Notice.Receipts.Select(r => r.PersonId)).Concat(mine.Select(d => d.PersonId ?? 0)).Distinct().ToList();
        var known = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.Email }).ToDictionaryAsync(p => p.Id, cancellationToken);
        return [.. Together(mine).Select(group => new ClaimedNotice(new OutgoingNotice([.. group.Select(d => d.Id)], [.. group.Select(d => d.Notice)], channel, group[0].PersonId is { } to ? known[to].Email : null,
            group[0].Notice.Kind.AsksSomebody() ? [.. group[0].Notice.Receipts.Select(r => known[r.PersonId].Name).Order()] : []), token, group[0].Tries))];
    }

    /// <summary>Mails to one person that ask nothing of them go out as one; everything else by itself.</summary>
    private static IEnumerable<IReadOnlyList<NoticeDelivery>> Together(List<NoticeDelivery> claimed) =>
        claimed.GroupBy(d => d.PersonId is { } person && !d.Notice.Kind.AsksSomebody() ? (person, 0) : (0, d.Id)).Select(group => group.ToList());

    /// <summary>A channel that was switched off keeps what waits until it is switched on again.</summary>
    private static IQueryable<NoticeDelivery> Waiting(PortalDb db, Instant now) =>
        db.NoticeDeliveries.Where(d => d.State == DeliveryState.Queued && d.NextTryAt <= now && (d.LeasedUntil == null || d.LeasedUntil < now)
            && (d.ChannelId == null || db.NoticeChannels.Any(c => c.Id == d.ChannelId && c.IsActive)));

    /// <summary>Writes down what came of a message.</summary>
    /// <returns>When it is tried again.</returns>
    public async Task<Instant> CompleteAsync(ClaimedNotice claim, SendOutcome outcome, CancellationToken cancellationToken)
    {
        var next = Instant.MinValue;
        foreach (var id in claim.Message.DeliveryIds) next = await CompleteAsync(id, claim.Token, claim.Tries + 1, outcome, cancellationToken);
        return next;
    }

    /// <summary>Only the holder of the lease: who lost it knows nothing of what was done meanwhile.</summary>
    private async Task<Instant> CompleteAsync(int id, Guid token, int tries, SendOutcome outcome, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        var wait = outcome.Result is SendResult.TryLater or SendResult.Throttled or SendResult.Away ? Backoff.After(tries, outcome.RetryAfter, Random.Shared.NextDouble()) : null;
        var state = outcome.Result == SendResult.Accepted ? DeliveryState.Accepted : wait is null ? DeliveryState.Failed : DeliveryState.Queued;
        var (next, accepted, failed) = (now + (wait ?? Duration.Zero), state == DeliveryState.Accepted ? now : (Instant?)null, state == DeliveryState.Failed ? now : (Instant?)null);
        var mine = await db.NoticeDeliveries.Where(d => d.Id == id && d.LeaseToken == token).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.State, d => d.State == DeliveryState.Opened ? d.State : state).SetProperty(d => d.Tries, tries).SetProperty(d => d.NextTryAt, next).SetProperty(d => d.Answer, outcome.Answer)
            .SetProperty(d => d.AcceptedAt, accepted).SetProperty(d => d.FailedAt, failed).SetProperty(d => d.LeaseToken, (Guid?)null).SetProperty(d => d.LeasedUntil, (Instant?)null), cancellationToken);
        if (mine == 1 && state == DeliveryState.Failed) await givenUp.RunAsync(db, id, outcome, now, cancellationToken);
        if (mine == 0) log.LogWarning("Delivery {DeliveryId} was taken over by another process while it was sent", id);
        else if (state != DeliveryState.Accepted) log.LogWarning("Delivery {DeliveryId}, try {Try}: {Answer}; {DeliveryState}", id, tries, outcome.Answer, state);
        return next;
    }

    /// <summary>What else waits for a channel that wants none now, or is not there: later as well, and in the second case one try nearer to its end. The rest of the claim is given back.</summary>
    public async Task HoldAsync(int? channelId, Guid token, Instant next, SendOutcome outcome, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        var held = db.NoticeDeliveries.Where(d => d.ChannelId == channelId && d.State == DeliveryState.Queued && d.NextTryAt <= now && (d.LeaseToken == token || d.LeasedUntil == null || d.LeasedUntil < now));
        if (outcome.Result == SendResult.Away)
        {
            var ended = await held.Where(d => d.Tries + 1 >= Backoff.MostTries).Select(d => d.Id).ToListAsync(cancellationToken);
            foreach (var id in ended) await FailAsync(db, id, outcome, now, cancellationToken);
        }
        var counted = outcome.Result == SendResult.Away ? 1 : 0;
        await held.ExecuteUpdateAsync(set => set.SetProperty(d => d.Tries, d => d.Tries + counted).SetProperty(d => d.NextTryAt, next).SetProperty(d => d.Answer, outcome.Answer)
            .SetProperty(d => d.LeaseToken, (Guid?)null).SetProperty(d => d.LeasedUntil, (Instant?)null), cancellationToken);
    }

    private async Task FailAsync(PortalDb db, int id, SendOutcome outcome, Instant now, CancellationToken cancellationToken)
    {
        Instant? failed = now;
        var mine = await db.NoticeDeliveries.Where(d => d.Id == id && d.State == DeliveryState.Queued).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Failed).SetProperty(d => d.Tries, Backoff.MostTries)
            .SetProperty(d => d.FailedAt, failed).SetProperty(d => d.Answer, outcome.Answer).SetProperty(d => d.LeaseToken, (Guid?)null).SetProperty(d => d.LeasedUntil, (Instant?)null), cancellationToken);
        if (mine == 1) await givenUp.RunAsync(db, id, outcome, now, cancellationToken);
    }
}
