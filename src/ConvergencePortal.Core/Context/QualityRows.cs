using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Context;

/// <summary>Reads what applies to a place, and what is promised about the data that describes it.</summary>
internal static class QualityRows
{
    private const int MostSources = 200;

    public static async Task<QualityLife> ReadAsync(PortalDb db, ContextPlace place, IReadOnlyList<ContextWindow> freezes, CancellationToken cancellationToken)
    {
        if (place.Node is not { } node) return new QualityLife([], [], [], freezes);

        string[] paths = [.. EquipmentPath.Above(node.Path), node.Path];
        var flagged = await db.Equipment.AsNoTracking()
            .Where(e => paths.Contains(e.Path) && (e.IsGxpRelevant || e.IsSafetyRelated || e.IsHazardousProcess))
            .OrderBy(e => e.Path)
            .Select(e => new FlaggedNode(e.Path, e.Name, e.IsGxpRelevant, e.IsSafetyRelated, e.IsHazardousProcess))
            .ToListAsync(cancellationToken);

        // A source describes its node and everything below: the ones above speak of this place too, the ones below of a part of it.
        var below = SearchText.StartsWith($"{node.Path}/");
        var describing = db.DataSources.AsNoTracking().Where(s => s.Stage != LifecycleStage.Retired && (paths.Contains(s.Equipment.Path) || EF.Functions.Like(s.Equipment.Path, below, SearchText.Escape)));
        var sources = await describing.OrderByDescending(s => s.Equipment.Path).ThenBy(s => s.Code).Take(MostSources)
            .Select(s => new DescribingSource(s.Site.Code, s.Code, s.Name, s.Kind, s.Equipment.Path, s.Certification, s.CertificationExpiresOn))
            .ToListAsync(cancellationToken);
        var ids = describing.Select(s => s.Id);
        var contracts = await db.DataContracts.AsNoTracking().Where(c => ids.Contains(c.SourceId) && c.Status != ContractStatus.Retired)
            .OrderBy(c => c.ContractId).Take(MostSources)
            .Select(c => new SourceContract(c.ContractId, c.Name, c.ContractVersion, c.Status, c.Source.Site.Code, c.Source.Code, c.EffectiveFrom, c.EffectiveTo))
            .ToListAsync(cancellationToken);
        return new QualityLife(flagged, sources, contracts, freezes);
    }
}
