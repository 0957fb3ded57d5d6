using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>A source people rely on and for which not exactly one person answers.</summary>
/// <param name="Key">"BER:HIST-PLANT".</param>
/// <param name="Owners">How many answer for it at once; 0 when nobody does, 1 when that person has left.</param>
public sealed record UnownedSource(string Key, string Name, int Owners);

/// <summary>Of how many sources in production exactly one person answers.</summary>
/// <param name="FirstUnowned">The most critical of the others first.</param>
public sealed record OwnerCoverage(int Owned, int Total, IReadOnlyList<UnownedSource> FirstUnowned)
{
    /// <summary>In percent; our own default.</summary>
    public const int Target = 98;
}

/// <summary>Reads for how many data sources somebody answers.</summary>
public sealed class DashboardOwnerReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    public const int MostUnowned = 10;

    /// <param name="site">Code of one site; null for all of them.</param>
    public async Task<OwnerCoverage> FindAsync(string? site, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var today = clock.TodayUtc();
        var sources = db.DataSources.AsNoTracking().Where(s => s.Stage == LifecycleStage.Production && (site == null || s.Site.Code == site));
        var owned = DataSourceReads.OwnedByOne(db, today);
        var (total, known) = (await sources.CountAsync(cancellationToken), await sources.CountAsync(s => owned.Contains(s.Id), cancellationToken));
        if (total == known) return new OwnerCoverage(known, total, []);

        var first = await sources.Where(s => !owned.Contains(s.Id))
            .OrderBy(s => s.Equipment.Criticality == Criticality.A ? 0 : s.Equipment.Criticality == Criticality.B ? 1 : 2).ThenBy(s => s.Site.Code).ThenBy(s => s.Code).Take(MostUnowned)
            .Select(s => new UnownedSource(s.Site.Code + ":" + s.Code, s.Name, s.Owners.Count(o => o.Type == OwnershipType.AccountableOwner && o.From <= today && (o.To == null || today < o.To)))).ToListAsync(cancellationToken);
        return new OwnerCoverage(known, total, first);
    }
}
