using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Network;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Finds things of the plant and data sources by a part of their code or name, for a form that picks what a change acts on.</summary>
public sealed class ThingSearchReads(IDbContextFactory<PortalDb> factory, ItemSearchReads items)
{
    private const int MostSources = 8;

    /// <summary>Things of the plant first, as before; then sources, those whose code begins with what was typed before the others.</summary>
    public async Task<IReadOnlyList<ItemHit>> FindAsync(string site, string typed, CancellationToken cancellationToken)
    {
        if (SearchText.OrNull(typed) is not { } text) return [];

        var things = await items.FindAsync(site, typed, cancellationToken);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var (pattern, begins) = (SearchText.Contains(text), SearchText.StartsWith(text));
        var sources = await db.DataSources.AsNoTracking()
            .Where(s => s.Site.Code == site && s.Stage != LifecycleStage.Retired && (EF.Functions.Like(s.Code, pattern, SearchText.Escape) || EF.Functions.Like(s.Name, pattern, SearchText.Escape)))
            .OrderByDescending(s => EF.Functions.Like(s.Code, begins, SearchText.Escape)).ThenBy(s => s.Code).Take(MostSources)
            .Select(s => new { s.Code, s.Name, Where = s.Equipment.Path }).ToListAsync(cancellationToken);
        return [.. things.Take(ItemSearchReads.MostHits - sources.Count), .. sources.Select(s => new ItemHit(ItemKind.DataSource, SiteCode.Of(site, s.Code), s.Name, s.Where))];
    }
}
