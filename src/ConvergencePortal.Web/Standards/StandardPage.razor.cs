using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Web.Standards;

/// <summary>A standard with one of its versions, the effective one unless the address names another.</summary>
public sealed partial class StandardPage
{
    private StandardDetail? _standard;
    private AppliesToPreview? _applies;
    private RoundDetail? _round;
    private StandardDiff? _diff;
    private string? _from;
    private string? _to;
    private LocalDate _today;
    private bool _isMissing;
    private string _reason = "";

    [Parameter]
    public string Code { get; set; } = "";

    [SupplyParameterFromQuery]
    public string? Version { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? To { get; set; }

    private IReadOnlyList<FieldError> Wrong => FieldErrors.Of(Error);
    private SelectField.Choice[] VersionChoices => [.. (_standard?.Versions ?? []).Select(v => new SelectField.Choice(v.SemVer, v.SemVer))];

    /// <summary>The plant too: what the standard applies to moves with it.</summary>
    protected override bool Concerns(Saved saved) =>
        saved.RecordType is RecordTypes.Plant or RecordTypes.Network or RecordTypes.DataSource
        || (saved.RecordType == RecordTypes.Standard && StandardNumbers.CodeOf(saved.Number).Equals(Code, StringComparison.OrdinalIgnoreCase));

    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        var standard = await Standards.FindAsync(Code, SearchText.OrNull(Version), Actor, cancellationToken);
        if (standard is null)
        {
            (_standard, _isMissing) = (null, true);
            return;
        }

        var shown = standard.Shown;
        var applies = await AppliesTo.FindAsync(standard.Row.Code, shown.SemVer, cancellationToken);
        var round = await Rounds.FindLatestAsync(RecordTypes.Standard, $"{standard.Row.Code}{StandardNumbers.Separator}{shown.SemVer}", Actor, cancellationToken);
        var (from, to) = (Known(From) ?? shown.BasedOn ?? standard.Versions[^1].SemVer, Known(To) ?? shown.SemVer);
        var diff = standard.Versions.Count > 1 ? await Standards.DiffAsync(standard.Row.Code, from, to, cancellationToken) : null;
        (_standard, _applies, _round, _diff, _from, _to, _today, _isMissing) = (standard, applies, round, diff, from, to, Clock.GetCurrentInstant().InUtc().Date, false);

        string? Known(string? semVer) => standard.Versions.Any(v => v.SemVer == semVer) ? semVer : null;
    }

    private string Meaning(StandardDetail standard) => standard.Shown switch
    {
        { Status: StandardStatus.Effective, EffectiveFrom: { } from, EffectiveTo: { } to } => T["Holds from {0} to the day before {1}.", Say(from), Say(to)],
        { Status: StandardStatus.Effective, EffectiveFrom: { } from } => T["Holds since {0}.", Say(from)],
        { Status: StandardStatus.Approved, EffectiveFrom: { } from } => T["Signed by every function asked; holds from {0}.", Say(from)],
        { Status: StandardStatus.Superseded, SupersededBy: { } by } => T["Version {0} has taken its place.", by],
        { Status: StandardStatus.Draft } => T["It holds nothing yet: it is being written."],
        { Status: StandardStatus.InReview } => T["It holds nothing yet: the functions are asked."],
        { Status: StandardStatus.Rejected } => T["A function refused it. Change it and ask again."],
        _ => T["It holds no more."],
    };

    private static string Say(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private void Compare(string side, string? version) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(side, version), replace: true);

    private async Task SubmitAsync(bool everythingIsMeant) => await TryAsync(command => Submit.RunAsync(new(Code, everythingIsMeant, command), Actor, CancellationToken.None));

    private async Task TakeBackAsync() => await TryAsync(command => TakeBack.RunAsync(new(Code, command), Actor, CancellationToken.None));

    private async Task RetireAsync() => await TryAsync(command => Retire.RunAsync(new(Code, _reason, command), Actor, CancellationToken.None));

    private async Task AcknowledgeAsync()
    {
        if (_standard is { } standard) await TryAsync(command => Acknowledge.RunAsync(new(standard.Row.Code, standard.Shown.SemVer, command), Actor, CancellationToken.None));
    }
}
