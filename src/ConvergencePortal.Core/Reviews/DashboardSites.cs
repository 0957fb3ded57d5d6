using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>A site that the dashboard shows.</summary>
internal sealed record DashboardSite(int Id, string Code, string Name, DateTimeZone Zone)
{
    /// <param name="site">Code of one site; null for all of them. None for a code that no site has.</param>
    public static async Task<IReadOnlyList<DashboardSite>> ListAsync(PortalDb db, string? site, CancellationToken cancellationToken)
    {
        var rows = await db.Equipment.AsNoTracking().Where(e => e.Level == EquipmentLevel.Site && (site == null || e.Code == site)).OrderBy(e => e.Code)
            .Select(e => new { e.Id, e.Code, e.Name, e.TimeZone }).ToListAsync(cancellationToken);
        return [.. rows.Select(e => new DashboardSite(e.Id, e.Code, e.Name, DateTimeZoneProviders.Tzdb.GetZoneOrNull(e.TimeZone ?? "") ?? DateTimeZone.Utc))];
    }
}
