using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Approvals;

/// <summary>Who could sign in a round today: active people who speak for a function and may write, without the one who asks.</summary>
public static class RoundMembers
{
    /// <param name="siteId">Null looks at every site.</param>
    public static async Task<ILookup<Function, int>> ReadAsync(PortalDb db, int? siteId, int requesterId, LocalDate today, CancellationToken cancellationToken)
    {
        var members = await db.Memberships.AsNoTracking()
            .Where(m => (siteId == null || m.SiteId == siteId) && m.From <= today && (m.To == null || today < m.To) && m.PersonId != requesterId)
            .Join(db.People.Where(p => p.IsActive && p.Kind == PersonKind.Person), m => m.PersonId, p => p.Id, (m, p) => new { m.PersonId, m.Function, p.Roles })
            .ToListAsync(cancellationToken);
        return members.Where(m => !m.Roles.HasFlag(PersonRoles.Auditor)).Distinct().ToLookup(m => m.Function, m => m.PersonId);
    }
}
