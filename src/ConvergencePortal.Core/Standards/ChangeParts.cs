using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Reads changes and temporary measures for a snapshot.</summary>
internal static class ChangeParts
{
    public static Task<List<ChangeView>> ChangesAsync(PortalDb db, LocalDate today, CancellationToken cancellationToken) => Task.FromResult(new List<ChangeView>());

    public static async Task<List<MeasureView>> MeasuresAsync(PortalDb db, LocalDate today, CancellationToken cancellationToken)
    {
        var homes = await CatalogParts.HomesAsync(db, today, cancellationToken);
        var found = await db.Measures.AsNoTracking().Where(m => m.Status == MeasureStatus.InEffect || m.Status == MeasureStatus.RemovalToConfirm)
            .Join(db.Equipment, m => m.SiteId, site => site.Id, (m, site) => new { m.Number, Site = site.Code, m.Title, m.ChangeNumber, m.OwnerId, m.OwnerName, m.EndsAt }).ToListAsync(cancellationToken);
        return [.. found.Select(m => new MeasureView(m.Number, m.Site, m.Title, m.ChangeNumber, m.OwnerId, m.OwnerName, homes.GetValueOrDefault(m.OwnerId), m.EndsAt))];
    }
}
