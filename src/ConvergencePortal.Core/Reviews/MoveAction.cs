using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>Input of <see cref="MoveAction"/>.</summary>
/// <param name="Note">What came of it, or why it is moved or dropped.</param>
/// <param name="Due">The later day of one that is postponed.</param>
public sealed record MoveActionInput(string Number, ActionMove Move, string? Note, LocalDate? Due, Command Command);

/// <summary>Where an action stands.</summary>
public sealed record ActionState(string Number, ActionStatus Status, LocalDate DueOn);

/// <summary>Says what became of an action. For its owner and the governance chair, whether its review is signed off or not.</summary>
public sealed class MoveAction(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    public Task<Result<ActionState>> RunAsync(MoveActionInput input, Actor actor, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(input with { Command = new Command(input.Command.Id) }, actor, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.Action, input.Number, input.Command, clock, cancellationToken);

    private async Task<Result<ActionState>> RunOnceAsync(MoveActionInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(input.Move)) return Error.Invalid("action.move", "An action is done, postponed or dropped.", "move");
        if (PlainText.RefuseComment(input.Note, "note") is { } unreadable) return unreadable;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var action = await db.Actions.SingleOrDefaultAsync(a => a.Number == input.Number, cancellationToken);
        if (action is null) return ReviewErrors.UnknownAction(input.Number);
        var happens = EventOf(input.Move);
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done) return done.IsSame(actor, RecordTypes.Action, happens, action.Number) ? StateOf(action) : Saving.CommandReused;
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseWriting() is { } refused) return refused;
        if (rights.Kind != PersonKind.Person) return ReviewErrors.PeopleOnly;

        var now = clock.GetCurrentInstant();
        var moved = action.Move(rights, input.Move, input.Note, input.Due, now);
        if (moved.Error is { } error) return error;

        var text = input.Move == ActionMove.Postpone ? $"By {action.DueOn:uuuu-MM-dd}: {action.Note}" : action.Note;
        db.Ledger.Add(LedgerEntry.For(actor, input.Command, now, RecordTypes.Action, action.Number, action.Version, happens, text, actorFunctions: rights.Printed));
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Action, action.Number));
        return StateOf(action);
    }

    private static string EventOf(ActionMove move) => move switch
    {
        ActionMove.Done => ReviewEvents.ActionDone,
        ActionMove.Postpone => ReviewEvents.ActionMoved,
        ActionMove.Drop => ReviewEvents.ActionDropped,
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, null),
    };

    private static ActionState StateOf(ActionItem action) => new(action.Number, action.Status, action.DueOn);
}
