using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Web.Shared;

namespace ConvergencePortal.Web.Scheduling;

/// <summary>What each conflict does at a site and what a slot costs there; set by administrators and the chair, read by everybody.</summary>
public sealed partial class SchedulingRulesPage
{
    private string Line => Detail?.Line ?? T["a line"];

    protected override bool Concerns(Saved saved) => saved.RecordType is RecordTypes.Settings or RecordTypes.Plant or RecordTypes.Person;

    protected override Task<SchedulingSettingsDetail?> FindAsync(string site, CancellationToken cancellationToken) => Settings.FindAsync(site, Actor, cancellationToken);

    protected override Task<Page<SettingsHistoryRow>> ListHistoryAsync(PageRequest page, string site, CancellationToken cancellationToken) => Settings.ListHistoryAsync(page, site, cancellationToken);

    protected override SettingsForm Fill(SchedulingSettingsDetail settings) => new(settings.Choices);

    protected override async Task<Error?> TrySaveAsync(string site, int version, SettingsForm form, Command command)
    {
        var choices = form.ToChoices();
        return choices.Error ?? (await Save.RunAsync(new(site, version, choices.Value, command), Actor, CancellationToken.None)).Error;
    }

    private string NameOf(string field) =>
        ListAddress.Parse<ConflictCode>(field) is { } code ? T[ConflictWords.Of(code)]
        : SettingNumber.All.FirstOrDefault(number => number.Name.Equals(field, StringComparison.OrdinalIgnoreCase)) is { } known ? T[known.Label]
        : field;

    private string Say(string value) => SettingsDiff.ReadRule(value) is { } rule ? ConflictWords.Say(T, rule) : value;
}
