using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Standards;

/// <summary>Where a waiver or a pilot holds: a site, or a piece of equipment of it with everything below.</summary>
/// <param name="ScopePath">Null for the whole site.</param>
internal sealed record TimeBoxPlace(int SiteId, string SiteCode, string? ScopePath)
{
    /// <summary>Refuses a site that is not the person's, and equipment that is not the site's.</summary>
    public static async Task<Result<TimeBoxPlace>> FindAsync(PortalDb db, string site, string? scope, PersonRights by, CancellationToken cancellationToken)
    {
        var found = await db.Equipment.Where(e => e.Level == EquipmentLevel.Site && e.Code == site).Select(e => new { e.Id, e.Code }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return Error.NotFound("timeBox.unknownSite", $"There is no site {(site.Length <= PlainText.CodeLength ? site : site[..PlainText.CodeLength] + "…")}.", "site");
        if (!by.WorksAt(found.Id) && !by.IsChair) return TimeBoxErrors.NotAtSite;
        if (SearchText.OrNull(scope) is not { } path) return new TimeBoxPlace(found.Id, found.Code, null);

        var node = await db.Equipment.Where(e => e.Path == path).Select(e => new { e.Path, e.Level }).SingleOrDefaultAsync(cancellationToken);
        if (node is null || !EquipmentPath.LiesIn(node.Path, found.Code)) return TimeBoxErrors.UnknownScope(path);
        return new TimeBoxPlace(found.Id, found.Code, node.Level == EquipmentLevel.Site ? null : node.Path);
    }
}
