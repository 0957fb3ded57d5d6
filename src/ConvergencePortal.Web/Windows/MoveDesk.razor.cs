using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Web.Changes;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using NodaTime;

namespace ConvergencePortal.Web.Windows;

/// <summary>What is being done with the change in hand.</summary>
public enum MoveStep
{
    /// <summary>Nothing; there may be a sentence about the last one.</summary>
    None,

    /// <summary>A mouse or a pen drags it over the lanes.</summary>
    Dragging,

    /// <summary>The panel is open: a start is typed, or a drop waits to be confirmed because somebody must sign.</summary>
    Choosing,
}

/// <summary>Holds the change that is being moved on the calendar. A drop that asks nobody moves at once; one that asks somebody is confirmed first; nothing is moved that is blocked.</summary>
public sealed partial class MoveDesk
{
    private MoveTrial? _trial;
    private Done? _done;
    private string? _dropped;
    private ElementReference? _opener;
    private ElementReference _news;
    private bool _isHeld;
    private bool _isMoving;
    private bool _focusNews;

    [CascadingParameter]
    public Actor Actor { get; set; } = null!;

    [Parameter, EditorRequired]
    public DateTimeZone Zone { get; set; } = null!;

    [Parameter, EditorRequired]
    public CalendarAddress Address { get; set; } = null!;

    [Parameter, EditorRequired]
    public CalendarPeriod Period { get; set; } = null!;

    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = null!;

    /// <summary>The change in hand, with an answer for every start; null when there is none.</summary>
    public ChangeMove? Move { get; private set; }

    public MoveStep Step { get; private set; }

    /// <summary>What the open panel is about to do; null while no start is chosen.</summary>
    public MoveTrial? Chosen => Step == MoveStep.Choosing ? _trial : null;

    public Error? Refused { get; private set; }

    public async Task DragAsync(string number)
    {
        _isHeld = true;
        await TakeAsync(number, MoveStep.Dragging);
        // Let go before the answer was there.
        if (!_isHeld) EndDrag();
    }

    /// <param name="opener">Where the focus goes back to.</param>
    public async Task OpenAsync(string number, ElementReference? opener)
    {
        _opener = opener;
        await TakeAsync(number, MoveStep.Choosing);
        Choose(Move?.PlannedStart);
    }

    public async Task DropAsync(Instant start)
    {
        if (Step != MoveStep.Dragging || Move is not { } move) return;

        var trial = move.Try(start);
        if (trial.Kind == StartKind.Blocked)
        {
            Put();
            var because = trial.Verdicts.Where(v => v.Policy == Core.Scheduling.ConflictPolicy.Block).Select(v => v.Message).Distinct();
            (Refused, _dropped) = (Error.Conflict("slot.refused", $"{T["{0} was not moved.", move.Number]} {string.Join(" ", because)}"), move.Number);
            StateHasChanged();
            return;
        }

        (Step, _trial) = (MoveStep.Choosing, trial);
        if (trial.Asked.Count == 0) await ConfirmAsync();
        StateHasChanged();
    }

    /// <summary>The browser says so after every drag, also after one that was dropped or given up with Escape.</summary>
    public void EndDrag()
    {
        _isHeld = false;
        if (Step != MoveStep.Dragging) return;

        Put();
        StateHasChanged();
    }

    /// <summary>What others save meanwhile changes what is said about a start; a change that can no longer be moved is put down with the reason.</summary>
    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (Move is null || _isMoving) return;

        var found = await Moves.FindAsync(Move.Number, Actor, cancellationToken);
        if (found.IsSuccess)
        {
            Move = found.Value;
            _trial = _trial is null ? null : Move.Try(_trial.Start);
            return;
        }
        Put();
        Refused = found.Error;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focusNews || _done is null) return;

        _focusNews = false;
        await _news.FocusAsync();
    }

    private async Task TakeAsync(string number, MoveStep step)
    {
        Forget();
        var found = await Moves.FindAsync(number, Actor, CancellationToken.None);
        (Move, Step, Refused) = found.IsSuccess ? (found.Value, step, (Error?)null) : (null, MoveStep.None, found.Error);
        StateHasChanged();
    }

    private void Choose(Instant? start)
    {
        (_trial, Refused) = (start is { } chosen ? Move?.Try(chosen) : null, null);
        StateHasChanged();
    }

    private async Task ConfirmAsync()
    {
        if (Move is not { } move) return;
        if (_trial is not { } trial)
        {
            Refused = Error.Invalid("slot.start", T["Choose a day and a time."], "start");
            return;
        }

        var before = move.TakenStart;
        if (await RunAsync(move.Number, trial.Start) is { } state) Tell(state, trial.Start, before);
    }

    /// <summary>Where the old slot has become another's, or needs a signature meanwhile, the panel stays open and says so.</summary>
    private async Task UndoAsync(string number, Instant back)
    {
        await TakeAsync(number, MoveStep.Choosing);
        Choose(back);
        if (_trial is { Kind: StartKind.Free }) await ConfirmAsync();
    }

    /// <returns>Null when it was refused; the panel then stays, or opens, with what was chosen.</returns>
    private async Task<ChangeState?> RunAsync(string number, Instant start)
    {
        _isMoving = true;
        try
        {
            var result = await Schedule.RunAsync(new(number, start, Command.New()), Actor, CancellationToken.None);
            Refused = result.Error;
            return result.IsSuccess ? result.Value : null;
        }
        finally
        {
            _isMoving = false;
            if (Refused is { } refused)
            {
                await ReadAgainAsync();
                Refused = refused;
            }
        }
    }

    private void Tell(ChangeState state, Instant start, Instant? before)
    {
        var isWaiting = state.Status != ChangeStatus.Scheduled;
        var asked = ChangeTexts.Join(T, _trial?.Asked ?? []);
        var when = PlantClock.Say(start, Zone.Id);
        _focusNews = _opener is not null;
        Put();
        _done = new Done(state.Number, start, isWaiting ? T["{0} keeps {1} while {2} sign for it.", state.Number, when, asked] : T["{0} is now scheduled for {1}.", state.Number, when], isWaiting, isWaiting ? null : before);
    }

    private async Task LeaveAsync()
    {
        var opener = _opener;
        Put();
        if (opener is not { } button) return;

        try
        {
            await button.FocusAsync();
        }
        catch (JSException)
        {
            // The bar with the button was redrawn meanwhile, somewhere else or not at all; there is nothing to go back to.
        }
    }

    private void Forget() => (_done, Refused, _dropped) = (null, null, null);

    private void Put() => (Move, Step, _trial, _opener, Refused) = (null, MoveStep.None, null, null, null);

    private bool IsShown(Instant start) => start.InZone(Zone).Date is var day && day >= Period.From && day < Period.To;

    /// <param name="UndoStart">The slot it had before; null when it had none, or when signatures were asked for, which going back would not bring back.</param>
    private sealed record Done(string Number, Instant Start, string Words, bool IsWaiting, Instant? UndoStart);
}
