using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Standards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>The agenda that writes itself: what the functions should speak about, as it stands now.</summary>
internal sealed class AgendaReads(PortalDb db, ReviewSite site, ReviewPeriod period, Instant now)
{
    /// <summary>Of one kind; with more, the list of that kind is the better place.</summary>
    public const int MostOfOneKind = 50;

    private const int ConflictDays = 7;
    private const int MeasureDays = 7;
    private const int WaiverDays = 30;
    private const int PilotDays = 14;

    private readonly LocalDate _today = now.InZone(site.Zone).Date;

    public async Task<IReadOnlyList<AgendaItem>> ReadAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<AgendaItem> all =
        [
            .. await OverdueAsync(cancellationToken), .. await ConflictsAsync(cancellationToken), .. await MeasuresAsync(cancellationToken),
            .. (await Ending(db.Waivers.Where(w => w.PilotNumber == null), WaiverDays).Select(w => new Box(w.Number, w.Title, w.EndsOn)).ToListAsync(cancellationToken)).Select(w => Of(w, AgendaKind.WaiverEnding, RecordTypes.Waiver)),
            .. (await Ending(db.Pilots, PilotDays).Select(p => new Box(p.Number, p.Title, p.EndsOn)).ToListAsync(cancellationToken)).Select(p => Of(p, AgendaKind.PilotEnding, RecordTypes.Pilot)),
            .. await FindingsAsync(cancellationToken), .. await SourcesAsync(cancellationToken), .. await StandardsAsync(cancellationToken), .. await ActionsAsync(cancellationToken),
        ];
        return [.. all.GroupBy(item => item.Kind).OrderBy(kind => kind.Key).SelectMany(kind => kind.OrderBy(item => item.DueAt ?? Instant.MaxValue).ThenBy(item => item.Number, StringComparer.Ordinal).Take(MostOfOneKind))];
    }

    /// <summary>Decisions that are late, and emergencies whose retrospective is still to be held, late or not.</summary>
    private async Task<IEnumerable<AgendaItem>> OverdueAsync(CancellationToken cancellationToken)
    {
        var ofSite = db.Changes.Where(c => c.SiteId == site.Id);
        var asked = await AskedRow.ReadAsync(db, ofSite, cancellationToken);
        var late = asked.Select(row => (row.Number, Late: row.Deadlines.Where(d => d.OverdueAt(now) is not null && d.Deadline.Subject.Function is not null).ToList())).Where(row => row.Late.Count > 0)
            .ToDictionary(row => row.Number, row => row.Late);
        var retrospectives = asked.SelectMany(row => row.Deadlines.Where(d => d.Deadline.Subject.Task == AskedTask.Retrospective).Select(d => (row.Number, d.Deadline.DueAt))).ToDictionary(d => d.Number, d => d.DueAt);
        var numbers = late.Keys.Concat(retrospectives.Keys).Distinct().ToList();
        var titles = await ofSite.AsNoTracking().Where(c => numbers.Contains(c.Number)).Select(c => new { c.Number, c.Content.Title }).ToDictionaryAsync(c => c.Number, c => c.Title, cancellationToken);
        return
        [
            .. retrospectives.Select(r => new AgendaItem(AgendaKind.Retrospective, RecordTypes.Change, r.Key, titles[r.Key], null, r.Value)),
            .. late.Where(row => !retrospectives.ContainsKey(row.Key)).Select(row => new AgendaItem(AgendaKind.DecisionOverdue, RecordTypes.Change, row.Key, titles[row.Key],
                $"Waits for {string.Join(", ", row.Value.Select(d => d.Deadline.Subject.Function!.Value).Distinct().Order().Select(FunctionWords.Of))}", row.Value.Min(d => d.Deadline.DueAt))),
        ];
    }

    private async Task<IEnumerable<AgendaItem>> ConflictsAsync(CancellationToken cancellationToken)
    {
        var until = now + Duration.FromDays(ConflictDays);
        var checks = await db.SlotChecks.AsNoTracking().Where(check => check.SiteId == site.Id && check.Verdicts != "[]")
            .Join(db.Changes.Where(c => ChangeStatuses.BeforeWork.Contains(c.Status) && c.Content.PlannedStart >= now && c.Content.PlannedStart < until), check => check.ChangeId, c => c.Id,
                (check, c) => new { c.Number, c.Content.Title, c.Content.PlannedStart, check.Verdicts }).ToListAsync(cancellationToken);
        return checks.Select(c => new AgendaItem(AgendaKind.ConflictAhead, RecordTypes.Change, c.Number, c.Title, string.Join(" ", StoredVerdicts.Read(c.Verdicts).Select(v => v.Message).Distinct()), c.PlannedStart));
    }

    private async Task<IEnumerable<AgendaItem>> MeasuresAsync(CancellationToken cancellationToken)
    {
        var until = now + Duration.FromDays(MeasureDays);
        var ending = await db.Measures.AsNoTracking().Where(m => m.SiteId == site.Id && (m.Status == MeasureStatus.InEffect || m.Status == MeasureStatus.RemovalToConfirm) && m.EndsAt < until)
            .Select(m => new { m.Number, m.Title, m.OwnerName, m.EndsAt }).ToListAsync(cancellationToken);
        return ending.Select(m => new AgendaItem(AgendaKind.MeasureEnding, RecordTypes.Measure, m.Number, m.Title, $"Owner: {m.OwnerName}", m.EndsAt));
    }

    private IQueryable<T> Ending<T>(IQueryable<T> boxes, int days) where T : TimeBox
    {
        var until = _today.PlusDays(days);
        return boxes.AsNoTracking().Where(b => b.SiteId == site.Id && b.Status == TimeBoxStatus.InForce && b.EndsOn <= until);
    }

    private AgendaItem Of(Box box, AgendaKind kind, string type) => new(kind, type, box.Number, box.Title, null, StartOf(box.EndsOn));

    private async Task<IEnumerable<AgendaItem>> FindingsAsync(CancellationToken cancellationToken)
    {
        var (from, until) = (period.From, period.Until);
        var found = await db.Findings.AsNoTracking().Where(f => f.SiteId == site.Id && f.Status == FindingStatus.Open && (f.Severity == CheckSeverity.High || f.Severity == CheckSeverity.Blocking)
                && f.FirstSeen >= from && f.FirstSeen < until).OrderBy(f => f.FirstSeen).ThenBy(f => f.Id).Take(MostOfOneKind).Select(f => new { f.Id, f.Check, f.Sentence }).ToListAsync(cancellationToken);
        return found.Select(f => new AgendaItem(AgendaKind.NewFinding, RecordTypes.Finding, f.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), f.Sentence, f.Check, null));
    }

    private async Task<IEnumerable<AgendaItem>> SourcesAsync(CancellationToken cancellationToken)
    {
        var today = _today;
        var owned = DataSourceReads.OwnedByOne(db, today);
        var unowned = await db.DataSources.AsNoTracking().Where(s => s.SiteId == site.Id && s.Stage == LifecycleStage.Production && (s.EffectiveTo == null || today < s.EffectiveTo) && !owned.Contains(s.Id))
            .OrderBy(s => s.Code).Take(MostOfOneKind).Select(s => new { s.Code, s.Name }).ToListAsync(cancellationToken);
        return unowned.Select(s => new AgendaItem(AgendaKind.UnownedSource, RecordTypes.DataSource, SiteCode.Of(site.Code, s.Code), s.Name, null, null));
    }

    private async Task<IEnumerable<AgendaItem>> StandardsAsync(CancellationToken cancellationToken)
    {
        var until = _today.PlusDays(ReviewDue.SoonDays);
        var due = await db.Standards.AsNoTracking().Where(s => s.RetiredAt == null && s.ReviewDueOn <= until).Select(s => new { s.Code, s.Title, s.ReviewDueOn }).ToListAsync(cancellationToken);
        return due.Select(s => new AgendaItem(AgendaKind.StandardDue, RecordTypes.Standard, s.Code, s.Title, null, StartOf(s.ReviewDueOn!.Value)));
    }

    private async Task<IEnumerable<AgendaItem>> ActionsAsync(CancellationToken cancellationToken)
    {
        var open = await db.Actions.AsNoTracking().Where(a => a.SiteId == site.Id && a.Status == ActionStatus.Open).OrderBy(a => a.DueOn).Take(MostOfOneKind)
            .Select(a => new { a.Number, a.Text, a.OwnerName, a.DueOn }).ToListAsync(cancellationToken);
        return open.Select(a => new AgendaItem(AgendaKind.ActionOpen, RecordTypes.Action, a.Number, a.Text, $"Owner: {a.OwnerName}", StartOf(a.DueOn)));
    }

    private Instant StartOf(LocalDate day) => site.Zone.AtStartOfDay(day).ToInstant();

    private sealed record Box(string Number, string Title, LocalDate EndsOn);
}
