using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>What a list of waivers or pilots is narrowed to; everything that is null does not narrow.</summary>
/// <param name="OverdueOnly">In force by their status, and past their end.</param>
public sealed record TimeBoxFilter(string? Site = null, TimeBoxStatus? Status = null, bool OverdueOnly = false)
{
    /// <summary>Only what has been in force, by its last signature, for so long.</summary>
    public AgeBand? Age { get; init; }
}

/// <summary>A waiver as lists show it.</summary>
/// <param name="Targets">What it is about, in words.</param>
/// <param name="DaysLeft">Until it no longer holds; negative when that day has passed.</param>
public sealed record WaiverRow(string Number, string Title, string Site, TimeBoxStatus Status, IReadOnlyList<string> Targets, string? ScopePath, string RequesterName, string? RiskAcceptorName, string? PilotNumber,
    LocalDate EndsOn, int DaysLeft, int TimesExtended, int Version);

/// <summary>A request for more time, and what became of it.</summary>
public sealed record TimeBoxExtensionRow(int Revision, ExtensionStatus Status, string RequestedBy, string Reason, LocalDate PreviousEnd, LocalDate Until, Instant RequestedAt, Instant? DecidedAt);

/// <summary>What a person can do with a waiver or pilot now; it only offers, the record itself refuses.</summary>
/// <param name="LatestEnd">The last day that an extension may be asked for to.</param>
public sealed record TimeBoxOptions(bool CanTakeBack, bool CanExtend, bool CanEnd, bool CanDecide, LocalDate LatestEnd);

/// <summary>Everything a waiver shows.</summary>
public sealed record WaiverDetail(WaiverRow Row, string TimeZone, string Reason, string CompensatingMeasures, string PlannedActions, LocalDate ActionsDueOn, Instant AskedAt, Instant? ApprovedAt, Instant? EndedAt,
    string? EndReason, IReadOnlyList<WaiverTargetRow> Targets, IReadOnlyList<TimeBoxExtensionRow> Extensions, IReadOnlyList<HistoryRow> History, TimeBoxOptions Options);

/// <summary>One thing that a waiver is about: a finding or a requirement.</summary>
public sealed record WaiverTargetRow(string Words, string? CheckCode, string? SubjectKind, string? SubjectKey, string? StandardCode, string? RequirementKey);

/// <summary>Reads waivers.</summary>
public sealed class WaiverReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>What holds or is asked for first, and of that what ends first.</summary>
    public async Task<Page<WaiverRow>> ListAsync(TimeBoxFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var today = clock.TodayUtc();
        var waivers = TimeBoxQueries.Narrow(db, db.Waivers.AsNoTracking().AsSplitQuery(), filter, clock.GetCurrentInstant());
        if (SearchText.OrNull(page.Search) is { } typed)
        {
            var pattern = SearchText.Contains(typed);
            waivers = waivers.Where(w => EF.Functions.Like(w.Number, pattern, SearchText.Escape) || EF.Functions.Like(w.Title, pattern, SearchText.Escape) || EF.Functions.Like(w.RequesterName, pattern, SearchText.Escape)
                || w.Targets.Any(t => EF.Functions.Like(t.CheckCode!, pattern, SearchText.Escape) || EF.Functions.Like(t.SubjectKey!, pattern, SearchText.Escape) || EF.Functions.Like(t.StandardCode!, pattern, SearchText.Escape)));
        }
        var total = await waivers.CountAsync(cancellationToken);
        var rows = await waivers.OrderBy(w => w.Status == TimeBoxStatus.InForce || w.Status == TimeBoxStatus.Asked ? 0 : 1).ThenBy(w => w.EndsOn).ThenBy(w => w.Id).Skip(page.Skip).Take(page.PageSize).ToListAsync(cancellationToken);
        var sites = await TimeBoxQueries.SitesAsync(db, rows.Select(w => w.SiteId), cancellationToken);
        return new Page<WaiverRow>([.. rows.Select(w => RowOf(w, sites[w.SiteId].Code, today))], total, page.Page, page.PageSize);
    }

    /// <summary>Null when there is no such waiver.</summary>
    public async Task<WaiverDetail?> FindAsync(string number, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var waiver = await db.Waivers.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(w => w.Number == number, cancellationToken);
        if (waiver is null) return null;

        var today = clock.TodayUtc();
        var site = (await TimeBoxQueries.SitesAsync(db, [waiver.SiteId], cancellationToken))[waiver.SiteId];
        var rights = await PersonRights.ReadAsync(db, reader, today, cancellationToken);
        var options = await TimeBoxQueries.OptionsAsync(db, waiver, rights, today, cancellationToken);
        return new WaiverDetail(RowOf(waiver, site.Code, today), site.TimeZone, waiver.Reason, waiver.CompensatingMeasures, waiver.PlannedActions, waiver.ActionsDueOn, waiver.AskedAt, waiver.ApprovedAt, waiver.EndedAt, waiver.EndReason,
            [.. waiver.Targets.Select(t => new WaiverTargetRow(t.Words, t.CheckCode, t.SubjectKind, t.SubjectKey, t.StandardCode, t.RequirementKey))], TimeBoxQueries.ExtensionsOf(waiver),
            await RecordHistory.ReadAsync(db, RecordTypes.Waiver, waiver.Number, cancellationToken),
            options with { CanEnd = waiver.Status == TimeBoxStatus.InForce && waiver.PilotNumber is null && options.CanEnd, CanExtend = waiver.PilotNumber is null && options.CanExtend });
    }

    private static WaiverRow RowOf(Waiver waiver, string site, LocalDate today) => new(waiver.Number, waiver.Title, site, waiver.Status, [.. waiver.Targets.Select(t => t.Words)], waiver.ScopePath, waiver.RequesterName,
        waiver.RiskAcceptorName, waiver.PilotNumber, waiver.EndsOn, Period.DaysBetween(today, waiver.EndsOn), waiver.Extensions.Count(e => e.Status == ExtensionStatus.Approved), waiver.Version);
}
