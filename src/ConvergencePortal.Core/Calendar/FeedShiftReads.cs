using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Calendar;

/// <summary>A person's shift with its rule, in the zone of its site.</summary>
public sealed record FeedShift(int Id, string Code, string Site, string SiteName, int Version, Result<WindowSchedule> Schedule);

/// <summary>Reads when a person works, for their own calendar.</summary>
public sealed class FeedShiftReads(IDbContextFactory<PortalDb> factory)
{
    /// <summary>Ordered by id; those whose stored times can no longer be followed come with the reason.</summary>
    public async Task<IReadOnlyList<FeedShift>> ListAsync(int personId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var shifts = await db.Shifts.AsNoTracking().Where(s => s.PersonId == personId)
            .Join(db.Equipment, s => s.SiteId, site => site.Id, (s, site) => new { Shift = s, site.Code, site.Name, site.TimeZone })
            .OrderBy(s => s.Shift.Id).ToListAsync(cancellationToken);
        return [.. shifts.Select(s => new FeedShift(s.Shift.Id, s.Shift.Code, s.Code, s.Name, s.Shift.Version, s.Shift.Schedule(s.TimeZone ?? "")))];
    }
}
