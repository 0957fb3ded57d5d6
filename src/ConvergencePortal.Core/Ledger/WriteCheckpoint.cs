using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Ledger;

/// <summary>Attests the end of the ledger in the file outside the database, when it has moved since. Several nodes may do so: the same checkpoint twice is true twice.</summary>
public sealed class WriteCheckpoint(IDbContextFactory<PortalDb> factory, LedgerKeeping keeping, IClock clock)
{
    /// <summary>Null when there was nothing to attest, or no key or file to do it with.</summary>
    public async Task<LedgerCheckpoint?> RunAsync(CancellationToken cancellationToken)
    {
        if (keeping.ReadKey().Key is not { } key || string.IsNullOrEmpty(keeping.CheckpointFile)) return null;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var head = await db.LedgerHeads.AsNoTracking().SingleAsync(cancellationToken);
        if (head.Count == 0 || keeping.ReadLast() is { } last && last.Count == head.Count && last.Hash.AsSpan().SequenceEqual(head.Hash)) return null;

        var checkpoint = LedgerCheckpoint.Sign(head.Count, head.Hash, clock.GetCurrentInstant(), key);
        keeping.Append(checkpoint);
        return checkpoint;
    }
}
