using System.Security.Claims;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Web.Hosting;

namespace ConvergencePortal.Web.Changes;

/// <summary>Change requests over the API: list, read, draft, edit. What moves one on is in <see cref="ChangeActionEndpoints"/>.</summary>
public static class ChangeEndpoints
{
    public static void MapChanges(this IEndpointRouteBuilder api)
    {
        var changes = api.MapGroup("/changes").WithTags("Changes").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);

        changes.MapGet("", ListAsync).Produces<PageAnswer<ChangeRowAnswer>>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Changes, newest first").WithDescription("status may be repeated or hold several names with commas; waitingFor=me keeps what the caller must do something about.");

        changes.MapGet("/{number}", async (string number, ClaimsPrincipal user, ChangeDetailReads reads, CancellationToken cancellationToken) =>
            await reads.FindAsync(number, user.ToActor(), cancellationToken) is { } detail ? Results.Ok(ChangeAnswer.From(detail)) : ChangeRequestErrors.Unknown(number).ToProblem())
            .Produces<ChangeAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("One change whole: fields, seats, what it touches, what is wrong with its slot, its history, and what the caller can do");

        changes.MapGet("/{number}/signatures", async (string number, ClaimsPrincipal user, ChangeDetailReads reads, CancellationToken cancellationToken) =>
            await reads.FindAsync(number, user.ToActor(), cancellationToken) is { } detail ? Results.Ok(detail.Signatures.Select(SignatureAnswer.From)) : ChangeRequestErrors.Unknown(number).ToProblem())
            .Produces<IReadOnlyList<SignatureAnswer>>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Every signature of a change, oldest first, void ones included");

        var written = changes.MapGroup("").ForPeopleOnly();
        written.MapPost("", (JsonBody<ChangeBody> body, DraftChange draft, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (content, command) => draft.RunAsync(new(content.ToDraft(), command), call.Actor, call.CancellationToken),
                state => Results.Created($"/api/v1/changes/{state.Number}", state)))
            .Produces<ChangeState>(StatusCodes.Status201Created).Refuses()
            .WithSummary("Start a change request as a draft").WithDescription("A draft may leave out everything but its title and what says its site.");

        written.MapPut("/{number}", (string number, JsonBody<ChangeEditBody> body, EditChange edit, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (content, command) => content.Version is { } version
                ? edit.RunAsync(new(number, version, content.ToDraft(), command, content.Reason), call.Actor, call.CancellationToken)
                : ChangeCall.Refused(MissingFields.Version)))
            .Produces<ChangeState>().Refuses().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Replace the content of a change").WithDescription("The body is the whole content: what it leaves out becomes empty. After submission it needs a reason, and the signatures become void whose content moved.");

        written.MapGroup("/{number}").ProducesProblem(StatusCodes.Status404NotFound).MapChangeActions();
    }

    /// <summary>The refusals that every call with a body knows.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder call) => call
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> ListAsync([AsParameters] ChangeQuery query, ClaimsPrincipal user, ChangeReads reads, CancellationToken cancellationToken)
    {
        var me = user.ToActor().PersonId;
        var filter = query.ToFilter(me);
        return filter.Error is { } refused
            ? refused.ToProblem()
            : await query.ToPage().AnswerAsync(page => reads.ListAsync(filter.Value, page, me, cancellationToken), ChangeRowAnswer.From);
    }
}
