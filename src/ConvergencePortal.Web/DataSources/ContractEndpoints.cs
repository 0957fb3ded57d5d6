using System.Security.Claims;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.Import;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace ConvergencePortal.Web.DataSources;

/// <summary>Data contracts over the API, and as files.</summary>
public static class ContractEndpoints
{
    private const string Yaml = "application/yaml";
    private const string Json = "application/json";
    private static readonly Error TooLarge = Error.Invalid("contract.tooLarge", "The file is larger than 1 MB.");
    private static readonly Error NoMeasure = Error.Invalid("request.missing", "Say how old the newest value is, and when that was measured.", "freshnessMinutes");

    public static void MapContracts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/data-sources/{site}/{code}/contracts", (string site, string code, ContractReads reads, CancellationToken cancellationToken) => reads.ListForSourceAsync(site, code, cancellationToken))
            .Produces<IReadOnlyList<ContractRow>>().WithTags("Data contracts").WithSummary("The contracts of a data source, those in force first");

        api.MapPost("/data-sources/{site}/{code}/contracts", ImportAsync).Accepts<string>(Yaml, Json).Produces<ImportedContract>().Refuses().ProducesProblem(StatusCodes.Status404NotFound)
            .WithMetadata(new RequestSizeLimitAttribute(BoundedYaml.MaxBytes + 65_536)).WithTags("Data contracts")
            .WithSummary("Bring in a contract as YAML or JSON of the Open Data Contract Standard 3").WithDescription("With dryRun=true it says what would change and writes nothing.");

        api.MapGet("/contracts/{id:int}", async (int id, ContractReads reads, CancellationToken cancellationToken) => await reads.FindAsync(id, cancellationToken) is { } found ? Results.Ok(found) : ContractErrors.Unknown(id).ToProblem())
            .Produces<ContractDetail>().ProducesProblem(StatusCodes.Status404NotFound).WithTags("Data contracts").WithSummary("One contract whole");

        api.MapGet("/contracts/{id:int}/file", (int id, string? format, ContractReads reads, CancellationToken cancellationToken) =>
            DownloadAsync(id, "json".Equals(format, StringComparison.OrdinalIgnoreCase) ? ContractFormat.Json : ContractFormat.Yaml, reads, cancellationToken))
            .Produces<string>(contentType: Yaml).ProducesProblem(StatusCodes.Status404NotFound).WithTags("Data contracts").WithSummary("The contract as a file, format yaml or json");

        api.MapPost("/contracts/{id:int}/measured", (int id, JsonBody<MeasuredBody> body, MeasureContract measure, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => sent is { FreshnessMinutes: { } minutes, MeasuredAt: { } at }
                ? measure.RunAsync(new(id, minutes, at, command), call.Actor, call.CancellationToken) : ChangeCall.Refused<MeasuredContract>(NoMeasure)))
            .Produces<MeasuredContract>().Refuses().ProducesProblem(StatusCodes.Status404NotFound).WithTags("Data contracts").WithSummary("Note how old the newest value was");
    }

    /// <summary>The same files for people, who follow a link.</summary>
    public static void MapContractFiles(this WebApplication app)
    {
        app.MapGet("/export/contracts/{id:int}.yaml", (int id, ContractReads reads, CancellationToken cancellationToken) => DownloadAsync(id, ContractFormat.Yaml, reads, cancellationToken)).ExcludeFromDescription();
        app.MapGet("/export/contracts/{id:int}.json", (int id, ContractReads reads, CancellationToken cancellationToken) => DownloadAsync(id, ContractFormat.Json, reads, cancellationToken)).ExcludeFromDescription();
    }

    private static async Task<IResult> ImportAsync(string site, string code, bool? dryRun, HttpRequest request, ClaimsPrincipal user, ImportContract import, CancellationToken cancellationToken)
    {
        var command = request.ReadCommand();
        if (command.Error is { } noCommand) return noCommand.ToProblem(StatusCodes.Status400BadRequest);
        if (await ImportBody.ReadAsync(request, cancellationToken) is not { } body || body.Length > BoundedYaml.MaxBytes) return TooLarge.ToProblem(StatusCodes.Status413PayloadTooLarge);

        var result = await import.RunAsync(new(site, code, body, dryRun ?? false, command.Value), user.ToActor(), cancellationToken);
        return result.Error is { } refused ? refused.ToProblem() : Results.Ok(result.Value);
    }

    private static async Task<IResult> DownloadAsync(int id, ContractFormat format, ContractReads reads, CancellationToken cancellationToken) =>
        await reads.DownloadAsync(id, format, cancellationToken) is { } file ? Results.File(file.Bytes, format == ContractFormat.Json ? Json : Yaml, file.Name) : ContractErrors.Unknown(id).ToProblem();
}

/// <summary>How old the newest value was.</summary>
public sealed record MeasuredBody(int? FreshnessMinutes, Instant? MeasuredAt);
