using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Plant;

/// <summary>Reads equipment and assets as lists, one equipment node with what is and was mounted there, and the sites.</summary>
public sealed class PlantReads(IDbContextFactory<PortalDb> factory)
{
    public async Task<IReadOnlyList<SiteRow>> ListSitesAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.Equipment.AsNoTracking()
            .Where(n => n.Level == EquipmentLevel.Site)
            .OrderBy(n => n.Code)
            .Select(n => new SiteRow(n.Id, n.Code, n.Name, n.TimeZone ?? ""))
            .ToListAsync(cancellationToken);
    }

    /// <param name="site">Code of a site; null for every site.</param>
    public async Task<Page<EquipmentRow>> ListEquipmentAsync(PageRequest page, string? site, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var nodes = db.Equipment.AsNoTracking();
        if (site is not null)
        {
            var below = SearchText.StartsWith($"{site}/");
            nodes = nodes.Where(n => n.Path == site || EF.Functions.Like(n.Path, below, SearchText.Escape));
        }
        if (!string.IsNullOrWhiteSpace(page.Search))
        {
            var pattern = SearchText.Contains(page.Search);
            nodes = nodes.Where(n => EF.Functions.Like(n.Path, pattern, SearchText.Escape) || EF.Functions.Like(n.Name, pattern, SearchText.Escape));
        }
        return await ToRows(nodes.OrderBy(n => n.Path)).ToPageAsync(page, cancellationToken);
    }

    /// <param name="site">Code of the site where the asset is mounted; null for every site and for what lies in store.</param>
    public async Task<Page<AssetRow>> ListAssetsAsync(PageRequest page, string? site, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var assets = db.Assets.AsNoTracking();
        if (site is not null)
        {
            var below = SearchText.StartsWith($"{site}/");
            assets = assets.Where(a => a.Mountings.Any(m => m.To == null && (m.Equipment.Path == site || EF.Functions.Like(m.Equipment.Path, below, SearchText.Escape))));
        }
        if (!string.IsNullOrWhiteSpace(page.Search))
        {
            var pattern = SearchText.Contains(page.Search);
            assets = assets.Where(a => EF.Functions.Like(a.Tag, pattern, SearchText.Escape) || EF.Functions.Like(a.Name, pattern, SearchText.Escape)
                || EF.Functions.Like(a.AssetType, pattern, SearchText.Escape) || EF.Functions.Like(a.SerialNumber!, pattern, SearchText.Escape));
        }
        return await ToRows(assets.OrderBy(a => a.Tag)).ToPageAsync(page, cancellationToken);
    }

    /// <summary>An asset with every place it has filled, the newest first; null when no asset has the tag.</summary>
    public async Task<AssetDetail?> FindAssetAsync(string tag, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var asset = await ToRows(db.Assets.AsNoTracking().Where(a => a.Tag == tag)).SingleOrDefaultAsync(cancellationToken);
        if (asset is null) return null;

        var places = await db.Mountings.AsNoTracking()
            .Where(m => m.AssetId == asset.Id)
            .OrderByDescending(m => m.From).ThenByDescending(m => m.Id)
            .Select(m => new PlaceRow(m.Equipment.Path, m.Equipment.Name, m.From, m.To))
            .ToListAsync(cancellationToken);
        return new AssetDetail(asset, places);
    }

    /// <summary>Null when no node has the path.</summary>
    public async Task<EquipmentDetail?> FindEquipmentAsync(string path, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var node = await ToRows(db.Equipment.AsNoTracking().Where(n => n.Path == path)).SingleOrDefaultAsync(cancellationToken);
        if (node is null) return null;

        var mountings = await db.Mountings.AsNoTracking()
            .Where(m => m.EquipmentId == node.Id)
            .Join(db.Assets, m => m.AssetId, a => a.Id, (m, a) => new { a.Tag, a.Name, a.AssetType, a.SerialNumber, a.Firmware, a.Status, m.From, m.To })
            .OrderByDescending(m => m.From).ThenBy(m => m.Tag)
            .Select(m => new MountedRow(m.Tag, m.Name, m.AssetType, m.SerialNumber, m.Firmware, m.Status, m.From, m.To))
            .ToListAsync(cancellationToken);
        return new EquipmentDetail(node, [.. mountings.Where(m => m.To is null)], [.. mountings.Where(m => m.To is not null)]);
    }

    private static IQueryable<AssetRow> ToRows(IQueryable<PhysicalAsset> assets) => assets.Select(a => new AssetRow(a.Id, a.Tag, a.Name, a.AssetType, a.SerialNumber, a.Manufacturer,
        a.Firmware, a.PatchLevel, a.PurchasedOn, a.Status,
        a.Mountings.Where(m => m.To == null).Select(m => m.Equipment.Path).FirstOrDefault(),
        a.Mountings.Where(m => m.To == null).Select(m => (LocalDate?)m.From).FirstOrDefault()));

    private static IQueryable<EquipmentRow> ToRows(IQueryable<EquipmentNode> nodes) => nodes.Select(n => new EquipmentRow(n.Id, n.Path, n.Code, n.Name, n.Level, n.Parent!.Path, n.TimeZone,
        n.Criticality, n.IsSafetyRelated, n.IsHazardousProcess, n.IsGxpRelevant, n.EffectiveFrom, n.EffectiveTo));
}

/// <summary>A site with the zone its clocks show.</summary>
public sealed record SiteRow(int Id, string Code, string Name, string TimeZone);

/// <summary>An equipment node as lists and the API show it; an enterprise has no parent path.</summary>
public sealed record EquipmentRow(int Id, string Path, string Code, string Name, EquipmentLevel Level, string? ParentPath, string? TimeZone, Criticality Criticality,
    bool IsSafetyRelated, bool IsHazardousProcess, bool IsGxpRelevant, LocalDate? EffectiveFrom, LocalDate? EffectiveTo);

/// <summary>A physical asset as lists and the API show it; the path is where it is mounted today, null when it is in store.</summary>
public sealed record AssetRow(int Id, string Tag, string Name, string AssetType, string? SerialNumber, string? Manufacturer, string? Firmware, string? PatchLevel,
    LocalDate? PurchasedOn, AssetStatus Status, string? EquipmentPath, LocalDate? MountedFrom);

/// <summary>An equipment node with the assets that fill it now and filled it before, newest first.</summary>
public sealed record EquipmentDetail(EquipmentRow Node, IReadOnlyList<MountedRow> Mounted, IReadOnlyList<MountedRow> MountedBefore);

/// <summary>An asset and the time for which it fills a place.</summary>
public sealed record MountedRow(string Tag, string Name, string AssetType, string? SerialNumber, string? Firmware, AssetStatus Status, LocalDate From, LocalDate? To);

/// <summary>An asset with the places it fills and has filled.</summary>
public sealed record AssetDetail(AssetRow Asset, IReadOnlyList<PlaceRow> Places);

/// <summary>A place in the plant and the time for which an asset filled it.</summary>
public sealed record PlaceRow(string Path, string Name, LocalDate From, LocalDate? To);
