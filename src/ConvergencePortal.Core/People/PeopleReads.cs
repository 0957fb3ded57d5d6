using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>Reads people for lists, the sign-in page and "who am I".</summary>
public sealed class PeopleReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    public async Task<PersonRow?> FindAsync(int personId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var people = await ReadAsync(db, db.People.Where(p => p.Id == personId), cancellationToken);
        return people.SingleOrDefault();
    }

    /// <summary>Active humans, for the demo sign-in page and for choosing an implementer.</summary>
    public async Task<IReadOnlyList<PersonRow>> ListActiveAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(db, db.People.Where(p => p.IsActive && p.Kind == PersonKind.Person).OrderBy(p => p.Code), cancellationToken);
    }

    public async Task<Page<PersonRow>> ListAsync(PageRequest page, PeopleFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var people = Narrow(db, db.People, filter);
        if (!string.IsNullOrWhiteSpace(page.Search))
        {
            var pattern = SearchText.Contains(page.Search);
            people = people.Where(p => EF.Functions.Like(p.Name, pattern, SearchText.Escape) || EF.Functions.Like(p.Code, pattern, SearchText.Escape));
        }

        var total = await people.CountAsync(cancellationToken);
        var rows = await ReadAsync(db, people.OrderBy(p => p.Code).Skip(page.Skip).Take(page.PageSize), cancellationToken);
        return new Page<PersonRow>(rows, total, page.Page, page.PageSize);
    }

    /// <summary>A person with every membership, those that have ended and those to come as well; null when nobody has the code.</summary>
    public async Task<PersonDetail?> FindDetailAsync(string code, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var person = (await ReadAsync(db, db.People.Where(p => p.Code == code), cancellationToken)).SingleOrDefault();
        if (person is null) return null;

        var today = clock.TodayUtc();
        var memberships = await db.Memberships.AsNoTracking()
            .Where(m => m.PersonId == person.Id)
            .Join(db.Equipment, m => m.SiteId, site => site.Id, (m, site) => new { m.Function, Site = site.Code, SiteName = site.Name, m.IsHome, m.From, m.To })
            .OrderBy(m => m.Site).ThenBy(m => m.From)
            .ToListAsync(cancellationToken);
        var competencies = await db.Competencies.AsNoTracking().Where(c => c.PersonId == person.Id).OrderBy(c => c.Code)
            .Select(c => new CompetencyRow(c.Code, c.AchievedOn, c.ExpiresOn, c.Evidence, c.AchievedOn <= today && (c.ExpiresOn == null || today < c.ExpiresOn))).ToListAsync(cancellationToken);
        return new PersonDetail(person, [.. memberships.Select(m => new MembershipPeriod(m.Function, m.Site, m.SiteName, m.IsHome, m.From, m.To,
            m.From <= today && (m.To is null || today < m.To)))]) { Competencies = competencies, HasAccount = await db.People.AnyAsync(p => p.Id == person.Id && p.Account != null, cancellationToken) };
    }

    private IQueryable<Person> Narrow(PortalDb db, IQueryable<Person> people, PeopleFilter filter)
    {
        var today = clock.TodayUtc();
        if (filter.IsActive is { } isActive) people = people.Where(p => p.IsActive == isActive);
        if (filter.Site is { } site)
            people = people.Where(p => p.Memberships.Any(m => m.From <= today && (m.To == null || today < m.To) && db.Equipment.Any(s => s.Id == m.SiteId && s.Code == site)));
        if (filter.Function is { } function)
            people = people.Where(p => p.Memberships.Any(m => m.From <= today && (m.To == null || today < m.To) && m.Function == function));
        return people;
    }

    /// <summary>Two queries, not a join: a person has few memberships and the page is at most 200 rows.</summary>
    private async Task<IReadOnlyList<PersonRow>> ReadAsync(PortalDb db, IQueryable<Person> people, CancellationToken cancellationToken)
    {
        var today = clock.TodayUtc();
        var rows = await people.AsNoTracking().Select(p => new { p.Id, p.Code, p.Name, p.Email, p.Kind, p.Roles, p.IsActive }).ToListAsync(cancellationToken);
        var ids = rows.Select(r => r.Id).ToList();
        var memberships = await db.Memberships.AsNoTracking()
            .Where(m => ids.Contains(m.PersonId) && m.From <= today && (m.To == null || today < m.To))
            .Join(db.Equipment, m => m.SiteId, site => site.Id, (m, site) => new { m.PersonId, m.Function, m.SiteId, Site = site.Code, m.IsHome })
            .ToListAsync(cancellationToken);
        var byPerson = memberships.ToLookup(m => m.PersonId);

        return [.. rows.Select(r => new PersonRow(r.Id, r.Code, r.Name, r.Email, r.Kind, r.Roles, r.IsActive,
            [.. byPerson[r.Id].OrderBy(m => m.Site).ThenBy(m => m.Function).Select(m => new MembershipRow(m.Function, m.SiteId, m.Site, m.IsHome))]))];
    }
}

/// <summary>A person as lists and the API show them.</summary>
public sealed record PersonRow(int Id, string Code, string Name, string? Email, PersonKind Kind, PersonRoles Roles, bool IsActive, IReadOnlyList<MembershipRow> Memberships)
{
    /// <summary>First letters of the first and the last name, for the round picture.</summary>
    public string Initials => string.Concat(Name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } parts
        ? parts.Length == 1 ? parts[0][..1] : $"{parts[0][..1]}{parts[^1][..1]}"
        : "?").ToUpperInvariant();
}

/// <summary>A function that a person speaks for today.</summary>
public sealed record MembershipRow(Function Function, int SiteId, string Site, bool IsHome);

/// <summary>Which people a list asks for; null means any. Site and function are those held today.</summary>
public sealed record PeopleFilter(string? Site = null, Function? Function = null, bool? IsActive = null);

/// <summary>A person with their memberships past, present and to come.</summary>
public sealed record PersonDetail(PersonRow Person, IReadOnlyList<MembershipPeriod> Memberships)
{
    /// <summary>They sign in with an account of the company's directory.</summary>
    public bool HasAccount { get; init; }

    /// <summary>Those that have expired as well, by code.</summary>
    public IReadOnlyList<CompetencyRow> Competencies { get; init; } = [];
}

/// <summary>A competency of a person, and whether it holds today.</summary>
public sealed record CompetencyRow(string Code, LocalDate AchievedOn, LocalDate? ExpiresOn, string? Evidence, bool HoldsToday);

/// <summary>A function held at a site for a time.</summary>
public sealed record MembershipPeriod(Function Function, string Site, string SiteName, bool IsHome, LocalDate From, LocalDate? To, bool HoldsToday);
