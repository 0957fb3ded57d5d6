using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Which state of the plant was judged, and the numbers of the changes whose verdicts differ from those of the check before.</summary>
public sealed record Rechecked(string State, IReadOnlyList<string> Differing);

/// <summary>
/// Judges every slot that is not begun yet again, after windows, plant, people or other changes moved. Where the verdicts differ from those before, the
/// change's history says what appeared and what went, and the feed tells those who look. However many processes run, each difference is told once.
/// </summary>
public sealed class RecheckSlots(IDbContextFactory<PortalDb> factory, Schedules schedules, IClock clock, ChangeFeed feed, ILogger<RecheckSlots> log)
{
    /// <param name="since">State of the last run; where nothing has moved since, nothing is judged. Null judges in any case.</param>
    public async Task<Rechecked> RunAsync(string? since, CancellationToken cancellationToken)
    {
        var differing = new List<string>();
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var state = (await schedules.ReadLabelAsync(db, cancellationToken)).ToString();
        if (state == since) return new Rechecked(state, []);

        foreach (var siteId in await db.Equipment.AsNoTracking().Where(e => e.Level == EquipmentLevel.Site).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(cancellationToken))
        {
            if (await schedules.FindAsync(db, siteId, cancellationToken) is not { } schedule) continue;

            foreach (var slot in await StaleAsync(db, schedule, cancellationToken))
                if (await RenewAsync(slot, cancellationToken)) differing.Add(slot.Change.Number);
        }
        foreach (var number in differing) feed.Publish(new Saved(RecordTypes.Change, number));
        return new Rechecked(state, differing);
    }

    /// <summary>The changes whose verdicts were computed from facts that have moved since, with what is found now.</summary>
    private async Task<List<StaleSlot>> StaleAsync(PortalDb db, SiteSchedule schedule, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var siteId = schedule.Site.SiteId;
        // Read before the changes: who acts in between has another hash than this one, and is left to the next run.
        var known = await db.SlotChecks.AsNoTracking().Where(c => c.SiteId == siteId).Select(c => new { c.ChangeId, c.BasisHash }).ToDictionaryAsync(c => c.ChangeId, c => c.BasisHash, cancellationToken);
        var changes = await PlannedChange.ReadAsync(
            db.Changes.Where(c => c.SiteId == siteId && c.Content.PlannedStart != null && ChangeStatuses.BeforeWork.Contains(c.Status)), cancellationToken);

        var stale = new List<StaleSlot>();
        foreach (var change in changes)
        {
            var question = change.Ask(change.Content.PlannedStart!.Value, now);
            // A slot that is over without having been used is the desk's matter; its conflicts no longer hurt anybody.
            if (question.SpanMinutes == 0 || question.End <= now) continue;

            var report = SlotRules.Check(schedule, question);
            if (known.GetValueOrDefault(change.Id) is var hash && hash != report.BasisHash) stale.Add(new StaleSlot(change, siteId, hash, report));
        }
        return stale;
    }

    /// <summary>True when people are told. A slot on which somebody acted since it was judged is theirs, and is judged by the next run.</summary>
    private async Task<bool> RenewAsync(StaleSlot slot, CancellationToken cancellationToken)
    {
        var (change, report) = (slot.Change, slot.Report);
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        var check = await db.SlotChecks.SingleOrDefaultAsync(c => c.ChangeId == change.Id, cancellationToken);
        if (check?.BasisHash != slot.KnownHash) return false;
        if (check is null)
        {
            check = db.SlotChecks.Add(new SlotCheck(change.Id, slot.SiteId)).Entity;
            check.Rely(report.BasisHash, StoredVerdicts.Write(report.Verdicts), now);
            await db.SaveOnceAsync(cancellationToken);
            return false;
        }

        var (before, kept) = (StoredVerdicts.Read(check.Verdicts), StoredVerdicts.Kept(report.Verdicts).ToList());
        var (appeared, gone) = (StoredVerdicts.Missing(kept, before), StoredVerdicts.Missing(before, kept));
        var relied = StoredVerdicts.Read(check.ReliedOn ?? check.Verdicts);
        var isAsRelied = StoredVerdicts.Missing(kept, relied).Count == 0 && StoredVerdicts.Missing(relied, kept).Count == 0;
        var isNews = appeared.Count > 0 || gone.Count > 0;
        if (isNews)
            db.Ledger.Add(LedgerEntry.For(Actor.Portal, CommandOf(slot, check), now, RecordTypes.Change, change.Number, change.Revision, ChangeEvents.SlotRechecked, SlotNews.Say(appeared, gone)));
        check.Recheck(report.BasisHash, StoredVerdicts.Write(kept), isAsRelied, now);
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (isNews && saved.IsSuccess) log.LogInformation("Slot of {ChangeNumber} rechecked: {AppearedCount} verdicts appeared, {GoneCount} went", change.Number, appeared.Count, gone.Count);
        return isNews && saved.IsSuccess;
    }

    /// <summary>Two processes that find the same difference use the same command, of which the ledger takes one.</summary>
    private static Command CommandOf(StaleSlot slot, SlotCheck check) => new(OwnCommand.Of("recheck", slot.Change.Id, check.Version, slot.Report.BasisHash));

    /// <param name="KnownHash">Of the check that was found stale; null when there was none.</param>
    private sealed record StaleSlot(PlannedChange Change, int SiteId, string? KnownHash, SlotReport Report);
}
