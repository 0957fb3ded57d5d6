using System.Security.Claims;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace ConvergencePortal.Web.SignIn;

/// <summary>Sessions of people, and what the company's directory gives, over the API; for people who signed in by name.</summary>
public static class SignInApiEndpoints
{
    public static void MapSignInApi(this IEndpointRouteBuilder api)
    {
        var sessions = api.MapGroup("/people/{code}/sessions").WithTags("Sessions").ForPeopleOnly().ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        sessions.MapGet("", async (string code, ClaimsPrincipal user, SessionReads reads, CancellationToken cancellationToken) => (await reads.ListAsync(code, user.ToActor(), cancellationToken)).ToAnswer())
            .Produces<IReadOnlyList<SessionRow>>().WithSummary("Where a person is or was signed in, the newest first");
        sessions.MapDelete("", EndSessionsAsync).Produces(StatusCodes.Status204NoContent).Refuses().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("End every session of a person, within a minute");

        var rights = api.MapGroup("/directory-rights").WithTags("Rights").ForPeopleOnly().ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        rights.MapGet("", async (ClaimsPrincipal user, DirectoryRightReads reads, CancellationToken cancellationToken) => (await reads.ListAsync(user.ToActor(), cancellationToken)).ToAnswer())
            .Produces<IReadOnlyList<DirectoryRightRow>>().WithSummary("What app roles and groups of the directory give");
        rights.MapPost("", AddAsync).Produces<DirectoryRightAnswer>(StatusCodes.Status201Created).Refuses().WithSummary("Let an app role or a group give a role, or a function at a site");
        rights.MapDelete("/{id:int}", EndAsync).Produces(StatusCodes.Status204NoContent).Refuses().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("End it, for everybody who holds it, at once");

        api.MapGet("/rights", async (string? site, Function? function, string? role, string? search, ClaimsPrincipal user, DirectoryRightReads reads, CancellationToken cancellationToken) =>
                (await reads.ListHeldAsync(new RightFilter(SearchText.OrNull(site), function, Enum.TryParse<PersonRoles>(role, ignoreCase: true, out var named) ? named : null, search), user.ToActor(), cancellationToken)).ToAnswer())
            .ForPeopleOnly().WithTags("Rights").Produces<IReadOnlyList<RightRow>>().ProducesProblem(StatusCodes.Status403Forbidden).WithSummary("Who may do what, and why");
    }

    private static async Task<IResult> EndSessionsAsync(string code, [FromHeader(Name = IdempotencyKey.Header)] string? attempt, ClaimsPrincipal user, EndSessions end, CancellationToken cancellationToken)
    {
        var command = IdempotencyKey.Read(attempt);
        if (command.Error is { } noCommand) return noCommand.ToProblem(StatusCodes.Status400BadRequest);

        var ended = await end.RunAsync(new EndSessionsInput(code, command.Value), user.ToActor(), cancellationToken);
        return ended.Error is { } refused ? refused.ToProblem() : Results.NoContent();
    }

    private static async Task<IResult> AddAsync(JsonBody<DirectoryRightBody> body, [FromHeader(Name = IdempotencyKey.Header)] string? attempt, ClaimsPrincipal user, AddDirectoryRight add, CancellationToken cancellationToken)
    {
        if (body.Refusal is { } unreadable) return unreadable;
        var command = IdempotencyKey.Read(attempt);
        if (command.Error is { } noCommand) return noCommand.ToProblem(StatusCodes.Status400BadRequest);

        var asked = body.Value;
        var added = await add.RunAsync(new(asked.Source ?? DirectorySource.Group, asked.Value, asked.Name, asked.Role ?? PersonRoles.None, asked.Function, asked.Site, command.Value), user.ToActor(), cancellationToken);
        return added.Error is { } refused ? refused.ToProblem() : Results.Created($"/api/v1/directory-rights/{added.Value}", new DirectoryRightAnswer(added.Value));
    }

    private static async Task<IResult> EndAsync(int id, [FromHeader(Name = IdempotencyKey.Header)] string? attempt, ClaimsPrincipal user, EndDirectoryRight end, CancellationToken cancellationToken)
    {
        var command = IdempotencyKey.Read(attempt);
        if (command.Error is { } noCommand) return noCommand.ToProblem(StatusCodes.Status400BadRequest);

        var ended = await end.RunAsync(new EndDirectoryRightInput(id, command.Value), user.ToActor(), cancellationToken);
        return ended.Error is { } refused ? refused.ToProblem() : Results.NoContent();
    }
}

/// <summary>What an app role or a group gives: either a role, or a function and a site.</summary>
public sealed record DirectoryRightBody(DirectorySource? Source, string? Value, string? Name, PersonRoles? Role, Function? Function, string? Site);

/// <summary>The id of what was added.</summary>
public sealed record DirectoryRightAnswer(int Id);
