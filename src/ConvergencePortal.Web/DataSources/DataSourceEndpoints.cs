using System.Security.Claims;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Strategy;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.Shared;

namespace ConvergencePortal.Web.DataSources;

/// <summary>Data sources, the glossary and proposals over the API. Plain records are written by import.</summary>
public static class DataSourceEndpoints
{
    private const string Sources = "data-sources";

    public static void MapDataSources(this IEndpointRouteBuilder api)
    {
        var sources = api.MapGroup($"/{Sources}").WithTags("Data sources").ProducesProblem(StatusCodes.Status401Unauthorized);
        sources.MapGet("", ListAsync).Produces<PageAnswer<DataSourceAnswer>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Data sources by code, with the filters of the page");
        sources.MapGet("/{site}/{code}", FindAsync).Produces<DataSourceDetailAnswer>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("One data source whole: facts, owners, uses, flows, contracts, changes, proposals");
        sources.MapPost("/{site}/{code}/proposals", (string site, string code, JsonBody<ProposalBody> body, ProposeRecordChange propose, [AsParameters] ChangeCall call) =>
                call.RunAsync(body, (sent, command) => propose.RunAsync(sent.ToInput(site, code, command), call.Actor, call.CancellationToken), ProposalEndpoints.Answer))
            .ForPeopleOnly().Produces<ProposalMade>(StatusCodes.Status201Created).Refuses().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Propose a change to an approved data source, or its first approval");

        api.MapGet("/glossary", (int? page, int? pageSize, string? search, string? status, GlossaryReads glossary, CancellationToken cancellationToken) =>
            new PageRequest(page ?? 1, pageSize ?? 50, search)
                .AnswerAsync(request => glossary.ListAsync(request, ListAddress.Parse<TermStatus>(status), cancellationToken), row => GlossaryAnswer.From(row, search)))
            .WithTags("Glossary").Produces<PageAnswer<GlossaryAnswer>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Terms that have a word of any function, or all");
    }

    private static Task<IResult> ListAsync([AsParameters] DataSourceQuery query, DataSourceReads reads, CancellationToken cancellationToken) =>
        new PageRequest(query.Page ?? 1, query.PageSize ?? 50, query.Search).AnswerAsync(request => reads.ListAsync(request, query.Filter, cancellationToken), DataSourceAnswer.From);

    private static async Task<IResult> FindAsync(string site, string code, ClaimsPrincipal user, DataSourceReads reads, UseCaseReads uses, ContractReads contracts, TouchingChangeReads changes, RecordProposalReads proposals,
        CancellationToken cancellationToken)
    {
        if (await reads.FindAsync(site, code, cancellationToken) is not { } source) return DataSourceErrors.Unknown(SiteCode.Of(site, code)).ToProblem();

        return Results.Ok(DataSourceDetailAnswer.From(source, await uses.ForSourceAsync(source.Row.Id, cancellationToken), await contracts.ListForSourceAsync(site, code, cancellationToken),
            await changes.ListForSourceAsync(source.Row.Id, source.Facts.EquipmentId, source.Facts.DeviceId, cancellationToken), await proposals.ListForRecordAsync(Sources, source.Row.Key, user.ToActor(), cancellationToken)));
    }
}

/// <summary>The filters of the list of data sources.</summary>
/// <param name="Equipment">Path of a node: sources that describe it or something below it.</param>
/// <param name="Person">Code of somebody who answers for them or uses them today.</param>
public sealed record DataSourceQuery(int? Page, int? PageSize, string? Search, string? Site, string? Kind, string? Stage, string? Equipment, string? Person, bool? WithoutOwner)
{
    internal DataSourceFilter Filter => new(SearchText.OrNull(Site), ListAddress.Parse<DataSourceKind>(Kind), ListAddress.Parse<LifecycleStage>(Stage), SearchText.OrNull(Equipment), SearchText.OrNull(Person), WithoutOwner ?? false);
}

/// <summary>What is proposed: fields by column of the file data-sources, those left out stay; and why.</summary>
/// <param name="GivesApproval">Ask that the source becomes an approved one, with these fields.</param>
public sealed record ProposalBody(IReadOnlyDictionary<string, string?>? Fields, string? Reason, bool GivesApproval = false)
{
    internal ProposeRecordChangeInput ToInput(string site, string code, Core.Ledger.Command command)
    {
        var fields = (Fields ?? new Dictionary<string, string?>()).Where(field => field.Key is not ("site" or "code")).ToDictionary();
        return new("data-sources", new Dictionary<string, string?>(fields) { ["site"] = site, ["code"] = code }, Reason, GivesApproval, command);
    }
}
