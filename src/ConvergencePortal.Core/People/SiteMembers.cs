using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>Who can speak for which function at a site on a day: active people, no auditors, no service accounts.</summary>
public sealed class SiteMembers(IEnumerable<SiteMember> members)
{
    private readonly ILookup<Function, SiteMember> _members = members.ToLookup(member => member.Function);

    /// <summary>Ids of those who speak for the function and hold every competency asked for.</summary>
    public IReadOnlyList<int> Of(Function function, IReadOnlyList<string> competencies) =>
        [.. _members[function].Where(member => competencies.All(code => member.Competencies.Contains(code, StringComparer.OrdinalIgnoreCase))).Select(member => member.PersonId).Distinct()];

    public static async Task<SiteMembers> ReadAsync(PortalDb db, int siteId, LocalDate today, CancellationToken cancellationToken)
    {
        var speakers = await ListSpeakersAsync(db, siteId, today, cancellationToken);
        var held = (await db.Competencies.AsNoTracking().Where(c => c.AchievedOn <= today && (c.ExpiresOn == null || today < c.ExpiresOn)
                && db.Memberships.Any(m => m.PersonId == c.PersonId && m.SiteId == siteId)).Select(c => new { c.PersonId, c.Code }).ToListAsync(cancellationToken))
            .ToLookup(c => c.PersonId, c => c.Code);
        return new SiteMembers(speakers.Select(s => new SiteMember(s.PersonId, s.Function, [.. held[s.PersonId]])));
    }

    /// <summary>The same without competencies, a person once for each function and site.</summary>
    /// <param name="siteId">Null looks at every site.</param>
    public static async Task<IReadOnlyList<(int PersonId, int SiteId, Function Function)>> ListSpeakersAsync(PortalDb db, int? siteId, LocalDate today, CancellationToken cancellationToken)
    {
        var members = await db.Memberships.AsNoTracking()
            .Where(m => (siteId == null || m.SiteId == siteId) && m.From <= today && (m.To == null || today < m.To))
            .Join(db.People.Where(p => p.IsActive && p.Kind == PersonKind.Person), m => m.PersonId, p => p.Id, (m, p) => new { m.PersonId, m.SiteId, m.Function, p.Roles })
            .ToListAsync(cancellationToken);
        return [.. members.Where(m => !m.Roles.HasFlag(PersonRoles.Auditor)).Select(m => (m.PersonId, m.SiteId, m.Function)).Distinct()];
    }
}

/// <summary>Somebody who speaks for a function at a site.</summary>
/// <param name="Competencies">Codes of the competencies held on the day.</param>
public sealed record SiteMember(int PersonId, Function Function, IReadOnlyList<string> Competencies);
