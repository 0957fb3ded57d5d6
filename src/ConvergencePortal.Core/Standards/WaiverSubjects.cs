using System.Globalization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Finds what people name when they ask for a waiver or a pilot: open findings, and requirements of standards that are in effect.</summary>
internal static class WaiverSubjects
{
    public static async Task<Result<IReadOnlyList<WaivedMatter>>> FindAsync(PortalDb db, int siteId, IReadOnlyList<int> findings, IReadOnlyList<string> requirements, LocalDate today, CancellationToken cancellationToken)
    {
        var matters = new List<WaivedMatter>();
        var open = findings.Count == 0 ? [] : await OpenAsync(db, siteId, findings, today, cancellationToken);
        foreach (var id in findings.Distinct())
        {
            if (!open.TryGetValue(id, out var matter)) return TimeBoxErrors.UnknownFinding(id.ToString(CultureInfo.InvariantCulture));
            matters.Add(matter);
        }

        var effective = requirements.Count == 0 ? [] : await EffectiveRequirements.ListAsync(db, today, cancellationToken);
        foreach (var written in requirements.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (effective.FirstOrDefault(r => r.Words.Equals(written.Trim(), StringComparison.OrdinalIgnoreCase)) is not { } named) return TimeBoxErrors.UnknownRequirement(written);
            matters.Add(new WaivedMatter(new WaiverTarget(named.Code, named.Key), named.OwnerFunction, named.CheckCode));
        }
        return matters;
    }

    /// <summary>Whoever answers for a thing in person does so for their function at the site; what is nobody's is the matter of OT.</summary>
    private static async Task<Dictionary<int, WaivedMatter>> OpenAsync(PortalDb db, int siteId, IReadOnlyList<int> ids, LocalDate today, CancellationToken cancellationToken)
    {
        var findings = await db.Findings.AsNoTracking().Where(f => ids.Contains(f.Id) && f.SiteId == siteId && f.Status == FindingStatus.Open)
            .Select(f => new { f.Id, f.Check, f.SubjectKind, f.SubjectKey, f.OwnerFunction, f.OwnerId }).ToListAsync(cancellationToken);
        var owners = findings.Where(f => f.OwnerFunction is null).Select(f => f.OwnerId).Distinct().ToArray();
        var functions = (await db.Memberships.AsNoTracking().Where(m => owners.Contains(m.PersonId) && m.SiteId == siteId && m.From <= today && (m.To == null || today < m.To))
            .OrderByDescending(m => m.IsHome).Select(m => new { m.PersonId, m.Function }).ToListAsync(cancellationToken)).ToLookup(m => (int?)m.PersonId, m => m.Function);
        return findings.ToDictionary(f => f.Id, f => new WaivedMatter(new WaiverTarget(f.Check, new FindingSubject(f.SubjectKind.ToString(), f.SubjectKey)),
            f.OwnerFunction ?? functions[f.OwnerId].DefaultIfEmpty(Function.OT).First(), f.Check));
    }
}
