using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.SignIn;

/// <summary>A right of the directory as its list shows it.</summary>
/// <param name="Holders">How many people the directory gave it to when they last signed in.</param>
public sealed record DirectoryRightRow(int Id, DirectorySource Source, string Value, string Name, PersonRoles Role, Function? Function, string? Site, Instant AddedAt, int Holders);

/// <summary>One right of a person, and where it comes from.</summary>
/// <param name="Origins">Names of the app roles and groups that give it; empty when it was given by hand.</param>
/// <param name="IsFromDirectory">The directory gave it, perhaps by the app role that the operator set for administrators.</param>
public sealed record RightRow(string Person, string PersonName, bool IsActive, PersonRoles Role, Function? Function, string? Site, bool IsFromDirectory, IReadOnlyList<string> Origins);

/// <summary>Which rights the list of rights asks for; null means any.</summary>
public sealed record RightFilter(string? Site = null, Function? Function = null, PersonRoles? Role = null, string? Search = null);

/// <summary>Reads which right the directory gives to whom, and for everybody: who may do what here, and why.</summary>
public sealed class DirectoryRightReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>Those that hold, for administrators and auditors.</summary>
    public async Task<Result<IReadOnlyList<DirectoryRightRow>>> ListAsync(Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await RefuseAsync(db, reader, cancellationToken) is { } refused) return refused;

        return Result<IReadOnlyList<DirectoryRightRow>>.Of(await db.DirectoryRights.AsNoTracking().Where(r => r.EndedAt == null).OrderBy(r => r.Name).ThenBy(r => r.Id)
            .Select(r => new DirectoryRightRow(r.Id, r.Source, r.Value, r.Name, r.Role, r.Function, db.Equipment.Where(site => site.Id == r.SiteId).Select(site => site.Code).FirstOrDefault(), r.AddedAt,
                db.DirectoryGrants.Count(g => g.DirectoryRightId == r.Id)))
            .ToListAsync(cancellationToken));
    }

    /// <summary>Every right that somebody holds today, by person; people without one are not in it. For administrators and auditors.</summary>
    public async Task<Result<IReadOnlyList<RightRow>>> ListHeldAsync(RightFilter filter, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await RefuseAsync(db, reader, cancellationToken) is { } refused ? refused : Result<IReadOnlyList<RightRow>>.Of(await ReadHeldAsync(db, filter, null, cancellationToken));
    }

    /// <summary>The rights of one person; everybody may see who speaks for what.</summary>
    public async Task<IReadOnlyList<RightRow>> ListHeldByAsync(string personCode, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await ReadHeldAsync(db, new RightFilter(), personCode, cancellationToken);
    }

    private async Task<IReadOnlyList<RightRow>> ReadHeldAsync(PortalDb db, RightFilter filter, string? personCode, CancellationToken cancellationToken)
    {
        var today = clock.TodayUtc();
        var people = db.People.AsNoTracking().Where(p => personCode == null || p.Code == personCode);
        if (SearchText.OrNull(filter.Search) is { } search)
        {
            var pattern = SearchText.Contains(search);
            people = people.Where(p => EF.Functions.Like(p.Name, pattern, SearchText.Escape) || EF.Functions.Like(p.Code, pattern, SearchText.Escape));
        }
        var roles = filter.Site is null && filter.Function is null
            ? await people.Where(p => p.Roles != PersonRoles.None).Select(p => new { p.Id, p.Code, p.Name, p.IsActive, p.Roles, p.DirectoryRoles }).ToListAsync(cancellationToken) : [];
        var memberships = filter.Role is not null ? [] : await db.Memberships.AsNoTracking()
            .Where(m => m.From <= today && (m.To == null || today < m.To) && (filter.Function == null || m.Function == filter.Function))
            .Join(people, m => m.PersonId, p => p.Id, (m, p) => new { p.Id, p.Code, p.Name, p.IsActive, m.Function, m.SiteId, m.IsFromDirectory, Site = db.Equipment.Where(site => site.Id == m.SiteId).Select(site => site.Code).First() })
            .Where(m => filter.Site == null || m.Site == filter.Site).ToListAsync(cancellationToken);
        var origins = (await db.DirectoryGrants.AsNoTracking().Join(db.DirectoryRights, g => g.DirectoryRightId, r => r.Id, (g, r) => new { g.PersonId, r.Name, r.Role, r.Function, r.SiteId })
            .Where(o => people.Any(p => p.Id == o.PersonId)).ToListAsync(cancellationToken)).ToLookup(o => o.PersonId);

        var rows = roles.SelectMany(p => Enum.GetValues<PersonRoles>().Where(role => role != PersonRoles.None && p.Roles.HasFlag(role) && (filter.Role is null || role == filter.Role))
                .Select(role => new RightRow(p.Code, p.Name, p.IsActive, role, null, null, p.DirectoryRoles.HasFlag(role), [.. origins[p.Id].Where(o => o.Role == role).Select(o => o.Name)])))
            .Concat(memberships.Select(m => new RightRow(m.Code, m.Name, m.IsActive, PersonRoles.None, m.Function, m.Site, m.IsFromDirectory,
                [.. origins[m.Id].Where(o => o.Function == m.Function && o.SiteId == m.SiteId).Select(o => o.Name)])));
        return [.. rows.OrderBy(row => row.Person, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Site, StringComparer.Ordinal).ThenBy(row => row.Function).ThenBy(row => row.Role)];
    }

    private async Task<Error?> RefuseAsync(PortalDb db, Actor reader, CancellationToken cancellationToken)
    {
        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        return rights.SeesAccess ? null : RightsErrors.AdministratorOnly;
    }
}
