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

    /// <summary>Those of the roles that the company's directory gave at the last sign-in and nobody gave by hand.</summary>
    public PersonRoles DirectoryRoles { get; private set; }

    /// <summary>The account of the company's directory by which the person signs in, as <see cref="DirectoryAccount.Text"/>; null for who has none.</summary>
    public string? Account { get; set; }

    /// <summary>A person who is not active keeps their history and loses every right at once.</summary>
    public bool IsActive { get; set; } = true;

    public int Version { get; private set; }
    public IReadOnlyList<Membership> Memberships => _memberships;

    public void Touch() => Version++;

    public void Join(Membership membership) => _memberships.Add(membership);

    /// <summary>Sets what the directory says today: roles given by hand stay, those that only the directory gave come and go with it.</summary>
    public void TakeDirectoryRoles(PersonRoles given)
    {
        var byHand = Roles & ~DirectoryRoles;
        (Roles, DirectoryRoles) = (byHand | given, given & ~byHand);
    }

    /// <summary>Begins, or begins again, what the directory gives. What holds already is left as it is.</summary>
    /// <returns>Whether anything moved.</returns>
    public bool JoinByDirectory(int siteId, Function function, LocalDate today)
    {
        var known = _memberships.FirstOrDefault(m => m.SiteId == siteId && m.Function == function);
        if (known?.HoldsOn(today) == true) return false;

        if (known is null) _memberships.Add(known = new Membership(siteId, function, today));
        known.BeginByDirectory(today, isHome: !_memberships.Any(m => m.IsHome && m.HoldsOn(today)));
        return true;
    }

    /// <summary>Ends what the directory gave and gives no longer; one of today leaves no trace but the ledger's.</summary>
    public void LeaveByDirectory(Membership membership, LocalDate today)
    {
        if (membership.From >= today) _memberships.Remove(membership);
        else membership.To = today;
    }

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

    /// <summary>Given by the company's directory, which also takes it away; others are given and taken by hand.</summary>
    public bool IsFromDirectory { get; private set; }

    public bool HoldsOn(LocalDate day) => From <= day && (To is null || day < To);

    internal void BeginByDirectory(LocalDate today, bool isHome) => (From, To, IsFromDirectory, IsHome) = (today, null, true, isHome);
}
