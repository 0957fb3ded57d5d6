using ConvergencePortal.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Windows;

// The rules themselves instead of single occurrences, for calendar programs that expand them on their own.
public sealed partial class OccurrenceReads
{
    /// <summary>Every window round a part of the plant, ordered by id; those whose stored times can no longer be followed come with the reason.</summary>
    public async Task<IReadOnlyList<ScheduledWindow>> SchedulesAsync(WindowScope scope, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var windows = await (await AroundAsync(db.Windows.AsNoTracking(), db, scope, cancellationToken))
            .Include(w => w.Site).Include(w => w.Equipment).Include(w => w.Segment).Include(w => w.Zone).OrderBy(w => w.Id).ToListAsync(cancellationToken);
        return [.. windows.Select(w => new ScheduledWindow(w.Id, w.Kind, w.Title, w.Equipment?.Path ?? SiteCode.Of(w.Site.Code, w.Segment?.Code ?? w.Zone?.Code ?? ""), w.Product, w.OrderNumber, w.Version,
            w.Schedule()))];
    }
}

/// <summary>A window with its rule.</summary>
/// <param name="Scope">Equipment path, or site and code of a segment or zone.</param>
public sealed record ScheduledWindow(int Id, WindowKind Kind, string Title, string Scope, string? Product, string? OrderNumber, int Version, Result<WindowSchedule> Schedule);
