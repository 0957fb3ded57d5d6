using System.Security.Claims;
using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Hosting;
using NodaTime;

namespace ConvergencePortal.Web.Standards;

/// <summary>Waivers and pilots over the API.</summary>
public static class TimeBoxEndpoints
{
    private static readonly Error NoDecision = Error.Invalid("request.missing", "Say what becomes of it: Adopt or Stop.", "decision");

    public static void MapTimeBoxes(this IEndpointRouteBuilder api)
    {
        MapWaivers(api.MapGroup("/waivers").WithTags("Waivers").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden));
        MapPilots(api.MapGroup("/pilots").WithTags("Pilots").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden));
    }

    private static void MapWaivers(RouteGroupBuilder waivers)
    {
        waivers.MapGet("", (int? page, int? pageSize, string? search, string? site, string? status, WaiverReads reads, CancellationToken cancellationToken) =>
            new PageRequest(page ?? 1, pageSize ?? 50, search).AnswerAsync(request => reads.ListAsync(TimeBoxQuery.Of(site, status), request, cancellationToken), row => row))
            .Produces<PageAnswer<WaiverRow>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Waivers, what ends first before the others").WithDescription("status is a status or \"overdue\".");
        waivers.MapGet("/{number}", async (string number, ClaimsPrincipal user, WaiverReads reads, RoundReads rounds, CancellationToken cancellationToken) =>
            await reads.FindAsync(number, user.ToActor(), cancellationToken) is { } detail
                ? Results.Ok(new WaiverAnswer(detail, await rounds.FindLatestAsync(RecordTypes.Waiver, detail.Row.Number, user.ToActor(), cancellationToken))) : TimeBoxErrors.UnknownWaiver(number).ToProblem())
            .Produces<WaiverAnswer>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("One waiver whole: what it is about, its end, extensions, signatures, history");

        var written = waivers.MapGroup("").ForPeopleOnly();
        Action("", "Ask for a waiver", (JsonBody<AskWaiverBody> body, AskWaiver ask, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => ask.RunAsync(sent.ToInput(command), call.Actor, call.CancellationToken)));
        Action("/{number}/extend", "Ask the governance chair for a later end", (string number, JsonBody<ExtendTimeBoxBody> body, ExtendWaiver extend, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => extend.RunAsync(new(number, sent.Reason ?? "", sent.EndsOn, command), call.Actor, call.CancellationToken)));
        Action("/{number}/take-back", "Take it back before everybody has signed", (string number, TakeBackWaiver takeBack, [AsParameters] ChangeCall call) =>
            call.RunAsync(command => takeBack.RunAsync(new(number, command), call.Actor, call.CancellationToken)));
        Action("/{number}/end", "End it before its time", (string number, JsonBody<EndWaiverBody> body, EndWaiver end, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => end.RunAsync(new(number, sent.Reason ?? "", command), call.Actor, call.CancellationToken)));

        void Action(string path, string summary, Delegate handler) => written.MapPost(path, handler).Produces<TimeBoxState>().Refuses().ProducesProblem(StatusCodes.Status404NotFound).WithSummary(summary);
    }

    private static void MapPilots(RouteGroupBuilder pilots)
    {
        pilots.MapGet("", (int? page, int? pageSize, string? search, string? site, string? status, PilotReads reads, CancellationToken cancellationToken) =>
            new PageRequest(page ?? 1, pageSize ?? 50, search).AnswerAsync(request => reads.ListAsync(TimeBoxQuery.Of(site, status), request, cancellationToken), row => row))
            .Produces<PageAnswer<PilotRow>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Pilots, what ends first before the others").WithDescription("status is a status or \"overdue\".");
        pilots.MapGet("/{number}", async (string number, ClaimsPrincipal user, PilotReads reads, RoundReads rounds, CancellationToken cancellationToken) =>
            await reads.FindAsync(number, user.ToActor(), cancellationToken) is { } detail
                ? Results.Ok(new PilotAnswer(detail, await rounds.FindLatestAsync(RecordTypes.Pilot, detail.Row.Number, user.ToActor(), cancellationToken))) : TimeBoxErrors.UnknownPilot(number).ToProblem())
            .Produces<PilotAnswer>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("One pilot whole: hypothesis, criteria, what rests, decision, signatures, history");

        var written = pilots.MapGroup("").ForPeopleOnly();
        Action("", "Ask for a pilot", (JsonBody<AskPilotBody> body, AskPilot ask, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => ask.RunAsync(sent.ToInput(command), call.Actor, call.CancellationToken)));
        Action("/{number}/extend", "Ask the governance chair for a later end, once", (string number, JsonBody<ExtendTimeBoxBody> body, ExtendPilot extend, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => extend.RunAsync(new(number, sent.Reason ?? "", sent.EndsOn, command), call.Actor, call.CancellationToken)));
        Action("/{number}/take-back", "Take it back before everybody has signed", (string number, TakeBackPilot takeBack, [AsParameters] ChangeCall call) =>
            call.RunAsync(command => takeBack.RunAsync(new(number, command), call.Actor, call.CancellationToken)));
        Action("/{number}/decide", "Say what was measured and what becomes of it", (string number, JsonBody<DecidePilotBody> body, DecidePilot decide, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => sent.Decision is { } decision ? decide.RunAsync(new(number, decision, sent.Outcome ?? "", command), call.Actor, call.CancellationToken) : ChangeCall.Refused<TimeBoxState>(NoDecision)));

        void Action(string path, string summary, Delegate handler) => written.MapPost(path, handler).Produces<TimeBoxState>().Refuses().ProducesProblem(StatusCodes.Status404NotFound).WithSummary(summary);
    }
}

/// <summary>A waiver that is asked for. Findings by their id, requirements written "NET-01 R2".</summary>
public sealed record AskWaiverBody(string? Site, string? Title, string? Reason, string? CompensatingMeasures, string? PlannedActions, LocalDate? ActionsDueOn, LocalDate? EndsOn, IReadOnlyList<int>? Findings,
    IReadOnlyList<string>? Requirements, string? Scope)
{
    public AskWaiverInput ToInput(Command command) => new(Site ?? "", Title ?? "", Reason ?? "", CompensatingMeasures ?? "", PlannedActions ?? "", ActionsDueOn, EndsOn, Findings ?? [],
        [.. (Requirements ?? []).Where(r => r is not null)], Scope, command);
}

/// <summary>A pilot that is asked for. Requirements that rest are written "NET-01 R2".</summary>
public sealed record AskPilotBody(string? Site, string? Title, string? Hypothesis, string? Scope, LocalDate? StartsOn, LocalDate? EndsOn, string? ExitCriteria, string? RollbackPlan, IReadOnlyList<string>? Suspends,
    string? Objective)
{
    public AskPilotInput ToInput(Command command) => new(Site ?? "", Title ?? "", Hypothesis ?? "", Scope ?? "", StartsOn, EndsOn, ExitCriteria ?? "", RollbackPlan ?? "", [.. (Suspends ?? []).Where(s => s is not null)],
        Objective, command);
}

/// <summary>Why and until when it is to hold.</summary>
public sealed record ExtendTimeBoxBody(string? Reason, LocalDate? EndsOn);

/// <summary>Why a waiver is no longer needed.</summary>
public sealed record EndWaiverBody(string? Reason);

/// <summary>What becomes of a pilot, and what was measured.</summary>
public sealed record DecidePilotBody(PilotDecision? Decision, string? Outcome);

/// <summary>One waiver in the API.</summary>
public sealed record WaiverAnswer(WaiverDetail Waiver, RoundDetail? Round);

/// <summary>One pilot in the API.</summary>
public sealed record PilotAnswer(PilotDetail Pilot, RoundDetail? Round);
