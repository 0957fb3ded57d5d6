using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>Figures of a period as they are computed now.</summary>
/// <param name="From">First day.</param>
/// <param name="To">First day after it.</param>
public sealed record LiveFigures(string Site, string SiteName, string TimeZone, LocalDate From, LocalDate To, IReadOnlyList<LiveFigure> Figures);

/// <summary>A figure beside what was agreed on it.</summary>
public sealed record LiveFigure(Kpi Kpi, KpiFigure Figure, int? Target);

/// <summary>Computes figures from the ledger and the records. What happened in a period gives the same figures whenever it is computed; what stands is taken as it stands now.</summary>
public sealed class KpiReads(IDbContextFactory<PortalDb> factory, Schedules schedules, IClock clock)
{
    private const int MostDays = 400;

    /// <param name="site">Code of the site.</param>
    /// <param name="from">First day by the site's clock.</param>
    /// <param name="to">First day after the period.</param>
    public async Task<Result<LiveFigures>> ComputeAsync(string site, LocalDate from, LocalDate to, CancellationToken cancellationToken)
    {
        if (to <= from || Period.DaysBetween(from, to) > MostDays || from.Year is < 1970 or > 2199 || to.Year > 2199) return ReviewErrors.Period;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await ReviewSite.FindAsync(db, site, cancellationToken) is not { } found) return ReviewErrors.UnknownSite(site);

        var period = new ReviewPeriod(found.Zone.AtStartOfDay(from).ToInstant(), found.Zone.AtStartOfDay(to).ToInstant());
        var choices = await ReadChoicesAsync(db, found.Id, cancellationToken);
        var figures = await ComputeAsync(db, schedules, found, period, KpiCatalog.All, false, clock.GetCurrentInstant(), cancellationToken);
        return new LiveFigures(found.Code, found.Name, found.Zone.Id, from, to, [.. figures.Select(f => (Figure: f, Kpi: KpiCatalog.Find(f.Kpi)!)).Select(f => new LiveFigure(f.Kpi, f.Figure, choices.TargetOf(f.Kpi)))]);
    }

    /// <summary>One figure for all of each, and those of the parts that have records, in the order of the catalog.</summary>
    /// <param name="isFreezing">Whether a review finds the open actions open by this.</param>
    internal static async Task<IReadOnlyList<KpiFigure>> ComputeAsync(PortalDb db, Schedules schedules, ReviewSite site, ReviewPeriod period, IEnumerable<Kpi> wanted, bool isFreezing, Instant now, CancellationToken cancellationToken)
    {
        var kpis = wanted.ToList();
        var calendar = (await db.ReadCalendarsAsync([site.Id], cancellationToken))[site.Id];
        var changes = new ChangeKpis(site.Code, calendar, period);
        var stories = await ChangeStory.ReadAsync(db, site.Id, period, cancellationToken);
        var marks = stories.SelectMany(changes.Of).Concat(await MeetingsAsync(db, site, period, isFreezing, cancellationToken)).ToList();
        if (kpis.Exists(kpi => kpi.Basis == KpiBasis.Stood))
        {
            marks.AddRange(await new WindowKpis(db, schedules, site, period).ReadAsync(stories, changes.RequesterOf, cancellationToken));
            marks.AddRange(await new StandingKpis(db, site, period, now).ReadAsync(cancellationToken));
        }

        var byKpi = marks.ToLookup(mark => mark.Kpi);
        return [.. kpis.SelectMany(kpi => Figures(kpi, byKpi[kpi.Code]))];
    }

    private static IEnumerable<KpiFigure> Figures(Kpi kpi, IEnumerable<KpiMark> marks)
    {
        var parts = marks.ToLookup(mark => mark.Part, mark => mark.Record);
        if (kpi.Part != KpiPart.FunctionPair) yield return KpiFigure.Of(kpi, KpiParts.All, parts[KpiParts.All]);
        foreach (var part in parts.Where(part => part.Key != KpiParts.All).OrderBy(part => part.Key, StringComparer.Ordinal)) yield return KpiFigure.Of(kpi, part.Key, part);
    }

    /// <summary>What the reviews themselves say of governance.</summary>
    private static async Task<IEnumerable<KpiMark>> MeetingsAsync(PortalDb db, ReviewSite site, ReviewPeriod period, bool isFreezing, CancellationToken cancellationToken)
    {
        var (since, until) = (period.From - Duration.FromDays(7 * ReviewReads.TrendWeeks + 1), period.Until);
        var (first, after) = (period.From.InZone(site.Zone).Date, period.Until.InZone(site.Zone).Date);
        var held = await db.Reviews.AsNoTracking().Where(r => r.SiteId == site.Id && r.Until <= period.From && r.From >= since).Select(r => new { r.Number, r.HadQuorum, r.ClosedAt }).ToListAsync(cancellationToken);
        var due = await db.Actions.AsNoTracking().Where(a => a.SiteId == site.Id && a.FirstDueOn >= first && a.FirstDueOn < after && (a.Status != ActionStatus.Dropped || a.EndedAt >= until))
            .Select(a => new { a.Number, a.FirstDueOn, a.EndedAt }).ToListAsync(cancellationToken);
        var found = isFreezing ? 1 : 0;
        var carried = await db.Actions.AsNoTracking().Where(a => a.SiteId == site.Id && a.Status == ActionStatus.Open && a.CarriedOver + found > 2).Select(a => new { a.Number, CarriedOver = a.CarriedOver + found }).ToListAsync(cancellationToken);
        return
        [
            .. held.Select(r => Of("cadence", RecordTypes.Review, r.Number, r.HadQuorum == true && r.ClosedAt < until ? 1 : 0)),
            .. due.Select(a => Of("actions-in-time", RecordTypes.Action, a.Number, a.EndedAt?.InZone(site.Zone).Date <= a.FirstDueOn ? 1 : 0)),
            .. carried.Select(a => Of("actions-carried", RecordTypes.Action, a.Number, a.CarriedOver)),
        ];
    }

    internal static async Task<ReviewChoices> ReadChoicesAsync(PortalDb db, int siteId, CancellationToken cancellationToken) =>
        (await db.ReviewSettings.AsNoTracking().SingleOrDefaultAsync(s => s.SiteId == siteId, cancellationToken))?.Choices ?? ReviewChoices.Default;

    private static KpiMark Of(string kpi, string type, string number, int amount) => new(kpi, KpiParts.All, new KpiRecord(type, number, amount));
}
