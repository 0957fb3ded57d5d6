using System.Security.Claims;
using ConvergencePortal.Core.Calendar;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace ConvergencePortal.Web.Calendar;

/// <summary>Calendar feeds over the API. Everybody keeps their own; administrators and auditors see all of them.</summary>
public static class CalendarFeedEndpoints
{
    public static void MapCalendarFeeds(this IEndpointRouteBuilder api)
    {
        var feeds = api.MapGroup("/calendar-feeds").ForPeopleOnly().WithTags("Calendar feeds").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);

        feeds.MapGet("", ListAsync).Produces<PageAnswer<CalendarFeedRow>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Your own addresses, newest first, revoked ones too; secrets are nowhere").WithDescription("For administrators and auditors \"person\" is the code of any owner, and \"everybody\" lists all.");
        feeds.MapPost("", CreateAsync).Produces<NewCalendarFeedAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Make an address that calendar programs subscribe to").WithDescription("The answer is the only place where the address is ever shown.");
        feeds.MapPost("/{id:int}/revoke", RevokeAsync).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Revoke an address at once");
    }

    private static async Task<IResult> ListAsync(int? page, int? pageSize, string? search, string? person, bool? everybody, ClaimsPrincipal user, CalendarFeedReads feeds, CancellationToken cancellationToken)
    {
        var request = new PageRequest(page ?? 1, pageSize ?? 50, search);
        if (request.Check().Error is { } wrong) return wrong.ToProblem();

        var list = await feeds.ListAsync(request, new CalendarFeedFilter(SearchText.OrNull(person), everybody == true), user.ToActor(), cancellationToken);
        return list.Error is { } refused ? refused.ToProblem() : Results.Ok(new PageAnswer<CalendarFeedRow>(list.Value.Items, list.Value.Total, list.Value.PageNumber, list.Value.PageSize));
    }

    private static async Task<IResult> CreateAsync(JsonBody<CalendarFeedBody> body, [FromHeader(Name = IdempotencyKey.Header)] string? attempt, HttpContext context, ClaimsPrincipal user,
        CreateCalendarFeed create, CancellationToken cancellationToken)
    {
        if (body.Refusal is { } unreadable) return unreadable;
        var command = IdempotencyKey.Read(attempt);
        if (command.Error is { } noCommand) return noCommand.ToProblem(StatusCodes.Status400BadRequest);

        var made = await create.RunAsync(new CreateCalendarFeedInput(body.Value.Kind, body.Value.Scope, command.Value), user.ToActor(), cancellationToken);
        if (made.Error is { } refused) return refused.ToProblem();

        var feed = made.Value;
        var address = CalendarFile.AddressOf($"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}", feed.Secret, PortalLanguage.Shipped[0]);
        return Results.Created($"/api/v1/calendar-feeds/{feed.Id}", new NewCalendarFeedAnswer(feed.Id, feed.Kind, feed.Scope, feed.Prefix, feed.Secret, address, feed.CreatedAt));
    }

    private static async Task<IResult> RevokeAsync(int id, [FromHeader(Name = IdempotencyKey.Header)] string? attempt, ClaimsPrincipal user, RevokeCalendarFeed revoke, CancellationToken cancellationToken)
    {
        var command = IdempotencyKey.Read(attempt);
        if (command.Error is { } noCommand) return noCommand.ToProblem(StatusCodes.Status400BadRequest);

        var revoked = await revoke.RunAsync(new RevokeCalendarFeedInput(id, command.Value), user.ToActor(), cancellationToken);
        return revoked.Error is { } refused ? refused.ToProblem() : Results.NoContent();
    }
}

/// <summary>What a new address shows. The scope is the code of a site or the path of a part of it; a person's own calendar has none.</summary>
public sealed record CalendarFeedBody(CalendarFeedKind? Kind, string? Scope);

/// <summary>An address that was just made, the only time it is shown.</summary>
public sealed record NewCalendarFeedAnswer(int Id, CalendarFeedKind Kind, string? Scope, string Prefix, string Secret, string Address, Instant CreatedAt);
