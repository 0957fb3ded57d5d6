using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.SignIn;

/// <summary>Who can help somebody without rights.</summary>
public sealed class AdministratorReads(IDbContextFactory<PortalDb> factory)
{
    private const int Most = 10;

    private static readonly PersonRoles[] AdministratorRoles = [.. Enumerable.Range(0, 8).Select(roles => (PersonRoles)roles).Where(roles => roles.HasFlag(PersonRoles.Administrator) && !roles.HasFlag(PersonRoles.Auditor))];

    /// <summary>Names and mail addresses of active administrators.</summary>
    public async Task<IReadOnlyList<(string Name, string? Email)>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var people = await db.People.AsNoTracking().Where(p => p.IsActive && p.Kind == PersonKind.Person && AdministratorRoles.Contains(p.Roles)).OrderBy(p => p.Name).Take(Most)
            .Select(p => new { p.Name, p.Email }).ToListAsync(cancellationToken);
        return [.. people.Select(p => (p.Name, p.Email))];
    }
}
