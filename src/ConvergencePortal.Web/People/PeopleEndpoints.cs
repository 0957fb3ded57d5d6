using System.Security.Claims;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Web.Hosting;

namespace ConvergencePortal.Web.People;

/// <summary>People over the API.</summary>
public static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me", async (ClaimsPrincipal user, PeopleReads people, CancellationToken cancellationToken) =>
            await people.FindAsync(user.ToActor().PersonId, cancellationToken) is { } me
                ? Results.Ok(PersonAnswer.From(me))
                : Error.NotFound("person.unknown", "Your account is gone.").ToProblem()).FreeForKeys().Produces<PersonAnswer>();

        api.MapGet("/people", async (int? page, int? pageSize, string? search, string? site, PeopleReads people, CancellationToken cancellationToken) =>
            await new PageRequest(page ?? 1, pageSize ?? 50, search).AnswerAsync(request => people.ListAsync(request, new PeopleFilter(SearchText.OrNull(site)), cancellationToken), PersonAnswer.From))
            .Produces<PageAnswer<PersonAnswer>>();
    }
}

/// <summary>A person in the API.</summary>
public sealed record PersonAnswer(string Code, string Name, string? Email, PersonKind Kind, bool IsActive, IReadOnlyList<string> Roles, IReadOnlyList<MembershipAnswer> Memberships)
{
    public static PersonAnswer From(PersonRow row) => new(row.Code, row.Name, row.Email, row.Kind, row.IsActive,
        [.. Enum.GetValues<PersonRoles>().Where(role => role != PersonRoles.None && row.Roles.HasFlag(role)).Select(role => role.ToString())],
        [.. row.Memberships.Select(m => new MembershipAnswer(m.Site, m.Function, m.IsHome))]);
}

/// <summary>A membership in the API.</summary>
public sealed record MembershipAnswer(string Site, Function Function, bool IsHome);
