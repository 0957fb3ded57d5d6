using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.SignIn;

/// <summary>Input of <see cref="EndSessions"/>.</summary>
/// <param name="Person">Code of the person whose sessions all end.</param>
public sealed record EndSessionsInput(string Person, Command Command);

/// <summary>Ends every session of a person: their own, or as administrator those of somebody else.</summary>
public sealed class EndSessions(IDbContextFactory<PortalDb> factory, ChangeFeed feed, IClock clock)
{
    public Task<Result> RunAsync(EndSessionsInput input, Actor actor, CancellationToken cancellationToken) =>
        RunOnceAsync(input, actor, cancellationToken).KeepAsync(factory, actor, RecordTypes.SignIn, input.Person, input.Command, clock, cancellationToken);

    private async Task<Result> RunOnceAsync(EndSessionsInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var isOwn = string.Equals(input.Person, actor.Code, StringComparison.OrdinalIgnoreCase);
        var how = isOwn ? SessionEnd.SignedOutEverywhere : SessionEnd.EndedByAdministrator;
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done) return done.IsSame(actor, RecordTypes.SignIn, how.ToString()) ? Result.Success : Saving.CommandReused;
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (!rights.IsActive) return RightsErrors.Inactive;
        if (rights.Kind != PersonKind.Person) return SessionErrors.PeopleOnly;
        if (!isOwn && !rights.IsAdministrator) return SessionErrors.NotTheirs;
        if (await db.People.Where(p => p.Code == input.Person).Select(p => new { p.Id, p.Code }).SingleOrDefaultAsync(cancellationToken) is not { } person) return SessionErrors.UnknownPerson;

        var now = clock.GetCurrentInstant();
        var open = await db.Sessions.Where(s => s.PersonId == person.Id && s.EndedAt == null).ToListAsync(cancellationToken);
        foreach (var session in open) session.Close(how, now);
        db.Ledger.Add(LedgerEntry.For(actor, input.Command, now, RecordTypes.SignIn, person.Code, null, how.ToString(), $"{open.Count} sessions", actorFunctions: rights.Printed));
        return (await db.SaveOnceAsync(cancellationToken)).Then(() => feed.Publish(new Saved(RecordTypes.SignIn, person.Code)));
    }
}
