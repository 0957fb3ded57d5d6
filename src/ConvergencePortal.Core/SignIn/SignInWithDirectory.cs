using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.SignIn;

/// <summary>
/// Lets in whom the company's directory vouches for. Somebody new becomes a person without any right; what the directory gives by app roles and groups is given and taken here,
/// at every sign-in.
/// </summary>
public sealed class SignInWithDirectory(IDbContextFactory<PortalDb> factory, SessionLimits limits, ChangeFeed feed, IClock clock)
{
    public const string Arrived = "Arrived";
    public const string RightsMoved = "RightsFromDirectory";

    /// <param name="presentSession">The session that the browser has so far, which ends; empty when it has none.</param>
    public async Task<Result<OpenedSession>> RunAsync(DirectoryProfile profile, SessionOrigin origin, Guid presentSession, CancellationToken cancellationToken)
    {
        var opened = await Saving.RetryLostRacesAsync(() => RunOnceAsync(profile, origin, presentSession, cancellationToken));
        if (opened.IsSuccess) feed.Publish(new Saved(RecordTypes.Person, opened.Value.Person.Code));
        return opened;
    }

    private async Task<Result<OpenedSession>> RunOnceAsync(DirectoryProfile profile, SessionOrigin origin, Guid presentSession, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (origin.NonceHash is { } nonce && await db.Sessions.AnyAsync(s => s.NonceHash == nonce, cancellationToken)) return SessionErrors.UsedAnswer;

        var now = clock.GetCurrentInstant();
        var person = await FindAsync(db, profile.Account, cancellationToken);
        if (person is null)
        {
            person = await DirectoryArrival.AddAsync(db, profile, now, cancellationToken);
            // The ledger names people by their id, which the table gives.
            var arrived = await db.SaveOnceAsync(cancellationToken);
            if (arrived.Error is { } lost) return lost;
        }
        if (!person.IsActive || person.Kind != PersonKind.Person) return SessionErrors.Inactive;

        await TakeRightsAsync(db, person, profile, now, cancellationToken);
        var opened = await SessionOpening.OpenAsync(db, person, origin, presentSession, limits, now, cancellationToken);
        var saved = await db.SaveOnceAsync(cancellationToken);
        return saved.Error is { } error ? error : opened;
    }

    /// <summary>Compared once more letter by letter: an engine that ignores case must not take one subject for another.</summary>
    private static async Task<Person?> FindAsync(PortalDb db, DirectoryAccount account, CancellationToken cancellationToken)
    {
        var text = account.Text;
        var found = await db.People.Include(p => p.Memberships).Where(p => p.Account == text).ToListAsync(cancellationToken);
        return found.SingleOrDefault(p => string.Equals(p.Account, text, StringComparison.Ordinal));
    }

    private static async Task TakeRightsAsync(PortalDb db, Person person, DirectoryProfile profile, Instant now, CancellationToken cancellationToken)
    {
        var rights = DirectoryRules.Match(await db.DirectoryRights.Where(r => r.EndedAt == null).ToListAsync(cancellationToken), profile);
        var held = await db.DirectoryGrants.Where(g => g.PersonId == person.Id).ToListAsync(cancellationToken);
        db.DirectoryGrants.RemoveRange(held.Where(g => rights.All(r => r.Id != g.DirectoryRightId)));
        db.DirectoryGrants.AddRange(rights.Where(r => held.All(g => g.DirectoryRightId != r.Id)).Select(r => new DirectoryGrant(person.Id, r.Id, now)));

        await DirectoryMoves.KeepAsync(db, person, DirectoryRules.Apply(person, rights, profile.IsAdministrator, now.InUtc().Date), Actor.Portal, Command.New(), now, cancellationToken);
    }
}

/// <summary>Writes down in words which rights the directory gave and took.</summary>
internal static class DirectoryMoves
{
    public static async Task KeepAsync(PortalDb db, Person person, IReadOnlyList<RightMove> moved, Actor actor, Command command, Instant now, CancellationToken cancellationToken)
    {
        if (moved.Count == 0) return;

        var sites = moved.Select(move => move.SiteId).OfType<int>().ToHashSet();
        var names = await db.Equipment.AsNoTracking().Where(site => sites.Contains(site.Id)).ToDictionaryAsync(site => site.Id, site => site.Code, cancellationToken);
        var words = moved.Select(move => (move.IsGiven ? "given " : "taken ") + (move.Function is { } function ? $"{FunctionWords.Of(function)} at {names.GetValueOrDefault(move.SiteId!.Value)}" : $"{move.Role}"));
        db.Ledger.Add(LedgerEntry.For(actor, command, now, RecordTypes.Person, person.Code, null, SignInWithDirectory.RightsMoved, string.Join("; ", words)));
    }
}
