using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>Input of <see cref="RevokeApiKey"/>.</summary>
public sealed record RevokeApiKeyInput(int Id, Command Command);

/// <summary>Ends a key at once and for good; its row stays, so that the ledger can be read.</summary>
public sealed class RevokeApiKey(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    private const string Event = "ApiKeyRevoked";

    public async Task<Result> RunAsync(RevokeApiKeyInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseKeys() is { } refused)
        {
            await RefusedAttempts.RecordAsync(factory, actor, RecordTypes.Person, $"{input.Id}", input.Command, refused, clock.GetCurrentInstant(), cancellationToken);
            return refused;
        }
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done) return done.IsSame(actor, RecordTypes.Person, Event) ? Result.Success : Saving.CommandReused;
        if (await db.ApiKeys.SingleOrDefaultAsync(k => k.Id == input.Id, cancellationToken) is not { } key) return ApiKeyErrors.Unknown(input.Id);
        var person = await db.People.Where(p => p.Id == key.PersonId).Select(p => p.Code).SingleAsync(cancellationToken);

        var now = clock.GetCurrentInstant();
        if (key.Revoke(now).Error is { } error) return error;

        db.Ledger.Add(LedgerEntry.For(actor, input.Command, now, RecordTypes.Person, person, null, Event, CreateApiKey.Say(key), actorFunctions: rights.Printed));
        if ((await db.SaveOnceAsync(cancellationToken)).Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Person, person));
        return Result.Success;
    }
}
