using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>What reading waivers and reading pilots have in common.</summary>
internal static class TimeBoxQueries
{
    public static IQueryable<T> Narrow<T>(PortalDb db, IQueryable<T> boxes, TimeBoxFilter filter, Instant now) where T : TimeBox
    {
        var today = now.InUtc().Date;
        if (filter.Site is { } site) boxes = boxes.Where(b => db.Equipment.Any(e => e.Id == b.SiteId && e.Code == site));
        if (filter.Status is { } status) boxes = boxes.Where(b => b.Status == status);
        if (filter.OverdueOnly) boxes = boxes.Where(b => b.Status == TimeBoxStatus.InForce && b.EndsOn <= today);
        if (filter.Age is { } age)
        {
            var (after, upTo) = AgeLimits.Of(age, now);
            boxes = boxes.Where(b => b.ApprovedAt > after && b.ApprovedAt <= upTo);
        }
        return boxes;
    }

    public static async Task<Dictionary<int, (string Code, string TimeZone)>> SitesAsync(PortalDb db, IEnumerable<int> ids, CancellationToken cancellationToken)
    {
        var asked = ids.Distinct().ToArray();
        var sites = await db.Equipment.AsNoTracking().Where(e => asked.Contains(e.Id)).Select(e => new { e.Id, e.Code, e.TimeZone }).ToListAsync(cancellationToken);
        return sites.ToDictionary(s => s.Id, s => (s.Code, s.TimeZone ?? "UTC"));
    }

    public static IReadOnlyList<TimeBoxExtensionRow> ExtensionsOf(TimeBox box) =>
        [.. box.Extensions.OrderBy(e => e.Revision).Select(e => new TimeBoxExtensionRow(e.Revision, e.Status, e.RequestedByName, e.Reason, e.PreviousEnd, e.Until, e.RequestedAt, e.DecidedAt))];

    public static async Task<TimeBoxOptions> OptionsAsync(PortalDb db, TimeBox box, PersonRights by, LocalDate today, CancellationToken cancellationToken)
    {
        var (isPerson, isTheirs) = (by.MayWrite && by.Kind == PersonKind.Person, by.PersonId == box.RequesterId || by.IsChair);
        var latest = today.PlusDays(await TimeBoxGate.MostDaysAsync(db, box.SiteId, cancellationToken));
        return new TimeBoxOptions(isPerson && box.Status == TimeBoxStatus.Asked && by.PersonId == box.RequesterId, isPerson && isTheirs && box.Status == TimeBoxStatus.InForce && box.OpenExtension is null && latest > box.EndsOn,
            isPerson && isTheirs && box.Status == TimeBoxStatus.InForce,
            isPerson && box.Status == TimeBoxStatus.InForce && by.PersonId != box.RequesterId && (by.IsChair || by.WorksAt(box.SiteId)), latest);
    }
}
