using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>Somebody who speaks for a function at the site of a review.</summary>
public sealed record ReviewSpeaker(int PersonId, string Code, string Name, Function Function);

/// <summary>Who can be there, and who can own an action.</summary>
internal static class ReviewPeople
{
    public static Task<IReadOnlyList<ReviewSpeaker>> ReadAsync(OpenReview open, CancellationToken cancellationToken) => ReadAsync(open.Db, open.Site.Id, open.Today, cancellationToken);

    /// <summary>By function and name.</summary>
    public static async Task<IReadOnlyList<ReviewSpeaker>> ReadAsync(PortalDb db, int siteId, LocalDate today, CancellationToken cancellationToken)
    {
        var speakers = await SiteMembers.ListSpeakersAsync(db, siteId, today, cancellationToken);
        var ids = speakers.Select(s => s.PersonId).Distinct().ToList();
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Code, p.Name }).ToDictionaryAsync(p => p.Id, cancellationToken);
        return [.. speakers.Select(s => new ReviewSpeaker(s.PersonId, people[s.PersonId].Code, people[s.PersonId].Name, s.Function)).OrderBy(s => s.Function).ThenBy(s => s.Name, StringComparer.Ordinal)];
    }
}
