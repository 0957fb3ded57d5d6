using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ConvergencePortal.Db.SqlServer;

/// <summary>Seals the ledger's rows of every save. Two servers may read the same head; the one that comes second finds it moved and seals again.</summary>
public sealed class LedgerSealInterceptor : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (eventData.Context is PortalDb db) LedgerSeal.Seal(db);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is PortalDb db) await LedgerSeal.SealAsync(db, cancellationToken);
        return result;
    }
}
