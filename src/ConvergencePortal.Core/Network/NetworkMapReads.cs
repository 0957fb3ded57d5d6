using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Network;

/// <summary>Reads the network of one site as a picture needs it: every zone with its segments, and the conduits between zones.</summary>
public sealed class NetworkMapReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    public async Task<NetworkMap> ReadAsync(string site, CancellationToken cancellationToken)
    {
        var today = clock.TodayUtc();
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var zones = await db.Zones.AsNoTracking()
            .Where(z => z.Site.Code == site && (z.EffectiveTo == null || z.EffectiveTo > today))
            .OrderBy(z => z.Code)
            .Select(z => new { z.Code, z.Name, z.Kind, Parent = z.ParentZone!.Code, z.IsSafetyDesignated })
            .ToListAsync(cancellationToken);
        var segments = await db.Segments.AsNoTracking()
            .Where(s => s.Site.Code == site && (s.EffectiveTo == null || s.EffectiveTo > today))
            .OrderBy(s => s.Code)
            .Select(s => new
            {
                Zone = s.Zone.Code,
                Row = new MapSegment(s.Code, s.Name, s.VlanId, s.Cidr,
                    db.Interfaces.Where(i => i.SegmentId == s.Id && (i.EffectiveTo == null || i.EffectiveTo > today)).Select(i => i.DeviceId).Distinct().Count()),
            })
            .ToListAsync(cancellationToken);
        var conduits = await db.Conduits.AsNoTracking()
            .Where(c => c.Site.Code == site && (c.EffectiveTo == null || c.EffectiveTo > today))
            .OrderBy(c => c.Code)
            .Select(c => new MapConduit(c.Code, c.Name, c.ZoneA.Code, c.ZoneB.Code, c.Direction, c.Rules.Count))
            .ToListAsync(cancellationToken);

        var inZone = segments.ToLookup(s => s.Zone, s => s.Row, StringComparer.OrdinalIgnoreCase);
        return new NetworkMap(site, [.. zones.Select(z => new MapZone(z.Code, z.Name, z.Kind, z.Parent, z.IsSafetyDesignated, [.. inZone[z.Code]]))], conduits);
    }
}

/// <summary>The zones and conduits of a site.</summary>
public sealed record NetworkMap(string Site, IReadOnlyList<MapZone> Zones, IReadOnlyList<MapConduit> Conduits);

/// <summary>A zone with its segments.</summary>
public sealed record MapZone(string Code, string Name, ZoneKind Kind, string? ParentZone, bool IsSafetyDesignated, IReadOnlyList<MapSegment> Segments);

/// <summary>A segment with the count of devices connected today.</summary>
public sealed record MapSegment(string Code, string Name, int? VlanId, string? Cidr, int DeviceCount);

/// <summary>A conduit between two zones.</summary>
public sealed record MapConduit(string Code, string Name, string ZoneA, string ZoneB, ConduitDirection Direction, int RuleCount);
