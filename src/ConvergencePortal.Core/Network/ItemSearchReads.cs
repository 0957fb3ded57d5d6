using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Network;

/// <summary>A thing of the plant that a search found.</summary>
/// <param name="Label">Equipment path, asset tag, or code with its site.</param>
/// <param name="Where">What tells it from others of the same name: the path of its place, its zone, its type.</param>
public sealed record ItemHit(ItemKind Kind, string Label, string Name, string Where);

/// <summary>Finds things by a part of their path, tag, code or name, for a form that picks them.</summary>
public sealed class ItemSearchReads(IDbContextFactory<PortalDb> factory)
{
    public const int MostHits = 20;

    /// <summary>Things of a site that a change can act on, the best match first.</summary>
    public async Task<IReadOnlyList<ItemHit>> FindAsync(string site, string typed, CancellationToken cancellationToken)
    {
        if (SearchText.OrNull(typed) is not { } text) return [];

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var (pattern, below) = (SearchText.Contains(text), SearchText.StartsWith($"{site}/"));
        var equipment = await db.Equipment.AsNoTracking()
            .Where(n => (n.Path == site || EF.Functions.Like(n.Path, below, SearchText.Escape)) && (EF.Functions.Like(n.Code, pattern, SearchText.Escape)
                || EF.Functions.Like(n.Name, pattern, SearchText.Escape) || n.Path == text))
            .OrderBy(n => n.Path).Take(MostHits).Select(n => new ItemHit(ItemKind.Equipment, n.Path, n.Name, n.Parent!.Name)).ToListAsync(cancellationToken);
        var assets = await db.Assets.AsNoTracking()
            .Where(a => a.Mountings.Any(m => m.To == null && (m.Equipment.Path == site || EF.Functions.Like(m.Equipment.Path, below, SearchText.Escape))))
            .Where(a => EF.Functions.Like(a.Tag, pattern, SearchText.Escape) || EF.Functions.Like(a.Name, pattern, SearchText.Escape) || EF.Functions.Like(a.AssetType, pattern, SearchText.Escape))
            .OrderBy(a => a.Tag).Take(MostHits)
            .Select(a => new ItemHit(ItemKind.Asset, a.Tag, a.Name, a.Mountings.Where(m => m.To == null).Select(m => m.Equipment.Path).First())).ToListAsync(cancellationToken);
        var onNetwork = await FindOnNetworkAsync(db, site, pattern, cancellationToken);
        return [.. equipment.Concat(assets).Concat(onNetwork).OrderBy(hit => Distance(hit, site, text)).ThenBy(hit => hit.Kind).ThenBy(hit => hit.Label, StringComparer.OrdinalIgnoreCase).Take(MostHits)];
    }

    /// <summary>Assets that are mounted nowhere, so could take the place of another.</summary>
    public async Task<IReadOnlyList<ItemHit>> FindSparesAsync(string? typed, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var pattern = SearchText.Contains(typed ?? "");
        return await db.Assets.AsNoTracking().Where(a => a.Mountings.All(m => m.To != null))
            .Where(a => EF.Functions.Like(a.Tag, pattern, SearchText.Escape) || EF.Functions.Like(a.Name, pattern, SearchText.Escape) || EF.Functions.Like(a.AssetType, pattern, SearchText.Escape))
            .OrderBy(a => a.Tag).Take(MostHits).Select(a => new ItemHit(ItemKind.Asset, a.Tag, a.Name, a.AssetType)).ToListAsync(cancellationToken);
    }

    private static async Task<IEnumerable<ItemHit>> FindOnNetworkAsync(PortalDb db, string site, string pattern, CancellationToken cancellationToken)
    {
        var devices = await db.Devices.AsNoTracking()
            .Where(d => d.Site.Code == site && (EF.Functions.Like(d.Code, pattern, SearchText.Escape) || EF.Functions.Like(d.Name, pattern, SearchText.Escape)))
            .OrderBy(d => d.Code).Take(MostHits).Select(d => new { d.Code, d.Name, Where = d.Equipment.Path }).ToListAsync(cancellationToken);
        var segments = await db.Segments.AsNoTracking()
            .Where(s => s.Site.Code == site && (EF.Functions.Like(s.Code, pattern, SearchText.Escape) || EF.Functions.Like(s.Name, pattern, SearchText.Escape)))
            .OrderBy(s => s.Code).Take(MostHits).Select(s => new { s.Code, s.Name, Where = s.Zone.Name }).ToListAsync(cancellationToken);
        var zones = await db.Zones.AsNoTracking()
            .Where(z => z.Site.Code == site && (EF.Functions.Like(z.Code, pattern, SearchText.Escape) || EF.Functions.Like(z.Name, pattern, SearchText.Escape)))
            .OrderBy(z => z.Code).Take(MostHits).Select(z => new { z.Code, z.Name, Where = z.ParentZone!.Name }).ToListAsync(cancellationToken);
        var conduits = await db.Conduits.AsNoTracking()
            .Where(c => c.Site.Code == site && (EF.Functions.Like(c.Code, pattern, SearchText.Escape) || EF.Functions.Like(c.Name, pattern, SearchText.Escape)))
            .OrderBy(c => c.Code).Take(MostHits).Select(c => new { c.Code, c.Name, Where = c.ZoneA.Name + " ↔ " + c.ZoneB.Name }).ToListAsync(cancellationToken);

        return devices.Select(d => new ItemHit(ItemKind.Device, SiteCode.Of(site, d.Code), d.Name, d.Where))
            .Concat(segments.Select(s => new ItemHit(ItemKind.Segment, SiteCode.Of(site, s.Code), s.Name, s.Where)))
            .Concat(zones.Select(z => new ItemHit(ItemKind.Zone, SiteCode.Of(site, z.Code), z.Name, z.Where ?? "")))
            .Concat(conduits.Select(c => new ItemHit(ItemKind.Conduit, SiteCode.Of(site, c.Code), c.Name, c.Where)));
    }

    /// <summary>A code typed in full comes before one that begins with it, and that before a name that holds it.</summary>
    private static int Distance(ItemHit hit, string site, string typed)
    {
        var code = hit.Label.Split('/', ':')[^1];
        return code.Equals(typed, StringComparison.OrdinalIgnoreCase) || hit.Label.Equals(typed, StringComparison.OrdinalIgnoreCase) || SiteCode.Of(site, typed).Equals(hit.Label, StringComparison.OrdinalIgnoreCase) ? 0
            : code.StartsWith(typed, StringComparison.OrdinalIgnoreCase) || hit.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? 1
            : 2;
    }
}
