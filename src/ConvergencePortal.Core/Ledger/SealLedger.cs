using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Ledger;

/// <summary>Puts the rows that were written before there was a chain into it, in the order in which they were written. Run at every start; it does its work once.</summary>
public sealed class SealLedger(IDbContextFactory<PortalDb> factory)
{
    private const int RowsPerSave = 500;

    /// <summary>Answers how many rows were sealed.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var sealedRows = 0;
        while (true)
        {
            await using var db = await factory.CreateDbContextAsync(cancellationToken);
            var rows = await db.Ledger.Where(row => row.Sequence == null).OrderBy(row => row.Id).Take(RowsPerSave).ToListAsync(cancellationToken);
            if (rows.Count == 0) return sealedRows;

            // The save itself seals what it writes.
            foreach (var row in rows) db.Entry(row).State = EntityState.Modified;
            // Another node was faster: its rows are sealed now, and the next round finds what is left.
            if ((await db.SaveOnceAsync(cancellationToken)).Error is null) sealedRows += rows.Count;
        }
    }
}
