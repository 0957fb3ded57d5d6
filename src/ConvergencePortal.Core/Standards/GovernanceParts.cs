using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Reads waivers, pilots and standards into a snapshot.</summary>
internal static class GovernanceParts
{
    public static async Task<SnapshotRows> ReadAsync(PortalDb db, SnapshotRows rows, StandardSites plant, LocalDate today, CancellationToken cancellationToken)
    {
        var (sites, sources) = (await plant.ReadAsync(db, cancellationToken), await plant.ReadSourcesAsync(db, cancellationToken));
        var codes = sites.ToDictionary(site => site.SiteId, site => site.SiteCode);
        var owners = await OwnersAsync(db, cancellationToken);
        var waivers = await db.Waivers.AsNoTracking().AsSplitQuery().Where(w => w.Status == TimeBoxStatus.InForce).OrderBy(w => w.Id).ToListAsync(cancellationToken);
        var pilots = await db.Pilots.AsNoTracking().AsSplitQuery().Where(p => p.Status == TimeBoxStatus.InForce).OrderBy(p => p.Id).ToListAsync(cancellationToken);
        var standards = await db.Standards.AsNoTracking().Include(s => s.Versions).ThenInclude(v => v.Requirements).AsSplitQuery().Where(s => s.RetiredAt == null).OrderBy(s => s.Code).ToListAsync(cancellationToken);
        return rows with
        {
            // What a pilot lets rest ends with the pilot, which is found itself.
            Waivers = [.. waivers.Where(w => w.PilotNumber is null).Select(w => new WaiverView(w.Number, codes.GetValueOrDefault(w.SiteId), w.Title, owners(w.Number), w.EndsOn, Extended(w)))],
            Pilots = [.. pilots.Select(p => new PilotView(p.Number, codes.GetValueOrDefault(p.SiteId), p.Title, owners(p.Number), p.EndsOn, p.ExitCriteria, Extended(p)))],
            Standards = [.. standards.Where(s => s.EffectiveOn(today) is not null).Select(s => Of(s, s.EffectiveOn(today)!, sites, sources))],
        };
    }

    private static int Extended(TimeBox box) => box.Extensions.Count(e => e.Status == ExtensionStatus.Approved);

    private static StandardView Of(Standard standard, StandardVersion version, IReadOnlyList<SitePicture> sites, IReadOnlyList<SourceThing> sources)
    {
        var concerned = StandardSigners.For(standard.OwnerFunction, version.AppliesTo, AppliesTo.Find(version.AppliesTo, sites, sources)).Select(asked => asked.Function).ToList();
        var view = new StandardView(standard.Code, standard.Title, version.AppliesTo.Site, standard.OwnerFunction, standard.ReviewDueOn, version.ApprovedBy, concerned);
        // What a standard for a part of the plant says would judge the rest by it too.
        if (version.AppliesTo != Applicability.Everything) return view;

        var checks = version.Requirements.Where(r => r.CheckCode is not null).ToList();
        return view with
        {
            Numbers = [.. checks.SelectMany(r => r.Content.Parameters, (r, number) => new StandardNumber(r.CheckCode!, number.Key, number.Value))],
            Severities = [.. checks.Where(r => r.Severity is not null).Select(r => new StandardSeverity(r.CheckCode!, r.Severity!.Value))],
        };
    }

    /// <summary>Whose a waiver or pilot is: the function that was asked first.</summary>
    private static async Task<Func<string, Function>> OwnersAsync(PortalDb db, CancellationToken cancellationToken)
    {
        string[] kinds = [Ledger.RecordTypes.Waiver, Ledger.RecordTypes.Pilot];
        var asked = await db.ApprovalRounds.AsNoTracking().Where(r => kinds.Contains(r.RecordType)).OrderBy(r => r.Id)
            .Select(r => new { r.Number, Function = r.Seats.OrderBy(s => s.Id).Select(s => s.Function).First() }).ToListAsync(cancellationToken);
        var first = asked.GroupBy(a => a.Number).ToDictionary(group => group.Key, group => group.First().Function);
        return number => first.GetValueOrDefault(number, Function.OT);
    }
}
