using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>To which channels and mailboxes a new notice goes, who has muted it, and not before when it is sent.</summary>
internal sealed class DeliveryPlan(IReadOnlyList<NoticeChannel> channels, IReadOnlyDictionary<int, NoticeChoices> people, IReadOnlyDictionary<int, DateTimeZone> homes, IReadOnlyDictionary<int, DateTimeZone> zones)
{
    /// <summary>Those who have not muted this kind.</summary>
    public IEnumerable<int> Wanting(NoticeKind kind, IEnumerable<int> personIds) => personIds.Where(id => !people.TryGetValue(id, out var choices) || !choices.Muted.Contains(kind));

    public IEnumerable<NoticeDelivery> For(Notice notice, Instant now) =>
    [
        .. channels.Where(channel => channel.Wants(notice)).Select(channel => new NoticeDelivery(notice, channel.Id, null, NotBefore(channel, notice, now))),
        .. notice.Receipts.Where(r => people.TryGetValue(r.PersonId, out var choices) && choices.Mail)
            .Select(r => new NoticeDelivery(notice, null, r.PersonId, people[r.PersonId].MailAt(notice.Kind, now, homes.GetValueOrDefault(r.PersonId, DateTimeZone.Utc)))),
    ];

    /// <summary>What asks somebody does not wait for the morning.</summary>
    private Instant NotBefore(NoticeChannel channel, Notice notice, Instant now) =>
        notice.Kind.AsksSomebody() ? now : QuietHours.After(now, channel.QuietFrom, channel.QuietUntil, zones.GetValueOrDefault(channel.SiteId ?? notice.SiteId ?? 0, DateTimeZone.Utc));

    /// <param name="sendsMail">Whether there is a mail server; without one nothing is queued for it.</param>
    public static async Task<DeliveryPlan> ReadAsync(PortalDb db, bool sendsMail, CancellationToken cancellationToken)
    {
        var channels = await db.NoticeChannels.AsNoTracking().Where(c => c.IsActive).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        var chosen = await db.NoticePreferences.AsNoTracking().Join(db.People.Where(p => p.IsActive), c => c.PersonId, p => p.Id, (c, p) => new { Preference = c, p.Email }).ToListAsync(cancellationToken);
        var zones = await db.Equipment.AsNoTracking().Where(e => e.TimeZone != null).Select(e => new { e.Id, e.TimeZone }).ToDictionaryAsync(e => e.Id, e => DateTimeZoneProviders.Tzdb[e.TimeZone!], cancellationToken);
        var people = chosen.Select(c => c.Preference.PersonId).ToList();
        var homes = await db.Memberships.AsNoTracking().Where(m => m.IsHome && people.Contains(m.PersonId)).OrderBy(m => m.From).Select(m => new { m.PersonId, m.SiteId }).ToListAsync(cancellationToken);
        return new DeliveryPlan(channels, chosen.ToDictionary(c => c.Preference.PersonId, c => c.Preference.Choices with { Mail = sendsMail && c.Preference.Mail && !string.IsNullOrWhiteSpace(c.Email) }),
            homes.GroupBy(h => h.PersonId).ToDictionary(h => h.Key, h => zones.GetValueOrDefault(h.Last().SiteId, DateTimeZone.Utc)), zones);
    }
}
