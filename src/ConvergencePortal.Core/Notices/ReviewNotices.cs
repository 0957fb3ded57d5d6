using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Notices;

/// <summary>What people are told of reviews: that a week is frozen and its review can begin.</summary>
internal static class ReviewNotices
{
    /// <summary>Of each site the newest week only: after a pause of the portal nobody is told of every week that was made up for.</summary>
    public static async Task<IReadOnlyList<NoticeDraft>> OfAsync(PortalDb db, IReadOnlyList<LedgerEntry> rows, NoticeAudience audience, CancellationToken cancellationToken)
    {
        var numbers = rows.Select(r => r.Number).Distinct().ToList();
        var frozen = await db.Reviews.AsNoTracking().Where(r => numbers.Contains(r.Number)).Join(db.Equipment, r => r.SiteId, site => site.Id,
            (r, site) => new { r.Number, r.Week, r.SiteId, Site = site.Name, Zone = site.TimeZone, r.From, r.Until, Items = r.Agenda.Count }).ToListAsync(cancellationToken);
        var everybody = Enum.GetValues<Function>();
        return [.. frozen.GroupBy(r => r.SiteId).Select(site => site.MaxBy(r => r.Week, StringComparer.Ordinal)!).Select(r => new NoticeDraft(NoticeKind.ReviewReady, r.Number, RecordTypes.Review, r.Number,
            new NoticeContent($"{r.Site}, {r.Week}") { Site = r.Site, Zone = r.Zone, From = r.From, Until = r.Until, Sentence = r.Items == 1 ? "One item is on the agenda." : $"{r.Items} items are on the agenda." })
        {
            SiteId = r.SiteId, Functions = everybody, People = [.. audience.Of(everybody, r.SiteId).Concat(audience.Chairs).Distinct()],
        })];
    }
}
