using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>A change that is agreed, and the day of its site on which its slot begins.</summary>
internal sealed record GoingAhead(int ChangeId, int SiteId, LocalDate Day, Instant Start)
{
    /// <summary>A slot that is only asked for goes ahead on no day yet.</summary>
    public static readonly ChangeStatus[] Statuses = [ChangeStatus.Scheduled, ChangeStatus.EmergencyAuthorized, ChangeStatus.Implementing];

    /// <summary>By start. A day is each site's own: the same evening can be the next day somewhere else.</summary>
    /// <param name="to">The day after the last.</param>
    public static async Task<IReadOnlyList<GoingAhead>> ListAsync(PortalDb db, IQueryable<ChangeRequest> changes, LocalDate from, LocalDate to, CancellationToken cancellationToken)
    {
        // No zone is further than a day from UTC.
        var (earliest, latest) = (from.PlusDays(-1).AtMidnight().InUtc().ToInstant(), to.PlusDays(1).AtMidnight().InUtc().ToInstant());
        var rows = await changes.AsNoTracking().Where(c => Statuses.Contains(c.Status) && c.Content.PlannedStart >= earliest && c.Content.PlannedStart < latest)
            .OrderBy(c => c.Content.PlannedStart).ThenBy(c => c.Id).Select(c => new { c.Id, c.SiteId, c.Content.PlannedStart }).ToListAsync(cancellationToken);
        if (rows.Count == 0) return [];

        var zones = await db.Equipment.AsNoTracking().Where(e => e.Level == EquipmentLevel.Site).Select(e => new { e.Id, e.TimeZone }).ToDictionaryAsync(e => e.Id, e => e.TimeZone, cancellationToken);
        return [.. rows.Select(r => new GoingAhead(r.Id, r.SiteId, r.PlannedStart!.Value.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zones.GetValueOrDefault(r.SiteId) ?? "") ?? DateTimeZone.Utc).Date, r.PlannedStart.Value))
            .Where(change => from <= change.Day && change.Day < to)];
    }
}
