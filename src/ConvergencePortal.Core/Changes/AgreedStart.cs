using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>The start that the signatures of a change stand on: moved a little and a little again, a slot must not wander off.</summary>
internal static class AgreedStart
{
    /// <summary>Null when they were given without one.</summary>
    public static async Task<Instant?> ReadAsync(PortalDb db, ChangeRequest change, CancellationToken cancellationToken)
    {
        var lines = await db.Ledger.AsNoTracking()
            .Where(e => e.RecordType == RecordTypes.Change && e.Number == change.Number && (e.Event == ChangeEvents.Decided || e.Event == ChangeEvents.SlotChosen))
            .OrderByDescending(e => e.Id).Select(e => new { e.Event, e.FieldChanges }).ToListAsync(cancellationToken);
        return lines.TakeWhile(line => line.Event == ChangeEvents.SlotChosen).Select(line => ContentDiff.MovedStart(line.FieldChanges)).LastOrDefault(start => start is not null)
            ?? change.Content.PlannedStart;
    }
}
