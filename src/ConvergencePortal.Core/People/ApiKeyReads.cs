using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>A key as lists show it; the secret is nowhere.</summary>
public sealed record ApiKeyRow(int Id, string Person, string PersonName, string Name, string Prefix, Instant CreatedAt, Instant? RevokedAt);

/// <summary>Reads API keys: who calls with one, and the list for those who keep them.</summary>
public sealed class ApiKeyReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>Null when the key is unknown, was revoked, or its account is no active service any more.</summary>
    public async Task<Actor?> FindCallerAsync(string? key, CancellationToken cancellationToken)
    {
        if (ApiKey.Secrets.HashOf(key) is not { } hash) return null;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.ApiKeys.AsNoTracking().Where(k => k.Hash == hash && k.RevokedAt == null)
            .Join(db.People.Where(p => p.IsActive && p.Kind == PersonKind.Service), k => k.PersonId, p => p.Id, (_, p) => new Actor(p.Id, p.Code, p.Name))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>For administrators and auditors.</summary>
    public async Task<Result<Page<ApiKeyRow>>> ListAsync(PageRequest page, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        var maySee = rights.IsActive && rights.Kind == PersonKind.Person && (rights.Roles.HasFlag(PersonRoles.Administrator) || rights.Roles.HasFlag(PersonRoles.Auditor));
        if (!maySee) return RightsErrors.AdministratorOnly;

        var keys = db.ApiKeys.AsNoTracking().Join(db.People, k => k.PersonId, p => p.Id, (k, p) => new { Key = k, Person = p });
        if (SearchText.OrNull(page.Search) is { } search)
        {
            var pattern = SearchText.Contains(search);
            keys = keys.Where(k => EF.Functions.Like(k.Key.Name, pattern, SearchText.Escape) || EF.Functions.Like(k.Person.Code, pattern, SearchText.Escape));
        }
        return await keys.OrderBy(k => k.Key.Id).Select(k => new ApiKeyRow(k.Key.Id, k.Person.Code, k.Person.Name, k.Key.Name, k.Key.Prefix, k.Key.CreatedAt, k.Key.RevokedAt))
            .ToPageAsync(page, cancellationToken);
    }
}
