using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>
/// A person lets another act on the seats of some functions at a site, for a time. It gives nothing that the delegator does not hold: when a membership
/// ends or one of the two is switched off, it is over at that moment, which is asked whenever it is used.
/// </summary>
public sealed class Delegation
{
    /// <summary>Whoever is away longer is replaced by a membership, which an administrator gives and the function knows of. Our own default.</summary>
    public const int MaxDays = 90;

    /// <summary>A delegation is planned at most so many days ahead; what is further off nobody remembers giving.</summary>
    public const int MaxDaysAhead = 365;

    private readonly List<DelegationFunction> _functions = [];

    private Delegation() { }

    public Delegation(string number, int fromPersonId, int toPersonId, int siteId, IEnumerable<Function> functions, Instant from, Instant until, string reason, int createdById, Instant now)
    {
        (Number, FromPersonId, ToPersonId, SiteId, From, Until, Reason, CreatedById, CreatedAt) = (number, fromPersonId, toPersonId, siteId, from, until, reason, createdById, now);
        _functions.AddRange(functions.Distinct().Order().Select(function => new DelegationFunction(function)));
    }

    public int Id { get; private set; }

    /// <summary>For example "DEL-2026-0007".</summary>
    public string Number { get; private set; } = "";

    /// <summary>The delegator, in whose name is acted.</summary>
    public int FromPersonId { get; private set; }

    /// <summary>The delegate, who acts.</summary>
    public int ToPersonId { get; private set; }

    public int SiteId { get; private set; }
    public Instant From { get; private set; }

    /// <summary>First moment at which it no longer holds.</summary>
    public Instant Until { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>The delegator, or the chair for somebody who is away.</summary>
    public int CreatedById { get; private set; }

    public Instant CreatedAt { get; private set; }
    public Instant? RevokedAt { get; private set; }
    public int? RevokedById { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<DelegationFunction> Functions => _functions;

    /// <summary>Ends it at once. The delegator may take it back, the delegate may give it back, and the chair may end it for either.</summary>
    public Result Revoke(PersonRights by, Instant now)
    {
        if (by.PersonId != FromPersonId && by.PersonId != ToPersonId && !by.IsChair) return DelegationErrors.NotTheirs;
        if (RevokedAt is not null) return DelegationErrors.Revoked;
        if (Until <= now) return DelegationErrors.Over;

        (RevokedAt, RevokedById) = (now, by.PersonId);
        Version++;
        return Result.Success;
    }
}

/// <summary>One function that a delegation lends.</summary>
public sealed class DelegationFunction
{
    private DelegationFunction() { }

    public DelegationFunction(Function function) => Function = function;

    public int DelegationId { get; private set; }
    public Function Function { get; private set; }
}
