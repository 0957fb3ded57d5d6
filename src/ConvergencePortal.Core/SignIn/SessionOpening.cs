using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.SignIn;

/// <summary>A session that was just opened, with the secret for the browser.</summary>
public sealed record OpenedSession(string Key, Actor Person);

/// <summary>What every way in does at its end: the old session of the browser closes, a new one opens, and the ledger says so.</summary>
internal static class SessionOpening
{
    public const string SignedIn = "SignedIn";

    /// <summary>How long after its end a session stays in the list, with browser and address; the ledger keeps that it was. Our own number.</summary>
    private static readonly Duration KeptFor = Duration.FromDays(90);

    public static async Task<OpenedSession> OpenAsync(PortalDb db, Person person, SessionOrigin origin, Guid presentSession, SessionLimits limits, Instant now, CancellationToken cancellationToken)
    {
        if (presentSession != Guid.Empty && await db.Sessions.SingleOrDefaultAsync(s => s.SessionId == presentSession, cancellationToken) is { } present) present.Close(SessionEnd.Replaced, now);

        var old = now - KeptFor;
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.PersonId == person.Id && s.EndsAt < old).ToListAsync(cancellationToken));
        var (session, key) = Session.Open(person, origin, now, limits);
        db.Sessions.Add(session);
        var actor = new Actor(person.Id, person.Code, person.Name) { Session = session.SessionId };
        db.Ledger.Add(LedgerEntry.For(actor, Command.New(), now, RecordTypes.SignIn, person.Code, null, SignedIn, origin.Provider is null ? null : $"at {origin.Provider}"));
        return new OpenedSession(key, actor);
    }
}
