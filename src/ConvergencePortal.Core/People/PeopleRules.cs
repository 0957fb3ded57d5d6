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

    /// <summary>A mail address as far as it can be told without sending to it.</summary>
    public static bool IsMailAddress(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1 && !text.Any(char.IsWhiteSpace) && !PlainText.HasForbiddenCharacter(text) && text.Count(c => c == '@') == 1;

    /// <summary>One account of the directory is one person: otherwise nobody could say who signed in.</summary>
    public static IEnumerable<RuleBreach> KeepAccountsApart(IEnumerable<Person> people)
    {
        foreach (var same in people.Where(person => person.Account is not null).GroupBy(person => person.Account, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
            yield return RuleBreach.Refusal("person.account", $"The account {same.Key} would belong to {string.Join(" and ", same.Select(person => person.Code).Order(StringComparer.Ordinal))}. It belongs to one person.",
                [.. same.Select(person => new BreachSubject(person, "account"))]);

        foreach (var service in people.Where(person => person is { Account: not null, Kind: PersonKind.Service }))
            yield return RuleBreach.Refusal("person.serviceAccount", $"{service.Code} is the account of another system, which never signs in.", new BreachSubject(service, "account"));
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
