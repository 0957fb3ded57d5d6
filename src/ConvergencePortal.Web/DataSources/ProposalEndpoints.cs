using System.Security.Claims;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.Shared;

namespace ConvergencePortal.Web.DataSources;

/// <summary>Proposals to change approved records over the API.</summary>
public static class ProposalEndpoints
{
    public static void MapProposals(this IEndpointRouteBuilder api)
    {
        var proposals = api.MapGroup("/proposals").WithTags("Proposals").ProducesProblem(StatusCodes.Status401Unauthorized);

        proposals.MapGet("", (int? page, int? pageSize, string? search, string? state, ClaimsPrincipal user, RecordProposalReads reads, CancellationToken cancellationToken) =>
            new PageRequest(page ?? 1, pageSize ?? 50, search)
                .AnswerAsync(request => reads.ListAsync(ListAddress.Parse<ProposalStatus>(state), request, user.ToActor(), cancellationToken), ProposalAnswer.From))
            .Produces<PageAnswer<ProposalAnswer>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Proposals to change approved records, newest first");

        proposals.MapPost("/{number}/withdraw", (string number, WithdrawProposal withdraw, [AsParameters] ChangeCall call) =>
            call.RunAsync(command => withdraw.RunAsync(new(number, command), call.Actor, call.CancellationToken)))
            .ForPeopleOnly().Produces<ProposalState>().Refuses().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("Take a proposal back");
    }

    /// <summary>A proposal that broke a rule was not saved: the answer names every field that is wrong.</summary>
    internal static IResult Answer(RecordProposed proposed)
    {
        if (proposed.IsSaved) return Results.Created($"/api/v1/proposals?search={proposed.Number}", new ProposalMade(proposed.Number, [.. proposed.Warnings.Select(warning => warning.Message)]));

        var first = proposed.Wrong[0];
        return (Error.Invalid(first.Code, first.Message, first.Column) with { Fields = [.. proposed.Wrong.Select(wrong => new FieldError(wrong.Column, wrong.Message))] }).ToProblem();
    }
}

/// <summary>The number of a proposal, and what is worth a second look though nobody refuses it.</summary>
public sealed record ProposalMade(string Number, IReadOnlyList<string> Warnings);
