using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Standards;

/// <summary>Lets findings rest that a waiver in force covers, and counts them again when none does any more.</summary>
internal static class FindingWaivers
{
    /// <summary>Only what a waiver names, or rests already, is looked at, as the run leaves it: one that came back in this run is open here and still fixed in the database. Changes tracked records and never saves.</summary>
    /// <returns>How many came to rest or count again.</returns>
    public static async Task<int> ApplyAsync(PortalDb db, PlantSnapshot plant, CancellationToken cancellationToken)
    {
        var today = plant.Today;
        var waivers = await db.Waivers.AsNoTracking().AsSplitQuery().Where(w => w.Status == TimeBoxStatus.InForce && w.EndsOn > today
            && (w.PilotNumber == null || db.Pilots.Any(p => p.Number == w.PilotNumber && p.StartsOn <= today))).OrderBy(w => w.Id).ToListAsync(cancellationToken);
        var broken = (await EffectiveRequirements.ListAsync(db, today, cancellationToken)).Where(r => r.CheckCode is not null).ToList();
        var checks = waivers.SelectMany(w => w.Targets).SelectMany(t => t.CheckCode is { } check ? [check] : broken.Where(b => b.Code == t.StandardCode && b.Key == t.RequirementKey).Select(b => b.CheckCode!))
            .Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        await db.Findings.Where(f => f.Status == FindingStatus.Waived || (f.Status == FindingStatus.Open && checks.Contains(f.Check))).LoadAsync(cancellationToken);
        var moved = 0;
        foreach (var finding in db.Findings.Local.Where(f => f.Status == FindingStatus.Waived || (f.Status == FindingStatus.Open && checks.Contains(f.Check, StringComparer.OrdinalIgnoreCase))))
        {
            var requirements = broken.Where(b => finding.Check.Equals(b.CheckCode, StringComparison.OrdinalIgnoreCase)).Select(b => (b.Code, b.Key)).ToList();
            var subject = new FindingSubject(finding.SubjectKind.ToString(), finding.SubjectKey);
            var covering = waivers.Where(w => w.SiteId == finding.SiteId && w.Covers(finding.Check, subject, requirements, PathOf(finding, plant), today)).ToList();
            var version = finding.Version;
            if (covering.Count > 0) finding.Waive(covering.Max(w => w.EndsOn).PlusDays(-1));
            else finding.EndWaiver();
            if (finding.Version != version) moved++;
        }
        return moved;
    }

    /// <summary>Where the thing is in the plant; null for what has no place of its own, a zone or a conduit for example.</summary>
    private static string? PathOf(Finding finding, PlantSnapshot plant) => finding.SubjectKind switch
    {
        SubjectKind.Device => plant.Devices.GetValueOrDefault(finding.SubjectKey)?.EquipmentPath,
        SubjectKind.DataSource => plant.Sources.GetValueOrDefault(finding.SubjectKey)?.EquipmentPath,
        SubjectKind.Asset => plant.Rows.Assets.FirstOrDefault(a => a.Tag.Equals(finding.SubjectKey, StringComparison.OrdinalIgnoreCase))?.EquipmentPath,
        SubjectKind.Segment or SubjectKind.Zone or SubjectKind.Conduit or SubjectKind.DataFlow or SubjectKind.Standard or SubjectKind.Waiver or SubjectKind.Pilot or SubjectKind.Change or SubjectKind.Measure => null,
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding.SubjectKind, null),
    };
}
