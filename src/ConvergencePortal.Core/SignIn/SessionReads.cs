using System.Linq.Expressions;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.SignIn;

/// <summary>Whom a session stands for at this moment.</summary>
/// <param name="HasRights">They speak for a function today or hold a role; who has neither sees nothing of the plant.</param>
public sealed record SessionState(Guid SessionId, int PersonId, string Code, string Name, SignInWay Way, bool HasRights)
{
    /// <summary>When they last showed their credentials to sign.</summary>
    public Instant? ReauthenticatedAt { get; init; }
}

/// <summary>A session as lists show it.</summary>
public sealed record SessionRow(Guid SessionId, SignInWay Way, Instant StartedAt, Instant SeenAt, Instant EndsAt, Instant? EndedAt, SessionEnd? End, string? Agent, string? Address);

/// <summary>Knows sessions: by the secret of a browser at each request, by their name for pages that stay open, and as a list for their owner and administrators.</summary>
public sealed class SessionReads(IDbContextFactory<PortalDb> factory, SessionLimits limits, IClock clock)
{
    private const int MostListed = 50;

    /// <summary>Its use is noted at most this often, so that reading pages writes next to nothing.</summary>
    private static readonly Duration NotedEvery = Duration.FromMinutes(1);

    /// <summary>Null when nobody may come in with this secret. What is found to be over is closed, so that it stays over.</summary>
    public Task<SessionState?> AdmitAsync(string? key, CancellationToken cancellationToken) =>
        Session.Keys.HashOf(key) is { } hash ? FindAsync(s => s.KeyHash == hash, clock.GetCurrentInstant(), cancellationToken) : Task.FromResult<SessionState?>(null);

    /// <summary>The same for a page that stays open, which counts as used only when somebody used it.</summary>
    /// <param name="usedAt">When the person last did something on the page; null when they did nothing.</param>
    public Task<SessionState?> HoldAsync(Guid sessionId, Instant? usedAt, CancellationToken cancellationToken) => FindAsync(s => s.SessionId == sessionId, usedAt, cancellationToken);

    /// <summary>Newest first, the last fifty. For the person themself, administrators and auditors.</summary>
    public async Task<Result<IReadOnlyList<SessionRow>>> ListAsync(string personCode, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        var isOwn = rights is { IsActive: true, Kind: PersonKind.Person } && string.Equals(personCode, reader.Code, StringComparison.OrdinalIgnoreCase);
        if (!isOwn && !rights.SeesAccess) return RightsErrors.AdministratorOnly;

        var now = clock.GetCurrentInstant();
        var rows = await db.Sessions.AsNoTracking().Where(s => db.People.Any(p => p.Id == s.PersonId && p.Code == personCode)).OrderByDescending(s => s.Id).Take(MostListed).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<SessionRow>>.Of([.. rows.Select(s => new SessionRow(s.SessionId, s.Way, s.StartedAt, s.SeenAt, s.EndsAt, EndOf(s, now), s.EndAt(now, limits), s.Agent, s.Address))]);
    }

    private Instant? EndOf(Session session, Instant now) => session.EndedAt ?? session.EndAt(now, limits) switch
    {
        SessionEnd.TooLong => session.EndsAt,
        SessionEnd.Idle => session.SeenAt + limits.Idle,
        _ => null,
    };

    private async Task<SessionState?> FindAsync(Expression<Func<Session, bool>> which, Instant? usedAt, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetCurrentInstant(), clock.TodayUtc());
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var found = await db.Sessions.Where(which).Where(s => s.EndedAt == null)
            .Select(s => new
            {
                Session = s,
                Person = db.People.Where(p => p.Id == s.PersonId)
                    .Select(p => new { p.Code, p.Name, p.IsActive, p.Roles, HasFunction = p.Memberships.Any(m => m.From <= today && (m.To == null || today < m.To)) }).First(),
            }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return null;

        var (session, person) = (found.Session, found.Person);
        if ((person.IsActive ? session.EndAt(now, limits) : SessionEnd.PersonInactive) is { } how)
        {
            session.Close(how, now);
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        if (usedAt is { } used && used - session.SeenAt >= NotedEvery)
        {
            session.Seen(used);
            await db.SaveChangesAsync(cancellationToken);
        }
        return new SessionState(session.SessionId, session.PersonId, person.Code, person.Name, session.Way, person.HasFunction || person.Roles != PersonRoles.None) { ReauthenticatedAt = session.ReauthenticatedAt };
    }
}
