using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>A pilot as lists show it.</summary>
/// <param name="DaysLeft">Until it ends; negative when that day has passed and nothing was decided.</param>
public sealed record PilotRow(string Number, string Title, string Site, TimeBoxStatus Status, string Hypothesis, string ScopePath, string RequesterName, LocalDate StartsOn, LocalDate EndsOn, int DaysLeft, int TimesExtended,
    PilotDecision? Decision, int Version);

/// <summary>Everything a pilot shows.</summary>
/// <param name="Waivers">Numbers of the waivers by which it suspends requirements, once it is approved.</param>
public sealed record PilotDetail(PilotRow Row, string TimeZone, string ExitCriteria, string RollbackPlan, string? ObjectiveCode, IReadOnlyList<PilotSuspensionRow> Suspensions, IReadOnlyList<string> Waivers, Instant AskedAt,
    Instant? ApprovedAt, Instant? EndedAt, string? MeasuredOutcome, string? DecidedBy, IReadOnlyList<TimeBoxExtensionRow> Extensions, IReadOnlyList<HistoryRow> History, TimeBoxOptions Options);

/// <summary>A requirement that rests while a pilot runs.</summary>
public sealed record PilotSuspensionRow(string StandardCode, string RequirementKey);

/// <summary>Reads pilots.</summary>
public sealed class PilotReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>What runs or is asked for first, and of that what ends first.</summary>
    public async Task<Page<PilotRow>> ListAsync(TimeBoxFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var today = clock.TodayUtc();
        var pilots = TimeBoxQueries.Narrow(db, db.Pilots.AsNoTracking().AsSplitQuery(), filter, clock.GetCurrentInstant());
        if (SearchText.OrNull(page.Search) is { } typed)
        {
            var pattern = SearchText.Contains(typed);
            pilots = pilots.Where(p => EF.Functions.Like(p.Number, pattern, SearchText.Escape) || EF.Functions.Like(p.Title, pattern, SearchText.Escape) || EF.Functions.Like(p.RequesterName, pattern, SearchText.Escape));
        }
        var total = await pilots.CountAsync(cancellationToken);
        var rows = await pilots.OrderBy(p => p.Status == TimeBoxStatus.InForce || p.Status == TimeBoxStatus.Asked ? 0 : 1).ThenBy(p => p.EndsOn).ThenBy(p => p.Id).Skip(page.Skip).Take(page.PageSize).ToListAsync(cancellationToken);
        var sites = await TimeBoxQueries.SitesAsync(db, rows.Select(p => p.SiteId), cancellationToken);
        return new Page<PilotRow>([.. rows.Select(p => RowOf(p, sites[p.SiteId].Code, today))], total, page.Page, page.PageSize);
    }

    /// <summary>Null when there is no such pilot.</summary>
    public async Task<PilotDetail?> FindAsync(string number, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var pilot = await db.Pilots.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(p => p.Number == number, cancellationToken);
        if (pilot is null) return null;

        var today = clock.TodayUtc();
        var site = (await TimeBoxQueries.SitesAsync(db, [pilot.SiteId], cancellationToken))[pilot.SiteId];
        var rights = await PersonRights.ReadAsync(db, reader, today, cancellationToken);
        var options = await TimeBoxQueries.OptionsAsync(db, pilot, rights, today, cancellationToken);
        var isExtended = pilot.Extensions.Any(e => e.Status == ExtensionStatus.Approved);
        return new PilotDetail(RowOf(pilot, site.Code, today), site.TimeZone, pilot.ExitCriteria, pilot.RollbackPlan, pilot.ObjectiveCode,
            [.. pilot.Suspensions.Select(s => new PilotSuspensionRow(s.StandardCode, s.RequirementKey))],
            await db.Waivers.AsNoTracking().Where(w => w.PilotNumber == pilot.Number).OrderBy(w => w.Number).Select(w => w.Number).ToListAsync(cancellationToken),
            pilot.AskedAt, pilot.ApprovedAt, pilot.EndedAt, pilot.MeasuredOutcome, pilot.DecidedByName, TimeBoxQueries.ExtensionsOf(pilot),
            await RecordHistory.ReadAsync(db, RecordTypes.Pilot, pilot.Number, cancellationToken), options with { CanExtend = options.CanExtend && !isExtended, CanEnd = false, CanDecide = options.CanDecide && pilot.StartsOn <= today });
    }

    private static PilotRow RowOf(Pilot pilot, string site, LocalDate today) => new(pilot.Number, pilot.Title, site, pilot.Status, pilot.Hypothesis, pilot.ScopePath, pilot.RequesterName, pilot.StartsOn, pilot.EndsOn,
        Period.DaysBetween(today, pilot.EndsOn), pilot.Extensions.Count(e => e.Status == ExtensionStatus.Approved), pilot.Decision, pilot.Version);
}
