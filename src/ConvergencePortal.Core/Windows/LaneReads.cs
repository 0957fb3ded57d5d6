using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>Reads the lanes of a site's calendar: its lines, and the areas that have none.</summary>
public sealed class LaneReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>What hangs below an area: the "lines" of a plant, whichever way it produces.</summary>
    private static readonly EquipmentLevel[] LineLevels =
        [EquipmentLevel.ProductionLine, EquipmentLevel.ProcessCell, EquipmentLevel.ProductionUnit, EquipmentLevel.StorageZone, EquipmentLevel.WorkCenter];

    /// <summary>Ordered by path; an area comes before its lines.</summary>
    public async Task<IReadOnlyList<Lane>> ListAsync(string site, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var today = clock.TodayUtc();
        var below = SearchText.StartsWith($"{site}/");
        var nodes = await db.Equipment.AsNoTracking()
            .Where(e => EF.Functions.Like(e.Path, below, SearchText.Escape) && (e.Level == EquipmentLevel.Area || LineLevels.Contains(e.Level)) && (e.EffectiveTo == null || today < e.EffectiveTo))
            .OrderBy(e => e.Path)
            .Select(e => new { e.Path, e.Name, e.Level })
            .ToListAsync(cancellationToken);
        return [.. nodes.Select(n => new Lane(n.Path, n.Name, n.Level == EquipmentLevel.Area, n.Level == EquipmentLevel.Area && nodes.Any(other => EquipmentPath.LiesIn(other.Path, n.Path) && other.Path != n.Path)))];
    }
}

/// <summary>An area or line of a site.</summary>
/// <param name="HasLines">An area whose lines have lanes of their own.</param>
public sealed record Lane(string Path, string Name, bool IsArea, bool HasLines)
{
    /// <summary>The path lies in the lane, or the lane lies in it: a freeze of the area concerns each of its lines.</summary>
    public bool Concerns(string path) => Touch(path, Path);

    /// <summary>One of the paths lies in the other.</summary>
    public static bool Touch(string path, string other) => EquipmentPath.LiesIn(path, other) || EquipmentPath.LiesIn(other, path);
}
