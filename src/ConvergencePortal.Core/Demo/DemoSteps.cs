using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Demo;

/// <summary>Does what is next to a change of the history, with the use case that everybody uses for it.</summary>
public sealed class DemoSteps(
    StoryClock clock, DemoPeople people, DraftChange draft, EditChange edit, SubmitChange submit, AssessChange assess, DecideChange decide, ConfirmEmergency confirm, CancelChange cancel,
    DemoSlots slots, StartChange start, FinishChange finish, VerifyChange verify, CloseChange close, RollBackChange rollBack, RemoveMeasure remove, ConfirmRemoval confirmRemoval)
{
    /// <summary>Writes the change down; told again, it is the same one. Answers its number.</summary>
    internal async Task<Result<string>> DraftAsync(DemoTask task, CancellationToken cancellationToken)
    {
        var drafted = await draft.RunAsync(new(task.ToDraft(clock.TodayUtc()), task.Step("draft")), await people.FindAsync(task.Requester, cancellationToken), cancellationToken);
        return drafted.Error is { } error ? error : drafted.Value.Number;
    }

    /// <summary>Null when it is done.</summary>
    internal Task<Error?> DoAsync(DemoTask task, DemoWork work, DemoMove move, DemoPast past, CancellationToken cancellationToken)
    {
        // With every step the version rises, so that each has a name of its own and an interrupted one keeps it.
        var step = task.Step($"{move.Act} {move.Function} {work.Change.Version} {work.Measure?.Version}");
        return move.Function is { } function ? SpeakAsync(task, work, move.Act, function, past, step, cancellationToken) : GoOnAsync(task, work, move.Act, past, step, cancellationToken);
    }

    /// <summary>What somebody says or signs for a function.</summary>
    private async Task<Error?> SpeakAsync(DemoTask task, DemoWork work, DemoAct act, Function function, DemoPast past, Command step, CancellationToken cancellationToken)
    {
        var actor = await ActorAsync(task, work, function, cancellationToken);
        if (act == DemoAct.State) return (await assess.RunAsync(new(work.Change.Number, function, StatementOf(task, function, past), step), actor, cancellationToken)).Error;

        var (verdict, comment, pin) = act switch
        {
            DemoAct.Sign => (Verdict.Approve, (string?)null, DemoPlant.Pin),
            DemoAct.HandBack => (Verdict.RequestChanges, task.Turn.HandBacks[work.HandBacks].Says, null),
            DemoAct.Refuse => (Verdict.Refuse, task.Turn.Refused!.Says, DemoPlant.Pin),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
        };
        return (await decide.RunAsync(new(work.Change.Number, work.Change.Revision, function, verdict, comment, step, pin), actor, cancellationToken)).Error;
    }

    /// <summary>What the requester does, or somebody at their side.</summary>
    private async Task<Error?> GoOnAsync(DemoTask task, DemoWork work, DemoAct act, DemoPast past, Command step, CancellationToken cancellationToken)
    {
        var (number, turn, actor) = (work.Change.Number, task.Turn, await people.FindAsync(task.Requester, cancellationToken));
        return act switch
        {
            DemoAct.Submit => (await submit.RunAsync(new(number, step), actor, cancellationToken)).Error,
            DemoAct.Answer => (await edit.RunAsync(new(number, work.Change.Version, task.Answered(work.Change.Content, turn.HandBacks[work.HandBacks - 1]), step), actor, cancellationToken)).Error,
            DemoAct.TakeSlot => await slots.TakeAsync(task, work, step, actor, cancellationToken),
            DemoAct.Cancel => (await cancel.RunAsync(new(number, turn.Cancelled!, step), actor, cancellationToken)).Error,
            DemoAct.LetPass => (await confirm.RunAsync(new(number, null, step, DemoPlant.Pin), await people.FindAsync(task.Job.Authorizer!, cancellationToken), cancellationToken)).Error,
            // Whoever comes when the night is over looks for another one.
            DemoAct.Start when work.Change.Content.PlannedEnd <= clock.GetCurrentInstant() => await slots.TakeAsync(task, work, step, actor, cancellationToken),
            DemoAct.Start => (await start.RunAsync(new(number, step), actor, cancellationToken)).Error,
            DemoAct.Finish => (await finish.RunAsync(new(number, step), actor, cancellationToken)).Error,
            DemoAct.RollBack => (await rollBack.RunAsync(new(number, turn.RolledBack!, turn.Lost, step), actor, cancellationToken)).Error,
            DemoAct.Verify => (await verify.RunAsync(new(number, turn.Verified ?? past.Verified[DemoPace.Pick(past.Verified.Count, task.Title, "verified")], true, true, step), actor, cancellationToken)).Error,
            DemoAct.Close => (await close.RunAsync(new(number, turn.Outcome, turn.Lost, turn.Lessons, step), actor, cancellationToken)).Error,
            DemoAct.Remove => (await remove.RunAsync(new(work.Measure!.Number, $"Taken away, and looked at in the plant: {task.Title}.", step), actor, cancellationToken)).Error,
            DemoAct.ConfirmRemoval => (await confirmRemoval.RunAsync(new(work.Measure!.Number, true, "Looked at it in the plant: it is gone.", step), await SecondAsync(task, work, cancellationToken), cancellationToken)).Error,
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
        };
    }

    /// <summary>Who speaks for the function: somebody who has no other part in the change, and has not signed it.</summary>
    private async Task<Actor> ActorAsync(DemoTask task, DemoWork work, Function function, CancellationToken cancellationToken)
    {
        var change = work.Change;
        var free = (await people.AllAsync(function, change.SiteId, cancellationToken)).Where(p => p.PersonId != change.RequesterId && p.PersonId != change.Content.EmergencyAuthorizerId
            && !change.Signatures.Any(s => s.IsValid && s.PersonId == p.PersonId)).ToList();
        return free[DemoPace.Pick(free.Count, task.Title, function)];
    }

    /// <summary>Who looks whether what was forced or bridged is gone: of a function that signed.</summary>
    private async Task<Actor> SecondAsync(DemoTask task, DemoWork work, CancellationToken cancellationToken)
    {
        var seconds = (await people.AllAsync(work.Change.Seats.Min(s => s.Function), work.Change.SiteId, cancellationToken)).Where(p => p.PersonId != work.Change.RequesterId).ToList();
        return seconds[DemoPace.Pick(seconds.Count, task.Title, "second")];
    }

    private static string StatementOf(DemoTask task, Function function, DemoPast past) => past.Statements[function][DemoPace.Pick(past.Statements[function].Count, task.Title, function, "says")];
}
