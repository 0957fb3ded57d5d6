using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Core.Strategy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>What exceptions, data, findings and standards bring to the figures: mostly as they stand at the moment at which they are read.</summary>
internal sealed class StandingKpis(PortalDb db, ReviewSite site, ReviewPeriod period, Instant now)
{
    private readonly LocalDate _today = now.InZone(site.Zone).Date;

    public async Task<IReadOnlyList<KpiMark>> ReadAsync(CancellationToken cancellationToken) =>
    [
        .. await BoxesAsync(db.Waivers.Where(w => w.PilotNumber == null), cancellationToken), .. await BoxesAsync(db.Pilots, cancellationToken), .. await PilotsAsync(cancellationToken),
        .. await MeasuresAsync(cancellationToken), .. await SourcesAsync(cancellationToken), .. await FindingsAsync(cancellationToken), .. await StandardsAsync(cancellationToken),
    ];

    private async Task<IEnumerable<KpiMark>> BoxesAsync<T>(IQueryable<T> boxes, CancellationToken cancellationToken) where T : TimeBox
    {
        var inForce = await boxes.AsNoTracking().Where(b => b.SiteId == site.Id && b.Status == TimeBoxStatus.InForce)
            .Select(b => new { b.Number, b.ApprovedAt, b.EndsOn, Extended = b.Extensions.Count(e => e.Status == ExtensionStatus.Approved) }).ToListAsync(cancellationToken);
        var type = typeof(T) == typeof(Pilot) ? RecordTypes.Pilot : RecordTypes.Waiver;
        return inForce.SelectMany(b => new KpiMark?[]
        {
            Of("waiver-age", type, b.Number, DaysSince(b.ApprovedAt ?? now)),
            b.EndsOn <= _today ? Of("waivers-expired", type, b.Number) : null,
            b.Extended > 1 ? Of("waivers-extended", type, b.Number) : null,
        }).OfType<KpiMark>();
    }

    private async Task<IEnumerable<KpiMark>> PilotsAsync(CancellationToken cancellationToken)
    {
        var (first, after) = (period.From.InZone(site.Zone).Date, period.Until.InZone(site.Zone).Date);
        var ended = await db.Pilots.AsNoTracking().Where(p => p.SiteId == site.Id && p.ApprovedAt != null && p.EndsOn >= first && p.EndsOn < after).Select(p => new { p.Number, p.EndsOn, p.EndedAt, p.Decision }).ToListAsync(cancellationToken);
        return ended.Select(p => Of("pilots-decided", RecordTypes.Pilot, p.Number, p.Decision is not null && p.EndedAt?.InZone(site.Zone).Date <= p.EndsOn ? 1 : 0));
    }

    private async Task<IEnumerable<KpiMark>> MeasuresAsync(CancellationToken cancellationToken)
    {
        var there = await db.Measures.AsNoTracking().Where(m => m.SiteId == site.Id && (m.Status == MeasureStatus.InEffect || m.Status == MeasureStatus.RemovalToConfirm))
            .Select(m => new { m.Number, m.Since, m.EndsAt }).ToListAsync(cancellationToken);
        return
        [
            .. there.Select(m => Of("measure-age", RecordTypes.Measure, m.Number, DaysSince(m.Since))),
            .. there.Where(m => m.EndsAt <= now).Select(m => Of("measures-overdue", RecordTypes.Measure, m.Number)),
        ];
    }

    private async Task<IEnumerable<KpiMark>> SourcesAsync(CancellationToken cancellationToken)
    {
        var today = _today;
        var owned = DataSourceReads.OwnedByOne(db, today);
        var sources = await db.DataSources.AsNoTracking().Where(s => s.SiteId == site.Id && s.Stage == LifecycleStage.Production && (s.EffectiveTo == null || today < s.EffectiveTo)).Select(s => new
        {
            s.Code, s.Kind, HasBackup = s.BackupId != null, IsOwned = owned.Contains(s.Id),
            HasFlow = db.DataFlows.Any(f => (f.FromId == s.Id || f.ToId == s.Id) && (f.EffectiveTo == null || today < f.EffectiveTo)),
            HasUse = db.UseCases.Any(u => u.State != UseCaseState.Rejected && u.Sources.Any(used => used.SourceId == s.Id)),
            HasConsumer = db.DataFlows.Any(f => f.FromId == s.Id && f.ConsumerFunction != null && (f.EffectiveTo == null || today < f.EffectiveTo))
                || db.UseCases.Any(u => u.State == UseCaseState.Current && u.Sources.Any(used => used.SourceId == s.Id)),
        }).ToListAsync(cancellationToken);
        return sources.SelectMany(s => new KpiMark?[]
        {
            OfSource("ownership", s.Code, s.IsOwned ? 1 : 0),
            OfSource("context", s.Code, s is { HasFlow: true, HasConsumer: true } ? 1 : 0),
            s.HasUse ? null : OfSource("dark-data", s.Code, 1),
            s is { Kind: DataSourceKind.Person, HasBackup: false } ? OfSource("tacit-risk", s.Code, 1) : null,
        }).OfType<KpiMark>();
    }

    private async Task<IEnumerable<KpiMark>> FindingsAsync(CancellationToken cancellationToken)
    {
        var (from, until) = (period.From, period.Until);
        var ofSite = db.Findings.AsNoTracking().Where(f => f.SiteId == site.Id);
        var serious = await ofSite.Where(f => f.Status == FindingStatus.Open && (f.Severity == CheckSeverity.High || f.Severity == CheckSeverity.Blocking)).Select(f => new { f.Id, f.FirstSeen }).ToListAsync(cancellationToken);
        var moved = await ofSite.Where(f => (f.FirstSeen >= from && f.FirstSeen < until) || (f.FixedAt >= from && f.FixedAt < until)).Select(f => new { f.Id, f.FirstSeen, f.FixedAt }).ToListAsync(cancellationToken);
        return
        [
            .. serious.Select(f => OfFinding("findings-age", f.Id, DaysSince(f.FirstSeen))),
            .. moved.Where(f => period.Includes(f.FirstSeen)).Select(f => OfFinding("findings-new", f.Id, 1)),
            .. moved.Where(f => period.Includes(f.FixedAt)).Select(f => OfFinding("findings-cleared", f.Id, 1)),
        ];
    }

    private async Task<IEnumerable<KpiMark>> StandardsAsync(CancellationToken cancellationToken)
    {
        var standards = await db.Standards.AsNoTracking().Include(s => s.Versions).Where(s => s.RetiredAt == null).OrderBy(s => s.Code).ToListAsync(cancellationToken);
        return standards.Select(s => (s.Code, Version: s.EffectiveOn(_today))).Where(s => s.Version is { } version && (version.AppliesTo.Site is null || version.AppliesTo.Site == site.Code))
            .Select(s => Of("co-authorship", RecordTypes.Standard, s.Code, s.Version!.ApprovedBy.Count >= 3 ? 1 : 0));
    }

    private int DaysSince(Instant at) => Math.Max(0, Period.DaysBetween(at.InZone(site.Zone).Date, _today));

    private KpiMark OfSource(string kpi, string code, int amount) => Of(kpi, RecordTypes.DataSource, Common.SiteCode.Of(site.Code, code), amount);

    private static KpiMark OfFinding(string kpi, int id, int amount) => Of(kpi, RecordTypes.Finding, id.ToString(System.Globalization.CultureInfo.InvariantCulture), amount);

    private static KpiMark Of(string kpi, string type, string number, int amount = 1) => new(kpi, KpiParts.All, new KpiRecord(type, number, amount));
}
