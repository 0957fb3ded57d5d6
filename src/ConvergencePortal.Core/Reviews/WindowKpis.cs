using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>How well the hours that were agreed for work are used, and whether functions share them. Windows are taken as they stand now.</summary>
internal sealed class WindowKpis(PortalDb db, Schedules schedules, ReviewSite site, ReviewPeriod period)
{
    /// <param name="requesterOf">The function that asked for a change, by its number.</param>
    public async Task<IEnumerable<KpiMark>> ReadAsync(IReadOnlyList<ChangeStory> stories, Func<ChangeStory, Function?> requesterOf, CancellationToken cancellationToken)
    {
        if (await schedules.FindAsync(db, site.Id, cancellationToken) is not { } schedule) return [];

        var codes = await db.Windows.AsNoTracking().Where(w => w.SiteId == site.Id && w.Kind == WindowKind.Maintenance).Select(w => new { w.Id, w.Code }).ToDictionaryAsync(w => w.Id, w => w.Code, cancellationToken);
        var work = await WorkAsync(stories, requesterOf, schedule, cancellationToken);
        var (from, until) = (period.From.SecondsDown(), period.Until.SecondsDown());
        return schedule.Windows.Where(w => codes.ContainsKey(w.Window.Id)).SelectMany(window => window.Runs.Overlapping(from, until).Stretches()
            // Each time belongs to the week in which it begins.
            .Where(time => from <= time.From && time.From < until).SelectMany(time => Of(codes[window.Window.Id], [.. work.Where(w => w.From < time.To && time.From < w.To && w.Windows.Contains(window)).Select(w => w.Requester)])));
    }

    private IEnumerable<KpiMark> Of(string code, IReadOnlyList<Function?> users)
    {
        var number = SiteCode.Of(site.Code, code);
        yield return new KpiMark("windows-used", KpiParts.All, new KpiRecord(RecordTypes.Window, number, users.Count > 0 ? 1 : 0));
        if (users.Count > 0) yield return new KpiMark("windows-shared", KpiParts.All, new KpiRecord(RecordTypes.Window, number, users.OfType<Function>().Distinct().Count() > 1 ? 1 : 0));
    }

    /// <summary>What was worked on in the period, with the maintenance windows that cover it.</summary>
    private async Task<IReadOnlyList<Work>> WorkAsync(IReadOnlyList<ChangeStory> stories, Func<ChangeStory, Function?> requesterOf, SiteSchedule schedule, CancellationToken cancellationToken)
    {
        var (from, until) = (period.From, period.Until);
        var begun = db.Ledger.Where(e => e.At >= from && e.At < until && e.RecordType == RecordTypes.Change && e.Event == ChangeEvents.Started).Select(e => e.Number);
        var items = (await db.Changes.AsNoTracking().Where(c => c.SiteId == site.Id && begun.Contains(c.Number)).SelectMany(c => c.Items, (c, i) => new { c.Number, Item = new ChangedItem(i.Kind, i.TargetId, i.Label) })
            .ToListAsync(cancellationToken)).ToLookup(i => i.Number, i => i.Item);
        return [.. stories.Where(story => period.Includes(story.First(ChangeEvents.Started))).Select(story => new Work(story.First(ChangeEvents.Started)!.Value.SecondsDown(), (story.ActualEnd ?? period.Until).SecondsUp(), requesterOf(story),
            [.. items[story.Number].SelectMany(schedule.MaintenanceOf).Distinct()]))];
    }

    private sealed record Work(long From, long To, Function? Requester, IReadOnlyList<PlannedWindow> Windows);
}
