using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.SignIn;

/// <summary>Input of <see cref="EndDirectoryRight"/>.</summary>
public sealed record EndDirectoryRightInput(int Id, Command Command);

/// <summary>Ends a right of the directory, and takes it at once from everybody who holds it by nothing else of the directory.</summary>
public sealed class EndDirectoryRight(IDbContextFactory<PortalDb> factory, ChangeFeed feed, IClock clock)
{
    public const string Event = "DirectoryRightEnded";

    public Task<Result> RunAsync(EndDirectoryRightInput input, Actor actor, CancellationToken cancellationToken) =>
        RunOnceAsync(input, actor, cancellationToken).KeepAsync(factory, actor, RecordTypes.DirectoryRight, $"{input.Id}", input.Command, clock, cancellationToken);

    private async Task<Result> RunOnceAsync(EndDirectoryRightInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseAdministration(DirectoryRightErrors.PeopleOnly) is { } refused) return refused;
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done) return done.IsSame(actor, RecordTypes.DirectoryRight, Event) ? Result.Success : Saving.CommandReused;
        if (await db.DirectoryRights.SingleOrDefaultAsync(r => r.Id == input.Id, cancellationToken) is not { } right) return DirectoryRightErrors.Unknown(input.Id);

        var now = clock.GetCurrentInstant();
        if (right.EndNow(now).Error is { } error) return error;

        var site = right.SiteId is { } siteId ? await db.Equipment.Where(e => e.Id == siteId).Select(e => e.Code).SingleAsync(cancellationToken) : null;
        db.Ledger.Add(LedgerEntry.For(actor, input.Command, now, RecordTypes.DirectoryRight, right.Value, null, Event, right.Say(site), actorFunctions: rights.Printed));
        var taken = await TakeAsync(db, right, actor, input.Command, now, cancellationToken);
        if (taken.Error is { } stays) return stays;

        return (await db.SaveOnceAsync(cancellationToken)).Then(() => feed.Publish(new Saved(RecordTypes.DirectoryRight, right.Value)));
    }

    private static async Task<Result> TakeAsync(PortalDb db, DirectoryRight right, Actor actor, Command command, Instant now, CancellationToken cancellationToken)
    {
        var holders = await db.DirectoryGrants.Where(g => g.DirectoryRightId == right.Id).Select(g => g.PersonId).ToListAsync(cancellationToken);
        var people = await db.People.Include(p => p.Memberships).Where(p => holders.Contains(p.Id) || p.Roles != PersonRoles.None).ToListAsync(cancellationToken);
        var grants = await db.DirectoryGrants.Where(g => holders.Contains(g.PersonId)).ToListAsync(cancellationToken);
        var known = await db.DirectoryRights.ToDictionaryAsync(r => r.Id, cancellationToken);
        var before = people.Where(PeopleRules.IsAdministrator).ToList();

        foreach (var person in people.Where(person => holders.Contains(person.Id)).OrderBy(person => person.Code, StringComparer.Ordinal))
        {
            var held = grants.Where(g => g.PersonId == person.Id).Select(g => known[g.DirectoryRightId]).ToList();
            // Administrator without a right that gives it comes from the app role that the operator set.
            var bySetting = person.DirectoryRoles.HasFlag(PersonRoles.Administrator) && !held.Exists(r => r.Role == PersonRoles.Administrator);
            var moved = DirectoryRules.Apply(person, [.. held.Where(r => r.EndedAt is null)], bySetting, now.InUtc().Date);
            await DirectoryMoves.KeepAsync(db, person, moved, actor, command, now, cancellationToken);
        }
        db.DirectoryGrants.RemoveRange(grants.Where(g => g.DirectoryRightId == right.Id));
        return PeopleRules.KeepAnAdministrator(before, people).FirstOrDefault() is { } breach ? Error.Conflict(breach.Code, breach.Message) : Result.Success;
    }
}
