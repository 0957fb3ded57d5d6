using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>What follows when a message is given up: whoever was asked hears of it by the next way, and administrators that a channel takes nothing.</summary>
public sealed class UndeliveredNotice(MailState mail, ChangeFeed feed)
{
    public async Task RunAsync(PortalDb db, int deliveryId, SendOutcome outcome, Instant now, CancellationToken cancellationToken)
    {
        await FallBackAsync(db, deliveryId, now, cancellationToken);
        await TellAdministratorsAsync(db, deliveryId, outcome, now, cancellationToken);
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
    private async Task TellAdministratorsAsync(PortalDb db, int deliveryId, SendOutcome outcome, Instant now, CancellationToken cancellationToken)
    {
        var channel = await db.NoticeDeliveries.Where(d => d.Id == deliveryId).Join(db.NoticeChannels, d => d.ChannelId, c => c.Id, (_, c) => c.Name).SingleOrDefaultAsync(cancellationToken);
        if (channel is null) return;

        var draft = new NoticeDraft(NoticeKind.DeliveryFailed, $"{channel} {now.ToUnixTimeSeconds() / NodaConstants.SecondsPerHour}", RecordTypes.Notice, channel, new NoticeContent(channel) { Sentence = outcome.Answer });
        if (await db.Notices.AnyAsync(n => n.MessageId == draft.MessageId, cancellationToken)) return;

        var notice = new Notice(draft.MessageId, draft.Kind, draft.RecordType, draft.Number, draft.Content, now);
        notice.TellTo((await NoticeAudience.ReadAsync(db, now, cancellationToken)).Administrators);
        db.Notices.Add(notice);
        // Another process may have told at the same moment; then it is told.
        if ((await db.SaveOnceAsync(cancellationToken)).Error is null) feed.Publish(NoticeNews.Told);
    }
}
