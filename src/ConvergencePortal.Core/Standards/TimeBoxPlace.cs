using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Standards;

/// <summary>Where a waiver or a pilot holds: a site, or a piece of equipment of it with everything below.</summary>
internal sealed record TimeBoxPlace(int SiteId, string? ScopePath)
{
    /// <summary>Refuses a site that is not the person's, and equipment that is not the site's.</summary>
    public static async Task<Result<TimeBoxPlace>> FindAsync(PortalDb db, string site, string? scope, PersonRights by, CancellationToken cancellationToken)
    {
        var siteId = await db.Equipment.Where(e => e.Level == EquipmentLevel.Site && e.Code == site).Select(e => (int?)e.Id).SingleOrDefaultAsync(cancellationToken);
        if (siteId is not { } id) return Error.NotFound("timeBox.unknownSite", $"There is no site {(site.Length <= PlainText.CodeLength ? site : site[..PlainText.CodeLength] + "…")}.", "site");
        if (!by.WorksAt(id) && !by.IsChair) return TimeBoxErrors.NotAtSite;
        if (SearchText.OrNull(scope) is not { } path) return new TimeBoxPlace(id, null);

        var node = await db.Equipment.Where(e => e.Path == path).Select(e => new { e.Path, e.Level }).SingleOrDefaultAsync(cancellationToken);
        if (node is null || !node.Path.Split('/')[0].Equals(site, StringComparison.OrdinalIgnoreCase)) return TimeBoxErrors.UnknownScope(path);
        return new TimeBoxPlace(id, node.Level == EquipmentLevel.Site ? null : node.Path);
    }
}
