using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Web.Changes;

/// <summary>Edits a template. It never saves itself: a save of an approved one takes it out of force.</summary>
public sealed partial class TemplateEditorPage
{
    private readonly List<TemplateItemInput> _items = [];
    private ChangeForm _form = new();
    private TemplateDetail? _template;
    private LocalDate _expiresOn;
    private string? _note;
    private TemplateCover _cover;
    private string _code = "";
    private bool _isRead;
    private bool _isDirty;
    private Error? _error;
    private Command _command = Command.New();

    [CascadingParameter]
    public Actor Actor { get; set; } = null!;

    [Parameter]
    public string Number { get; set; } = "";

    private IReadOnlyList<FieldError> Wrong => FieldErrors.Of(_error);
    private SelectField.Choice[] Covers => [.. Enum.GetValues<TemplateCover>().Select(cover => new SelectField.Choice(cover.ToString(), T[TemplateTexts.Of(cover)]))];
    private static SelectField.Choice[] Roles => [.. Enum.GetNames<DeviceRole>().Select(role => new SelectField.Choice(role, role))];

    protected override async Task OnParametersSetAsync()
    {
        _template = await Templates.FindAsync(Number, Actor, CancellationToken.None);
        _isRead = true;
        if (_template is not { } template) return;

        _form = new ChangeForm { Content = template.Content };
        (_expiresOn, _note) = (template.Row.ExpiresOn, template.Note);
        _items.Clear();
        _items.AddRange(template.Items.Select(item => new TemplateItemInput(item.Cover, item.Kind is { } kind && item.Cover == TemplateCover.Exactly ? $"{kind.ToString().ToLowerInvariant()}={item.Label}" : item.Label)));
    }

    private void Set(ChangeContent content)
    {
        _form.Content = content;
        Touch();
    }

    private void SetNote(string? note)
    {
        _note = note;
        Touch();
    }

    private void ChooseExpiry(ChangeEventArgs typed)
    {
        if (LocalDatePattern.Iso.Parse(typed.Value?.ToString() ?? "") is { Success: true } day) _expiresOn = day.Value;
        Touch();
    }

    private void Add()
    {
        var item = new TemplateItemInput(_cover, _code.Trim());
        if (!_items.Contains(item)) _items.Add(item);
        _code = "";
        Touch();
    }

    private void Take(TemplateItemInput item)
    {
        _items.Remove(item);
        Touch();
    }

    private void Touch() => (_isDirty, _error) = (true, null);

    private async Task SaveAsync()
    {
        if (_template is not { } template) return;

        var saved = await Edit.RunAsync(new(Number, template.Row.Version, _form.Content, _items, _expiresOn, _note, _command), Actor, CancellationToken.None);
        _error = saved.Error;
        if (!saved.IsSuccess) return;

        (_isDirty, _command) = (false, Command.New());
        Navigation.NavigateTo($"/templates/{Number}");
    }
}
