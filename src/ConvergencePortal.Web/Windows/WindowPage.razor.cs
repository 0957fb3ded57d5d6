using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Windows;
using Microsoft.AspNetCore.Components;
using NodaTime;

namespace ConvergencePortal.Web.Windows;

/// <summary>Describes a window in plain choices, says what they mean while they are made, and saves it.</summary>
public sealed partial class WindowPage
{
    private WindowForm? _form;
    private string? _title;
    private string? _site;
    private int? _version;
    private bool _isMissing;
    private bool _isSaving;
    private WindowPreview? _preview;
    private Error? _refused;
    private LocalDateTime? _startThatFits;
    private Error? _error;
    private IReadOnlyList<ImportRemark> _wrong = [];

    /// <summary>One command for as long as the form is not saved: a save that is tried again does its work once.</summary>
    private Command _command = Command.New();

    [CascadingParameter]
    public Actor Actor { get; set; } = null!;

    /// <summary>Null for a new window.</summary>
    [Parameter]
    public int? Id { get; set; }

    private string Heading => Id is null ? T["New window"] : _title ?? T["Window"];

    private string Meaning => _form!.Kind switch
    {
        WindowKind.Maintenance => "The agreed time for work. A change must lie wholly inside.",
        WindowKind.Production => "The place is producing. A change needs production's consent or another slot.",
        WindowKind.Freeze => "No change at all. Only an emergency passes, with a named authorizer.",
        WindowKind.Holiday => "People are away. A change is warned.",
        _ => throw new InvalidOperationException($"A window of kind {_form.Kind} has no meaning."),
    };

    protected override async Task OnParametersSetAsync()
    {
        (_error, _wrong, _command) = (null, [], Command.New());
        if (Id is not { } id)
        {
            (_form, _version, _site, _isMissing) = (WindowForm.New(Clock.GetCurrentInstant().InUtc().Date), null, null, false);
        }
        else if (await Windows.FindAsync(id, CancellationToken.None) is { } detail)
        {
            var row = detail.Row;
            var scope = await Scopes.FindAsync(ReferenceOf(row), CancellationToken.None);
            (_form, _title, _version, _site, _isMissing) = (WindowForm.From(detail, scope.Value), row.Title, detail.Version, row.Site, false);
        }
        else
        {
            (_form, _isMissing) = (null, true);
            return;
        }
        Look();
    }

    /// <summary>Says what the choices mean now.</summary>
    private void Look()
    {
        (_preview, _refused, _startThatFits) = (null, null, null);
        var times = _form!.Times();
        if (times.Error is { } missing)
        {
            _refused = missing;
            return;
        }

        var preview = WindowPreview.Of(times.Value, Clock.GetCurrentInstant());
        if (preview.IsSuccess) _preview = preview.Value;
        else (_refused, _startThatFits) = (preview.Error, WindowPreview.StartThatFits(times.Value));
    }

    private void ChooseScope(WindowScope scope)
    {
        _form!.Scope = scope;
        Look();
    }

    private void MoveStart(LocalDateTime start)
    {
        _form!.MoveStart(start);
        Look();
    }

    private void CancelOne(LocalDateTime original)
    {
        _form!.CancelOccurrence(original);
        Look();
    }

    private void MoveOne(MovedOccurrence moved)
    {
        _form!.Move(moved);
        Look();
    }

    private async Task SubmitAsync()
    {
        if (_isSaving) return;

        _isSaving = true;
        try
        {
            await SaveAsync();
        }
        finally
        {
            _isSaving = false;
        }
    }

    private async Task SaveAsync()
    {
        (_error, _wrong) = (null, []);
        var times = _form!.Times();
        if (times.Error is { } missing)
        {
            _error = missing;
            return;
        }

        var saved = await Save.RunAsync(new SaveRecordInput("windows", _form.Fields(times.Value), _command, _version, MustBeNew: Id is null), Actor, CancellationToken.None);
        if (saved.Error is { } refusal) _error = refusal;
        else if (!saved.Value.IsSaved) _wrong = saved.Value.Wrong;
        else Navigation.NavigateTo("/windows");
    }

    private static string ReferenceOf(WindowRow row) => new WindowScope(row.ScopeKind, 0, row.Scope, "", row.Site, null).Reference;
}
