using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Plant;

/// <summary>Reads the equipment hierarchy level by level, so that a plant of any size opens at once.</summary>
public sealed class PlantTreeReads(IDbContextFactory<PortalDb> factory)
{
    public const int MostFound = 30;

    /// <summary>The enterprises, from which everything hangs.</summary>
    public async Task<IReadOnlyList<TreeNodeRow>> ListRootsAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await ToRows(db, db.Equipment.Where(n => n.ParentId == null)).ToListAsync(cancellationToken);
    }

    /// <summary>The nodes directly below any of the parents, in the order of their codes.</summary>
    public async Task<IReadOnlyList<TreeNodeRow>> ListBelowAsync(IReadOnlyCollection<int> parentIds, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await ToRows(db, db.Equipment.Where(n => n.ParentId != null && parentIds.Contains(n.ParentId.Value))).ToListAsync(cancellationToken);
    }

    /// <summary>Ids of the nodes above the path, enterprise included: what must be open for the node to be seen. Empty when the path is unknown.</summary>
    public async Task<IReadOnlyList<int>> ListAboveAsync(string path, CancellationToken cancellationToken)
    {
        var above = EquipmentPath.Above(path);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var found = await db.Equipment.AsNoTracking().Where(n => n.Path == path || above.Contains(n.Path)).Select(n => new { n.Id, n.ParentId, n.Path }).ToListAsync(cancellationToken);
        return found.Any(n => n.Path.Equals(path, StringComparison.OrdinalIgnoreCase)) ? [.. found.Select(n => n.ParentId).OfType<int>()] : [];
    }

    /// <summary>The first nodes whose name, code or path holds the text.</summary>
    public async Task<IReadOnlyList<TreeNodeRow>> FindAsync(string text, CancellationToken cancellationToken)
    {
        var pattern = SearchText.Contains(text);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await ToRows(db, db.Equipment.Where(n => EF.Functions.Like(n.Path, pattern, SearchText.Escape) || EF.Functions.Like(n.Name, pattern, SearchText.Escape)))
            .Take(MostFound).ToListAsync(cancellationToken);
    }

    private static IQueryable<TreeNodeRow> ToRows(PortalDb db, IQueryable<EquipmentNode> nodes) => nodes.AsNoTracking().OrderBy(n => n.Path).Select(n => new TreeNodeRow(
        n.Id, n.ParentId, n.Path, n.Code, n.Name, n.Level, n.IsSafetyRelated, n.EffectiveTo, db.Equipment.Any(child => child.ParentId == n.Id)));
}

/// <summary>A node as the tree shows it.</summary>
public sealed record TreeNodeRow(int Id, int? ParentId, string Path, string Code, string Name, EquipmentLevel Level, bool IsSafetyRelated, LocalDate? EffectiveTo, bool HasChildren);
