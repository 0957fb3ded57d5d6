using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Web.DataSources;
using Microsoft.AspNetCore.Components;

namespace ConvergencePortal.Web.Records;

/// <summary>A form made from the columns of a kind of record. It saves through the rules that a file meets, and keeps what was typed when it is refused.</summary>
public sealed partial class RecordEditor
{
    private readonly Guid _command = Guid.NewGuid();
    private readonly Dictionary<string, string> _values = [];
    private ILookup<string, ImportRemark> _wrong = NoRemarks;
    private IReadOnlyList<ImportRemark> _warnings = [];
    private Error? _error;
    private Error? _loadError;
    private int? _version;
    private string? _savedKey;
    private bool _isTouched;
    private string _reason = "";

    /// <summary>Of its own: it names another attempt than the save that was refused.</summary>
    private Command _proposal = Command.New();

    private static ILookup<string, ImportRemark> NoRemarks => Array.Empty<ImportRemark>().ToLookup(remark => remark.Column);

    [Inject]
    private SaveRecord Save { get; set; } = null!;

    [Inject]
    private ProposeRecordChange Propose { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private RecordReads Records { get; set; } = null!;

    [CascadingParameter]
    public Actor Actor { get; set; } = null!;

    [Parameter, EditorRequired]
    public RecordKind Kind { get; set; } = null!;

    /// <summary>Key of the record to edit; null to add one.</summary>
    [Parameter, EditorRequired]
    public string? RecordKey { get; set; }

    /// <summary>What a new record begins with, by column.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, string> Prefill { get; set; } = new Dictionary<string, string>();

    /// <summary>Raised with the record's key when there is nothing left to say about it.</summary>
    [Parameter]
    public EventCallback<string> OnSaved { get; set; }

    /// <summary>Signatures are all that is missing: nothing else is wrong with what was typed.</summary>
    private bool MayPropose => _wrong.Count > 0 && _wrong.SelectMany(column => column).All(remark => remark.Code == ProposalErrors.GovernedCode);

    private string LeaveAddress => RecordKey is null ? RecordAddress.ListOf(Kind.Name) : RecordAddress.Of(Kind.Name, RecordKey);

    /// <summary>The site that suggestions are taken from: the form's own, or the first code of its path.</summary>
    private string? SiteChosen => SearchText.OrNull(_values.GetValueOrDefault("site") ?? _values.GetValueOrDefault("path")?.Split('/')[0]);

    protected override async Task OnInitializedAsync()
    {
        foreach (var column in Kind.Columns) _values[column.Name] = Prefill.GetValueOrDefault(column.Name) ?? (column.Type == ColumnType.YesNo ? column.Example : "");
        if (RecordKey is null) return;

        var found = await Records.FindAsync(Kind.Name, RecordKey, CancellationToken.None);
        _loadError = found.Error;
        if (!found.IsSuccess) return;

        _version = found.Value.Version;
        foreach (var (column, text) in found.Value.Fields) _values[column] = text;
    }

    private void Change(RecordColumn column, string value)
    {
        _values[column.Name] = value;
        _isTouched = true;
    }

    /// <summary>The same command until it is saved, so that a press repeated after a lost answer does its work once.</summary>
    private async Task SaveAsync()
    {
        (_error, _wrong, _warnings) = (null, NoRemarks, []);
        var fields = _values.ToDictionary(pair => pair.Key, pair => SearchText.OrNull(pair.Value));
        var result = await Save.RunAsync(new SaveRecordInput(Kind.Name, fields, new Command(_command), _version, MustBeNew: RecordKey is null), Actor, CancellationToken.None);
        if (result.Error is { } refusal)
        {
            _error = refusal;
            return;
        }

        _wrong = result.Value.Wrong.ToLookup(remark => _values.ContainsKey(remark.Column) ? remark.Column : "");
        if (!result.Value.IsSaved) return;

        (_isTouched, _warnings) = (false, result.Value.Warnings);
        if (_warnings.Count == 0) await OnSaved.InvokeAsync(result.Value.Key);
        else _savedKey = result.Value.Key;
    }

    /// <summary>What was typed goes to the functions as it is; refused, it stays in the form.</summary>
    private async Task ProposeAsync()
    {
        _error = null;
        var fields = _values.ToDictionary(pair => pair.Key, pair => SearchText.OrNull(pair.Value));
        var result = await Propose.RunAsync(new ProposeRecordChangeInput(Kind.Name, fields, _reason, GivesApproval: false, _proposal, _version), Actor, CancellationToken.None);
        _error = result.Error;
        if (!result.IsSuccess) return;

        if (!result.Value.IsSaved)
        {
            _wrong = result.Value.Wrong.ToLookup(remark => _values.ContainsKey(remark.Column) ? remark.Column : "");
            return;
        }
        (_isTouched, _proposal) = (false, Command.New());
        Navigation.NavigateTo(DataAddress.Proposal(result.Value.Number));
    }
}
