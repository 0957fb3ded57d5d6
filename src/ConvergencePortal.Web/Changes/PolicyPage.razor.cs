using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using Microsoft.AspNetCore.Components;

namespace ConvergencePortal.Web.Changes;

/// <summary>A version of the approval policy: its rows in words, what it changes, what it would have asked, who signs it; for an administrator the form while it is a draft.</summary>
public sealed partial class PolicyPage
{
    private PolicyDetail? _detail;
    private RoundDetail? _round;
    private List<RuleForm>? _rows;
    private readonly HashSet<Guid> _open = [];
    private string _note = "";
    private Error? _error;
    private bool _isTouched;
    private bool _isSaved;
    private bool _isOvertaken;
    private bool _isRead;

    /// <summary>One command for as long as an attempt is not done: tried again, it does its work once.</summary>
    private Guid _command = Guid.NewGuid();

    [CascadingParameter]
    public Actor Actor { get; set; } = null!;

    [Parameter]
    public int Number { get; set; }

    private IReadOnlyList<FieldError> Wrong => _error?.Fields ?? [];
    private PolicyWords Say => PolicyTexts.In(T);

    protected override bool Concerns(Saved saved) => saved.RecordType is RecordTypes.Policy or RecordTypes.Person;

    /// <summary>What is being typed is not taken away by somebody else's save.</summary>
    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        var detail = await Policies.FindAsync(Number, Actor, cancellationToken);
        var round = detail is null ? null : await Rounds.FindLatestAsync(RecordTypes.Policy, ApprovalPolicy.NumberFor(Number), Actor, cancellationToken);
        (_round, _isRead) = (round, true);
        if (_isTouched && _detail is { } edited && detail?.Row.Number == edited.Row.Number)
        {
            _isOvertaken = edited.Version != detail.Version;
            return;
        }

        var isSame = _detail is { } shown && detail is not null && shown.Row.Number == detail.Row.Number && shown.Version == detail.Version && detail.Row.Status == PolicyStatus.Draft && _rows is not null;
        _detail = detail;
        if (!isSame) Begin(detail);
    }

    private void Begin(PolicyDetail? detail)
    {
        _rows = detail is { MayEdit: true, Row.Status: PolicyStatus.Draft } ? [.. detail.Rules.Select(rule => new RuleForm(rule))] : null;
        (_note, _isTouched, _isOvertaken) = (detail?.Row.Note ?? "", false, false);
    }

    private void Touch() => (_isTouched, _isSaved) = (true, false);

    /// <summary>A row with something wrong in it shows itself.</summary>
    private bool IsOpen(RuleForm row, int place) => _open.Contains(row.Key) || Wrong.Any(wrong => wrong.Field.StartsWith(PolicyRowRules.FieldOf(place, ""), StringComparison.Ordinal));

    private void Toggle(RuleForm row)
    {
        if (!_open.Remove(row.Key)) _open.Add(row.Key);
    }

    private void Add()
    {
        var row = RuleForm.New();
        _rows!.Add(row);
        _open.Add(row.Key);
        Touch();
    }

    /// <summary>Refusals name rows by their place: once a row moves, they would stand beside another.</summary>
    private void Remove(int place)
    {
        _rows!.RemoveAt(place);
        _error = null;
        Touch();
    }

    private void Move(int place, int by)
    {
        (_rows![place], _rows[place + by]) = (_rows[place + by], _rows[place]);
        _error = null;
        Touch();
    }

    private async Task SaveAsync()
    {
        (_error, _isSaved) = (null, false);
        var unreadable = _rows!.SelectMany((row, place) => row.Unreadable(place)).ToList();
        if (unreadable.Count > 0)
        {
            _error = PolicyErrors.Wrong(unreadable);
            return;
        }

        await RunAsync(command => Save.RunAsync(new(Number, _detail!.Version, _note, [.. _rows!.Select(row => row.ToRule())], command), Actor, CancellationToken.None));
        _isSaved = _error is null;
    }

    private Task SubmitAsync() => RunAsync(command => Submit.RunAsync(new(Number, _detail!.Version, command), Actor, CancellationToken.None));

    private Task DiscardAsync() => RunAsync(command => Discard.RunAsync(new(Number, _detail!.Version, command), Actor, CancellationToken.None));

    private async Task RunAsync(Func<Command, Task<Result<PolicyState>>> run)
    {
        var result = await run(new Command(_command));
        _error = result.Error;
        if (!result.IsSuccess) return;

        (_isTouched, _command) = (false, Guid.NewGuid());
        await ReadAgainAsync();
    }

    private Task StartAgainAsync()
    {
        (_isTouched, _error) = (false, null);
        return ReadAgainAsync();
    }
}
