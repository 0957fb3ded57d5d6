using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>Somebody who works with the portal. Never deleted and the code never reused: signatures must stay attributable (21 CFR 11.100).</summary>
public sealed class Person
{
    private readonly List<Membership> _memberships = [];

    private Person() { }

    public Person(string code, string name, PersonKind kind) => (Code, Name, Kind) = (code, name, kind);

    public int Id { get; private set; }

    /// <summary>Short stable name, unique in the portal, for example "it.berlin".</summary>
    public string Code { get; private set; } = "";

    public string Name { get; set; } = "";
    public string? Email { get; set; }
    public PersonKind Kind { get; private set; }
    public PersonRoles Roles { get; set; }

    /// <summary>A person who is not active keeps their history and loses every right at once.</summary>
    public bool IsActive { get; set; } = true;

    public int Version { get; private set; }
    public IReadOnlyList<Membership> Memberships => _memberships;

    public void Touch() => Version++;

    public void Join(Membership membership) => _memberships.Add(membership);

    public IEnumerable<Membership> MembershipsOn(LocalDate day) => _memberships.Where(m => m.HoldsOn(day));
}

/// <summary>A person speaks for a function at a site, for a time.</summary>
public sealed class Membership
{
    private Membership() { }

    public Membership(int siteId, Function function, LocalDate from) => (SiteId, Function, From) = (siteId, function, from);

    public int Id { get; private set; }
    public int PersonId { get; private set; }
    public int SiteId { get; private set; }
    public Function Function { get; private set; }
    public LocalDate From { get; set; }

    /// <summary>First day on which it no longer holds; null while it has no end.</summary>
    public LocalDate? To { get; set; }

    /// <summary>The one function the person belongs to; figures count the person there.</summary>
    public bool IsHome { get; set; }

    public bool HoldsOn(LocalDate day) => From <= day && (To is null || day < To);
}
