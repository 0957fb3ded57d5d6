using System.Security.Claims;
using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.Shared;

namespace ConvergencePortal.Web.Standards;

/// <summary>Standards over the API. A version is signed through its approval round, as everything that is approved.</summary>
public static class StandardEndpoints
{
    private static readonly Error SemVerMissing = Error.Invalid("request.missing", "Say which version you read.", "semVer");

    public static void MapStandards(this IEndpointRouteBuilder api)
    {
        var standards = api.MapGroup("/standards").WithTags("Standards").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        MapReading(standards);
        MapWriting(standards.MapGroup("").ForPeopleOnly());
    }

    private static void MapReading(RouteGroupBuilder standards)
    {
        standards.MapGet("", (int? page, int? pageSize, string? search, string? category, string? status, string? owner, bool? due, StandardReads reads, CancellationToken cancellationToken) =>
            new PageRequest(page ?? 1, pageSize ?? 50, search).AnswerAsync(request => reads.ListAsync(
                new StandardFilter(ListAddress.Parse<StandardCategory>(category), ListAddress.Parse<StandardStatus>(status), ListAddress.Parse<Function>(owner), due), request,
                cancellationToken), row => row))
            .Produces<PageAnswer<StandardRow>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).WithSummary("Standards, by code");

        Get<StandardAnswer>("/{code}", "One standard whole, with the version that holds today",
            (string code, ClaimsPrincipal user, StandardDetailReads reads, RoundReads rounds, CancellationToken cancellationToken) => FindAsync(code, null, user, reads, rounds, cancellationToken));
        Get<StandardAnswer>("/{code}/versions/{semver}", "One standard whole, with the version named",
            (string code, string semver, ClaimsPrincipal user, StandardDetailReads reads, RoundReads rounds, CancellationToken cancellationToken) =>
                FindAsync(code, semver, user, reads, rounds, cancellationToken));
        Get<StandardDiff>("/{code}/diff", "How one version differs from another", async (string code, string? from, string? to, StandardDetailReads reads, CancellationToken cancellationToken) =>
            await reads.DiffAsync(code, from ?? "", to ?? "", cancellationToken) is { } diff ? Results.Ok(diff) : StandardErrors.UnknownVersion(code, $"{from} or {to}").ToProblem());
        Get<AppliesToPreview>("/{code}/applies-to", "What a version applies to today, by site and kind, and who signs it for that",
            async (string code, string? version, AppliesToReads reads, CancellationToken cancellationToken) =>
                await reads.FindAsync(code, version, cancellationToken) is { } applies ? Results.Ok(applies) : Missing(code, version).ToProblem());

        void Get<T>(string address, string summary, Delegate handler) => standards.MapGet(address, handler).Produces<T>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary(summary);
    }

    private static void MapWriting(RouteGroupBuilder written)
    {
        written.MapPost("", (JsonBody<StandardBody> body, ProposeStandard propose, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => propose.RunAsync(new(sent.ToHead(), command), call.Actor, call.CancellationToken),
                state => Results.Created($"/api/v1/standards/{state.Code}", state)))
            .Produces<StandardState>(StatusCodes.Status201Created).Refuses().WithSummary("Make a new standard with an empty draft");

        written.MapPut("/{code}/draft", (string code, JsonBody<StandardDraftBody> body, DraftStandard draft, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => sent.Version is { } version ? draft.RunAsync(new(code, version, sent.ToContent(), command), call.Actor, call.CancellationToken)
                : ChangeCall.Refused<StandardState>(MissingFields.Version)))
            .Produces<StandardState>().Refuses().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("Save the draft, or begin the next version of an approved standard");

        Action<StandardState>("submit", "Ask the functions it concerns to sign it", (string code, JsonBody<StandardSubmitBody> body, SubmitStandard submit, [AsParameters] ChangeCall call) =>
            call.RunAsync(body.OrWhenEmpty(new(null)), (sent, command) => submit.RunAsync(new(code, sent.AppliesToEverything ?? false, command), call.Actor, call.CancellationToken)));
        Action<StandardState>("take-back", "Take it out of review", (string code, TakeBackStandard takeBack, [AsParameters] ChangeCall call) =>
            call.RunAsync(command => takeBack.RunAsync(new(code, command), call.Actor, call.CancellationToken)));
        Action<StandardState>("retire", "Give it up", (string code, JsonBody<ReasonBody> body, RetireStandard retire, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => retire.RunAsync(new(code, sent.Reason ?? "", command), call.Actor, call.CancellationToken)));
        Action<ReadingState>("read", "Say that you have read and understood the version that holds today",
            (string code, JsonBody<StandardReadBody> body, AcknowledgeStandard acknowledge, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (sent, command) => sent.SemVer is { } semVer ? acknowledge.RunAsync(new(code, semVer, command), call.Actor, call.CancellationToken)
                : ChangeCall.Refused<ReadingState>(SemVerMissing)));

        void Action<T>(string verb, string summary, Delegate handler) =>
            written.MapPost($"/{{code}}/{verb}", handler).Produces<T>().Refuses().ProducesProblem(StatusCodes.Status404NotFound).WithSummary(summary);
    }

    private static async Task<IResult> FindAsync(string code, string? semVer, ClaimsPrincipal user, StandardDetailReads reads, RoundReads rounds, CancellationToken cancellationToken) =>
        await reads.FindAsync(code, semVer, user.ToActor(), cancellationToken) is { } detail
            ? Results.Ok(StandardAnswer.From(detail,
                await rounds.FindLatestAsync(RecordTypes.Standard, $"{detail.Row.Code}{StandardNumbers.Separator}{detail.Shown.SemVer}", user.ToActor(), cancellationToken)))
            : Missing(code, semVer).ToProblem();

    private static Error Missing(string code, string? semVer) => semVer is null ? StandardErrors.Unknown(code) : StandardErrors.UnknownVersion(code, semVer);
}
