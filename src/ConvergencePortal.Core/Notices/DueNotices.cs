using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Standards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>What people are told because its time has come, without anybody having done anything.</summary>
internal static class DueNotices
{
    /// <summary>People hear of a start that is so near; our own default.</summary>
    private static readonly Duration Soon = Duration.FromHours(1);

    /// <summary>After an outage nobody is told of a point that was passed longer ago.</summary>
    private static readonly Duration Stale = Duration.FromHours(12);

    /// <summary>Days before its end at which a waiver or pilot is told of; as the findings do.</summary>
    private const int WaiverDays = 30;

    public static async Task<IReadOnlyList<NoticeDraft>> OfAsync(PortalDb db, NoticeAudience audience, Instant now, CancellationToken cancellationToken) =>
        [.. await MomentsAsync(db, audience, now, cancellationToken), .. await EndingsAsync(db, audience, now, cancellationToken)];

    /// <summary>Slots that begin soon, and work that can no longer be undone within its slot.</summary>
    private static async Task<IEnumerable<NoticeDraft>> MomentsAsync(PortalDb db, NoticeAudience audience, Instant now, CancellationToken cancellationToken)
    {
        var latest = now + Soon;
        var near = await NoticedChange.ReadAsync(db.Changes.Where(c => (c.Status == ChangeStatus.Scheduled && c.Content.PlannedStart > now && c.Content.PlannedStart <= latest)
            || (c.Status == ChangeStatus.Implementing && c.Content.PlannedStart != null && c.Content.RollbackMinutes > 0)), cancellationToken);
        return
        [
            .. near.Where(c => c.Status == ChangeStatus.Scheduled).Select(c => Of(NoticeKind.StartsSoon, c, c.Change.PlannedStart!.Value, audience)),
            .. near.Where(c => c.Status == ChangeStatus.Implementing && c.Change.PointOfNoReturn is { } point && point <= now && now - point < Stale).Select(c => Of(NoticeKind.PointOfNoReturn, c, c.Change.PointOfNoReturn!.Value, audience)),
        ];
    }

    private static NoticeDraft Of(NoticeKind kind, NoticedChange change, Instant at, NoticeAudience audience) => new(kind, $"{change.Number} {at.ToUnixTimeTicks()}", RecordTypes.Change, change.Number, change.Content)
    {
        SiteId = change.SiteId, Functions = change.Asked, People = [.. change.Parties.Concat(audience.Of(change.Asked, change.SiteId)).Distinct()],
    };

    /// <summary>Once for each end: an extension gives a new one.</summary>
    private static async Task<IEnumerable<NoticeDraft>> EndingsAsync(PortalDb db, NoticeAudience audience, Instant now, CancellationToken cancellationToken)
    {
        var until = now.InUtc().Date.PlusDays(WaiverDays);
        var boxes = await db.Waivers.Where(w => w.Status == TimeBoxStatus.InForce && w.PilotNumber == null && w.EndsOn <= until)
            .Select(w => new { Type = RecordTypes.Waiver, w.Number, w.Title, w.EndsOn, w.SiteId, w.RequesterId })
            .Concat(db.Pilots.Where(p => p.Status == TimeBoxStatus.InForce && p.EndsOn <= until).Select(p => new { Type = RecordTypes.Pilot, p.Number, p.Title, p.EndsOn, p.SiteId, p.RequesterId }))
            .Join(db.Equipment, box => box.SiteId, site => site.Id, (box, site) => new { Box = box, Site = site.Name, Zone = site.TimeZone! }).ToListAsync(cancellationToken);
        return boxes.Select(found => new NoticeDraft(NoticeKind.ExceptionEnding, $"{found.Box.Number} {found.Box.EndsOn:uuuu-MM-dd}", found.Box.Type, found.Box.Number,
            new NoticeContent(found.Box.Title) { Site = found.Site, Zone = found.Zone, Until = DateTimeZoneProviders.Tzdb[found.Zone].AtStartOfDay(found.Box.EndsOn).ToInstant() })
        {
            SiteId = found.Box.SiteId, People = [.. audience.Chairs.Append(found.Box.RequesterId).Distinct()],
        });
    }
}
