using System.Security.Claims;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.Windows;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ConvergencePortal.Web.Import;

/// <summary>Importing and exporting master data over HTTP.</summary>
public static class ImportEndpoints
{
    private const string Windows = "windows";
    private const string DeviceTypes = "device-types";

    public static void MapImport(this IEndpointRouteBuilder api)
    {
        api.MapPost("/import/{kind}", ImportAsync)
            .AddOpenApiOperationTransformer(DescribeBody)
            .Produces<ImportAnswer>()
            .Produces<ImportAnswer>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")
            .WithMetadata(new RequestSizeLimitAttribute(ImportBody.SizeLimit));
        api.MapGet("/export/{kind}", ExportAsync).Produces<string>(contentType: ImportBody.Csv);
    }

    /// <summary>The same files for people, who follow a link and cannot send the header that the API wants.</summary>
    public static void MapExportLinks(this WebApplication app)
    {
        app.MapGet("/export/{kind}", ExportAsync).ExcludeFromDescription();
        app.MapWindowCalendarLinks();
    }

    /// <summary>Described by hand: with Accepts, routing itself would refuse another media type, without a code and a sentence.</summary>
    private static Task DescribeBody(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType> { [ImportBody.Csv] = new(), [ImportBody.Calendar] = new(), [ImportBody.Yaml] = new() },
        };
        return Task.CompletedTask;
    }

    private static async Task<IResult> ImportAsync(string kind, bool? dryRun, string? windowKind, string? scope, string? zone, HttpRequest request, ClaimsPrincipal user,
        CalendarFiles calendars, ImportRecords import, CancellationToken cancellationToken)
    {
        var isCalendar = kind.Equals(Windows, StringComparison.OrdinalIgnoreCase) && ImportBody.Is(request, ImportBody.Calendar);
        var isYaml = kind.Equals(DeviceTypes, StringComparison.OrdinalIgnoreCase) && ImportBody.Is(request, ImportBody.Yaml);
        if (!isCalendar && !isYaml && !ImportBody.Is(request, ImportBody.Csv)) return ImportBody.WrongMediaType.ToProblem(StatusCodes.Status415UnsupportedMediaType);
        var command = request.ReadCommand();
        if (command.Error is { } noCommand) return noCommand.ToProblem(StatusCodes.Status400BadRequest);

        var table = isCalendar ? await ReadCalendarAsync(request, calendars, new CalendarAnswers(windowKind, scope, zone), cancellationToken) : await ReadBodyAsync(request, isYaml ? DeviceTypeFiles.Read : CsvTable.Read, cancellationToken);
        if (table.Error == ImportErrors.TooLarge) return ImportErrors.TooLarge.ToProblem(StatusCodes.Status413PayloadTooLarge);
        if (table.Error is { } unreadable) return unreadable.ToProblem();

        var report = await import.RunAsync(new ImportRecordsInput(kind, table.Value, dryRun ?? false, command.Value), user.ToActor(), null, cancellationToken);
        return report.Error is { } refusal ? refusal.ToProblem() : Answer(report.Value);
    }

    private static async Task<Result<ImportTable>> ReadCalendarAsync(HttpRequest request, CalendarFiles calendars, CalendarAnswers answers, CancellationToken cancellationToken) =>
        request.ContentLength > CsvTable.MaxBytes ? ImportErrors.TooLarge : await calendars.ReadAsync(request.Body, answers, cancellationToken);

    private static async Task<Result<ImportTable>> ReadBodyAsync(HttpRequest request, Func<ReadOnlyMemory<byte>, Result<ImportTable>> read, CancellationToken cancellationToken) =>
        await ImportBody.ReadAsync(request, cancellationToken) is { } body ? read(body) : ImportErrors.TooLarge;

    private static IResult Answer(ImportReport report) => report.Wrong.Count == 0
        ? Results.Ok(ImportAnswer.From(report))
        : Results.Json(ImportAnswer.From(report), contentType: "application/problem+json", statusCode: StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> ExportAsync(string kind, ExportRecords export, CancellationToken cancellationToken)
    {
        var table = await export.RunAsync(kind, cancellationToken);
        return table.Error is { } refusal ? refusal.ToProblem() : Results.File(CsvTable.Write(table.Value), $"{ImportBody.Csv}; charset=utf-8", $"{kind.ToLowerInvariant()}.csv");
    }
}
