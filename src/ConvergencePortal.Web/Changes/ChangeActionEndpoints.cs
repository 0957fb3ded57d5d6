using ConvergencePortal.Core.Changes;
using ConvergencePortal.Web.Hosting;

namespace ConvergencePortal.Web.Changes;

/// <summary>Everything that moves a change on, one address each; all of them go through the same use cases as the pages.</summary>
public static class ChangeActionEndpoints
{
    public static void MapChangeActions(this IEndpointRouteBuilder change)
    {
        Action("submit", "Ask the functions that must agree", (string number, SubmitChange submit, [AsParameters] ChangeCall call) =>
            call.RunAsync(command => submit.RunAsync(new(number, command), call.Actor, call.CancellationToken)));

        Action("assess", "State for a function what the change means to it", (string number, JsonBody<AssessBody> body, AssessChange assess, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (written, command) => written.Function is { } function
                ? assess.RunAsync(new(number, function, written.Statement ?? "", command), call.Actor, call.CancellationToken)
                : ChangeCall.Refused(MissingFields.Function)));

        Action("decide", "Sign for a function, ask for changes, or refuse", (string number, JsonBody<DecideBody> body, DecideChange decide, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (written, command) => written switch
            {
                { Revision: null } => ChangeCall.Refused(MissingFields.Revision),
                { Function: null } => ChangeCall.Refused(MissingFields.Function),
                { Verdict: null } => ChangeCall.Refused(MissingFields.Verdict),
                _ => decide.RunAsync(new(number, written.Revision.Value, written.Function.Value, written.Verdict.Value, written.Comment, command, written.Pin, written.Confirmed ?? false), call.Actor, call.CancellationToken),
            }));

        Action("withdraw", "Take it back; it is a draft again", (string number, JsonBody<ReasonBody> body, WithdrawChange withdraw, [AsParameters] ChangeCall call) =>
            call.RunAsync(body.OrWhenEmpty(NoReason), (written, command) => withdraw.RunAsync(new(number, written.Reason, command), call.Actor, call.CancellationToken)));

        Action("schedule", "Put an approved change into a slot, or move it", (string number, JsonBody<ScheduleBody> body, ScheduleChange schedule, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (written, command) => written.Start is { } start
                ? schedule.RunAsync(new(number, start, command), call.Actor, call.CancellationToken)
                : ChangeCall.Refused(MissingFields.Start)));

        Action("start", "Begin the work", (string number, StartChange work, [AsParameters] ChangeCall call) =>
            call.RunAsync(command => work.RunAsync(new(number, command), call.Actor, call.CancellationToken)));

        Action("finish", "End the work", (string number, FinishChange work, [AsParameters] ChangeCall call) =>
            call.RunAsync(command => work.RunAsync(new(number, command), call.Actor, call.CancellationToken)));

        Action("verify", "Record that what was changed works", (string number, JsonBody<VerifyBody> body, VerifyChange verify, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (written, command) => verify.RunAsync(
                new(number, written.Result ?? "", written.PeopleInformed ?? false, written.PreStartupReview ?? false, command), call.Actor, call.CancellationToken)));

        Action("confirm-emergency", "Sign, as its named authorizer, that the emergency was let pass", (string number, JsonBody<ConfirmBody> body, ConfirmEmergency confirm, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (written, command) => confirm.RunAsync(new(number, written.Comment, command, written.Pin, written.Confirmed ?? false), call.Actor, call.CancellationToken)));

        Action("close", "End a verified change with its outcome", (string number, JsonBody<CloseBody> body, CloseChange close, [AsParameters] ChangeCall call) =>
            call.RunAsync(body, (written, command) => written.Outcome is { } outcome
                ? close.RunAsync(new(number, outcome, written.ProductionMinutesLost ?? 0, written.LessonsLearned, command), call.Actor, call.CancellationToken)
                : ChangeCall.Refused(MissingFields.Outcome)));

        Action("cancel", "Give it up before the work begins", (string number, JsonBody<ReasonBody> body, CancelChange cancel, [AsParameters] ChangeCall call) =>
            call.RunAsync(body.OrWhenEmpty(NoReason), (written, command) => cancel.RunAsync(new(number, written.Reason ?? "", command), call.Actor, call.CancellationToken)));

        Action("rollback", "Record that the work was undone", (string number, JsonBody<ReasonBody> body, RollBackChange rollBack, [AsParameters] ChangeCall call) =>
            call.RunAsync(body.OrWhenEmpty(NoReason),
                (written, command) => rollBack.RunAsync(new(number, written.Reason ?? "", written.ProductionMinutesLost ?? 0, command), call.Actor, call.CancellationToken)));

        void Action(string verb, string summary, Delegate handler) => change.MapPost($"/{verb}", handler).Produces<ChangeState>().Refuses().WithSummary(summary);
    }

    /// <summary>What an empty body says; whether a reason is needed, the change itself decides.</summary>
    private static readonly ReasonBody NoReason = new(null, null);
}
