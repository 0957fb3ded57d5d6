using System.Collections.Concurrent;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Keeps the sources and flows of each site, read again when the plant's version or the day has moved: every save of a kind with IsInPicture raises that version.</summary>
public sealed class FlowPictures(IClock clock)
{
    private readonly ConcurrentDictionary<int, (int Version, LocalDate Day, FlowPicture Picture)> _kept = new();

    /// <summary>Empty for a site without data. Reads the version first: a picture can be newer than its label, never older.</summary>
    public async Task<FlowPicture> FindAsync(PortalDb db, int siteId, CancellationToken cancellationToken)
    {
        var today = clock.TodayUtc();
        var version = await db.PlantVersions.AsNoTracking().Select(v => v.Version).SingleOrDefaultAsync(cancellationToken);
        if (_kept.TryGetValue(siteId, out var kept) && kept.Version == version && kept.Day == today) return kept.Picture;

        var picture = await ReadAsync(db, siteId, today, cancellationToken);
        _kept[siteId] = (version, today, picture);
        return picture;
    }

    private static async Task<FlowPicture> ReadAsync(PortalDb db, int siteId, LocalDate today, CancellationToken cancellationToken)
    {
        var sources = await db.DataSources.AsNoTracking()
            .Where(s => s.SiteId == siteId && s.Stage != LifecycleStage.Retired && (s.EffectiveTo == null || today < s.EffectiveTo)).OrderBy(s => s.Code)
            .Select(s => new SourceView(s.Id, s.Code, s.Name, s.Kind, s.EquipmentId, s.DeviceId, null, null)).ToListAsync(cancellationToken);
        if (sources.Count == 0) return FlowPicture.None;

        var flows = await db.DataFlows.AsNoTracking().Where(f => f.SiteId == siteId && (f.EffectiveTo == null || today < f.EffectiveTo)).OrderBy(f => f.Code)
            .Select(f => new FlowView(f.Id, f.Code, f.FromId, f.ToId, f.ConsumerFunction, f.Consumer, f.Transport, f.Port, f.ConduitId, f.IsNeededToRun)).ToListAsync(cancellationToken);
        var owners = await ReadOwnersAsync(db, siteId, today, cancellationToken);
        return new FlowPicture([.. sources.Select(s => owners.TryGetValue(s.Id, out var owner) ? s with { OwnerFunction = owner.Function, OwnerName = owner.Name } : s)], flows);
    }

    /// <summary>Whoever is accountable and still here, with the function for which they speak at the site: their home one where they hold several.</summary>
    private static async Task<Dictionary<int, (Function? Function, string Name)>> ReadOwnersAsync(PortalDb db, int siteId, LocalDate today, CancellationToken cancellationToken)
    {
        var held = await db.DataSources.AsNoTracking().Where(s => s.SiteId == siteId)
            .SelectMany(s => s.Owners, (s, o) => new { s.Id, o.Type, o.PersonId, o.From, o.To })
            .Where(o => o.Type == OwnershipType.AccountableOwner && o.PersonId != null && o.From <= today && (o.To == null || today < o.To))
            .Join(db.People.Where(p => p.IsActive), o => o.PersonId, p => (int?)p.Id, (o, p) => new { o.Id, PersonId = p.Id, p.Name }).ToListAsync(cancellationToken);
        var memberships = (await db.Memberships.AsNoTracking().Where(m => m.SiteId == siteId && m.From <= today && (m.To == null || today < m.To))
            .Select(m => new { m.PersonId, m.Function, m.IsHome }).ToListAsync(cancellationToken)).ToLookup(m => m.PersonId);

        var owners = new Dictionary<int, (Function?, string)>();
        foreach (var owner in held)
            owners.TryAdd(owner.Id, (memberships[owner.PersonId].OrderByDescending(m => m.IsHome).ThenBy(m => m.Function).Select(m => (Function?)m.Function).FirstOrDefault(), owner.Name));
        return owners;
    }
}
