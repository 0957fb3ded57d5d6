using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>Input of <see cref="CreateApiKey"/>.</summary>
/// <param name="Person">Code of the service account that will call with the key.</param>
/// <param name="Name">What uses the key.</param>
/// <param name="ExpiresAt">Null for no end.</param>
/// <param name="KnownScopes">What the host's endpoints ask for; a scope that is none of them would be a promise of nothing.</param>
public sealed record CreateApiKeyInput(string? Person, string? Name, IReadOnlyList<string?>? Scopes, Instant? ExpiresAt, IReadOnlyCollection<string> KnownScopes, Command Command);

/// <summary>A key that was just made. The secret is shown now and never again.</summary>
public sealed record NewApiKey(int Id, string Person, string Name, string Prefix, string Key, IReadOnlyList<string> Scopes, Instant CreatedAt, Instant? ExpiresAt);

/// <summary>Gives a service account a key to the API. For administrators, who sign in by name.</summary>
public sealed class CreateApiKey(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    internal const string Event = "ApiKeyCreated";

    public async Task<Result<NewApiKey>> RunAsync(CreateApiKeyInput input, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseKeys() is { } refused)
        {
            await RefusedAttempts.RecordAsync(factory, actor, RecordTypes.Person, input.Person ?? "", input.Command, refused, now, cancellationToken);
            return refused;
        }
        var given = Check(input, now);
        if (given.Error is { } wrong) return wrong;
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done) return done.IsSame(actor, RecordTypes.Person, Event) ? ApiKeyErrors.ShownOnce : Saving.CommandReused;
        var person = await db.People.AsNoTracking().Where(p => p.Code == input.Person && p.IsActive && p.Kind == PersonKind.Service).Select(p => new { p.Id, p.Code })
            .SingleOrDefaultAsync(cancellationToken);
        if (person is null) return ApiKeyErrors.NoService(input.Person);

        var secret = ApiKey.Secrets.Make();
        var key = new ApiKey(person.Id, given.Value.Name, ApiKey.Secrets.PrefixOf(secret), ApiKey.Secrets.HashOf(secret)!, given.Value.Scopes, now, input.ExpiresAt);
        db.ApiKeys.Add(key);

        db.Ledger.Add(LedgerEntry.For(actor, input.Command, now, RecordTypes.Person, person.Code, null, Event, Say(key), actorFunctions: rights.Printed));
        if ((await db.SaveOnceAsync(cancellationToken)).Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Person, person.Code));
        return new NewApiKey(key.Id, person.Code, key.Name, key.Prefix, secret, key.Scopes, now, key.ExpiresAt);
    }

    private static Result<(string Name, IReadOnlyList<string> Scopes)> Check(CreateApiKeyInput input, Instant now)
    {
        var name = input.Name?.Trim();
        if (name is not { Length: > 0 and <= PlainText.NameLength } || PlainText.HasForbiddenCharacter(name)) return ApiKeyErrors.NameRequired;
        var scopes = ApiKeyScopes.Check(input.Scopes, input.KnownScopes);
        if (scopes.Error is { } noScopes) return noScopes;
        if (input.ExpiresAt is { } end && (end <= now || end > now + ApiKey.LongestLife)) return ApiKeyErrors.WrongEnd;

        return (name, scopes.Value);
    }

    /// <summary>The key as the ledger speaks of it when it is made and when it is revoked: what it may do is what an auditor asks.</summary>
    internal static string Say(ApiKey key) =>
        $"{key.Prefix}… {key.Name}: {(key.ScopeText.Length == 0 ? "no scope" : string.Join(", ", key.Scopes))}; {(key.ExpiresAt is { } end ? $"ends {end}" : "no end")}";
}
