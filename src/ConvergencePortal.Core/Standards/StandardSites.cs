using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>The pictures of all sites, over which it is told what a standard applies to.</summary>
public sealed class StandardSites(SitePictures pictures, IClock clock)
{
    public async Task<IReadOnlyList<SitePicture>> ReadAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var today = clock.TodayUtc();
        var ids = await db.Equipment.AsNoTracking().Where(e => e.Level == EquipmentLevel.Site && (e.EffectiveTo == null || today < e.EffectiveTo))
            .OrderBy(e => e.Code).Select(e => e.Id).ToListAsync(cancellationToken);
        var sites = new List<SitePicture>();
        foreach (var id in ids)
            if (await pictures.FindAsync(db, id, cancellationToken) is { } picture) sites.Add(picture);
        return sites;
    }

    /// <summary>Null for the whole organization.</summary>
    internal static async Task<int?> IdOfAsync(PortalDb db, string? site, CancellationToken cancellationToken) =>
        site is null ? null : await db.Equipment.AsNoTracking().Where(e => e.Path == site && e.Level == EquipmentLevel.Site).Select(e => (int?)e.Id).SingleAsync(cancellationToken);
}
