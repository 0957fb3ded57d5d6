using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
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

    /// <summary>The data sources of all sites that are not retired.</summary>
    public async Task<IReadOnlyList<SourceThing>> ReadSourcesAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var today = clock.TodayUtc();
        return await db.DataSources.AsNoTracking().Where(s => s.Stage != LifecycleStage.Retired && (s.EffectiveTo == null || today < s.EffectiveTo)).OrderBy(s => s.Code)
            .Select(s => new SourceThing(s.Site.Code, s.Id, s.Code, s.Name, s.EquipmentId, s.DeviceId, s.LevelTenths, s.Operations, s.IsSafetyRelevant,
                s.Owners.Where(o => o.Type == OwnershipType.AccountableOwner && o.From <= today && (o.To == null || today < o.To))
                    .Select(o => db.Memberships.Where(m => m.PersonId == o.PersonId && m.SiteId == s.SiteId && m.From <= today && (m.To == null || today < m.To)).OrderByDescending(m => m.IsHome).Select(m => (Function?)m.Function).FirstOrDefault()).FirstOrDefault()))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Null for the whole organization.</summary>
    internal static async Task<int?> IdOfAsync(PortalDb db, string? site, CancellationToken cancellationToken) =>
        site is null ? null : await db.Equipment.AsNoTracking().Where(e => e.Path == site && e.Level == EquipmentLevel.Site).Select(e => (int?)e.Id).SingleAsync(cancellationToken);
}
