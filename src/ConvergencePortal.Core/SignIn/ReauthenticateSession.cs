using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.SignIn;

/// <summary>Notes that the person of a session showed their credentials again, so that they can sign (21 CFR 11.200(a)(1)(i)).</summary>
public sealed class ReauthenticateSession(IDbContextFactory<PortalDb> factory, SessionLimits limits, ChangeFeed feed, IClock clock)
{
    public const string Event = "Reauthenticated";

    /// <param name="account">Who showed their credentials; it must be who opened the session.</param>
    public async Task<Result<OpenedSession>> RunAsync(Guid sessionId, DirectoryAccount account, SessionOrigin origin, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (origin.NonceHash is { } nonce && await db.Sessions.AnyAsync(s => s.NonceHash == nonce, cancellationToken)) return SessionErrors.UsedAnswer;

        var now = clock.GetCurrentInstant();
        if (await db.Sessions.SingleOrDefaultAsync(s => s.SessionId == sessionId, cancellationToken) is not { } session || session.EndAt(now, limits) is not null) return SessionErrors.Ended;
        var person = await db.People.SingleAsync(p => p.Id == session.PersonId, cancellationToken);
        if (!person.IsActive) return SessionErrors.Inactive;

        var actor = new Actor(person.Id, person.Code, person.Name) { Session = session.SessionId };
        if (!string.Equals(person.Account, account.Text, StringComparison.Ordinal))
        {
            db.Ledger.Add(LedgerEntry.For(actor, Command.New(), now, RecordTypes.SignIn, person.Code, null, RefusedAttempts.Event, SessionErrors.OtherPerson.Message, reason: SessionErrors.OtherPerson.Code));
            await db.SaveOnceAsync(cancellationToken);
            return SessionErrors.OtherPerson;
        }

        var key = session.Reauthenticate(origin, now);
        db.Ledger.Add(LedgerEntry.For(actor, Command.New(), now, RecordTypes.SignIn, person.Code, null, Event));
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.SignIn, person.Code));
        return new OpenedSession(key, actor);
    }
}
