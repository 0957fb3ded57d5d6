using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.SignIn;

/// <summary>
/// What the directory says about a person becomes what they may do here. It adds and takes only what is its own: rights given by hand stay until somebody takes them by hand.
/// No right ever comes from a name or a mail address.
/// </summary>
public static class DirectoryRules
{
    /// <summary>Those of the rights that the directory's claims carry. Compared letter by letter: two groups never differ by case alone.</summary>
    public static IReadOnlyList<DirectoryRight> Match(IEnumerable<DirectoryRight> rights, DirectoryProfile profile) =>
        [.. rights.Where(right => right.EndedAt is null && (right.Source == DirectorySource.AppRole ? profile.AppRoles : profile.Groups).Contains(right.Value))];

    /// <summary>Gives and takes until the person holds by the directory exactly what is given.</summary>
    /// <returns>What moved, as the ledger says it; empty when nothing did.</returns>
    public static IReadOnlyList<RightMove> Apply(Person person, IReadOnlyCollection<DirectoryRight> given, bool isAdministrator, LocalDate today)
    {
        var moved = new List<RightMove>();
        var before = person.Roles;
        person.TakeDirectoryRoles(given.Aggregate(isAdministrator ? PersonRoles.Administrator : PersonRoles.None, (roles, right) => roles | right.Role));
        foreach (var role in Enum.GetValues<PersonRoles>().Where(role => role != PersonRoles.None && before.HasFlag(role) != person.Roles.HasFlag(role)))
            moved.Add(new RightMove(person.Roles.HasFlag(role), role, null, null));

        var functions = given.Where(right => right.Function is not null).Select(right => (SiteId: right.SiteId!.Value, Function: right.Function!.Value)).ToHashSet();
        foreach (var membership in person.Memberships.Where(m => m.IsFromDirectory && m.HoldsOn(today) && !functions.Contains((m.SiteId, m.Function))).ToList())
        {
            person.LeaveByDirectory(membership, today);
            moved.Add(new RightMove(false, PersonRoles.None, membership.Function, membership.SiteId));
        }
        foreach (var (siteId, function) in functions.Order())
            if (person.JoinByDirectory(siteId, function, today)) moved.Add(new RightMove(true, PersonRoles.None, function, siteId));

        if (moved.Count > 0) person.Touch();
        return moved;
    }
}

/// <summary>A right that was given or taken.</summary>
public sealed record RightMove(bool IsGiven, PersonRoles Role, Function? Function, int? SiteId);

/// <summary>What the directory says about who signs in, after every check.</summary>
/// <param name="Name">Printed name; not trusted for anything.</param>
/// <param name="UserName">The sign-in name, from which the code of somebody new is made and nothing else.</param>
/// <param name="IsAdministrator">They hold the app role that the operator set for administrators.</param>
public sealed record DirectoryProfile(DirectoryAccount Account, string? Name, string? UserName, string? Email, IReadOnlySet<string> AppRoles, IReadOnlySet<string> Groups, bool IsAdministrator);
