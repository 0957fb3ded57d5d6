using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Strategy;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.Shared;
using NodaTime;

namespace ConvergencePortal.Web.DataSources;

/// <summary>Flows of data over the API, and who is hurt when something goes down. Fields are named like the columns of the import files.</summary>
public static class FlowEndpoints
{
    public static void MapFlows(this IEndpointRouteBuilder api)
    {
        var flows = api.MapGroup("/data-flows").WithTags("Data flows").ProducesProblem(StatusCodes.Status401Unauthorized);

        flows.MapGet("", (int? page, int? pageSize, string? search, string? site, string? source, string? transport, bool? crossesZones, FlowReads reads, CancellationToken cancellationToken) =>
            new PageRequest(page ?? 1, pageSize ?? 50, search).AnswerAsync(
                request => reads.ListAsync(request, FilterOf(site, source, transport, crossesZones), cancellationToken), FlowAnswer.Of))
            .Produces<PageAnswer<FlowAnswer>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Flows of data between sources and to people");

        flows.MapGet("/hurt", async (string? thing, HurtReads reads, CancellationToken cancellationToken) =>
            await reads.FindAsync(thing ?? "", cancellationToken) is var found && found.Error is { } refused ? refused.ToProblem() : Results.Ok(found.Value))
            .Produces<Hurt>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Who is hurt if this thing of the plant or this data source goes down, with the paths");

        flows.MapGet("/{site}/{code}", async (string site, string code, FlowReads reads, CancellationToken cancellationToken) =>
            await reads.FindAsync(site, code, cancellationToken) is { } flow ? Results.Ok(FlowAnswer.Of(flow)) : Unknown(site, code).ToProblem())
            .Produces<FlowAnswer>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("One flow");
    }

    /// <summary>A source may be named by its key, which says its site too.</summary>
    private static FlowFilter FilterOf(string? site, string? source, string? transport, bool? crossesZones) =>
        SiteCode.TryRead(source, out var ofSource, out var code)
            ? new FlowFilter(SearchText.OrNull(site) ?? ofSource, code, ListAddress.Parse<FlowTransport>(transport), crossesZones)
            : new FlowFilter(SearchText.OrNull(site), SearchText.OrNull(source), ListAddress.Parse<FlowTransport>(transport), crossesZones);

    private static Error Unknown(string site, string code) => Error.NotFound("flow.unknown", $"There is no flow {SiteCode.Of(site, code)}.");
}

/// <summary>A flow in the API: keys are "BER:F-FILL2-HIST".</summary>
/// <param name="Passage">How it gets from zone to zone, and whether the rules of its conduit permit it.</param>
public sealed record FlowAnswer(string Key, string Site, string Code, string From, IReadOnlyList<string> FromZones, string? To, IReadOnlyList<string> ToZones, Function? ConsumerFunction, string? Consumer,
    FlowTransport Transport, int? Port, string? Conduit, bool CrossesZones, FlowPassage Passage, bool NeededToRun, string? Note, LocalDate? EffectiveFrom, LocalDate? EffectiveTo)
{
    public static FlowAnswer Of(FlowRow row) => new(row.Key, row.Site, row.Code, row.FromKey, [.. row.FromZones.Select(zone => SiteCode.Of(row.Site, zone))], row.ToKey,
        [.. row.ToZones.Select(zone => SiteCode.Of(row.Site, zone))], row.ConsumerFunction, row.Consumer, row.Transport, row.Port, row.ConduitKey, row.CrossesZones, row.Passage, row.IsNeededToRun, row.Note,
        row.EffectiveFrom, row.EffectiveTo);
}
