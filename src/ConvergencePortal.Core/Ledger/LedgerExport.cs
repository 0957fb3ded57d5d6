using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Ledger;

/// <summary>Writes the whole ledger as lines of JSON: the rows in their order, the checkpoints, an end line. What is written later than the export began is left to the next one.</summary>
public sealed class LedgerExport(IDbContextFactory<PortalDb> factory, LedgerKeeping keeping)
{
    private const int RowsPerRead = 1000;
    private const int BytesPerWrite = 64 * 1024;

    /// <summary>Answers how many rows there are. Takes as much memory for a million rows as for a thousand.</summary>
    public async Task<long> WriteAsync(Stream target, CancellationToken cancellationToken)
    {
        // The checkpoints first: none of them attests more than the head that is read after them.
        var checkpoints = keeping.ReadCheckpoints().ToList();
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var head = await db.LedgerHeads.AsNoTracking().SingleAsync(cancellationToken);

        var (lines, row) = (new LedgerBytes(), new LedgerRow());
        var (after, read) = (0L, RowsPerRead);
        while (read == RowsPerRead)
        {
            var rows = await db.Ledger.AsNoTracking().Where(e => e.Sequence > after && e.Sequence <= head.Count).OrderBy(e => e.Sequence).Take(RowsPerRead).ToListAsync(cancellationToken);
            foreach (var entry in rows)
            {
                row.Fill(entry);
                LedgerLine.WriteRow(row, lines);
                lines.Add((byte)'\n');
                if (lines.Held.Length > BytesPerWrite) await FlushAsync(lines, target, cancellationToken);
            }
            read = rows.Count;
            if (read > 0) after = rows[^1].Sequence!.Value;
        }
        foreach (var checkpoint in checkpoints)
        {
            LedgerLine.WriteCheckpoint(checkpoint, lines);
            lines.Add((byte)'\n');
        }
        LedgerLine.WriteEnd(new LedgerEnd(head.Count, head.Hash, checkpoints.Count), lines);
        lines.Add((byte)'\n');
        await FlushAsync(lines, target, cancellationToken);
        return head.Count;
    }

    private static async Task FlushAsync(LedgerBytes lines, Stream target, CancellationToken cancellationToken)
    {
        await target.WriteAsync(lines.Held, cancellationToken);
        lines.Clear();
    }
}
