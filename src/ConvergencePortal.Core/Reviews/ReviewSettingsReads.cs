using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>The rules of a site's reviews as they stand.</summary>
/// <param name="Version">0 while the site has set nothing.</param>
/// <param name="MayEdit">Whether a form is worth offering to the reader; saving asks again.</param>
public sealed record ReviewSettingsDetail(string Site, string SiteName, int Version, ReviewChoices Choices, bool MayEdit) : ISiteSettings;

/// <summary>Reads quorum and targets of a site's reviews, and who changed them when.</summary>
public sealed class ReviewSettingsReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>Null when there is no such site.</summary>
    /// <param name="site">Code of the site.</param>
    public async Task<ReviewSettingsDetail?> FindAsync(string site, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await ReviewSite.FindAsync(db, site, cancellationToken) is not { } found) return null;

        var settings = await db.ReviewSettings.AsNoTracking().SingleOrDefaultAsync(s => s.SiteId == found.Id, cancellationToken);
        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        return new ReviewSettingsDetail(found.Code, found.Name, settings?.Version ?? 0, settings?.Choices ?? ReviewChoices.Default, rights.RefuseApprovalSettings() is null);
    }

    /// <summary>Newest first.</summary>
    /// <param name="site">Code of the site.</param>
    public async Task<Page<SettingsHistoryRow>> ListHistoryAsync(PageRequest page, string site, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await SettingsHistoryRow.ListAsync(db, RecordTypes.ReviewSettings, site, page, cancellationToken);
    }
}
