using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>A review as lists show it.</summary>
/// <param name="HadQuorum">Null until it is signed off.</param>
public sealed record ReviewRow(string Number, string Site, string SiteName, string TimeZone, string Week, Instant From, Instant Until, Instant FrozenAt, ReviewStatus Status, bool? HadQuorum, string? ClosedByName, Instant? ClosedAt,
    int AgendaItems, int Decisions, int Actions);

/// <summary>A figure as it was frozen, with those of the weeks before.</summary>
/// <param name="Trend">The eight weeks up to this one, oldest first; a week without a figure has no value.</param>
public sealed record FigureRow(Kpi Kpi, string Part, int? Value, int? Median, int N, int? Target, IReadOnlyList<TrendPoint> Trend);

/// <summary>A figure in one week.</summary>
public sealed record TrendPoint(string Week, int? Value, int N);

/// <summary>Something on the agenda.</summary>
public sealed record AgendaRow(AgendaKind Kind, string RecordType, string Number, string Title, string? Detail, Instant? DueAt);

/// <summary>Somebody who was there.</summary>
public sealed record AttendanceRow(string Person, string Name, Function Function);

/// <summary>A decision as it was written down.</summary>
public sealed record DecisionRow(int Line, string Text, IReadOnlyList<Function> By, string? Dissent, LocalDate? EffectiveOn, string? About, bool NeedsNoAction, string RecordedByName, Instant At);

/// <summary>Everything that a review shows.</summary>
/// <param name="Missing">Functions of the quorum of which nobody is there.</param>
/// <param name="Agreed">Actions of this review, as they stand today.</param>
/// <param name="Before">The review before it; null for the first.</param>
public sealed record ReviewDetail(ReviewRow Row, int Version, string FiguresHash, string? ContentHash, string? Minutes, IReadOnlyList<Function> Quorum, IReadOnlyList<Function> Missing, IReadOnlyList<FigureRow> Figures,
    IReadOnlyList<AgendaRow> Agenda, IReadOnlyList<AttendanceRow> Attendance, IReadOnlyList<DecisionRow> Decisions, IReadOnlyList<ActionRow> Agreed, ReviewBefore? Before, ReviewOptions Options);

/// <summary>What the review before decided, and what is left of it.</summary>
public sealed record ReviewBefore(string Week, bool? HadQuorum, IReadOnlyList<DecisionRow> Decisions, IReadOnlyList<ActionRow> Actions);

/// <summary>What the reader can do in a review; each action asks again.</summary>
/// <param name="Speakers">Who can be there, and who can own an action.</param>
/// <param name="NextWeek">Of the review after it; null for the newest.</param>
public sealed record ReviewOptions(bool MayWrite, bool MaySign, IReadOnlyList<ReviewSpeaker> Speakers, string? NextWeek);

/// <summary>Reads reviews. Everything in them but the state of actions is as it was frozen or written down.</summary>
public sealed class ReviewReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>Weeks that a trend shows.</summary>
    public const int TrendWeeks = 8;

    /// <summary>The newest first.</summary>
    /// <param name="site">Code of the site; null for all.</param>
    public async Task<Page<ReviewRow>> ListAsync(string? site, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await Rows(db, db.Reviews.AsNoTracking().Where(r => site == null || db.Equipment.Any(e => e.Id == r.SiteId && e.Path == site)).OrderByDescending(r => r.Week).ThenBy(r => r.Number)).ToPageAsync(page, cancellationToken);
    }

    /// <summary>Null when there is none.</summary>
    public async Task<ReviewDetail?> FindAsync(string site, string week, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await ReviewSite.FindAsync(db, site, cancellationToken) is not { } found) return null;
        if (await Rows(db, db.Reviews.AsNoTracking().Where(r => r.SiteId == found.Id && r.Week == week)).SingleOrDefaultAsync(cancellationToken) is not { } row) return null;

        var review = await db.Reviews.AsNoTracking().Include(r => r.Attendance).Include(r => r.Decisions).Include(r => r.Agenda).AsSplitQuery().SingleAsync(r => r.SiteId == found.Id && r.Week == week, cancellationToken);
        var codes = await db.People.AsNoTracking().Where(p => db.Set<ReviewAttendance>().Any(a => a.ReviewId == review.Id && a.PersonId == p.Id)).Select(p => new { p.Id, p.Code }).ToDictionaryAsync(p => p.Id, p => p.Code, cancellationToken);
        return new ReviewDetail(row, review.Version, review.FiguresHash, review.ContentHash, review.Minutes, review.Quorum, review.Missing, await FiguresAsync(db, review, cancellationToken),
            [.. review.Agenda.OrderBy(i => i.Id).Select(i => new AgendaRow(i.Kind, i.RecordType, i.Number, i.Title, i.Detail, i.DueAt))],
            [.. review.Attendance.OrderBy(a => a.Function).ThenBy(a => a.PersonName, StringComparer.Ordinal).Select(a => new AttendanceRow(codes[a.PersonId], a.PersonName, a.Function))],
            [.. review.Decisions.OrderBy(d => d.Line).Select(Of)], await ActionReads.Rows(db, db.Actions.Where(a => a.ReviewId == review.Id).OrderBy(a => a.Id)).ToListAsync(cancellationToken),
            await BeforeAsync(db, review, cancellationToken), await OptionsAsync(db, review, found, reader, cancellationToken));
    }

    /// <summary>Exactly the records a figure was computed from; null when there is no such figure.</summary>
    public async Task<(FigureRow Figure, IReadOnlyList<KpiRecord> Records)?> FindFigureAsync(string site, string week, string kpi, string part, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var figure = await db.Set<ReviewFigure>().AsNoTracking().SingleOrDefaultAsync(f => f.Kpi == kpi && f.Part == part
            && db.Reviews.Any(r => r.Id == f.ReviewId && r.Week == week && db.Equipment.Any(e => e.Id == r.SiteId && e.Path == site)), cancellationToken);
        if (figure is null || KpiCatalog.Find(figure.Kpi) is not { } known) return null;

        return (new FigureRow(known, figure.Part, figure.Value, figure.Median, figure.N, figure.Target, []), figure.Records);
    }

    private static IQueryable<ReviewRow> Rows(PortalDb db, IQueryable<GovernanceReview> reviews) => reviews.Join(db.Equipment, r => r.SiteId, site => site.Id, (r, site) => new ReviewRow(r.Number, site.Path, site.Name,
        site.TimeZone ?? "UTC", r.Week, r.From, r.Until, r.FrozenAt, r.Status, r.HadQuorum, r.ClosedByName, r.ClosedAt, r.Agenda.Count, r.Decisions.Count, db.Actions.Count(a => a.ReviewId == r.Id)));

    /// <summary>Those of this week, each with its trend: one query without the records behind them.</summary>
    private static async Task<IReadOnlyList<FigureRow>> FiguresAsync(PortalDb db, GovernanceReview review, CancellationToken cancellationToken)
    {
        var last = IsoWeek.Parse(review.Week)!.Value;
        var weeks = Enumerable.Range(1 - TrendWeeks, TrendWeeks).Select(back => last.Plus(back).ToString()).ToList();
        var first = weeks[0];
        var rows = await db.Set<ReviewFigure>().AsNoTracking().Join(db.Reviews.Where(r => r.SiteId == review.SiteId && r.Week.CompareTo(first) >= 0 && r.Week.CompareTo(review.Week) <= 0), f => f.ReviewId, r => r.Id,
            (f, r) => new { r.Week, f.Kpi, f.Part, f.Value, f.Median, f.N, f.Target }).ToListAsync(cancellationToken);
        var known = rows.ToDictionary(f => (f.Kpi, f.Part, f.Week), f => new TrendPoint(f.Week, f.Value, f.N));
        return [.. KpiCatalog.All.SelectMany(kpi => rows.Where(f => f.Week == review.Week && f.Kpi == kpi.Code).OrderBy(f => f.Part, StringComparer.Ordinal).Select(f => new FigureRow(kpi, f.Part, f.Value, f.Median, f.N, f.Target,
            [.. weeks.Select(week => known.GetValueOrDefault((kpi.Code, f.Part, week)) ?? new TrendPoint(week, null, 0))])))];
    }

    private static async Task<ReviewBefore?> BeforeAsync(PortalDb db, GovernanceReview review, CancellationToken cancellationToken)
    {
        var before = await db.Reviews.AsNoTracking().Include(r => r.Decisions).Where(r => r.SiteId == review.SiteId && r.Week.CompareTo(review.Week) < 0).OrderByDescending(r => r.Week).FirstOrDefaultAsync(cancellationToken);
        return before is null ? null : new ReviewBefore(before.Week, before.HadQuorum, [.. before.Decisions.OrderBy(d => d.Line).Select(Of)],
            await ActionReads.Rows(db, db.Actions.Where(a => a.ReviewId == before.Id).OrderBy(a => a.Id)).ToListAsync(cancellationToken));
    }

    private async Task<ReviewOptions> OptionsAsync(PortalDb db, GovernanceReview review, ReviewSite site, Actor reader, CancellationToken cancellationToken)
    {
        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        var mayWrite = review.RefuseWriting() is null && ReviewGate.RefuseWriting(rights, review.SiteId) is null;
        var next = await db.Reviews.AsNoTracking().Where(r => r.SiteId == review.SiteId && r.Week.CompareTo(review.Week) > 0).OrderBy(r => r.Week).Select(r => r.Week).FirstOrDefaultAsync(cancellationToken);
        return new ReviewOptions(mayWrite, mayWrite && review.RefuseSigning(rights) is null, mayWrite ? await ReviewPeople.ReadAsync(db, site.Id, clock.GetCurrentInstant().InZone(site.Zone).Date, cancellationToken) : [], next);
    }

    private static DecisionRow Of(ReviewDecision d) => new(d.Line, d.Text, d.By, d.Dissent, d.EffectiveOn, d.About, d.NeedsNoAction, d.RecordedByName, d.At);
}
