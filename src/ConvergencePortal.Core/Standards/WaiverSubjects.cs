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
        foreach (var id in findings.Distinct())
        {
            var finding = await db.Findings.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.SiteId == siteId && f.Status == FindingStatus.Open, cancellationToken);
            if (finding is null) return TimeBoxErrors.UnknownFinding(id.ToString(CultureInfo.InvariantCulture));
            var owner = finding.OwnerFunction ?? await FunctionOfAsync(db, finding.OwnerId, siteId, today, cancellationToken);
            matters.Add(new WaivedMatter(new WaiverTarget(finding.Check, new FindingSubject(finding.SubjectKind.ToString(), finding.SubjectKey)), owner, finding.Check));
        }

        var effective = requirements.Count == 0 ? [] : await EffectiveAsync(db, today, cancellationToken);
        foreach (var written in requirements.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (effective.FirstOrDefault(e => e.Target.Words.Equals(written.Trim(), StringComparison.OrdinalIgnoreCase)) is not { } matter) return TimeBoxErrors.UnknownRequirement(written);
            matters.Add(matter);
        }
        return matters;
    }

    /// <summary>Whoever answers for a thing in person does so for their function at the site; what is nobody's is the matter of OT.</summary>
    private static async Task<Function> FunctionOfAsync(PortalDb db, int? personId, int siteId, LocalDate today, CancellationToken cancellationToken) =>
        await db.Memberships.AsNoTracking().Where(m => m.PersonId == personId && m.SiteId == siteId && m.From <= today && (m.To == null || today < m.To)).OrderByDescending(m => m.IsHome)
            .Select(m => (Function?)m.Function).FirstOrDefaultAsync(cancellationToken) ?? Function.OT;

    private static async Task<IReadOnlyList<WaivedMatter>> EffectiveAsync(PortalDb db, LocalDate today, CancellationToken cancellationToken)
    {
        var standards = await db.Standards.AsNoTracking().Include(s => s.Versions).ThenInclude(v => v.Requirements).AsSplitQuery().ToListAsync(cancellationToken);
        return [.. from standard in standards
                   where standard.EffectiveOn(today) is not null
                   from requirement in standard.EffectiveOn(today)!.Requirements
                   select new WaivedMatter(new WaiverTarget(standard.Code, requirement.Key), standard.OwnerFunction, requirement.CheckCode)];
    }
}
