using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Network;

/// <summary>Reads segments, zones and conduits, as lists and one by one.</summary>
public sealed class NetworkReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <param name="zone">Code of a zone of the site; null for every zone.</param>
    public async Task<Page<SegmentRow>> ListSegmentsAsync(PageRequest page, string? site, string? zone, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var segments = db.Segments.AsNoTracking();
        if (site is not null) segments = segments.Where(s => s.Site.Code == site);
        if (zone is not null) segments = segments.Where(s => s.Zone.Code == zone);
        if (!string.IsNullOrWhiteSpace(page.Search))
        {
            var pattern = SearchText.Contains(page.Search);
            segments = segments.Where(s => EF.Functions.Like(s.Code, pattern, SearchText.Escape) || EF.Functions.Like(s.Name, pattern, SearchText.Escape) || EF.Functions.Like(s.Cidr!, pattern, SearchText.Escape));
        }
        return await ToRows(db, segments.OrderBy(s => s.Site.Code).ThenBy(s => s.Code)).ToPageAsync(page, cancellationToken);
    }

    public async Task<SegmentRow?> FindSegmentAsync(string site, string code, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await ToRows(db, db.Segments.AsNoTracking().Where(s => s.Site.Code == site && s.Code == code)).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<Page<ZoneRow>> ListZonesAsync(PageRequest page, string? site, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var zones = db.Zones.AsNoTracking();
        if (site is not null) zones = zones.Where(z => z.Site.Code == site);
        if (!string.IsNullOrWhiteSpace(page.Search))
        {
            var pattern = SearchText.Contains(page.Search);
            zones = zones.Where(z => EF.Functions.Like(z.Code, pattern, SearchText.Escape) || EF.Functions.Like(z.Name, pattern, SearchText.Escape));
        }
        return await ToRows(db, zones.OrderBy(z => z.Site.Code).ThenBy(z => z.Code)).ToPageAsync(page, cancellationToken);
    }

    public async Task<ZoneRow?> FindZoneAsync(string site, string code, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await ToRows(db, db.Zones.AsNoTracking().Where(z => z.Site.Code == site && z.Code == code)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <param name="zone">Code of a zone of the site that one end of the conduit lies in; null for every conduit.</param>
    public async Task<Page<ConduitRow>> ListConduitsAsync(PageRequest page, string? site, string? zone, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var conduits = db.Conduits.AsNoTracking();
        if (site is not null) conduits = conduits.Where(c => c.Site.Code == site);
        if (zone is not null) conduits = conduits.Where(c => c.ZoneA.Code == zone || c.ZoneB.Code == zone);
        if (!string.IsNullOrWhiteSpace(page.Search))
        {
            var pattern = SearchText.Contains(page.Search);
            conduits = conduits.Where(c => EF.Functions.Like(c.Code, pattern, SearchText.Escape) || EF.Functions.Like(c.Name, pattern, SearchText.Escape));
        }
        return await ToRows(db, conduits.OrderBy(c => c.Site.Code).ThenBy(c => c.Code)).ToPageAsync(page, cancellationToken);
    }

    public async Task<ConduitRow?> FindConduitAsync(string site, string code, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await ToRows(db, db.Conduits.AsNoTracking().Where(c => c.Site.Code == site && c.Code == code)).SingleOrDefaultAsync(cancellationToken);
    }

    private IQueryable<SegmentRow> ToRows(PortalDb db, IQueryable<Segment> segments)
    {
        var today = clock.TodayUtc();
        return segments.Select(s => new SegmentRow(s.Id, s.Site.Code, s.Code, s.Name, s.Zone.Code, s.Zone.Kind, s.VlanId, s.Cidr, s.MaxDevices, s.EffectiveFrom, s.EffectiveTo,
            db.Interfaces.Where(i => i.SegmentId == s.Id && (i.EffectiveTo == null || i.EffectiveTo > today)).Select(i => i.DeviceId).Distinct().Count()));
    }

    private static IQueryable<ZoneRow> ToRows(PortalDb db, IQueryable<Zone> zones) => zones.Select(z => new ZoneRow(z.Id, z.Site.Code, z.Code, z.Name, z.Kind, z.ParentZone!.Code,
        z.IsSafetyDesignated, z.Owner, z.Target, z.Achieved, z.TargetRationale, z.LogicalBoundary, z.PhysicalBoundary, z.EffectiveFrom, z.EffectiveTo,
        db.Segments.Count(s => s.ZoneId == z.Id)));

    private static IQueryable<ConduitRow> ToRows(PortalDb db, IQueryable<Conduit> conduits) => conduits.Select(c => new ConduitRow(c.Id, c.Site.Code, c.Code, c.Name,
        c.ZoneA.Code, c.ZoneB.Code, c.Direction, c.Owner, c.Target, c.ReviewDueOn, c.EffectiveFrom, c.EffectiveTo,
        c.Rules.OrderBy(r => r.Id).Select(r => new ConduitRuleRow(r.Protocol, r.Port, r.Source, r.Destination, r.Reason, r.ApprovedByChange, r.ExpiresOn)).ToList(),
        db.Devices.Where(d => d.EnforcedConduitId == c.Id).OrderBy(d => d.Code).Select(d => d.Code).ToList()));
}

/// <summary>A segment as lists, its page and the API show it, with the count of devices connected today.</summary>
public sealed record SegmentRow(int Id, string Site, string Code, string Name, string Zone, ZoneKind ZoneKind, int? VlanId, string? Cidr, int? MaxDevices,
    LocalDate? EffectiveFrom, LocalDate? EffectiveTo, int DeviceCount)
{
    public string Key => SiteCode.Of(Site, Code);
}

/// <summary>A zone as lists, its page and the API show it.</summary>
public sealed record ZoneRow(int Id, string Site, string Code, string Name, ZoneKind Kind, string? ParentZone, bool IsSafetyDesignated, Function Owner,
    SecurityLevels? Target, SecurityLevels? Achieved, string? TargetRationale, string? LogicalBoundary, string? PhysicalBoundary,
    LocalDate? EffectiveFrom, LocalDate? EffectiveTo, int SegmentCount)
{
    public string Key => SiteCode.Of(Site, Code);
}

/// <summary>A conduit as lists, its page and the API show it, with its rules and the devices that enforce them.</summary>
public sealed record ConduitRow(int Id, string Site, string Code, string Name, string ZoneA, string ZoneB, ConduitDirection Direction, Function Owner,
    SecurityLevels? Target, LocalDate? ReviewDueOn, LocalDate? EffectiveFrom, LocalDate? EffectiveTo, IReadOnlyList<ConduitRuleRow> Rules, IReadOnlyList<string> EnforcedBy)
{
    public string Key => SiteCode.Of(Site, Code);
}

/// <summary>One permission through a conduit and the reason it was granted.</summary>
public sealed record ConduitRuleRow(string Protocol, int? Port, string Source, string Destination, string Reason, string? ApprovedByChange, LocalDate? ExpiresOn);
