using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Web.Shared;

/// <summary>Which site a page of one site shows.</summary>
public static class SiteChoice
{
    /// <summary>The site of the address, or the reader's own, or the first.</summary>
    /// <param name="sites">At least one.</param>
    public static async Task<SiteRow> ChooseSiteAsync(this PeopleReads people, IReadOnlyList<SiteRow> sites, string? asked, Actor reader, CancellationToken cancellationToken)
    {
        if (sites.FirstOrDefault(site => site.Code.Equals(asked, StringComparison.OrdinalIgnoreCase)) is { } named) return named;

        var me = await people.FindAsync(reader.PersonId, cancellationToken);
        var home = me?.Memberships.OrderByDescending(membership => membership.IsHome).FirstOrDefault()?.SiteId;
        return sites.FirstOrDefault(site => site.Id == home) ?? sites[0];
    }
}
