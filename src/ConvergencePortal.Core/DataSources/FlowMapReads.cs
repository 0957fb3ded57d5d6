using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Reads the sources, the people who use data, and the flows of one site as a picture needs them.</summary>
public sealed class FlowMapReads(IDbContextFactory<PortalDb> factory, FlowReads flows, IClock clock)
{
    /// <summary>More than anybody can look at; a site with more is looked at in parts.</summary>
    public const int MostFlows = 2_000;

    public async Task<FlowMap> ReadAsync(string site, CancellationToken cancellationToken)
    {
        var today = clock.TodayUtc();
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var zones = await db.Zones.AsNoTracking().Where(z => z.Site.Code == site && (z.EffectiveTo == null || z.EffectiveTo > today)).OrderBy(z => z.Code)
            .Select(z => new FlowZone(z.Code, z.Name, z.Kind)).ToListAsync(cancellationToken);
        var zoneOf = (await db.Interfaces.AsNoTracking().Where(i => i.Segment.Site.Code == site && (i.EffectiveTo == null || i.EffectiveTo > today))
            .OrderBy(i => i.Id).Select(i => new { i.DeviceId, i.Segment.Zone.Code }).ToListAsync(cancellationToken)).ToLookup(z => z.DeviceId, z => z.Code);
        var sources = await db.DataSources.AsNoTracking()
            .Where(s => s.Site.Code == site && s.Stage != LifecycleStage.Retired && (s.EffectiveTo == null || s.EffectiveTo > today)).OrderBy(s => s.Code)
            .Select(s => new
            {
                s.Code, s.Name, s.Kind, s.DeviceId, Device = s.Device!.Code, Equipment = s.Equipment.Path, s.Description, s.IsSafetyRelevant,
                Owner = s.Owners.Where(o => o.Type == OwnershipType.AccountableOwner && o.From <= today && (o.To == null || today < o.To)).Select(o => o.Person!.Name).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var found = await flows.ListInUseAsync(db, site, MostFlows + 1, cancellationToken);
        var known = sources.Select(s => s.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new FlowMap(site, zones,
            [.. sources.Select(s => new FlowSource(s.Code, s.Name, s.Kind, s.DeviceId is { } device ? zoneOf[device].FirstOrDefault() : null, s.Device, s.Equipment, s.Description, s.IsSafetyRelevant, s.Owner))],
            [.. found.Take(MostFlows).Where(f => known.Contains(f.From) && (f.To is null || known.Contains(f.To)))],
            IsCut: found.Count > MostFlows);
    }

    /// <summary>The conduits of a site between zones, to propose one for a new flow.</summary>
    public async Task<IReadOnlyList<JoiningConduit>> ListConduitsAsync(string site, CancellationToken cancellationToken)
    {
        var today = clock.TodayUtc();
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Conduits.AsNoTracking().Where(c => c.Site.Code == site && (c.EffectiveTo == null || c.EffectiveTo > today)).OrderBy(c => c.Code)
            .Select(c => new JoiningConduit(c.Code, c.Name, c.ZoneA.Code, c.ZoneB.Code)).ToListAsync(cancellationToken);
    }
}

/// <summary>The data of a site as a picture.</summary>
/// <param name="IsCut">There are more flows than <see cref="FlowMapReads.MostFlows"/>; the ones behind, by code, are left out.</param>
public sealed record FlowMap(string Site, IReadOnlyList<FlowZone> Zones, IReadOnlyList<FlowSource> Sources, IReadOnlyList<FlowRow> Flows, bool IsCut = false);

/// <summary>A zone in the picture.</summary>
public sealed record FlowZone(string Code, string Name, ZoneKind Kind);

/// <summary>A source in the picture.</summary>
/// <param name="Zone">Of the device it lives on; null for what is on no network.</param>
public sealed record FlowSource(string Code, string Name, DataSourceKind Kind, string? Zone, string? Device, string Equipment, string Description, bool IsSafetyRelevant, string? Owner);

/// <summary>A conduit and the two zones it joins.</summary>
public sealed record JoiningConduit(string Code, string Name, string ZoneA, string ZoneB)
{
    public bool Joins(string one, string other) => (Is(ZoneA, one) && Is(ZoneB, other)) || (Is(ZoneA, other) && Is(ZoneB, one));

    private static bool Is(string zone, string other) => zone.Equals(other, StringComparison.OrdinalIgnoreCase);
}
