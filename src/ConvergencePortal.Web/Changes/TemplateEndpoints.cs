using System.Security.Claims;
using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.Shared;
using NodaTime;

namespace ConvergencePortal.Web.Changes;

/// <summary>Templates of standard changes over the API.</summary>
public static class TemplateEndpoints
{
    public static void MapTemplates(this IEndpointRouteBuilder api)
    {
        var templates = api.MapGroup("/templates").WithTags("Standard changes").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);

        templates.MapGet("", (int? page, int? pageSize, string? search, string? site, string? status, ChangeTemplateReads reads, CancellationToken cancellationToken) =>
            new PageRequest(page ?? 1, pageSize ?? 50, search).AnswerAsync(
                request => reads.ListAsync(new TemplateFilter(SearchText.OrNull(site), ListAddress.Parse<TemplateStatus>(status)), request, cancellationToken), row => row))
            .Produces<PageAnswer<TemplateRow>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Templates of standard changes, newest first");

        templates.MapGet("/{number}", async (string number, ClaimsPrincipal user, ChangeTemplateReads reads, RoundReads rounds, CancellationToken cancellationToken) =>
            await reads.FindAsync(number, user.ToActor(), cancellationToken) is { } detail
                ? Results.Ok(TemplateAnswer.From(detail, await rounds.FindLatestAsync(RecordTypes.Template, detail.Row.Number, user.ToActor(), cancellationToken)))
                : ChangeTemplateErrors.Unknown(number).ToProblem())
            .Produces<TemplateAnswer>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("One template whole: content, limits, things, uses with outcomes, approvals");

        var written = templates.MapGroup("").ForPeopleOnly();
        written.MapPost("", (JsonBody<TemplateBody> body, ProposeTemplate propose, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => propose.RunAsync(new(sent.Change ?? "", command), call.Actor, call.CancellationToken), state => Results.Created($"/api/v1/templates/{state.Number}", state)))
            .Produces<TemplateState>(StatusCodes.Status201Created).Refuses().WithSummary("Make a template from a change that was closed successfully");

        written.MapPut("/{number}", (string number, JsonBody<TemplateEditBody> body, EditTemplate edit, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => sent.ToInput(number, command) is { } input ? edit.RunAsync(input, call.Actor, call.CancellationToken) : ChangeCall.Refused<TemplateState>(MissingFields.Version)))
            .Produces<TemplateState>().Refuses().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("Replace the content of a template; one that was asked for before becomes a new revision");

        Action("submit", "Ask the functions to sign it", (string number, SubmitTemplate submit, [AsParameters] ChangeCall call) =>
            call.RunAsync(command => submit.RunAsync(new(number, command), call.Actor, call.CancellationToken)));
        Action("take-back", "Take it out of review", (string number, TakeBackTemplate takeBack, [AsParameters] ChangeCall call) =>
            call.RunAsync(command => takeBack.RunAsync(new(number, command), call.Actor, call.CancellationToken)));
        Action("retire", "Take it out of use", (string number, JsonBody<ReasonBody> body, RetireTemplate retire, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => retire.RunAsync(new(number, sent.Reason ?? "", command), call.Actor, call.CancellationToken)));

        void Action(string verb, string summary, Delegate handler) =>
            written.MapPost($"/{{number}}/{verb}", handler).Produces<TemplateState>().Refuses().ProducesProblem(StatusCodes.Status404NotFound).WithSummary(summary);
    }
}

/// <summary>The change that a template is made from.</summary>
public sealed record TemplateBody(string? Change);

/// <summary>A line of what a template covers: the code of a thing, the path of a node, or a device role.</summary>
public sealed record TemplateItemBody(TemplateCover? Cover, string? Code);

/// <summary>The whole new content of a template; the minutes are the longest allowed. Of the fields of a change those are read that a template has.</summary>
public sealed record TemplateEditBody : ChangeBody
{
    public int? Version { get; init; }
    public IReadOnlyList<TemplateItemBody?>? Covers { get; init; }
    public LocalDate? ExpiresOn { get; init; }
    public string? Note { get; init; }

    internal EditTemplateInput? ToInput(string number, Command command) => Version is not { } version ? null
        : new EditTemplateInput(number, version, ToDraft().Content, [.. (Covers ?? []).Select(item => new TemplateItemInput(item?.Cover ?? default, item?.Code ?? ""))], ExpiresOn ?? default, Note, command);
}

/// <summary>One template in the API. The content's minutes are the longest a change may take.</summary>
public sealed record TemplateAnswer(string Number, TemplateStatus Status, bool IsInForce, int Revision, int Version, string Site, string Owner, string FromChange, LocalDate ExpiresOn, string? Note, ChangeContent Content,
    IReadOnlyList<TemplateItemRow> Covers, IReadOnlyList<Function> ApprovedBy, Instant? ApprovedAt, string? FailedChange, IReadOnlyList<string> NotInForce, IReadOnlyList<TemplateUse> Uses, RoundDetail? Round,
    IReadOnlyList<HistoryAnswer> History, TemplateOptions Can)
{
    public static TemplateAnswer From(TemplateDetail detail, RoundDetail? round) => new(detail.Row.Number, detail.Row.Status, detail.Row.IsInForce, detail.Row.Revision, detail.Row.Version, detail.Row.Site, detail.Row.OwnerName,
        detail.FromChange, detail.Row.ExpiresOn, detail.Note, detail.Content, detail.Items, detail.ApprovedBy, detail.ApprovedAt, detail.FailedChange, detail.NotInForce, detail.Uses, round,
        [.. detail.History.Select(h => new HistoryAnswer(h.At, h.ActorName, h.Event, h.Revision, h.Text, h.Moved))], detail.Options);
}
