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
    [
        .. await StartsAsync(db, audience, now, cancellationToken), .. await PointsOfNoReturnAsync(db, audience, now, cancellationToken), .. await EndingsAsync(db, audience, now, cancellationToken),
    ];

    private static async Task<IEnumerable<NoticeDraft>> StartsAsync(PortalDb db, NoticeAudience audience, Instant now, CancellationToken cancellationToken)
    {
        var latest = now + Soon;
        var starting = await ChangeNotices.ReadAsync(db, db.Changes.Where(c => c.Status == ChangeStatus.Scheduled && c.Content.PlannedStart > now && c.Content.PlannedStart <= latest), cancellationToken);
        return starting.Select(c => Of(NoticeKind.StartsSoon, c, c.Change.PlannedStart!.Value, audience));
    }

    private static async Task<IEnumerable<NoticeDraft>> PointsOfNoReturnAsync(PortalDb db, NoticeAudience audience, Instant now, CancellationToken cancellationToken)
    {
        var working = await ChangeNotices.ReadAsync(db, db.Changes.Where(c => c.Status == ChangeStatus.Implementing && c.Content.PlannedStart != null && c.Content.RollbackMinutes > 0), cancellationToken);
        return working.Where(c => c.Change.PointOfNoReturn is { } point && point <= now && now - point < Stale).Select(c => Of(NoticeKind.PointOfNoReturn, c, c.Change.PointOfNoReturn!.Value, audience));
    }

    private static NoticeDraft Of(NoticeKind kind, NoticedChange change, Instant at, NoticeAudience audience) => new(kind, $"{change.Number} {at.ToUnixTimeTicks()}", RecordTypes.Change, change.Number, change.Content())
    {
        SiteId = change.SiteId, Functions = change.Asked, People = [.. change.Parties.Concat(change.Asked.SelectMany(f => audience.Of(f, change.SiteId))).Distinct()],
    };

    /// <summary>Once for each end: an extension gives a new one.</summary>
    private static async Task<IEnumerable<NoticeDraft>> EndingsAsync(PortalDb db, NoticeAudience audience, Instant now, CancellationToken cancellationToken)
    {
        var today = now.InUtc().Date;
        var until = today.PlusDays(WaiverDays);
        var waivers = await db.Waivers.AsNoTracking().Where(w => w.Status == TimeBoxStatus.InForce && w.PilotNumber == null && w.EndsOn <= until)
            .Select(w => new Ending(RecordTypes.Waiver, w.Number, w.Title, w.EndsOn, w.SiteId, w.RequesterId)).ToListAsync(cancellationToken);
        var pilots = await db.Pilots.AsNoTracking().Where(p => p.Status == TimeBoxStatus.InForce && p.EndsOn <= until)
            .Select(p => new Ending(RecordTypes.Pilot, p.Number, p.Title, p.EndsOn, p.SiteId, p.RequesterId)).ToListAsync(cancellationToken);
        return waivers.Concat(pilots).Select(e => new NoticeDraft(NoticeKind.ExceptionEnding, $"{e.Number} {e.EndsOn:uuuu-MM-dd}", e.RecordType, e.Number,
            new NoticeContent(e.Title) { Until = e.EndsOn.AtMidnight().InUtc().ToInstant() }) { SiteId = e.SiteId, People = [.. audience.Chairs.Append(e.RequesterId).Distinct()] });
    }

    private sealed record Ending(string RecordType, string Number, string Title, LocalDate EndsOn, int? SiteId, int RequesterId);
}
