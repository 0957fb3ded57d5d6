using System.Security.Claims;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.Import;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ConvergencePortal.Web.Network;

/// <summary>Traffic that was seen at a site, over the API: in as a file, out as a list.</summary>
public static class ObservedFlowEndpoints
{
    private const string Tag = "Observed flows";
    private const string Problem = "application/problem+json";

    public static void MapObservedFlows(this IEndpointRouteBuilder api)
    {
        api.MapGet("/observed-flows", async (int? page, int? pageSize, string? search, string? site, ObservedFlowReads flows, CancellationToken cancellationToken) =>
            await new PageRequest(page ?? 1, pageSize ?? 50, search).AnswerAsync(request => flows.ListAsync(request, SearchText.OrNull(site), cancellationToken), flow => flow))
            .Produces<PageAnswer<ObservedFlowView>>().WithTags(Tag).WithSummary("Traffic that was seen, by site");

        api.MapGet("/observed-flows.csv", ExportAsync).Produces<string>(contentType: ImportBody.Csv).ProducesProblem(StatusCodes.Status404NotFound).WithTags(Tag)
            .WithSummary("Traffic that was seen at a site, as a file that imports unchanged");

        api.MapPost("/import/observed-flows", ImportAsync).AddOpenApiOperationTransformer(DescribeBody).Produces<ImportAnswer>().Refuses()
            .ProducesProblem(StatusCodes.Status404NotFound).Produces<ImportAnswer>(StatusCodes.Status422UnprocessableEntity, Problem)
            .WithMetadata(new RequestSizeLimitAttribute(ImportBody.SizeLimit)).WithTags(Tag)
            .WithSummary("Bring in the traffic that was seen at a site, as CSV").WithDescription("All rows or none. With dryRun=true it says what would change and writes nothing.");
    }

    /// <summary>The same file for people, who follow a link.</summary>
    public static void MapObservedFlowExport(this WebApplication app) => app.MapGet("/export/observed-flows.csv", ExportAsync).ExcludeFromDescription();

    private static async Task<IResult> ExportAsync(string? site, ObservedFlowReads flows, CancellationToken cancellationToken)
    {
        var rows = await flows.ListAllAsync(site ?? "", cancellationToken);
        return rows.Error is { } refusal ? refusal.ToProblem() : Results.File(ObservedFlowFileWriter.Write(rows.Value), $"{ImportBody.Csv}; charset=utf-8", "observed-flows.csv");
    }

    private static Task DescribeBody(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType> { [ImportBody.Csv] = new() } };
        return Task.CompletedTask;
    }

    private static async Task<IResult> ImportAsync(string? site, bool? dryRun, HttpRequest request, ClaimsPrincipal user, ImportObservedFlows import, CancellationToken cancellationToken)
    {
        if (!ImportBody.Is(request, ImportBody.Csv)) return ImportBody.WrongMediaType.ToProblem(StatusCodes.Status415UnsupportedMediaType);
        var command = request.ReadCommand();
        if (command.Error is { } noCommand) return noCommand.ToProblem(StatusCodes.Status400BadRequest);
        if (await ImportBody.ReadAsync(request, cancellationToken) is not { } body) return ObservedFlowErrors.TooLarge.ToProblem(StatusCodes.Status413PayloadTooLarge);

        var result = await import.RunAsync(new(site ?? "", body, dryRun ?? false, command.Value), user.ToActor(), cancellationToken);
        if (result.Error is { } refused) return refused.ToProblem();

        var answer = ImportAnswer.From(result.Value);
        return answer.Status is { } status ? Results.Json(answer, contentType: Problem, statusCode: status) : Results.Ok(answer);
    }
}
