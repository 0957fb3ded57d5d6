using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.AspNetCore.Components;

namespace ConvergencePortal.Web.Changes;

/// <summary>One temporary measure: what it is, until when, and everything that can be done with it.</summary>
public sealed partial class MeasurePage
{
    private static readonly Error NoTime = Error.Invalid("measure.end", "Choose the new end.", "until");

    private MeasureDetail? _measure;
    private RoundDetail? _round;
    private IReadOnlyList<PersonRow> _people = [];
    private bool _isMissing;
    private string _proof = "";
    private string _comment = "";
    private string _reason = "";
    private string? _until;
    private string? _person;

    [Parameter]
    public string Number { get; set; } = "";

    protected override bool Concerns(Saved saved) => saved.RecordType == RecordTypes.Measure && saved.Number == Number;

    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        var measure = await Measures.FindAsync(Number, Actor, cancellationToken);
        var round = measure is null ? null : await Rounds.FindLatestAsync(RecordTypes.Measure, measure.Row.Number, Actor, cancellationToken);
        var people = measure is not { Options.CanHandOver: true } ? [] : (await People.ListActiveAsync(cancellationToken)).Where(p => p.Memberships.Any(m => m.Site == measure.Row.Site)).ToList();
        (_measure, _round, _people, _isMissing) = (measure, round, people, measure is null);
    }

    private async Task RemoveAsync()
    {
        if (await TryAsync(command => Remove.RunAsync(new(Number, _proof, command), Actor, CancellationToken.None))) _proof = "";
    }

    private async Task ConfirmAsync(bool isGone)
    {
        if (await TryAsync(command => Confirm.RunAsync(new(Number, isGone, _comment, command), Actor, CancellationToken.None))) _comment = "";
    }

    private async Task ExtendAsync()
    {
        var zone = _measure?.Row.TimeZone ?? "";
        if (await TryAsync(command => PlantClock.Read(_until, zone) is { } until ? Extend.RunAsync(new(Number, _reason, until, command), Actor, CancellationToken.None) : Task.FromResult<Result<MeasureState>>(NoTime)))
            (_reason, _until) = ("", null);
    }

    private Task MakePermanentAsync() => TryAsync(command => Permanent.RunAsync(new(Number, command), Actor, CancellationToken.None));

    private async Task HandOverAsync()
    {
        if (await TryAsync(command => HandOver.RunAsync(new(Number, _person ?? "", command), Actor, CancellationToken.None))) _person = null;
    }

    private Task AnswerAsync(bool accepts) => TryAsync(command => Answer.RunAsync(new(Number, accepts, command), Actor, CancellationToken.None));
}
