using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
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
public sealed class DeliverNotices(IDbContextFactory<PortalDb> factory, IClock clock, INoticeSender sender, DeliveryPace pace, MailState mail, ChangeFeed feed, ILogger<DeliverNotices> log)
{
    /// <summary>Claimed at once: few enough that even slow answers come within the lease.</summary>
    private const int Batch = 5;

    /// <summary>Mails are claimed in larger numbers, since those of one person go out as one.</summary>
    private const int MailBatch = 50;

    /// <summary>To one channel in one run, so that what comes in for another one does not wait for a long queue.</summary>
    private const int MostAtOnce = 10;

    /// <summary>Sends some of what waits; called again until nothing is sent.</summary>
    /// <returns>How many were sent, whatever came of it.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        List<int?> waiting;
        await using (var db = await factory.CreateDbContextAsync(cancellationToken))
            waiting = await Waiting(db, clock.GetCurrentInstant()).Select(d => d.ChannelId).Distinct().ToListAsync(cancellationToken);
        var sent = await Task.WhenAll(waiting.Select(channel => SendSomeAsync(channel, cancellationToken)));
        if (sent.Sum() > 0) feed.Publish(new Saved(RecordTypes.Notice, "sent"));
        return sent.Sum();
    }

    private async Task<int> SendSomeAsync(int? channelId, CancellationToken cancellationToken)
    {
        var sent = 0;
        while (sent < MostAtOnce && await ClaimAsync(channelId, cancellationToken) is { Count: > 0 } claimed)
            foreach (var (message, token, tries) in claimed)
            {
                var outcome = await sender.SendAsync(message, cancellationToken);
                var next = Instant.MinValue;
                foreach (var id in message.DeliveryIds) next = await CompleteAsync(id, token, tries + 1, outcome, cancellationToken);
                sent++;
                // After the last one too: the next run begins at once.
                await Task.Delay(pace.Between, cancellationToken);
                if (outcome.Result is not (SendResult.Throttled or SendResult.Away)) continue;

                await HoldAsync(channelId, token, next, outcome, cancellationToken);
                return sent;
            }
        return sent;
    }

    /// <summary>What else waits for a channel that wants none now, or is not there: later as well, and in the second case one try nearer to its end. The rest of the claim is given back.</summary>
    private async Task HoldAsync(int? channelId, Guid token, Instant next, SendOutcome outcome, CancellationToken cancellationToken)
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
        if (mine == 1) await GiveUpAsync(db, id, outcome, now, cancellationToken);
    }

    /// <summary>Whoever was asked hears of it by the next way, and administrators that a channel takes nothing.</summary>
    private async Task GiveUpAsync(PortalDb db, int id, SendOutcome outcome, Instant now, CancellationToken cancellationToken)
    {
        await FallBackAsync(db, id, now, cancellationToken);
        await TellAdministratorsAsync(db, id, outcome, now, cancellationToken);
    }

    /// <summary>The first ones of a channel: by one conditional update, which one of many processes wins.</summary>
    private async Task<IReadOnlyList<(OutgoingNotice Message, Guid Token, int Tries)>> ClaimAsync(int? channelId, CancellationToken cancellationToken)
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
        return [.. Together(mine).Select(group => (new OutgoingNotice([.. group.Select(d => d.Id)], [.. group.Select(d => d.Notice)], channel, group[0].PersonId is { } to ? known[to].Email : null,
            group[0].Notice.Kind.AsksSomebody() ? [.. group[0].Notice.Receipts.Select(r => known[r.PersonId].Name).Order()] : []), token, group[0].Tries))];
    }

    /// <summary>Mails to one person that ask nothing of them go out as one; everything else by itself.</summary>
    private static IEnumerable<IReadOnlyList<NoticeDelivery>> Together(List<NoticeDelivery> claimed) =>
        claimed.GroupBy(d => d.PersonId is { } person && !d.Notice.Kind.AsksSomebody() ? (person, 0) : (0, d.Id)).Select(group => group.ToList());

    /// <summary>A channel that was switched off keeps what waits until it is switched on again.</summary>
    private static IQueryable<NoticeDelivery> Waiting(PortalDb db, Instant now) =>
        db.NoticeDeliveries.Where(d => d.State == DeliveryState.Queued && d.NextTryAt <= now && (d.LeasedUntil == null || d.LeasedUntil < now)
            && (d.ChannelId == null || db.NoticeChannels.Any(c => c.Id == d.ChannelId && c.IsActive)));

    /// <summary>Only the holder of the lease: who lost it knows nothing of what was done meanwhile.</summary>
    /// <returns>When it is tried again.</returns>
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
        if (mine == 1 && state == DeliveryState.Failed) await GiveUpAsync(db, id, outcome, now, cancellationToken);
        if (mine == 0) log.LogWarning("Delivery {DeliveryId} was taken over by another process while it was sent", id);
        else if (state != DeliveryState.Accepted) log.LogWarning("Delivery {DeliveryId}, try {Try}: {Answer}; {DeliveryState}", id, tries, outcome.Answer, state);
        return next;
    }

    /// <summary>What asks somebody and could not be brought to their channel goes to them by mail, if there is a mail server and it was not mailed anyway.</summary>
    private async Task FallBackAsync(PortalDb db, int deliveryId, Instant now, CancellationToken cancellationToken)
    {
        if (!mail.IsOn) return;

        var failed = await db.NoticeDeliveries.AsNoTracking().Include(d => d.Notice).ThenInclude(n => n.Receipts).SingleAsync(d => d.Id == deliveryId, cancellationToken);
        if (failed.ChannelId is null || !failed.Notice.Kind.AsksSomebody()) return;

        var told = failed.Notice.Receipts.Select(r => r.PersonId).ToList();
        var mailed = await db.NoticeDeliveries.Where(d => d.NoticeId == failed.NoticeId && d.PersonId != null).Select(d => d.PersonId!.Value).ToListAsync(cancellationToken);
        var reachable = await db.People.Where(p => told.Contains(p.Id) && !mailed.Contains(p.Id) && p.IsActive && p.Email != null).Select(p => p.Id).ToListAsync(cancellationToken);
        var notice = await db.Notices.SingleAsync(n => n.Id == failed.NoticeId, cancellationToken);
        db.NoticeDeliveries.AddRange(reachable.Select(person => new NoticeDelivery(notice, null, person, now)));
        await db.SaveOnceAsync(cancellationToken);
    }

    /// <summary>In their inbox only, since channels are what fails; of a channel that takes nothing once an hour.</summary>
    private static async Task TellAdministratorsAsync(PortalDb db, int deliveryId, SendOutcome outcome, Instant now, CancellationToken cancellationToken)
    {
        var channel = await db.NoticeDeliveries.Where(d => d.Id == deliveryId).Join(db.NoticeChannels, d => d.ChannelId, c => c.Id, (_, c) => c.Name).SingleOrDefaultAsync(cancellationToken);
        if (channel is null) return;

        var draft = new NoticeDraft(NoticeKind.DeliveryFailed, $"{channel} {now.ToUnixTimeSeconds() / NodaConstants.SecondsPerHour}", RecordTypes.Notice, channel, new NoticeContent(channel) { Sentence = outcome.Answer });
        if (await db.Notices.AnyAsync(n => n.MessageId == draft.MessageId, cancellationToken)) return;

        var notice = new Notice(draft.MessageId, draft.Kind, draft.RecordType, draft.Number, draft.Content, now);
        notice.TellTo((await NoticeAudience.ReadAsync(db, now, cancellationToken)).Administrators);
        db.Notices.Add(notice);
        // Another process may have told at the same moment; then it is told.
        await db.SaveOnceAsync(cancellationToken);
    }
}
