using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>Whether a key still opens anything.</summary>
public enum ApiKeyState
{
    /// <summary>It can be used.</summary>
    Live,

    /// <summary>Its end has come.</summary>
    Ended,

    /// <summary>An administrator ended it.</summary>
    Revoked,

    /// <summary>Its service account was switched off; it works again when the account does.</summary>
    AccountOff,
}

/// <summary>A key as lists show it; the secret is nowhere.</summary>
public sealed record ApiKeyRow(int Id, string Person, string PersonName, string Name, string Prefix, IReadOnlyList<string> Scopes, Instant CreatedAt, Instant? LastUsedAt, Instant? ExpiresAt, Instant? RevokedAt,
    ApiKeyState State);

/// <summary>Who calls with a key, and what that key may do.</summary>
public sealed record KeyCaller(int KeyId, string Prefix, Actor Actor, IReadOnlyList<string> Scopes, Instant? LastUsedAt)
{
    public bool May(string scope) => Scopes.Contains(scope, StringComparer.Ordinal);
}

/// <summary>An account that keys can be made for.</summary>
public sealed record ServiceRow(string Code, string Name);

/// <summary>What a person may do with API keys.</summary>
public sealed record ApiKeyRights(bool Sees, bool Keeps);

/// <summary>Reads API keys: who calls with one, and the list for those who keep them.</summary>
public sealed class ApiKeyReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>Null when the key is unknown, was revoked, has ended, or its account is no active service any more; a caller learns no more than that.</summary>
    public async Task<KeyCaller?> FindCallerAsync(string? key, CancellationToken cancellationToken)
    {
        if (ApiKey.Secrets.HashOf(key) is not { } hash) return null;

        var now = clock.GetCurrentInstant();
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.ApiKeys.AsNoTracking().Where(k => k.Hash == hash && k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now))
            .Join(db.People.Where(p => p.IsActive && p.Kind == PersonKind.Service), k => k.PersonId, p => p.Id,
                (k, p) => new KeyCaller(k.Id, k.Prefix, new Actor(p.Id, p.Code, p.Name), ApiKeyScopes.Read(k.ScopeText), k.LastUsedAt))
            .SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<ApiKeyRights> RightsAsync(Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        return new ApiKeyRights(rights.SeesAccess, rights.RefuseKeys() is null);
    }

    /// <summary>For administrators and auditors; the newest first.</summary>
    public async Task<Result<Page<ApiKeyRow>>> ListAsync(PageRequest page, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (!(await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken)).SeesAccess) return ApiKeyErrors.ReadersOnly;

        var keys = db.ApiKeys.AsNoTracking().Join(db.People, k => k.PersonId, p => p.Id, (k, p) => new { Key = k, Person = p });
        if (SearchText.OrNull(page.Search) is { } search)
        {
            var pattern = SearchText.Contains(search);
            keys = keys.Where(k => EF.Functions.Like(k.Key.Name, pattern, SearchText.Escape) || EF.Functions.Like(k.Key.Prefix, pattern, SearchText.Escape)
                || EF.Functions.Like(k.Person.Code, pattern, SearchText.Escape) || EF.Functions.Like(k.Person.Name, pattern, SearchText.Escape));
        }
        var now = clock.GetCurrentInstant();
        return await keys.OrderByDescending(k => k.Key.Id)
            .Select(k => new ApiKeyRow(k.Key.Id, k.Person.Code, k.Person.Name, k.Key.Name, k.Key.Prefix, ApiKeyScopes.Read(k.Key.ScopeText), k.Key.CreatedAt, k.Key.LastUsedAt, k.Key.ExpiresAt, k.Key.RevokedAt,
                StateOf(k.Key.RevokedAt, k.Key.ExpiresAt, k.Person.IsActive, now)))
            .ToPageAsync(page, cancellationToken);
    }

    /// <summary>Active service accounts by name.</summary>
    public async Task<IReadOnlyList<ServiceRow>> ListServicesAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.People.AsNoTracking().Where(p => p.IsActive && p.Kind == PersonKind.Service).OrderBy(p => p.Name).Select(p => new ServiceRow(p.Code, p.Name)).ToListAsync(cancellationToken);
    }

    private static ApiKeyState StateOf(Instant? revoked, Instant? ends, bool isAccountActive, Instant now) =>
        revoked is not null ? ApiKeyState.Revoked : ends <= now ? ApiKeyState.Ended : isAccountActive ? ApiKeyState.Live : ApiKeyState.AccountOff;
}
