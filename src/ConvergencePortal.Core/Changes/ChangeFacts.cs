using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Gathers what policies look at, with the plant, the windows and the other changes as they are now.</summary>
public sealed class ChangeFacts(SitePictures pictures, IClock clock)
{
    public async Task<AgreementFacts> GatherAsync(PortalDb db, int siteId, string? number, ChangeContent content, IReadOnlyList<ChangeItem> items, bool isReplacementInKind,
        CancellationToken cancellationToken)
    {
        var site = await SiteAsync(db, siteId, cancellationToken);
        var verdicts = content is { PlannedStart: { } start, SpanMinutes: > 0 } ? await CheckSlotAsync(db, site, number, content, items, start, clock.GetCurrentInstant(), cancellationToken) : [];
        return new AgreementFacts(content, isReplacementInKind, ImpactRules.Of(site, items), verdicts, site);
    }

    /// <summary>Everything wrong with a start for the change in hand, the change itself left out of the comparison. One action has one "now": work that starts now does not start in the past.</summary>
    public async Task<IReadOnlyList<SlotVerdict>> CheckSlotAsync(OpenChange open, Instant start, CancellationToken cancellationToken)
    {
        var change = open.Change;
        return await CheckSlotAsync(open.Db, await SiteAsync(open.Db, change.SiteId, cancellationToken), change.Number, change.Content, change.Items, start, open.Now, cancellationToken);
    }

    public async Task<SitePicture> SiteAsync(PortalDb db, int siteId, CancellationToken cancellationToken) =>
        await pictures.FindAsync(db, siteId, cancellationToken) ?? throw new InvalidOperationException($"There is no site {siteId}.");

    private static async Task<IReadOnlyList<SlotVerdict>> CheckSlotAsync(PortalDb db, SitePicture site, string? number, ChangeContent content, IReadOnlyList<ChangeItem> items, Instant start,
        Instant now, CancellationToken cancellationToken)
    {
        var question = new SlotQuestion([.. items.Select(i => new ChangedItem(i.Kind, i.TargetId, i.Label))], start, content.PreparationMinutes, content.WorkMinutes, content.TestMinutes,
            content.RollbackMinutes, content.Type == ChangeType.Emergency, now);
        return SlotRules.Check(site, await WindowsAsync(db, site.SiteId, cancellationToken), await OthersAsync(db, site.SiteId, number, question, cancellationToken), question);
    }

    private static async Task<List<SiteWindow>> WindowsAsync(PortalDb db, int siteId, CancellationToken cancellationToken)
    {
        var windows = await db.Windows.AsNoTracking().Where(w => w.SiteId == siteId).ToListAsync(cancellationToken);
        return [.. windows.Select(w => new SiteWindow(w.Id, w.Kind, w.Title, ScheduleOf(w),
            w.EquipmentId is not null ? ItemKind.Equipment : w.SegmentId is not null ? ItemKind.Segment : ItemKind.Zone,
            w.EquipmentId ?? w.SegmentId ?? w.ZoneId ?? 0))];
    }

    /// <summary>A window that was saved has times that can be read; one that cannot is damage, and a slot must not be judged without it.</summary>
    private static WindowSchedule ScheduleOf(Window window) => window.Schedule() is { IsSuccess: true } read
        ? read.Value
        : throw new InvalidOperationException($"Window {window.Id} cannot be read: {window.Schedule().Error!.Message}");

    private static async Task<List<OccupiedSpan>> OthersAsync(PortalDb db, int siteId, string? number, SlotQuestion question, CancellationToken cancellationToken)
    {
        // No span is longer than four phases of 60 days, so what starts earlier is over. What is still being done after its end occupies its time up to now.
        var earliest = question.Start - Duration.FromDays(241);
        var others = await db.Changes.AsNoTracking()
            .Where(c => c.SiteId == siteId && c.Number != number && (c.Content.PlannedStart ?? c.ActualStart) > earliest
                && (c.Content.PlannedStart < question.End || c.ActualStart < question.End)
                && (c.Status == ChangeStatus.Assessing || c.Status == ChangeStatus.Authorizing || c.Status == ChangeStatus.Approved || c.Status == ChangeStatus.Scheduled
                    || c.Status == ChangeStatus.EmergencyAuthorized || c.Status == ChangeStatus.Implementing || c.Status == ChangeStatus.Verifying))
            .Select(c => new
            {
                c.Number, c.Status, c.Content.Title, c.Content.PlannedStart, c.ActualStart,
                Minutes = c.Content.PreparationMinutes + c.Content.WorkMinutes + c.Content.TestMinutes + c.Content.RollbackMinutes,
                Items = c.Items.Select(i => new { i.Kind, i.TargetId }).ToList(),
            })
            .ToListAsync(cancellationToken);
        return [.. others.Select(o =>
        {
            // Work may begin before its slot, and an emergency has none: what has begun occupies its time from then on.
            var planned = (o.PlannedStart ?? o.ActualStart)!.Value;
            var start = o.ActualStart is { } actual ? Instant.Min(planned, actual) : planned;
            var end = planned + Duration.FromMinutes(o.Minutes);
            if (o.Status == ChangeStatus.Implementing) end = Instant.Max(end, question.Now);
            return new OccupiedSpan(o.Number, o.Title, start, end, [.. o.Items.Select(i => (i.Kind, i.TargetId))]);
        }).Where(o => o.End > question.Start)];
    }
}
