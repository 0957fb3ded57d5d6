using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Network;

/// <summary>A flow that was seen at a site, as the API shows it.</summary>
public sealed record ObservedFlowView(string Site, string Source, string Destination, int? Port, string Protocol, string? Service, long Count, Instant FirstSeen, Instant LastSeen);

/// <summary>Reads the traffic that was seen.</summary>
public sealed class ObservedFlowReads(IDbContextFactory<PortalDb> factory)
{
    /// <param name="site">Code of a site; null for every site.</param>
    public async Task<Page<ObservedFlowView>> ListAsync(PageRequest page, string? site, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var flows = db.ObservedFlows.AsNoTracking();
        if (site is not null) flows = flows.Where(f => f.Site.Code == site);
        if (!string.IsNullOrWhiteSpace(page.Search))
        {
            var pattern = SearchText.Contains(page.Search);
            flows = flows.Where(f => EF.Functions.Like(f.Source, pattern, SearchText.Escape) || EF.Functions.Like(f.Destination, pattern, SearchText.Escape) || EF.Functions.Like(f.Service!, pattern, SearchText.Escape));
        }
        return await flows.OrderBy(f => f.Site.Code).ThenBy(f => f.Source).ThenBy(f => f.Destination).ThenBy(f => f.Id)
            .Select(f => new ObservedFlowView(f.Site.Code, f.Source, f.Destination, f.Port, f.Protocol, f.Service, f.Count, f.FirstSeen, f.LastSeen)).ToPageAsync(page, cancellationToken);
    }

    /// <summary>All flows of a site, as rows of a file that imports unchanged.</summary>
    public async Task<Result<IReadOnlyList<ObservedFlowRow>>> ListAllAsync(string site, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (!await db.Equipment.AnyAsync(e => e.Level == EquipmentLevel.Site && e.Code == site, cancellationToken)) return ObservedFlowErrors.UnknownSite(site);

        return await db.ObservedFlows.AsNoTracking().Where(f => f.Site.Code == site).OrderBy(f => f.Source).ThenBy(f => f.Destination).ThenBy(f => f.Id)
            .Select(f => new ObservedFlowRow(0, f.Source, f.Destination, f.Port, f.Protocol, f.Service, f.Count, f.FirstSeen, f.LastSeen)).ToListAsync(cancellationToken);
    }
}
