using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>The spans of all active changes with the version each was read at.</summary>
internal sealed class ActiveSpanRows
{
    // Null for a change that is active and has no slot yet.
    private readonly Dictionary<int, (int Version, OccupiedSpan? Span)> _spans;

    private ActiveSpanRows(Dictionary<int, (int Version, OccupiedSpan? Span)> spans) => (_spans, Index) = (spans, new ActiveSpans(spans.Values.Select(s => s.Span).OfType<OccupiedSpan>()));

    public static ActiveSpanRows None { get; } = new([]);

    public ActiveSpans Index { get; }

    public async Task<ActiveSpanRows> RefreshAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var active = db.Changes.AsNoTracking().Where(c => ChangeStatuses.HoldingSlot.Contains(c.Status));
        // Answered by an index: rows of changes are wide, and this is asked after every save that moves a schedule.
        var versions = await active.Select(c => new { c.Id, c.Version }).ToListAsync(cancellationToken);
        var spans = new Dictionary<int, (int, OccupiedSpan?)>(versions.Count);
        var moved = new List<int>();
        foreach (var row in versions)
        {
            if (_spans.TryGetValue(row.Id, out var known) && known.Version == row.Version) spans[row.Id] = known;
            else moved.Add(row.Id);
        }
        if (moved.Count == 0 && spans.Count == _spans.Count) return this;

        if (moved.Count > 0)
            foreach (var (id, version, span) in await ReadAsync(MovedRows.AreMany(moved.Count, versions.Count) ? active : active.Where(c => moved.Contains(c.Id)), cancellationToken))
                spans[id] = (version, span);
        return new ActiveSpanRows(spans);
    }

    private static async Task<IEnumerable<(int Id, int Version, OccupiedSpan? Span)>> ReadAsync(IQueryable<ChangeRequest> changes, CancellationToken cancellationToken)
    {
        var rows = await changes.Select(c => new
        {
            c.Id, c.Version, c.Number, c.Status, c.Content.Title, c.Content.PlannedStart, c.ActualStart, c.RequesterId, c.Content.ImplementerId, c.Content.RequiredPersonIds,
            Minutes = c.Content.PreparationMinutes + c.Content.WorkMinutes + c.Content.TestMinutes + c.Content.RollbackMinutes,
            Items = c.Items.Select(i => new { i.Kind, i.TargetId }).ToList(),
        }).ToListAsync(cancellationToken);
        return rows.Select(c =>
        {
            if ((c.PlannedStart ?? c.ActualStart) is not { } planned) return (c.Id, c.Version, (OccupiedSpan?)null);

            // Work may begin before its slot, and an emergency has none: what has begun occupies its time from then on.
            var start = c.ActualStart is { } actual ? Instant.Min(planned, actual) : planned;
            return (c.Id, c.Version, new OccupiedSpan(c.Number, c.Title, start, planned + Duration.FromMinutes(c.Minutes), [.. c.Items.Select(i => (i.Kind, i.TargetId))])
            {
                PersonIds = [.. c.RequiredPersonIds.Prepend(c.ImplementerId ?? c.RequesterId).Distinct()],
                IsRunning = c.Status == ChangeStatus.Implementing,
            });
        });
    }
}
