using ConvergencePortal.Core.Import;
using Microsoft.AspNetCore.Components;

namespace ConvergencePortal.Web.Records;

/// <summary>Chooses the input that fits a column, and suggests records where the column refers to one.</summary>
public sealed partial class RecordFieldInput
{
    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>Texts longer than this get several lines.</summary>
    private const int OneLine = 120;

    /// <summary>And texts longer than this get many.</summary>
    private const int TwoLines = 400;

    private IReadOnlyList<Suggestion> _suggestions = [];

    [Parameter, EditorRequired]
    public RecordColumn Column { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Value { get; set; } = "";

    [Parameter]
    public EventCallback<string> ValueChanged { get; set; }

    /// <summary>Part of the name of a record that exists: shown, not changed.</summary>
    [Parameter]
    public bool IsFixed { get; set; }

    /// <summary>Code of the site that the form is about.</summary>
    [Parameter]
    public string? Site { get; set; }

    /// <summary>Why the value was refused.</summary>
    [Parameter]
    public IEnumerable<string> Wrong { get; set; } = [];

    private string Id => $"field-{Column.Name}";
    private string HelpId => $"help-{Column.Name}";
    private string WrongId => $"wrong-{Column.Name}";
    private string ListId => $"list-{Column.Name}";
    private string Describes => Wrong.Any() ? $"{WrongId} {HelpId}" : HelpId;
    private string? Invalid => Wrong.Any() ? "true" : null;
    private string? Required => Column.Required ? "true" : null;
    private bool IsWide => Column is { Type: ColumnType.Text, IsKey: false, MaxLength: > OneLine };
    private bool HasExample => !IsFixed && Column.Type is (ColumnType.Text or ColumnType.Number or ColumnType.Moment or ColumnType.Reference);
    private bool Suggests => Column.Type == ColumnType.Reference && !IsFixed;

    private string InputType => IsFixed ? "text" : Column.Type switch
    {
        ColumnType.Day => "date",
        ColumnType.LocalTime => "datetime-local",
        ColumnType.Text or ColumnType.Number or ColumnType.Moment or ColumnType.Reference or ColumnType.Choice or ColumnType.YesNo => "text",
        _ => throw new InvalidOperationException($"There is no input for a column of type {Column.Type}."),
    };

    /// <summary>Bound, not only heard: a bound input is not written back while its person types on.</summary>
    private async Task TypeAsync(string? typed)
    {
        await ValueChanged.InvokeAsync(typed ?? "");
        if (Suggests) _suggestions = await References.SuggestAsync(Column.Name, Site, typed ?? "", CancellationToken.None);
    }

    private async Task SuggestAsync()
    {
        if (Suggests && _suggestions.Count == 0) _suggestions = await References.SuggestAsync(Column.Name, Site, Value, CancellationToken.None);
    }
}
