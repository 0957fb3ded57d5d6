using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Approvals;

/// <summary>Who could sign in a round today: active people who speak for a function and may write, without the one who asks.</summary>
public static class RoundMembers
{
    /// <param name="siteId">Null looks at every site.</param>
    public static async Task<ILookup<Function, int>> ReadAsync(PortalDb db, int? siteId, int requesterId, LocalDate today, CancellationToken cancellationToken)
    {
        var speakers = await SiteMembers.ListSpeakersAsync(db, siteId, today, cancellationToken);
        return speakers.Where(s => s.PersonId != requesterId).Select(s => (s.PersonId, s.Function)).Distinct().ToLookup(s => s.Function, s => s.PersonId);
    }
}
