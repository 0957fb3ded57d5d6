using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Strategy;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.Shared;

namespace ConvergencePortal.Web.Strategy;

/// <summary>Objectives and use cases over the API. Fields are named like the columns of the import files.</summary>
public static class StrategyEndpoints
{
    public static void MapStrategy(this IEndpointRouteBuilder api)
    {
        var objectives = api.MapGroup("/objectives").WithTags("Strategy").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        objectives.MapGet("", (int? page, int? pageSize, string? search, string? site, string? status, ObjectiveReads reads, CancellationToken cancellationToken) =>
            new PageRequest(page ?? 1, pageSize ?? 50, search).AnswerAsync(request => reads.ListAsync(request, SearchText.OrNull(site), ListAddress.Parse<ObjectiveStatus>(status), cancellationToken), ObjectiveAnswer.From))
            .Produces<PageAnswer<ObjectiveAnswer>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Objectives, what is pursued and due first");
        objectives.MapGet("/{site}/{code}", async (string site, string code, ObjectiveReads reads, CancellationToken cancellationToken) =>
            await reads.FindAsync(site, code, cancellationToken) is { } row ? Results.Ok(ObjectiveAnswer.From(row)) : ImportErrors.RecordUnknown.ToProblem())
            .Produces<ObjectiveAnswer>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("One objective with its use cases");

        var useCases = api.MapGroup("/use-cases").WithTags("Strategy").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        useCases.MapGet("", ([AsParameters] UseCaseQuery query, UseCaseReads reads, CancellationToken cancellationToken) =>
            new PageRequest(query.Page ?? 1, query.PageSize ?? 50, query.Search).AnswerAsync(request => reads.ListAsync(query.ToFilter(), request, cancellationToken), UseCaseAnswer.From))
            .Produces<PageAnswer<UseCaseAnswer>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Use cases, what is expected to be worth most first")
            .WithDescription("objective and source are a code, or site and code: BER:DO-STOPS.");
        useCases.MapGet("/{site}/{code}", async (string site, string code, UseCaseReads reads, CancellationToken cancellationToken) =>
            await reads.FindAsync(site, code, cancellationToken) is { } detail ? Results.Ok(UseCaseDetailAnswer.From(detail)) : ImportErrors.RecordUnknown.ToProblem())
            .Produces<UseCaseDetailAnswer>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("One use case with its sources, objectives and the history of its state");
        useCases.MapPost("/{site}/{code}/move", (string site, string code, JsonBody<MoveBody> body, UseCaseReads reads, SaveRecord save, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => MoveAsync(site, code, sent, command, reads, save, call)))
            .Produces<UseCaseAnswer>().Refuses().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("Move a use case to another state")
            .WithDescription("version is the one that was read; without it the move is made on whatever is there now.");
    }

    private static async Task<Result<UseCaseAnswer>> MoveAsync(string site, string code, MoveBody body, Command command, UseCaseReads reads, SaveRecord save, ChangeCall call)
    {
        if (body.State is not { } state) return StrategyErrors.StateMissing;
        if (await reads.FindAsync(site, code, call.CancellationToken) is not { } detail) return ImportErrors.RecordUnknown;

        var saved = await save.MoveAsync(detail.Row, body.Version ?? detail.Row.Version, state, command, call.Actor, call.CancellationToken);
        if (saved.Error is { } refused) return refused;
        return await reads.FindAsync(site, code, call.CancellationToken) is { } moved ? UseCaseAnswer.From(moved.Row) : ImportErrors.RecordUnknown;
    }
}

/// <summary>Where a use case goes, and the version that was read.</summary>
public sealed record MoveBody(UseCaseState? State, int? Version);

/// <summary>What a list of use cases is asked for.</summary>
public sealed record UseCaseQuery(int? Page, int? PageSize, string? Search, string? Site, string? State, string? Function, string? Objective, string? Source)
{
    internal UseCaseFilter ToFilter() => new(SearchText.OrNull(Site), ListAddress.Parse<UseCaseState>(State), ListAddress.Parse<Function>(Function), SearchText.OrNull(Objective), SearchText.OrNull(Source));
}

/// <summary>What a move over the API can lack.</summary>
internal static class StrategyErrors
{
    public static readonly Error StateMissing = Error.Invalid("useCase.stateMissing", "Name the state to move it to: Potential, Current or Rejected.", "state");
}
