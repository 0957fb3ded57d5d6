using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Reads what it takes to try starts for a change, by the same rules that move it.</summary>
public sealed class MoveReads(IDbContextFactory<PortalDb> factory, Schedules schedules, IClock clock)
{
    public async Task<Result<ChangeMove>> FindAsync(string number, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var change = await db.Changes.AsNoTracking().Include(c => c.Items).Include(c => c.Seats).Include(c => c.Signatures).AsSplitQuery().SingleOrDefaultAsync(c => c.Number == number, cancellationToken);
        if (change is null) return ChangeRequestErrors.Unknown(number);
        if (change.Status is not (ChangeStatus.Approved or ChangeStatus.Scheduled)) return ChangeRequestErrors.WrongStatus(change, "scheduled");

        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseWriting() is { } refused) return refused;
        var members = await SiteMembers.ReadAsync(db, change.SiteId, clock.TodayUtc(), cancellationToken);
        if (!ChangeOptions.For(change, rights).CanSchedule) return ChangeRequestErrors.NotScheduler;

        var schedule = await schedules.FindAsync(db, change.SiteId, cancellationToken) ?? throw new InvalidOperationException($"There is no site {change.SiteId}.");
        return new ChangeMove(change, schedule, members, clock.GetCurrentInstant());
    }
}
