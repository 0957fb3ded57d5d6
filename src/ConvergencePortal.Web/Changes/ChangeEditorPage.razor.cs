using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace ConvergencePortal.Web.Changes;

/// <summary>Writes a new change or edits one. A draft saves itself, so that a reload loses nothing; what was submitted is saved only when the requester says so.</summary>
public sealed partial class ChangeEditorPage
{
    private readonly SemaphoreSlim _oneSave = new(1);
    private readonly CancellationTokenSource _gone = new();
    private CancellationTokenSource? _pause;
    private bool _isLoaded;
    private ChangeForm? _form;
    private EditorStep _step = EditorStep.What;
    private string? _refusedToOpen;
    private IReadOnlyList<SiteRow> _sites = [];
    private IReadOnlyList<PersonRow> _people = [];
    private DraftPreview? _preview;
    private Error? _error;

    /// <summary>Null until the first save gave one.</summary>
    private string? _number;
    private int _version;
    private ChangeStatus _status;
    private bool _isDirty;
    private string? _reason;

    /// <summary>Where the reader is going while the draft is saved: the step asked for, or another page.</summary>
    private EditorStep? _goingTo;
    private bool _isLeaving;
    private bool _isSaving;

    /// <summary>One id until the draft exists: a first save that is sent twice makes one draft.</summary>
    private Command _first = Command.New();
    private Command _submit = Command.New();

    [CascadingParameter]
    public Actor Actor { get; set; } = null!;

    /// <summary>Null for a new change.</summary>
    [Parameter]
    public string? Number { get; set; }

    /// <summary>How long typing must rest before a draft is saved.</summary>
    [Parameter]
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(2);

    [SupplyParameterFromQuery]
    public string? Step { get; set; }

    /// <summary>Number of the template that a new change begins with.</summary>
    [SupplyParameterFromQuery]
    public string? Template { get; set; }

    private string Heading => _number is null ? T["New change"] : T["Edit {0}", _number];
    private string TimeZone => _preview?.TimeZone ?? _sites.FirstOrDefault(site => site.Code == _form?.Site)?.TimeZone ?? "";
    private IReadOnlyList<FieldError> Missing => _preview?.Missing ?? [];
    private IReadOnlyList<FieldError> Wrong => FieldErrors.Of(_error);
    private bool IsSubmittable => _status is ChangeStatus.Draft or ChangeStatus.ChangesRequested;

    // An edit after somebody was asked makes a revision and voids signatures: that is never done behind the requester's back.
    private bool SavesItself => IsSubmittable;

    private string SavedWords => _isSaving ? T["Saving…"]
        : !_isDirty ? _number is null ? "" : T["Everything is saved."]
        : string.IsNullOrWhiteSpace(_form?.Content.Title) ? T["Not saved yet: give it a title."]
        : T["Not saved yet."];

    protected override async Task OnParametersSetAsync()
    {
        (_step, _goingTo, _isLeaving) = (ListAddress.Parse<EditorStep>(Step) ?? EditorStep.What, null, false);
        if (!_isLoaded || Number != _number) await LoadAsync();
        else if (SavesItself) await SaveAsync();
        await LookAsync();
    }

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
        (_isLoaded, _number, _form, _preview, _error, _refusedToOpen, _isDirty, _status) = (true, Number, null, null, null, null, false, ChangeStatus.Draft);
        (_first, _submit) = (Command.New(), Command.New());
        var me = await People.FindAsync(Actor.PersonId, _gone.Token);
        var mine = me?.Memberships.OrderByDescending(m => m.IsHome).Select(m => m.Site).Distinct().ToList() ?? [];
        _sites = [.. (await Plant.ListSitesAsync(_gone.Token)).Where(site => mine.Contains(site.Code))];
        _people = await People.ListActiveAsync(_gone.Token);

        if (Number is null)
        {
            if (mine.Count == 0) _refusedToOpen = T["Only people with a function at a site can raise a change. An administrator can give you one."];
            else (_form, _isDirty) = await BeginAsync(mine[0]);
            return;
        }

        var change = await Reads.FindAsync(Number, Actor, _gone.Token);
        if (change is null) _refusedToOpen = T["There is no change {0}", Number];
        else if (!change.Options.CanEdit) _refusedToOpen = T["{0} cannot be edited by you now.", Number];
        else (_form, _version, _status) = (ChangeForm.From(change), change.Row.Version, change.Row.Status);
    }

    /// <summary>An empty form, or one with the words of the template in the address; such a form is worth saving at once.</summary>
    private async Task<(ChangeForm Form, bool IsFilled)> BeginAsync(string site) =>
        Template is not null && await Templates.FindAsync(Template, Actor, _gone.Token) is { } template ? (ChangeForm.From(template), true) : (new ChangeForm { Site = site }, false);

    /// <summary>Says again what the portal makes of what was written.</summary>
    private async Task LookAsync()
    {
        if (_form is null) return;
        var preview = await Reads.PreviewAsync(_form.ToDraft(), _number, Actor, _gone.Token);
        if (preview.IsSuccess) _preview = preview.Value;
        else _error ??= preview.Error;
    }

    /// <param name="isChoice">Something was chosen rather than typed: what it means is shown at once.</param>
    private async Task ChangedAsync(bool isChoice)
    {
        _isDirty = true;
        _error = null;
        if (_pause is { } older) await older.CancelAsync();
        _pause = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token);
        if (SavesItself) _ = SaveAfterPauseAsync(_pause.Token);
        if (isChoice) await LookAsync();
    }

    private async Task SaveAfterPauseAsync(CancellationToken typedOn)
    {
        try
        {
            await Task.Delay(Pause, typedOn);
            await SaveAsync();
            await LookAsync();
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // Typing went on, or the page is gone.
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    /// <returns>Whether everything written is in the database.</returns>
    private async Task<bool> SaveAsync()
    {
        if (_form is null || (_number is null && string.IsNullOrWhiteSpace(_form.Content.Title))) return false;

        var isNew = false;
        await _oneSave.WaitAsync(_gone.Token);
        try
        {
            if (!_isDirty) return true;

            (_isDirty, _isSaving) = (false, true);
            StateHasChanged();
            var draft = _form.ToDraft();
            var saved = _number is { } number
                ? await Edit.RunAsync(new(number, _version, draft, Command.New(), _reason), Actor, CancellationToken.None)
                : await Draft.RunAsync(new(draft, _first), Actor, CancellationToken.None);
            _error = saved.Error;
            if (saved.Error is not null)
            {
                _isDirty = true;
                return false;
            }
            isNew = _number is null;
            (_number, _version, _status) = (saved.Value.Number, saved.Value.Version, saved.Value.Status);
        }
        finally
        {
            _isSaving = false;
            _oneSave.Release();
        }
        // Reloading must find the draft; going back must not find the empty form.
        if (isNew && !_isLeaving) Navigation.NavigateTo(AddressOf(_goingTo ?? _step), replace: true);
        return true;
    }

    private async Task SaveBeforeLeavingAsync(LocationChangingContext leaving)
    {
        if (!SavesItself || (!_isDirty && !_isSaving)) return;

        // A step of a new change is asked for under an address that the first save replaces; going on to it is then up to that save.
        _goingTo = _number is null ? StepIn(leaving.TargetLocation) : null;
        _isLeaving = _number is null && _goingTo is null;
        await SaveAsync();
    }

    private EditorStep? StepIn(string location)
    {
        var target = Navigation.ToAbsoluteUri(location);
        return target.AbsolutePath == "/changes/new" ? ListAddress.Parse<EditorStep>(QueryHelpers.ParseQuery(target.Query)["step"]) : null;
    }

    private async Task SubmitAsync()
    {
        if (!await SaveAsync())
        {
            _error ??= Error.Invalid("change.input", T["Give the change a title."], "title");
            return;
        }

        var submitted = await Submit.RunAsync(new(_number!, _submit), Actor, CancellationToken.None);
        _error = submitted.Error;
        if (submitted.IsSuccess) Navigation.NavigateTo($"/changes/{_number}");
        else await LookAsync();
    }

    private async Task SaveRevisionAsync()
    {
        if (await SaveAsync()) Navigation.NavigateTo($"/changes/{_number}");
    }

    private string AddressOf(EditorStep step) => $"{(_number is null ? "/changes/new" : $"/changes/{_number}/edit")}?step={(int)step}";

    private static string WordsOf(EditorStep step) => step switch
    {
        EditorStep.What => "What",
        EditorStep.Why => "Why and impact",
        EditorStep.How => "How",
        EditorStep.When => "When and who",
        EditorStep.Check => "Check and submit",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };
}
