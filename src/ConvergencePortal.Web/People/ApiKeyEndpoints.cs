using System.Security.Claims;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace ConvergencePortal.Web.People;

/// <summary>API keys over the API, for administrators who signed in by name.</summary>
public static class ApiKeyEndpoints
{
    public static void MapApiKeys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/api-keys").ForPeopleOnly().WithTags("API keys").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);

        keys.MapGet("", ListAsync).Produces<PageAnswer<ApiKeyRow>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Every key, the newest first, ended and revoked ones too; secrets are nowhere");
        keys.MapPost("", CreateAsync).Produces<NewApiKey>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Give a service account a key").WithDescription("The answer is the only place where the key is ever shown. scopes names areas of this API with :read or :write, such as changes:read; expiresAt is at most 365 days from now, and without it the key has no end.");
        keys.MapDelete("/{id:int}", RevokeAsync).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Revoke a key at once");
    }

    private static async Task<IResult> ListAsync(int? page, int? pageSize, string? search, ClaimsPrincipal user, ApiKeyReads keys, CancellationToken cancellationToken)
    {
        var request = new PageRequest(page ?? 1, pageSize ?? 50, search);
        if (request.Check().Error is { } wrong) return wrong.ToProblem();

        var list = await keys.ListAsync(request, user.ToActor(), cancellationToken);
        return list.Error is { } refused ? refused.ToProblem() : Results.Ok(new PageAnswer<ApiKeyRow>(list.Value.Items, list.Value.Total, list.Value.PageNumber, list.Value.PageSize));
    }

    private static async Task<IResult> CreateAsync(JsonBody<ApiKeyBody> body, [FromHeader(Name = IdempotencyKey.Header)] string? attempt, ClaimsPrincipal user, CreateApiKey create, ApiScopes scopes,
        CancellationToken cancellationToken)
    {
        if (body.Refusal is { } unreadable) return unreadable;
        var command = IdempotencyKey.Read(attempt);
        if (command.Error is { } noCommand) return noCommand.ToProblem(StatusCodes.Status400BadRequest);

        var made = await create.RunAsync(new CreateApiKeyInput(body.Value.Person, body.Value.Name, body.Value.Scopes, body.Value.ExpiresAt, scopes.Known, command.Value), user.ToActor(), cancellationToken);
        return made.Error is { } refused ? refused.ToProblem() : Results.Created($"/api/v1/api-keys/{made.Value.Id}", made.Value);
    }

    private static async Task<IResult> RevokeAsync(int id, [FromHeader(Name = IdempotencyKey.Header)] string? attempt, ClaimsPrincipal user, RevokeApiKey revoke, CancellationToken cancellationToken)
    {
        var command = IdempotencyKey.Read(attempt);
        if (command.Error is { } noCommand) return noCommand.ToProblem(StatusCodes.Status400BadRequest);

        var revoked = await revoke.RunAsync(new RevokeApiKeyInput(id, command.Value), user.ToActor(), cancellationToken);
        return revoked.Error is { } refused ? refused.ToProblem() : Results.NoContent();
    }
}

/// <summary>For which service account a key is made, what will use it, what it may do, and how long.</summary>
public sealed record ApiKeyBody(string? Person, string? Name, IReadOnlyList<string?>? Scopes, Instant? ExpiresAt);
