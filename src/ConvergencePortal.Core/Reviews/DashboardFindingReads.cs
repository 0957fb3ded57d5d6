using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Standards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>Open findings of a severity by their age.</summary>
public sealed record SeverityAges(CheckSeverity Severity, AgeCounts Ages);

/// <summary>Findings that are not fixed.</summary>
/// <param name="Open">Every severity, the worst first.</param>
/// <param name="Waived">Excused for a time.</param>
/// <param name="CheckedAt">When everything was checked last; null before the first time.</param>
public sealed record FindingAges(IReadOnlyList<SeverityAges> Open, int Waived, Instant? CheckedAt)
{
    public int Total => Open.Sum(o => o.Ages.Total);
}

/// <summary>Reads how many findings are open, how grave and how old they are.</summary>
public sealed class DashboardFindingReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>From the worst to the least, as lists order them.</summary>
    private static readonly CheckSeverity[] Severities = [CheckSeverity.Blocking, CheckSeverity.High, CheckSeverity.Medium, CheckSeverity.Low];

    /// <param name="site">Code of one site; what belongs to no site is counted without it only.</param>
    public async Task<FindingAges> FindAsync(string? site, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var findings = db.Findings.AsNoTracking();
        if (site is not null) findings = findings.Where(f => db.Equipment.Any(e => e.Id == f.SiteId && e.Code == site && e.Level == EquipmentLevel.Site));

        var edges = AgeEdges.At(clock.GetCurrentInstant());
        var counted = await findings.Where(f => f.Status == FindingStatus.Open)
            .GroupBy(f => new { f.Severity, Band = f.FirstSeen > edges.Week ? 0 : f.FirstSeen > edges.Fortnight ? 1 : f.FirstSeen > edges.Quarter ? 2 : 3 })
            .Select(g => new { g.Key.Severity, g.Key.Band, Count = g.Count() }).ToListAsync(cancellationToken);
        var bySeverity = counted.ToLookup(c => c.Severity, c => (c.Band, c.Count));
        return new FindingAges([.. Severities.Select(severity => new SeverityAges(severity, AgeCounts.Of(bySeverity[severity])))],
            await findings.CountAsync(f => f.Status == FindingStatus.Waived, cancellationToken), await db.CheckStates.AsNoTracking().Select(s => s.WholeRunAt).SingleOrDefaultAsync(cancellationToken));
    }
}
