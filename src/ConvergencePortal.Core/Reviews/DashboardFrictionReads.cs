using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Reviews;

/// <summary>How long changes of one function waited for another.</summary>
public sealed record WaitingPair(Function From, Function To, int WorkingMinutes);

/// <summary>Friction in the newest frozen week of each site.</summary>
/// <param name="Reviews">Site and week of each, "BER/2026-W47".</param>
/// <param name="Pairs">The longest first.</param>
public sealed record PairFriction(IReadOnlyList<string> Reviews, IReadOnlyList<WaitingPair> Pairs);

/// <summary>Reads between which functions decisions waited, from the figures that were frozen last: counted once a week, so that the dashboard need not.</summary>
public sealed class DashboardFrictionReads(IDbContextFactory<PortalDb> factory)
{
    private const string Waiting = "waiting";

    /// <param name="site">Code of one site; null for all of them.</param>
    public async Task<PairFriction> FindAsync(string? site, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var sites = (await ReviewSite.ListAsync(db, site, cancellationToken)).Select(s => s.Id).ToList();
        var newest = await db.Reviews.AsNoTracking().Where(r => sites.Contains(r.SiteId) && !db.Reviews.Any(later => later.SiteId == r.SiteId && later.Week.CompareTo(r.Week) > 0)).OrderBy(r => r.Number)
            .Select(r => new { r.Id, r.Number }).ToListAsync(cancellationToken);
        var ids = newest.ConvertAll(r => r.Id);
        var figures = await db.Set<ReviewFigure>().AsNoTracking().Where(f => ids.Contains(f.ReviewId) && f.Kpi == Waiting).Select(f => new { f.Part, f.Value }).ToListAsync(cancellationToken);
        return new PairFriction(newest.ConvertAll(r => r.Number), [.. figures.Select(f => (Pair: KpiParts.Pair(f.Part), f.Value)).Where(f => f.Pair is not null).GroupBy(f => f.Pair!.Value)
            .Select(pair => new WaitingPair(pair.Key.From, pair.Key.To, pair.Sum(f => f.Value ?? 0))).OrderByDescending(pair => pair.WorkingMinutes).ThenBy(pair => pair.From).ThenBy(pair => pair.To)]);
    }
}
