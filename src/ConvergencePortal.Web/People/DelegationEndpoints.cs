using System.Security.Claims;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Web.People;

/// <summary>Delegations over the API. Keys read them; to lend and to take back is up to people.</summary>
public static class DelegationEndpoints
{
    public static void MapDelegations(this IEndpointRouteBuilder api)
    {
        var delegations = api.MapGroup("/delegations").WithTags("Delegations").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);

        delegations.MapGet("", async (int? page, int? pageSize, bool? all, bool? open, ClaimsPrincipal user, DelegationReads reads, CancellationToken cancellationToken) =>
            await new PageRequest(page ?? 1, pageSize ?? 50).AnswerAsync(request => reads.ListAsync(request, new DelegationFilter(all ?? true, open ?? false), user.ToActor(), cancellationToken), DelegationAnswer.Of))
            .Produces<PageAnswer<DelegationAnswer>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Who stands in for whom, the newest first")
            .WithDescription("Everybody sees what they gave and were given; administrators, the governance chair, auditors and services see all.");

        delegations.MapPost("", CreateAsync).ForPeopleOnly().Produces<DelegationState>(StatusCodes.Status201Created).Refuses()
            .WithSummary("Let somebody act on one's seats for a time").WithDescription("Times are by the clock of the site, such as 2026-12-21T07:00. The chair names in \"person\" somebody who is away.");
        delegations.MapPost("/{number}/revoke", RevokeAsync).ForPeopleOnly().Produces<DelegationState>().Refuses().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("End a delegation at once");
    }

    private static async Task<IResult> CreateAsync(JsonBody<DelegationBody> body, [FromHeader(Name = IdempotencyKey.Header)] string? attempt, ClaimsPrincipal user, DelegateRights delegateRights,
        CancellationToken cancellationToken)
    {
        if (body.Refusal is { } unreadable) return unreadable;
        var command = IdempotencyKey.Read(attempt);
        if (command.Error is { } noCommand) return noCommand.ToProblem(StatusCodes.Status400BadRequest);
        var input = body.Value.ToInput(command.Value);
        if (input.Error is { } wrong) return wrong.ToProblem();

        var made = await delegateRights.RunAsync(input.Value, user.ToActor(), cancellationToken);
        return made.Error is { } refused ? refused.ToProblem() : Results.Created($"/api/v1/delegations/{made.Value.Number}", made.Value);
    }

    private static async Task<IResult> RevokeAsync(string number, [FromHeader(Name = IdempotencyKey.Header)] string? attempt, ClaimsPrincipal user, RevokeDelegation revoke, CancellationToken cancellationToken)
    {
        var command = IdempotencyKey.Read(attempt);
        return command.Error is { } noCommand ? noCommand.ToProblem(StatusCodes.Status400BadRequest) : (await revoke.RunAsync(new(number, command.Value), user.ToActor(), cancellationToken)).ToAnswer();
    }
}

/// <summary>A delegation in the API.</summary>
public sealed record DelegationAnswer(string Number, string From, string FromName, string To, string ToName, string Site, string TimeZone, IReadOnlyList<Function> Functions, Instant Begins, Instant Ends, string Reason,
    DelegationStatus Status, Instant CreatedAt, string CreatedBy, Instant? RevokedAt, string? RevokedBy)
{
    public static DelegationAnswer Of(DelegationRow row) => new(row.Number, row.From, row.FromName, row.To, row.ToName, row.Site, row.TimeZone, row.Functions, row.Begins, row.Ends, row.Reason, row.Status,
        row.CreatedAt, row.CreatedByName, row.RevokedAt, row.RevokedByName);
}

/// <summary>What is lent to whom and for how long, by the clock of the site. Without a person it is the caller's own.</summary>
public sealed record DelegationBody(string? Person, string? To, string? Site, IReadOnlyList<Function>? Functions, string? From, string? Until, string? Reason)
{
    private static readonly LocalDateTimePattern[] Times =
        [LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"), LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss")];

    public Result<DelegateRightsInput> ToInput(Core.Ledger.Command command)
    {
        if (ReadTime(From) is not { } begins) return DelegationErrors.BadTime with { Field = "from" };
        if (ReadTime(Until) is not { } ends) return DelegationErrors.BadTime with { Field = "until" };

        return new DelegateRightsInput(Person, To, Site, Functions ?? [], begins, ends, Reason, command);
    }

    /// <summary>Null for what is no time by a clock.</summary>
    public static LocalDateTime? ReadTime(string? text) => Times.Select(pattern => pattern.Parse(text ?? "")).FirstOrDefault(read => read.Success) is { } parsed ? parsed.Value : null;
}
