using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>A site as reviews and the dashboard see it.</summary>
/// <param name="Zone">UTC where none is known.</param>
internal sealed record ReviewSite(int Id, string Code, string Name, DateTimeZone Zone)
{
    /// <summary>Null when there is no such site.</summary>
    /// <param name="site">Its code.</param>
    public static async Task<ReviewSite?> FindAsync(PortalDb db, string site, CancellationToken cancellationToken) => (await ListAsync(db, site, cancellationToken)).SingleOrDefault();

    /// <param name="site">Code of one site; null for all of them. None for a code that no site has.</param>
    public static async Task<IReadOnlyList<ReviewSite>> ListAsync(PortalDb db, string? site, CancellationToken cancellationToken)
    {
        var rows = await db.Equipment.AsNoTracking().Where(e => e.Level == EquipmentLevel.Site && (site == null || e.Path == site)).OrderBy(e => e.Code)
            .Select(e => new { e.Id, e.Code, e.Name, e.TimeZone }).ToListAsync(cancellationToken);
        return [.. rows.Select(e => new ReviewSite(e.Id, e.Code, e.Name, DateTimeZoneProviders.Tzdb.GetZoneOrNull(e.TimeZone ?? "") ?? DateTimeZone.Utc))];
    }
}
