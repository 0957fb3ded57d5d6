using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Approvals;

/// <summary>The approval settings of a site as they stand.</summary>
/// <param name="Version">0 while the site has set nothing.</param>
/// <param name="MayEdit">Whether a form is worth offering to the reader; saving asks again.</param>
public sealed record ApprovalSettingsDetail(string Site, string SiteName, string TimeZone, int Version, ApprovalChoices Choices, bool MayEdit) : ISiteSettings;

/// <summary>Reads the approval settings of a site, and who changed them when.</summary>
public sealed class ApprovalSettingsReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>Null when there is no such site.</summary>
    /// <param name="site">Code of the site.</param>
    public async Task<ApprovalSettingsDetail?> FindAsync(string site, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var node = await db.Equipment.AsNoTracking().Where(e => e.Path == site && e.Level == EquipmentLevel.Site).Select(e => new { e.Id, e.Path, e.Name, e.TimeZone }).SingleOrDefaultAsync(cancellationToken);
        if (node is null) return null;

        var settings = await db.ApprovalSettings.AsNoTracking().SingleOrDefaultAsync(s => s.SiteId == node.Id, cancellationToken);
        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        return new ApprovalSettingsDetail(node.Path, node.Name, node.TimeZone ?? "", settings?.Version ?? 0, settings?.Choices ?? new ApprovalChoices(), rights.RefuseApprovalSettings() is null);
    }

    /// <summary>Newest first.</summary>
    /// <param name="site">Code of the site.</param>
    public async Task<Page<SettingsHistoryRow>> ListHistoryAsync(PageRequest page, string site, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await SettingsHistoryRow.ListAsync(db, RecordTypes.ApprovalSettings, site, page, cancellationToken);
    }
}
