using System.Globalization;
using System.Security.Claims;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.Import;
using NodaTime;

namespace ConvergencePortal.Web.Standards;

/// <summary>Findings over the API, and as a file.</summary>
public static class FindingEndpoints
{
    private static readonly string[] Columns = ["id", "check", "severity", "status", "site", "kind", "thing", "sentence", "since", "last_seen", "fixed", "function", "owner"];

    public static void MapFindings(this IEndpointRouteBuilder api)
    {
        var findings = api.MapGroup("/findings").WithTags("Findings").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);

        findings.MapGet("", (int? page, int? pageSize, string? search, string? site, string? severity, string? status, string? check, string? owner, ClaimsPrincipal user, FindingReads reads, CancellationToken cancellationToken) =>
            new PageRequest(page ?? 1, pageSize ?? 50, search)
                .AnswerAsync(request => reads.ListAsync(FindingQuery.Of(site, severity, status, check, owner), request, user.ToActor(), cancellationToken), row => row))
            .Produces<PageAnswer<FindingRow>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Where the plant does not conform, the worst first and of that the oldest").WithDescription("status is a status or \"all\"; without it everything that is not fixed. owner is a function or \"mine\".");

        findings.MapGet("/{id:int}", async (int id, ClaimsPrincipal user, FindingReads reads, CancellationToken cancellationToken) =>
            await reads.FindAsync(id, user.ToActor(), cancellationToken) is { } detail ? Results.Ok(FindingAnswer.From(detail)) : FindingErrors.Unknown(id).ToProblem())
            .Produces<FindingAnswer>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("One finding whole: evidence, numbers, history");

        findings.MapPost("/{id:int}/false-positive", (int id, JsonBody<ReasonBody> body, MarkFalsePositive mark, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => mark.RunAsync(new(id, sent.Reason, command), call.Actor, call.CancellationToken)))
            .ForPeopleOnly().Produces<FindingState>().Refuses().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("Say that the check is mistaken here, and why");
    }

    /// <summary>What the list shows with the same filters, as a file; at most <see cref="ListFile.MostRows"/> rows.</summary>
    public static void MapFindingExport(this WebApplication app) =>
        app.MapGet("/export/findings.csv", (string? search, string? site, string? severity, string? status, string? check, string? owner, string? age, ClaimsPrincipal user, FindingReads reads, CancellationToken cancellationToken) =>
            ListFile.AnswerAsync("findings.csv", Columns, search, page => reads.ListAsync(FindingQuery.Of(site, severity, status, check, owner, age), page, user.ToActor(), cancellationToken), Cells)).ExcludeFromDescription();

    private static string[] Cells(FindingRow row) =>
    [
        row.Id.ToString(CultureInfo.InvariantCulture), row.Check, row.Severity.ToString(), row.Status.ToString(), row.Site ?? "", row.SubjectKind.ToString(), row.SubjectKey, row.Sentence, ListFile.Local(row.FirstSeen, row.TimeZone),
        ListFile.Local(row.LastSeen, row.TimeZone), row.FixedAt is { } gone ? ListFile.Local(gone, row.TimeZone) : "", row.OwnerFunction?.ToString() ?? "", row.OwnerName ?? "",
    ];
}

/// <summary>One finding in the API.</summary>
public sealed record FindingAnswer(FindingRow Finding, string CheckTitle, string Source, IReadOnlyList<string> Evidence, IReadOnlyList<FindingParameterRow> Parameters, string? FalsePositiveReason, string? FalsePositiveBy,
    Instant? FalsePositiveAt, IReadOnlyList<HistoryAnswer> History, bool CanMarkFalsePositive, IReadOnlyList<BrokenRequirement> Breaks)
{
    public static FindingAnswer From(FindingDetail detail) => new(detail.Row, detail.CheckTitle, detail.Source, detail.Evidence, detail.Parameters, detail.FalsePositiveReason, detail.FalsePositiveBy, detail.FalsePositiveAt,
        [.. detail.History.Select(h => new HistoryAnswer(h.At, h.ActorName, h.Event, h.Revision, h.Text, h.Moved))], detail.CanMarkFalsePositive, detail.Breaks);
}
