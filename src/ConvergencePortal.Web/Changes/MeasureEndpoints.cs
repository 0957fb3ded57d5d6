using System.Security.Claims;
using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.Import;
using NodaTime;

namespace ConvergencePortal.Web.Changes;

/// <summary>The register of temporary changes and bypasses over the API, and as a file.</summary>
public static class MeasureEndpoints
{
    private static readonly string[] Columns = ["number", "kind", "status", "overdue", "title", "site", "things", "change", "owner", "since", "ends", "ended"];
    private static readonly Error NoEnd = Error.Invalid("request.missing", "Say until when.", "until");
    private static readonly Error NoAnswer = Error.Invalid("request.missing", "Say yes or no: true or false.", "accepts");
    private static readonly Error NoFinding = Error.Invalid("request.missing", "Say whether it is gone: true or false.", "isGone");

    public static void MapMeasures(this IEndpointRouteBuilder api)
    {
        var measures = api.MapGroup("/temporary-measures").WithTags("Temporary measures").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);

        measures.MapGet("", (int? page, int? pageSize, string? search, string? site, string? kind, string? status, MeasureReads reads, CancellationToken cancellationToken) =>
            new PageRequest(page ?? 1, pageSize ?? 50, search).AnswerAsync(request => reads.ListAsync(MeasureQuery.Of(site, kind, status), request, cancellationToken), row => row))
            .Produces<PageAnswer<MeasureRow>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Temporary changes and bypasses, what is overdue first").WithDescription("status is a status, \"open\" or \"overdue\".");

        measures.MapGet("/{number}", async (string number, ClaimsPrincipal user, MeasureReads reads, RoundReads rounds, CancellationToken cancellationToken) =>
            await reads.FindAsync(number, user.ToActor(), cancellationToken) is { } detail
                ? Results.Ok(MeasureAnswer.From(detail, await rounds.FindLatestAsync(RecordTypes.Measure, detail.Row.Number, user.ToActor(), cancellationToken)))
                : MeasureErrors.Unknown(number).ToProblem())
            .Produces<MeasureAnswer>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("One measure whole: owner, end, proof, extensions, signatures, history");

        var written = measures.MapGroup("/{number}").ForPeopleOnly();
        Action("remove", "Record with proof that it is gone", (string number, JsonBody<ProofBody> body, RemoveMeasure remove, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => remove.RunAsync(new(number, sent.Proof ?? "", command), call.Actor, call.CancellationToken)));
        Action("confirm-removal", "As the second person: it is gone, or it is not", (string number, JsonBody<RemovalConfirmBody> body, ConfirmRemoval confirm, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => sent.IsGone is { } isGone ? confirm.RunAsync(new(number, isGone, sent.Comment, command), call.Actor, call.CancellationToken) : ChangeCall.Refused<MeasureState>(NoFinding)));
        Action("extend", "Ask the functions for a later end", (string number, JsonBody<ExtendBody> body, ExtendMeasure extend, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => sent.Until is { } until ? extend.RunAsync(new(number, sent.Reason ?? "", until, command), call.Actor, call.CancellationToken) : ChangeCall.Refused<MeasureState>(NoEnd)));
        Action("make-permanent", "Draft the normal change by which it is to stay", (string number, MakePermanent permanent, [AsParameters] ChangeCall call) =>
            call.RunAsync(command => permanent.RunAsync(new(number, command), call.Actor, call.CancellationToken)));
        Action("hand-over", "Offer it to another person of the site", (string number, JsonBody<HandOverBody> body, HandOverMeasure handOver, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => handOver.RunAsync(new(number, sent.Person ?? "", command), call.Actor, call.CancellationToken)));
        Action("answer-offer", "Take it over, or decline", (string number, JsonBody<AnswerBody> body, AnswerOffer answer, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => sent.Accepts is { } accepts ? answer.RunAsync(new(number, accepts, command), call.Actor, call.CancellationToken) : ChangeCall.Refused<MeasureState>(NoAnswer)));

        void Action(string verb, string summary, Delegate handler) =>
            written.MapPost($"/{verb}", handler).Produces<MeasureState>().Refuses().ProducesProblem(StatusCodes.Status404NotFound).WithSummary(summary);
    }

    /// <summary>What the register shows with the same filters, as a file; at most <see cref="ListFile.MostRows"/> rows.</summary>
    public static void MapMeasureExport(this WebApplication app) =>
        app.MapGet("/export/temporary-measures.csv", (string? search, string? site, string? kind, string? status, string? age, MeasureReads reads, CancellationToken cancellationToken) =>
            ListFile.AnswerAsync("temporary-measures.csv", Columns, search, page => reads.ListAsync(MeasureQuery.Of(site, kind, status, age), page, cancellationToken), Cells)).ExcludeFromDescription();

    private static string[] Cells(MeasureRow row) =>
    [
        row.Number, row.Kind.ToString(), row.Status.ToString(), row.IsOverdue ? "yes" : "no", row.Title, row.Site, string.Join(", ", row.Things), row.ChangeNumber, row.OwnerName, ListFile.Local(row.Since, row.TimeZone), ListFile.Local(row.EndsAt, row.TimeZone),
        row.EndedAt is { } ended ? ListFile.Local(ended, row.TimeZone) : "",
    ];
}

/// <summary>What was checked, by whom, and what was found.</summary>
public sealed record ProofBody(string? Proof);

/// <summary>What the second person found.</summary>
public sealed record RemovalConfirmBody(bool? IsGone, string? Comment);

/// <summary>Why and until when a measure is to stand.</summary>
public sealed record ExtendBody(string? Reason, Instant? Until);

/// <summary>Code of the person who is asked to take it over.</summary>
public sealed record HandOverBody(string? Person);

/// <summary>Whether the person takes it over.</summary>
public sealed record AnswerBody(bool? Accepts);

/// <summary>One temporary measure in the API.</summary>
public sealed record MeasureAnswer(MeasureRow Measure, string? RemovalProof, string? RemovedBy, Instant? RemovedAt, string? ConfirmedBy, Instant? ConfirmedAt, string? PermanentChange, string? OfferedTo,
    IReadOnlyList<ExtensionRow> Extensions, RoundDetail? Round, IReadOnlyList<HistoryAnswer> History, MeasureOptions Can)
{
    public static MeasureAnswer From(MeasureDetail detail, RoundDetail? round) => new(detail.Row, detail.RemovalProof, detail.RemovedBy, detail.RemovedAt, detail.ConfirmedBy, detail.ConfirmedAt, detail.PermanentChange,
        detail.OfferedTo, detail.Extensions, round, [.. detail.History.Select(h => new HistoryAnswer(h.At, h.ActorName, h.Event, h.Revision, h.Text, h.Moved))], detail.Options);
}
