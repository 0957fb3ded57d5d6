using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>Rules of people and memberships (domain model 1.0), checked as they would be after an edit.</summary>
public static class PeopleRules
{
    /// <summary>Somebody must be left who can give rights; without one, only the operator of the database could.</summary>
    /// <param name="before">Who was an active administrator before the edit.</param>
    public static IEnumerable<RuleBreach> KeepAnAdministrator(IReadOnlyCollection<Person> before, IEnumerable<Person> people)
    {
        if (before.Count == 0 || people.Any(IsAdministrator)) yield break;

        yield return RuleBreach.Refusal("person.lastAdministrator", "Nobody would be left who is an active administrator.",
            [.. before.Select(person => new BreachSubject(person, person.IsActive ? "roles" : "active"))]);
    }

    public static bool IsAdministrator(Person person) =>
        person is { IsActive: true, Kind: PersonKind.Person } && person.Roles.HasFlag(PersonRoles.Administrator) && !person.Roles.HasFlag(PersonRoles.Auditor);

    public static IEnumerable<RuleBreach> CheckMemberships(IEnumerable<Person> people, LocalDate today)
    {
        foreach (var person in people)
        {
            foreach (var membership in person.Memberships.Where(membership => membership.To <= membership.From))
                yield return RuleBreach.Refusal("membership.endsBeforeItBegins", $"The membership of {person.Name} ends before it begins.", new BreachSubject(membership, "to"));

            var homes = person.Memberships.Where(membership => membership.IsHome && !(membership.To <= today)).ToList();
            if (homes.Count > 1)
                yield return RuleBreach.Refusal("membership.oneHome", $"{person.Name} would have more than one home function: {string.Join(", ", homes.Select(home => home.Function))}.",
                    [.. homes.AsEnumerable().Reverse().Select(home => new BreachSubject(home, "home"))]);
        }
    }
}
