using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Reads changes and temporary measures for a snapshot.</summary>
internal static class ChangeParts
{
    /// <summary>Changes that ended earlier say nothing any more: no check looks back further.</summary>
    public const int DaysBack = 30;

    public static async Task<List<ChangeView>> ChangesAsync(PortalDb db, LocalDate today, CancellationToken cancellationToken)
    {
        var since = today.PlusDays(-DaysBack).AtMidnight().InUtc().ToInstant();
        var changes = await db.Changes.AsNoTracking().Include(c => c.Items).Include(c => c.Seats).Include(c => c.Signatures).AsSplitQuery()
            .Where(c => ChangeStatuses.Open.Contains(c.Status) || c.ClosedAt > since).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        if (changes.Count == 0) return [];

        var homes = await CatalogParts.HomesAsync(db, today, cancellationToken);
        var sites = await db.Equipment.AsNoTracking().Where(e => e.Level == Plant.EquipmentLevel.Site).Select(e => new { e.Id, e.Code }).ToDictionaryAsync(e => e.Id, e => e.Code, cancellationToken);
        var checks = await db.SlotChecks.AsNoTracking().Where(s => db.Changes.Any(c => c.Id == s.ChangeId && c.Status == ChangeStatus.Scheduled)).Select(s => new { s.ChangeId, s.Verdicts })
            .ToDictionaryAsync(s => s.ChangeId, s => s.Verdicts, cancellationToken);
        return [.. changes.Select(c => Of(c, sites[c.SiteId], homes.GetValueOrDefault(c.RequesterId), StoredVerdicts.Read(checks.GetValueOrDefault(c.Id))))];
    }

    public static async Task<List<MeasureView>> MeasuresAsync(PortalDb db, LocalDate today, CancellationToken cancellationToken)
    {
        var homes = await CatalogParts.HomesAsync(db, today, cancellationToken);
        var found = await db.Measures.AsNoTracking().Where(m => m.Status == MeasureStatus.InEffect || m.Status == MeasureStatus.RemovalToConfirm)
            .Join(db.Equipment, m => m.SiteId, site => site.Id, (m, site) => new { m.Number, Site = site.Code, m.Title, m.ChangeNumber, m.OwnerId, m.OwnerName, m.EndsAt }).ToListAsync(cancellationToken);
        return [.. found.Select(m => new MeasureView(m.Number, m.Site, m.Title, m.ChangeNumber, m.OwnerId, m.OwnerName, homes.GetValueOrDefault(m.OwnerId), m.EndsAt))];
    }

    private static ChangeView Of(ChangeRequest change, string site, People.Function? home, IReadOnlyList<SlotVerdict> verdicts) => new(
        change.Number, site, change.Status, change.RequesterId, change.RequesterName, home, change.ImplementerId, change.Content, change.IsReplacementInKind,
        [.. change.Items.Select(i => new ChangeThing(i.Kind, i.Label))],
        // A signature older than the binding has no hash to hold against.
        [.. change.Signatures.Where(s => s.IsValid).Select(s => new ChangeSigned(s.PersonId, s.PersonName, s.Function, s.Verdict, s.ContentHash.Length == 0 || s.Fits(change)))],
        [.. change.Seats.Select(s => s.Function)], change.CreatedAt, change.SubmittedAt, change.ActualEnd, change.ClosedAt,
        [.. verdicts.Where(v => v.Policy == ConflictPolicy.Block).Select(v => v.Message)], verdicts.FirstOrDefault(v => v.Code == ConflictCode.RollbackTooLong)?.Message);
}
