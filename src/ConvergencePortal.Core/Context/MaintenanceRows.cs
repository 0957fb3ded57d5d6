using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Network;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Context;

/// <summary>Reads the changes and temporary measures of a thing. Drafts are their writer's own and are left out.</summary>
internal static class MaintenanceRows
{
    private const int MostChanges = 200;

    /// <summary>The end of a change is a sum that no index holds; none lasts longer than its four phases can.</summary>
    private static readonly Duration LongestChange = Duration.FromMinutes(4 * ChangeDraftValidator.LongestPhase);

    private static readonly ChangeStatus[] NeverDone = [ChangeStatus.Rejected, ChangeStatus.Cancelled];

    /// <param name="reaching">What the calendar knows to reach the place, whether or not it acts on it.</param>
    public static async Task<MaintenanceLife> ReadAsync(
        PortalDb db, ContextSubject subject, Interval span, IReadOnlyList<ContextWindow> windows, IReadOnlyList<CalendarChange> reaching, CancellationToken cancellationToken)
    {
        var acting = await ActingAsync(db, subject, span, cancellationToken);
        var known = acting.Select(c => c.Number).ToHashSet(StringComparer.Ordinal);
        var others = reaching.Where(c => !known.Contains(c.Number)).Select(c => new ContextChange(c.Number, c.Title, c.Status, c.Start, c.End, ActsOnIt: false));
        return new MaintenanceLife(windows, [.. acting.Concat(others).OrderBy(c => c.Start is null).ThenBy(c => c.Start).ThenBy(c => c.Number, StringComparer.Ordinal)],
            await MeasuresAsync(db, subject, span, cancellationToken), []);
    }

    /// <summary>Everything open, and of what is over only what had its slot in the stretch.</summary>
    private static async Task<List<ContextChange>> ActingAsync(PortalDb db, ContextSubject subject, Interval span, CancellationToken cancellationToken)
    {
        var earliest = span.Start - LongestChange;
        var rows = await On(db.Changes.AsNoTracking(), subject)
            .Where(c => c.Status != ChangeStatus.Draft && (ChangeStatuses.Open.Contains(c.Status)
                || (!NeverDone.Contains(c.Status) && c.Content.PlannedStart != null && c.Content.PlannedStart >= earliest && c.Content.PlannedStart < span.End)))
            .OrderByDescending(c => c.Id).Take(MostChanges)
            .Select(c => new { c.Number, c.Content.Title, c.Status, c.Content.PlannedStart, Minutes = c.Content.PreparationMinutes + c.Content.WorkMinutes + c.Content.TestMinutes + c.Content.RollbackMinutes })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(c => new ContextChange(c.Number, c.Title, c.Status, c.PlannedStart, c.PlannedStart + Duration.FromMinutes(c.Minutes), ActsOnIt: true))
                .Where(c => !c.Status.IsFinal() || c.End > span.Start),
        ];
    }

    private static async Task<IReadOnlyList<ContextMeasure>> MeasuresAsync(PortalDb db, ContextSubject subject, Interval span, CancellationToken cancellationToken)
    {
        var (from, to) = (span.Start, span.End);
        var changes = On(db.Changes, subject).Select(c => c.Id);
        return await db.Measures.AsNoTracking()
            .Where(m => changes.Contains(m.ChangeId) && (m.EndedAt == null || (m.EndedAt > from && m.Since < to)))
            .OrderBy(m => m.EndedAt != null).ThenBy(m => m.EndsAt).Take(MostChanges)
            .Select(m => new ContextMeasure(m.Number, m.Title, m.Kind, m.Status, m.OwnerName, m.Since, m.EndedAt ?? m.EndsAt, m.EndedAt != null))
            .ToListAsync(cancellationToken);
    }

    private static IQueryable<ChangeRequest> On(IQueryable<ChangeRequest> changes, ContextSubject subject)
    {
        var (_, equipment, assets, devices) = subject;
        return changes.Where(c => c.Items.Any(i =>
            (i.Kind == ItemKind.Equipment && equipment.Contains(i.TargetId))
            || (i.Kind == ItemKind.Asset && (assets.Contains(i.TargetId) || (i.ReplacementAssetId != null && assets.Contains(i.ReplacementAssetId.Value))))
            || (i.Kind == ItemKind.Device && devices.Contains(i.TargetId))));
    }
}
