using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace ConvergencePortal.Web.Standards;

/// <summary>
/// Writes the draft of a standard. It saves itself when typing rests and before the page is left, so that a reload loses nothing; what cannot be saved stays in the form with its reason.
/// </summary>
public sealed partial class StandardEditorPage
{
    private readonly SemaphoreSlim _oneSave = new(1);
    private readonly CancellationTokenSource _gone = new();
    private CancellationTokenSource? _pause;
    private StandardDraft? _draft;
    private StandardForm _form = new();
    private AppliesToPreview? _preview;
    private IReadOnlyList<FieldError> _unread = [];
    private Error? _error;
    private int _version;
    private int _typed;
    private bool _isRead;
    private bool _isDirty;
    private bool _isSaving;
    private bool _isOvertaken;
    private bool _isWarned;

    [CascadingParameter]
    public Actor Actor { get; set; } = null!;

    [Parameter]
    public string Code { get; set; } = "";

    /// <summary>How long typing must rest before the draft is saved.</summary>
    [Parameter]
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(3);

    private IReadOnlyList<FieldError> Wrong => [.. _unread, .. FieldErrors.Of(_error)];
    private string SavedWords => _isSaving ? T["Saving…"] : _isDirty ? T["Not saved yet."] : _typed > 0 ? T["Everything is saved."] : "";

    protected override Task OnParametersSetAsync() => _draft?.Row.Code.Equals(Code, StringComparison.OrdinalIgnoreCase) == true ? Task.CompletedTask : LoadAsync();

    public void Dispose()
    {
        _pause?.Cancel();
        _pause?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
        _oneSave.Dispose();
    }

    private async Task LoadAsync()
    {
        _draft = await Standards.FindDraftAsync(Code, Actor, _gone.Token);
        (_isRead, _isDirty, _isOvertaken, _isWarned, _error, _unread) = (true, false, false, false, null, []);
        if (_draft is not { } draft) return;

        (_form, _version) = (StandardForm.Of(draft.Content), draft.Row.Version);
        await LookAsync();
    }

    /// <summary>Says again what it would apply to and who would sign.</summary>
    private async Task LookAsync() => _preview = await AppliesTo.PreviewAsync(_form.AppliesTo, _draft!.Row.OwnerFunction, _gone.Token);

    private static string Text(ChangeEventArgs typed) => typed.Value?.ToString() ?? "";

    private async Task SetAsync(Action set)
    {
        set();
        await TouchedAsync();
    }

    private async Task ApplyAsync(Applicability asked)
    {
        _form.AppliesTo = asked;
        await TouchedAsync();
        await LookAsync();
    }

    private Task MoveAsync(int place, int by) => SetAsync(() =>
    {
        var row = _form.Requirements[place];
        _form.Requirements.RemoveAt(place);
        _form.Requirements.Insert(place + by, row);
    });

    private async Task TouchedAsync()
    {
        (_isDirty, _isWarned, _typed) = (true, false, _typed + 1);
        if (!_isOvertaken) (_error, _unread) = (null, []);
        if (_pause is { } older) await older.CancelAsync();
        _pause = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token);
        _ = SaveAfterPauseAsync(_pause.Token);
    }

    private async Task SaveAfterPauseAsync(CancellationToken typedOn)
    {
        try
        {
            await Task.Delay(Pause, typedOn);
            await InvokeAsync(async () =>
            {
                await SaveAsync();
                StateHasChanged();
            });
        }
        catch (OperationCanceledException)
        {
            // Somebody typed on, or the page is gone.
        }
        catch (ObjectDisposedException)
        {
            // The page went while it was being saved.
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    /// <returns>Whether everything typed so far is saved.</returns>
    private async Task<bool> SaveAsync()
    {
        await _oneSave.WaitAsync(_gone.Token);
        try
        {
            if (!_isDirty) return true;
            if (_isOvertaken) return false;
            var (content, unread) = _form.Read();
            _unread = unread;
            if (unread.Count > 0) return false;

            (_isSaving, var typed, var rows) = (true, _typed, _form.Requirements.ToList());
            var saved = await Draft.RunAsync(new(_draft!.Row.Code, _version, content, Command.New()), Actor, CancellationToken.None);
            (_error, _isOvertaken) = (saved.Error, saved.Error?.Code == Saving.Stale.Code);
            if (!saved.IsSuccess) return false;

            _version = saved.Value.Version;
            await TakeKeysAsync(rows);
            if (typed == _typed) _isDirty = false;
            return !_isDirty;
        }
        finally
        {
            _isSaving = false;
            _oneSave.Release();
        }
    }

    /// <summary>New requirements got their keys with the save; the rows keep them, wherever they have been moved since.</summary>
    private async Task TakeKeysAsync(IReadOnlyList<RequirementForm> rows)
    {
        if (await Standards.FindDraftAsync(Code, Actor, _gone.Token) is not { } stored || stored.Row.Version != _version) return;

        foreach (var (row, requirement) in rows.Zip(stored.Content.Requirements)) row.Key = requirement.Key;
        _draft = stored;
    }

    private async Task SaveAndShowAsync()
    {
        if (await SaveAsync()) Navigation.NavigateTo($"/standards/{_draft!.Row.Code}{(_draft.Row.OpenSemVer is { } open ? $"?version={open}" : "")}");
    }

    /// <summary>What cannot be saved is not dropped in silence: the first try to leave says so, the second leaves.</summary>
    private async Task SaveBeforeLeavingAsync(LocationChangingContext leaving)
    {
        if (_isWarned || !_isDirty || await SaveAsync()) return;

        (_isWarned, _error) = (true, _error ?? Error.Invalid("standard.unsaved", T["What you typed is not saved yet. Mend it, or leave once more to drop it."]));
        leaving.PreventNavigation();
    }
}
