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
        if (findings.Count > 0) return TimeBoxErrors.UnknownFinding(findings[0].ToString(CultureInfo.InvariantCulture));
        var effective = requirements.Count == 0 ? [] : await EffectiveAsync(db, today, cancellationToken);
        foreach (var written in requirements.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (effective.FirstOrDefault(e => e.Target.Words.Equals(written.Trim(), StringComparison.OrdinalIgnoreCase)) is not { } matter) return TimeBoxErrors.UnknownRequirement(written);
            matters.Add(matter);
        }
        return matters;
    }

    private static async Task<IReadOnlyList<WaivedMatter>> EffectiveAsync(PortalDb db, LocalDate today, CancellationToken cancellationToken)
    {
        var standards = await db.Standards.AsNoTracking().Include(s => s.Versions).ThenInclude(v => v.Requirements).AsSplitQuery().ToListAsync(cancellationToken);
        return [.. from standard in standards
                   where standard.EffectiveOn(today) is not null
                   from requirement in standard.EffectiveOn(today)!.Requirements
                   select new WaivedMatter(new WaiverTarget(standard.Code, requirement.Key), standard.OwnerFunction, requirement.CheckCode)];
    }
}
