using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>What the rules look at before a delegation is made.</summary>
/// <param name="By">Who makes it, with what is lent to them now.</param>
/// <param name="From">The delegator, with the functions held on the first day.</param>
/// <param name="To">The delegate, with the functions held on the first day.</param>
/// <param name="IsAway">Whether the delegator is recorded as away now.</param>
/// <param name="Others">Delegations at the site that are not revoked and not over.</param>
public sealed record DelegationFacts(PersonRights By, PersonRights From, PersonRights To, bool IsAway, int SiteId, string Site, IReadOnlyList<Function> Functions, Instant Begins, Instant Ends, Instant Now,
    IReadOnlyList<LentStretch> Others);

/// <summary>A delegation as the search for circles sees it.</summary>
public sealed record LentStretch(int FromPersonId, int ToPersonId, IReadOnlyList<Function> Functions, Instant Begins, Instant Ends)
{
    public bool Lends(Function function, Instant at) => Begins <= at && at < Ends && Functions.Contains(function);
}

/// <summary>Who may lend what to whom, for how long (site procedure: a substitute is named by the person, in time, in the open).</summary>
public static class DelegationRules
{
    /// <summary>Null when the delegation can be made.</summary>
    public static Error? Refuse(DelegationFacts facts) => RefuseBy(facts) ?? RefuseTime(facts) ?? RefuseTo(facts) ?? RefuseFunctions(facts) ?? RefuseCircle(facts);

    private static Error? RefuseBy(DelegationFacts facts)
    {
        if (facts.By.RefuseWriting() is { } refused) return refused;
        if (facts.By.Kind != PersonKind.Person) return DelegationErrors.PeopleOnly;
        if (facts.By.PersonId == facts.From.PersonId) return null;
        if (!facts.By.IsChair) return DelegationErrors.NotYours;
        if (!facts.IsAway) return DelegationErrors.NotAway(facts.From.Name);
        return facts.By.PersonId == facts.To.PersonId ? DelegationErrors.ToTheChair : null;
    }

    private static Error? RefuseTime(DelegationFacts facts) =>
        facts.Ends <= facts.Begins ? DelegationErrors.EndsBeforeItBegins
        : facts.Ends <= facts.Now ? DelegationErrors.InThePast
        : facts.Begins - facts.Now > Duration.FromDays(Delegation.MaxDaysAhead) ? DelegationErrors.TooFarAhead
        : facts.Ends - facts.Begins > Duration.FromDays(Delegation.MaxDays) ? DelegationErrors.TooLong
        : null;

    private static Error? RefuseTo(DelegationFacts facts) => facts.To switch
    {
        var to when to.PersonId == facts.From.PersonId => DelegationErrors.ToOneself,
        { Kind: not PersonKind.Person } => DelegationErrors.ToService(facts.To.Name),
        { IsActive: false } => DelegationErrors.ToInactive(facts.To.Name),
        var to when to.Roles.HasFlag(PersonRoles.Auditor) => DelegationErrors.ToAuditor(facts.To.Name),
        var to when !to.WorksAt(facts.SiteId) => DelegationErrors.OtherSite(facts.To.Name, facts.Site),
        _ => null,
    };

    private static Error? RefuseFunctions(DelegationFacts facts)
    {
        if (facts.Functions.Count == 0 || !facts.Functions.All(Enum.IsDefined)) return DelegationErrors.FunctionsRequired;

        foreach (var function in facts.Functions.Where(function => !facts.From.SpeaksFor(function, facts.SiteId)))
            return facts.By.PersonId == facts.From.PersonId && facts.By.ActsFor(function, facts.SiteId).Count > 0 ? DelegationErrors.PassedOn(function) : DelegationErrors.NotHeld(facts.From.Name, function, facts.Site);
        return null;
    }

    /// <summary>A circle that closes at some moment has closed when the last of its delegations begins: only those moments are looked at.</summary>
    private static Error? RefuseCircle(DelegationFacts facts)
    {
        var moments = facts.Others.Select(other => other.Begins).Where(begins => facts.Begins < begins && begins < facts.Ends).Prepend(facts.Begins).Distinct().ToList();
        foreach (var function in facts.Functions)
            if (moments.Any(at => Reaches(facts.To.PersonId, facts.From.PersonId, [.. facts.Others.Where(other => other.Lends(function, at))])))
                return DelegationErrors.Circle(facts.From.Name, facts.To.Name);
        return null;
    }

    private static bool Reaches(int from, int to, IReadOnlyList<LentStretch> lent)
    {
        var (seen, open) = (new HashSet<int>(), new Stack<int>([from]));
        while (open.TryPop(out var person))
        {
            if (person == to) return true;
            if (!seen.Add(person)) continue;
            foreach (var next in lent.Where(stretch => stretch.FromPersonId == person)) open.Push(next.ToPersonId);
        }
        return false;
    }
}
