using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>A function that a delegation lends at a moment; for queries.</summary>
public sealed class LentFunction
{
    public int DelegationId { get; init; }
    public string Number { get; init; } = "";
    public int FromPersonId { get; init; }
    public int ToPersonId { get; init; }
    public int SiteId { get; init; }
    public Function Function { get; init; }
    public Instant Until { get; init; }
}

/// <summary>The one place that says which delegations hold at a moment.</summary>
public static class LentFunctionQueries
{
    private static readonly PersonRoles[] AuditorRoles = [.. Enumerable.Range(0, 8).Select(roles => (PersonRoles)roles).Where(roles => roles.HasFlag(PersonRoles.Auditor))];

    /// <summary>
    /// What is lent now: begun, not over and not revoked, by an active person who still speaks for the function there, to an active person who still works at the
    /// site. Neither is an auditor, who writes nothing, whatever else they hold.
    /// </summary>
    public static IQueryable<LentFunction> LentFunctions(this PortalDb db, Instant now)
    {
        var today = now.InUtc().Date;
        var people = db.People.Where(p => p.IsActive && p.Kind == PersonKind.Person && !AuditorRoles.Contains(p.Roles));
        var held = db.Memberships.Where(m => m.From <= today && (m.To == null || today < m.To));
        return from delegation in db.Delegations.AsNoTracking()
               where delegation.RevokedAt == null && delegation.From <= now && now < delegation.Until
               where people.Any(p => p.Id == delegation.FromPersonId) && people.Any(p => p.Id == delegation.ToPersonId)
               where held.Any(m => m.PersonId == delegation.ToPersonId && m.SiteId == delegation.SiteId)
               from function in delegation.Functions
               where held.Any(m => m.PersonId == delegation.FromPersonId && m.SiteId == delegation.SiteId && m.Function == function.Function)
               select new LentFunction
               {
                   DelegationId = delegation.Id, Number = delegation.Number, FromPersonId = delegation.FromPersonId, ToPersonId = delegation.ToPersonId, SiteId = delegation.SiteId,
                   Function = function.Function, Until = delegation.Until,
               };
    }
}
