using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>To which channels a new notice goes, and not before when.</summary>
internal sealed class DeliveryPlan(IReadOnlyList<NoticeChannel> channels, IReadOnlyDictionary<int, DateTimeZone> zones)
{
    public IEnumerable<NoticeDelivery> For(Notice notice, Instant now) =>
        channels.Where(channel => channel.Wants(notice)).Select(channel => new NoticeDelivery(notice, channel.Id, null, NotBefore(channel, notice, now)));

    /// <summary>What asks somebody does not wait for the morning.</summary>
    private Instant NotBefore(NoticeChannel channel, Notice notice, Instant now) =>
        notice.Kind.AsksSomebody() ? now : QuietHours.After(now, channel.QuietFrom, channel.QuietUntil, zones.GetValueOrDefault(channel.SiteId ?? notice.SiteId ?? 0, DateTimeZone.Utc));

    public static async Task<DeliveryPlan> ReadAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var channels = await db.NoticeChannels.AsNoTracking().Where(c => c.IsActive).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        var sites = channels.Count == 0 ? [] : await db.Equipment.AsNoTracking().Where(e => e.TimeZone != null).Select(e => new { e.Id, e.TimeZone }).ToListAsync(cancellationToken);
        return new DeliveryPlan(channels, sites.ToDictionary(s => s.Id, s => DateTimeZoneProviders.Tzdb[s.TimeZone!]));
    }
}
