using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>Who may read the whole ledger: auditors, administrators and the governance chair.</summary>
public sealed class LedgerRightReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    private const PersonRoles Readers = PersonRoles.Auditor | PersonRoles.Administrator | PersonRoles.GovernanceChair;

    public static readonly Error NotTheirs = Error.Forbidden("ledger.rights", "The whole ledger is read by auditors, administrators and the governance chair. The history of a record stands on its page.");

    /// <summary>Null when the person may.</summary>
    public async Task<Error?> RefuseAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        return !rights.IsActive ? RightsErrors.Inactive : (rights.Roles & Readers) != 0 ? null : NotTheirs;
    }
}
