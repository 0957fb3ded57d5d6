using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>Which notices a person has read.</summary>
/// <param name="UpTo">Id of the newest one that was shown: what came in later stays new.</param>
/// <param name="Only">Id of the only one; null for all up to there.</param>
public sealed record ReadNoticesInput(int UpTo, int? Only = null);

/// <summary>Marks notices as read in one's own inbox. Nothing is governed by it, so no ledger tells of it.</summary>
public sealed class ReadNotices(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    /// <returns>How many were new.</returns>
    public async Task<Result<int>> RunAsync(ReadNoticesInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        Instant? now = clock.GetCurrentInstant();
        var read = await db.Set<NoticeReceipt>().Where(r => r.PersonId == actor.PersonId && r.ReadAt == null && r.NoticeId <= input.UpTo && (input.Only == null || r.NoticeId == input.Only))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.ReadAt, now), cancellationToken);
        if (read > 0) feed.Publish(NoticeNews.ReadBy(actor.PersonId));
        return read;
    }
}

/// <summary>Follows the link of a message: the message is opened, its notice read, and the reader goes to the record.</summary>
/// <param name="DeliveryId">The message; null for a line of the inbox.</param>
public sealed record OpenNoticeInput(Guid MessageId, int? DeliveryId);

/// <summary>Where a followed link leads.</summary>
public sealed record OpenedNotice(string RecordType, string Number);

/// <summary>Opens what a link of a message points to. A record that has moved on since says so itself.</summary>
public sealed class OpenNotice(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    public async Task<Result<OpenedNotice>> RunAsync(OpenNoticeInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var notice = await db.Notices.AsNoTracking().Where(n => n.MessageId == input.MessageId).Select(n => new { n.Id, n.RecordType, n.Number }).SingleOrDefaultAsync(cancellationToken);
        if (notice is null) return ChannelErrors.UnknownNotice;

        Instant? now = clock.GetCurrentInstant();
        if (input.DeliveryId is { } delivery)
            await db.NoticeDeliveries.Where(d => d.Id == delivery && d.NoticeId == notice.Id && d.State == DeliveryState.Accepted)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DeliveryState.Opened).SetProperty(d => d.OpenedAt, now), cancellationToken);
        await db.Set<NoticeReceipt>().Where(r => r.NoticeId == notice.Id && r.PersonId == actor.PersonId && r.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.ReadAt, now), cancellationToken);
        feed.Publish(NoticeNews.ReadBy(actor.PersonId));
        return new OpenedNotice(notice.RecordType, notice.Number);
    }
}
