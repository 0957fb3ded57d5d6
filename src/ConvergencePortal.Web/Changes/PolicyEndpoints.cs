using System.Security.Claims;
using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.People;
using Microsoft.AspNetCore.Mvc;

namespace ConvergencePortal.Web.Changes;

/// <summary>The approval policy over the API: every version, what it would have asked, and the writing of a new one.</summary>
public static class PolicyEndpoints
{
    private static readonly Error VersionMissing = Error.Invalid("request.missing", "Say which version of the record you looked at; the answer you read names it.", "version");
    private static readonly Error RowsMissing = Error.Invalid("request.missing", "Send the rows: each names when it applies and what it then does.", "rows");

    public static void MapPolicies(this IEndpointRouteBuilder api)
    {
        var policies = api.MapGroup("/policies").WithTags("Approval policy").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);

        policies.MapGet("", async (PolicyReads reads, CancellationToken cancellationToken) => Results.Ok((await reads.ListAsync(cancellationToken)).Select(PolicyVersionAnswer.From)))
            .Produces<IEnumerable<PolicyVersionAnswer>>().WithSummary("Every version of the approval policy, newest first");

        policies.MapGet("/{id}", async (int id, ClaimsPrincipal user, PolicyReads reads, RoundReads rounds, CancellationToken cancellationToken) =>
            await reads.FindAsync(id, user.ToActor(), cancellationToken) is { } detail
                ? Results.Ok(PolicyAnswer.From(detail, await rounds.FindLatestAsync(RecordTypes.Policy, ApprovalPolicy.NumberFor(id), user.ToActor(), cancellationToken)))
                : PolicyErrors.Unknown(id).ToProblem())
            .Produces<PolicyAnswer>().WithSummary("One version with its rows and who signed it");

        policies.MapPost("/{id}/replay", async (int id, JsonBody<ReplayBody> body, ReplayPolicyVersion replay, CancellationToken cancellationToken) =>
            body.OrWhenEmpty(new ReplayBody(null, null)) is { Refusal: null } asked ? (await replay.RunAsync(new(id, asked.Value.Last, asked.Value.Days), null, cancellationToken)).ToAnswer() : body.Refusal!)
            .OnlyReads().Produces<PolicyReplay>().Refuses().WithSummary("What the version would have asked of past changes").WithDescription("Writes nothing. Of the last so many changes, or of the last so many days; without either of all up to 10,000.");

        Write(policies.MapPost("", async (ClaimsPrincipal user, [FromHeader(Name = IdempotencyKey.Header)] string? attempt, DraftPolicyVersion draft, CancellationToken cancellationToken) =>
            await RunAsync(attempt, command => draft.RunAsync(new(command), user.ToActor(), cancellationToken))), "Start a draft from the effective version");
        Write(policies.MapPut("/{id}", SaveAsync), "Replace the rows of a draft");
        Write(policies.MapPost("/{id}/submit", async (int id, JsonBody<PolicyStepBody> body, ClaimsPrincipal user, [FromHeader(Name = IdempotencyKey.Header)] string? attempt, SubmitPolicyVersion submit,
            CancellationToken cancellationToken) => await StepAsync(body, attempt, (version, command) => submit.RunAsync(new(id, version, command), user.ToActor(), cancellationToken))), "Ask the functions it concerns to sign it");
        Write(policies.MapPost("/{id}/discard", async (int id, JsonBody<PolicyStepBody> body, ClaimsPrincipal user, [FromHeader(Name = IdempotencyKey.Header)] string? attempt, DiscardPolicyVersion discard,
            CancellationToken cancellationToken) => await StepAsync(body, attempt, (version, command) => discard.RunAsync(new(id, version, command), user.ToActor(), cancellationToken))), "Give up a version that is not effective yet");

        static void Write(RouteHandlerBuilder call, string summary) => call.ForPeopleOnly().Produces<PolicyState>().Refuses().WithSummary(summary);
    }

    private static async Task<IResult> SaveAsync(int id, JsonBody<PolicyBody> body, ClaimsPrincipal user, [FromHeader(Name = IdempotencyKey.Header)] string? attempt, SavePolicyVersion save,
        CancellationToken cancellationToken)
    {
        if (body.Refusal is { } unreadable) return unreadable;
        if (body.Value.Version is not { } version) return VersionMissing.ToProblem();
        if (body.Value.Rows is not { } rows || rows.Any(row => row is null)) return RowsMissing.ToProblem();

        return await RunAsync(attempt, command => save.RunAsync(new(id, version, body.Value.Note, [.. rows.Select(row => row!.ToRule())], command), user.ToActor(), cancellationToken));
    }

    private static async Task<IResult> StepAsync(JsonBody<PolicyStepBody> body, string? attempt, Func<int, Command, Task<Result<PolicyState>>> step) =>
        body.Refusal is { } unreadable ? unreadable : body.Value.Version is not { } version ? VersionMissing.ToProblem() : await RunAsync(attempt, command => step(version, command));

    private static async Task<IResult> RunAsync(string? attempt, Func<Command, Task<Result<PolicyState>>> run)
    {
        var command = IdempotencyKey.Read(attempt);
        return command.Error is { } noCommand ? noCommand.ToProblem(StatusCodes.Status400BadRequest) : (await run(command.Value)).ToAnswer();
    }
}
