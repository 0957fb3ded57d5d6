using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.SignIn;

/// <summary>Ends the session in which somebody acts: they sign out.</summary>
public sealed class EndSession(IDbContextFactory<PortalDb> factory, ChangeFeed feed, IClock clock)
{
    public async Task<Result> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.SessionId == actor.Session && s.EndedAt == null, cancellationToken) is not { } session) return Result.Success;

        var now = clock.GetCurrentInstant();
        session.Close(SessionEnd.SignedOut, now);
        db.Ledger.Add(LedgerEntry.For(actor, Command.New(), now, RecordTypes.SignIn, actor.Code, null, nameof(SessionEnd.SignedOut)));
        return (await db.SaveOnceAsync(cancellationToken)).Then(() => feed.Publish(new Saved(RecordTypes.SignIn, actor.Code)));
    }
}
