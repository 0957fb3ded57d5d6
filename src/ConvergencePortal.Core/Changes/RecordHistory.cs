using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Changes;

/// <summary>What happened to a template or a measure, oldest first, as the ledger has it.</summary>
internal static class RecordHistory
{
    public static async Task<IReadOnlyList<HistoryRow>> ReadAsync(PortalDb db, string recordType, string number, CancellationToken cancellationToken)
    {
        var lines = await db.Ledger.AsNoTracking().HistoryOf(recordType, number).OrderBy(e => e.Id)
            .Select(e => new { e.At, e.ActorName, e.Event, e.Revision, e.Text, e.FieldChanges }).ToListAsync(cancellationToken);
        return [.. lines.Select(line => new HistoryRow(line.At, line.ActorName, line.Event, line.Revision, line.Text, MovedField.FromJson(line.FieldChanges)))];
    }
}
