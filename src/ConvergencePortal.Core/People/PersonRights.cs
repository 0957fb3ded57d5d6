using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>What a person may do right now, read from the database at the moment of an action: the claims of an open page may be hours old.</summary>
public sealed record PersonRights(int PersonId, string Name, PersonKind Kind, bool IsActive, PersonRoles Roles, IReadOnlyList<HeldFunction> Functions)
{
    /// <summary>The portal's own work: it may write master data and never sits on a seat.</summary>
    private static readonly PersonRights Portal = new(0, Actor.Portal.Name, PersonKind.Service, true, PersonRoles.Administrator, []);

    private const int LongestPrinted = 1900;

    /// <summary>What others lent the person and holds now. Empty in rights that were read for a day: whoever decides reads them at an instant.</summary>
    public IReadOnlyList<DelegatedFunction> Delegated { get; init; } = [];

    /// <summary>Codes of the competencies held today. Empty in rights that were read for a day, so that what is asked of a signer fails closed.</summary>
    public IReadOnlyList<string> Competencies { get; init; } = [];

    /// <summary>Deny wins: an auditor writes nothing, whatever else they hold.</summary>
    public bool MayWrite => IsActive && !Roles.HasFlag(PersonRoles.Auditor);

    public bool IsAdministrator => MayWrite && Roles.HasFlag(PersonRoles.Administrator);

    /// <summary>May look at what protects the portal: who holds which right, sessions of others, API keys. For administrators and auditors who signed in by name.</summary>
    public bool SeesAccess => IsActive && Kind == PersonKind.Person && (Roles & (PersonRoles.Administrator | PersonRoles.Auditor)) != 0;

    public bool IsChair => MayWrite && Roles.HasFlag(PersonRoles.GovernanceChair);

    public bool SpeaksFor(Function function, int siteId) => MayWrite && Kind == PersonKind.Person && Functions.Any(f => f.Function == function && f.SiteId == siteId);
    public bool WorksAt(int siteId) => MayWrite && Functions.Any(f => f.SiteId == siteId);

    /// <summary>Functions by site, and roles, as the ledger prints them beside the name; null for the portal itself and for somebody who has none.</summary>
    public string? Printed
    {
        get
        {
            if (PersonId == 0) return null;

            var functions = Functions.GroupBy(held => held.Site).OrderBy(site => site.Key, StringComparer.Ordinal)
                .Select(site => $"{site.Key}: {string.Join(", ", site.Select(held => held.Function).Distinct().Order().Select(FunctionWords.Of))}");
            var roles = Roles == PersonRoles.None ? [] : new[] { Roles.ToString() };
            var text = string.Join("; ", functions.Concat(roles));
            return text.Length == 0 ? null : text.Length <= LongestPrinted ? text : text[..LongestPrinted] + "…";
        }
    }

    public bool Holds(string competency) => Competencies.Contains(competency, StringComparer.OrdinalIgnoreCase);

    /// <summary>For whom the person may act on a seat of the function besides their own right, each delegator once, by name. Never for what was lent to the delegator in turn.</summary>
    public IReadOnlyList<DelegatedFunction> ActsFor(Function function, int siteId) => !MayWrite || Kind != PersonKind.Person ? []
        : [.. Delegated.Where(d => d.Function == function && d.SiteId == siteId).OrderBy(d => d.DelegatorName, StringComparer.Ordinal).ThenByDescending(d => d.Until).DistinctBy(d => d.DelegatorId)];

    /// <summary>The rights with what was lent to the person and the competencies held, at this moment: a delegation begins and ends to the minute.</summary>
    public static async Task<PersonRights> ReadAsync(PortalDb db, Actor actor, Instant now, CancellationToken cancellationToken)
    {
        var (today, rights) = (now.InUtc().Date, await ReadAsync(db, actor, now.InUtc().Date, cancellationToken));
        if (!rights.MayWrite || rights.Kind != PersonKind.Person) return rights;

        var lent = await db.LentFunctions(now).Where(l => l.ToPersonId == actor.PersonId)
            .Join(db.People, l => l.FromPersonId, p => p.Id, (l, p) => new DelegatedFunction(l.Function, l.SiteId, p.Id, p.Name, l.Until, l.Number)).ToListAsync(cancellationToken);
        var holders = lent.Select(l => l.DelegatorId).Append(actor.PersonId).Distinct().ToList();
        var held = (await db.Competencies.AsNoTracking().Where(c => holders.Contains(c.PersonId) && c.AchievedOn <= today && (c.ExpiresOn == null || today < c.ExpiresOn))
            .Select(c => new { c.PersonId, c.Code }).ToListAsync(cancellationToken)).ToLookup(c => c.PersonId, c => c.Code);
        return rights with { Delegated = [.. lent.Select(l => l with { Competencies = [.. held[l.DelegatorId]] })], Competencies = [.. held[actor.PersonId]] };
    }

    public static async Task<PersonRights> ReadAsync(PortalDb db, Actor actor, LocalDate today, CancellationToken cancellationToken)
    {
        if (actor.IsPortal) return Portal;

        var person = await db.People.AsNoTracking()
            .Where(p => p.Id == actor.PersonId)
            .Select(p => new { p.Id, p.Name, p.Kind, p.IsActive, p.Roles })
            .SingleOrDefaultAsync(cancellationToken);
        if (person is null) return new PersonRights(actor.PersonId, actor.Name, PersonKind.Person, false, PersonRoles.None, []);

        var functions = await db.Memberships.AsNoTracking()
            .Where(m => m.PersonId == actor.PersonId && m.From <= today && (m.To == null || today < m.To))
            .Select(m => new HeldFunction(m.Function, m.SiteId) { Site = db.Equipment.Where(site => site.Id == m.SiteId).Select(site => site.Path).FirstOrDefault() ?? "" })
            .ToListAsync(cancellationToken);
        return new PersonRights(person.Id, person.Name, person.Kind, person.IsActive, person.Roles, functions);
    }
}

/// <summary>A function a person speaks for at a site today.</summary>
public sealed record HeldFunction(Function Function, int SiteId)
{
    /// <summary>Code of the site.</summary>
    public string Site { get; init; } = "";
}

/// <summary>A function that somebody who speaks for it lent a person at a site.</summary>
/// <param name="Number">Of the delegation, for the record of what was done with it.</param>
public sealed record DelegatedFunction(Function Function, int SiteId, int DelegatorId, string DelegatorName, Instant Until, string Number)
{
    /// <summary>Codes of the competencies that the delegator holds today: a substitute can do no more than the person could.</summary>
    public IReadOnlyList<string> Competencies { get; init; } = [];

    public bool Holds(string competency) => Competencies.Contains(competency, StringComparer.OrdinalIgnoreCase);
}

/// <summary>Refusals for want of a right.</summary>
public static class RightsErrors
{
    public static readonly Error ReadOnly = Error.Forbidden("rights.readOnly", "You can read everything here, but change nothing.");
    public static readonly Error Inactive = Error.Forbidden("rights.inactive", "Your account is no longer active. An administrator can say more.");
    public static readonly Error AdministratorOnly = Error.Forbidden("rights.administrator", "Only an administrator can do this.");

    /// <summary>Null when the person may manage API keys: a key must not be able to make keys.</summary>
    public static Error? RefuseKeys(this PersonRights rights) => rights.RefuseAdministration(ApiKeyErrors.PeopleOnly);

    /// <summary>Null for an administrator who signed in by name.</summary>
    /// <param name="peopleOnly">What a key is told.</param>
    public static Error? RefuseAdministration(this PersonRights rights, Error peopleOnly) =>
        rights.RefuseWriting() ?? (rights.Kind != PersonKind.Person ? peopleOnly : rights.IsAdministrator ? null : AdministratorOnly);

    /// <summary>Null when the person may write at all.</summary>
    public static Error? RefuseWriting(this PersonRights rights) => !rights.IsActive ? Inactive : rights.MayWrite ? null : ReadOnly;
}
