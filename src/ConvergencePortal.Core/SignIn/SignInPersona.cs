using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.SignIn;

/// <summary>Lets somebody in as a persona of the demo plant. Only a host in demo mode offers it.</summary>
public sealed class SignInPersona(IDbContextFactory<PortalDb> factory, SessionLimits limits, IClock clock)
{
    /// <param name="presentSession">The session that the browser has so far, which ends; empty when it has none.</param>
    public async Task<Result<OpenedSession>> RunAsync(string persona, SessionOrigin origin, Guid presentSession, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var person = await db.People.SingleOrDefaultAsync(p => p.Code == persona && p.IsActive && p.Kind == PersonKind.Person, cancellationToken);
        if (person is null) return SessionErrors.UnknownPersona;

        var opened = await SessionOpening.OpenAsync(db, person, origin, presentSession, limits, clock.GetCurrentInstant(), cancellationToken);
        var saved = await db.SaveOnceAsync(cancellationToken);
        return saved.Error is { } lost ? lost : opened;
    }
}
