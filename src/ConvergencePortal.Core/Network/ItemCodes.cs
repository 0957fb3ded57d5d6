using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Network;

/// <summary>A thing of the plant that a code named.</summary>
/// <param name="SiteId">Null for an asset that is mounted nowhere.</param>
public sealed record NamedItem(ItemKind Kind, int Id, string Label, string Name, int? SiteId, string? AssetType = null);

/// <summary>
/// Finds what people name by code: equipment by its path from the site down, an asset by its tag, devices, segments, zones and conduits as
/// "BER:SW-PACK-01". Where one code names several kinds, "zone=BER:PACK" says which.
/// </summary>
public static class ItemCodes
{
    /// <summary>Code of the refusal when nothing is named so.</summary>
    internal const string Unknown = "item.unknown";

    /// <summary>Longest code with its site and kind in front.</summary>
    private const int LongestCode = PlainText.PathLength + PlainText.CodeLength;

    public static async Task<Result<NamedItem>> FindItemAsync(this PortalDb db, string code, string field, CancellationToken cancellationToken)
    {
        var written = code.Trim();
        if (written.Length is 0 or > LongestCode) return Error.Invalid("item.code", "A thing of the plant is named by its path, tag or code.", field);

        var (kind, name) = SplitKind(written);
        var found = name.Contains(':', StringComparison.Ordinal)
            ? await FindOnNetworkAsync(db, name, cancellationToken)
            : await FindInPlantAsync(db, name, cancellationToken);
        var fitting = kind is null ? found : found.Where(f => f.Kind == kind).ToList();
        return fitting.Count switch
        {
            1 => fitting[0],
            0 => Error.Invalid(Unknown, $"There is no \"{written}\" in the plant. Equipment is named like BER/PACK/LINE2, an asset by its tag, anything on the network like BER:SW-01.", field),
            _ => Error.Invalid("item.ambiguous",
                $"\"{written}\" names {string.Join(" and ", fitting.Select(f => $"a {f.Kind.ToString().ToLowerInvariant()}"))}. Write {string.Join(" or ", fitting.Select(f => $"{f.Kind.ToString().ToLowerInvariant()}={name}"))}.", field),
        };
    }

    /// <summary>The kind in front of a code: "zone=BER:PACK"; a data source is also written "source=BER:HIST-PLANT".</summary>
    internal static (ItemKind? Kind, string Name) SplitKind(string written)
    {
        var at = written.IndexOf('=', StringComparison.Ordinal);
        if (at > 0 && written[..at].Equals("source", StringComparison.OrdinalIgnoreCase)) return (ItemKind.DataSource, written[(at + 1)..]);
        return at > 0 && Enum.TryParse<ItemKind>(written[..at], ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? (kind, written[(at + 1)..]) : (null, written);
    }

    private static async Task<List<NamedItem>> FindInPlantAsync(PortalDb db, string name, CancellationToken cancellationToken)
    {
        var equipment = await db.Equipment.AsNoTracking().Where(e => e.Path == name && e.Level != EquipmentLevel.Enterprise)
            .Select(e => new { e.Id, e.Path, e.Name }).ToListAsync(cancellationToken);
        var found = new List<NamedItem>();
        foreach (var node in equipment) found.Add(new NamedItem(ItemKind.Equipment, node.Id, node.Path, node.Name, await SiteOfAsync(db, node.Path, cancellationToken)));

        var asset = await db.Assets.AsNoTracking().Where(a => a.Tag == name)
            .Select(a => new { a.Id, a.Tag, a.Name, a.AssetType, Path = a.Mountings.Where(m => m.To == null).Select(m => m.Equipment.Path).FirstOrDefault() })
            .SingleOrDefaultAsync(cancellationToken);
        if (asset is not null)
            found.Add(new NamedItem(ItemKind.Asset, asset.Id, asset.Tag, asset.Name, asset.Path is null ? null : await SiteOfAsync(db, asset.Path, cancellationToken), asset.AssetType));
        return found;
    }

    private static async Task<List<NamedItem>> FindOnNetworkAsync(PortalDb db, string name, CancellationToken cancellationToken)
    {
        var at = name.IndexOf(':', StringComparison.Ordinal);
        var (siteCode, code) = (name[..at], name[(at + 1)..]);
        var site = await db.Equipment.AsNoTracking().Where(e => e.Path == siteCode && e.Level == EquipmentLevel.Site).Select(e => new { e.Id, e.Code }).SingleOrDefaultAsync(cancellationToken);
        if (site is null) return [];

        var found = await db.Devices.Where(d => d.SiteId == site.Id && d.Code == code).Select(d => new { Kind = ItemKind.Device, d.Id, d.Code, d.Name })
            .Concat(db.Segments.Where(s => s.SiteId == site.Id && s.Code == code).Select(s => new { Kind = ItemKind.Segment, s.Id, s.Code, s.Name }))
            .Concat(db.Zones.Where(z => z.SiteId == site.Id && z.Code == code).Select(z => new { Kind = ItemKind.Zone, z.Id, z.Code, z.Name }))
            .Concat(db.Conduits.Where(c => c.SiteId == site.Id && c.Code == code).Select(c => new { Kind = ItemKind.Conduit, c.Id, c.Code, c.Name }))
            .ToListAsync(cancellationToken);
        return [.. found.Select(f => new NamedItem(f.Kind, f.Id, $"{site.Code}:{f.Code}", f.Name, site.Id))];
    }

    private static async Task<int?> SiteOfAsync(PortalDb db, string path, CancellationToken cancellationToken)
    {
        var siteCode = path.Split('/')[0];
        return await db.Equipment.AsNoTracking().Where(e => e.Path == siteCode && e.Level == EquipmentLevel.Site).Select(e => (int?)e.Id).SingleOrDefaultAsync(cancellationToken);
    }
}
