using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>Input of <see cref="CreateApiKey"/>.</summary>
/// <param name="Person">Code of the service account that will call with the key.</param>
/// <param name="Name">What uses the key.</param>
public sealed record CreateApiKeyInput(string? Person, string? Name, Command Command);

/// <summary>A key that was just made. The secret is shown now and never again.</summary>
public sealed record NewApiKey(int Id, string Person, string Name, string Prefix, string Key, Instant CreatedAt);

/// <summary>Gives a service account a key to the API. For administrators, who sign in by name.</summary>
public sealed class CreateApiKey(IDbContextFactory<PortalDb> factory, IClock clock)
{
    internal const string Event = "ApiKeyCreated";

    public async Task<Result<NewApiKey>> RunAsync(CreateApiKeyInput input, Actor actor, CancellationToken cancellationToken)
    {
        var name = input.Name?.Trim();
        if (name is not { Length: > 0 and <= PlainText.NameLength } || PlainText.HasForbiddenCharacter(name)) return ApiKeyErrors.NameRequired;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseKeys() is { } refused)
        {
            await RefusedAttempts.RecordAsync(factory, actor, RecordTypes.Person, input.Person ?? "", input.Command, refused, clock.GetCurrentInstant(), cancellationToken);
            return refused;
        }
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done) return done.IsSame(actor, RecordTypes.Person, Event) ? ApiKeyErrors.ShownOnce : Saving.CommandReused;
        var person = await db.People.AsNoTracking().Where(p => p.Code == input.Person && p.IsActive && p.Kind == PersonKind.Service).Select(p => new { p.Id, p.Code })
            .SingleOrDefaultAsync(cancellationToken);
        if (person is null) return ApiKeyErrors.NoService(input.Person);

        var (secret, now) = (ApiKey.Secrets.Make(), clock.GetCurrentInstant());
        var key = new ApiKey(person.Id, name, ApiKey.Secrets.PrefixOf(secret), ApiKey.Secrets.HashOf(secret)!, now);
        db.ApiKeys.Add(key);

        db.Ledger.Add(LedgerEntry.For(actor, input.Command, now, RecordTypes.Person, person.Code, null, Event, $"{key.Prefix}… {name}", actorFunctions: rights.Printed));
        var saved = await db.SaveOnceAsync(cancellationToken);
        return saved.Error is { } lost ? lost : new NewApiKey(key.Id, person.Code, name, key.Prefix, secret, now);
    }
}
