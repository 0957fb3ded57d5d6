using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Web.Approvals;

/// <summary>When people decide at a site, when they are reminded, and what later signatures take; set by administrators and the chair, read by everybody.</summary>
public sealed partial class ApprovalSettingsPage
{
    private static readonly ApprovalChoices Defaults = new();

    protected override bool Concerns(Saved saved) => saved.RecordType is RecordTypes.ApprovalSettings or RecordTypes.Plant or RecordTypes.Person;

    protected override Task<ApprovalSettingsDetail?> FindAsync(string site, CancellationToken cancellationToken) => Settings.FindAsync(site, Actor, cancellationToken);

    protected override Task<Page<SettingsHistoryRow>> ListHistoryAsync(PageRequest page, string site, CancellationToken cancellationToken) => Settings.ListHistoryAsync(page, site, cancellationToken);

    protected override ApprovalForm Fill(ApprovalSettingsDetail settings) => new(settings.Choices);

    protected override async Task<Error?> TrySaveAsync(string site, int version, ApprovalForm form, Command command)
    {
        var choices = form.ToChoices();
        return choices.Error ?? (await Save.RunAsync(new(site, version, choices.Value, command), Actor, CancellationToken.None)).Error;
    }

    private void Do(Action edit)
    {
        edit();
        Touch();
    }

    private string NameOf(string field) => field switch
    {
        nameof(ApprovalChoices.WorkingDays) => T["Working days"],
        nameof(ApprovalChoices.WorkFromMinute) => T["Work begins at"],
        nameof(ApprovalChoices.WorkToMinute) => T["Work ends at"],
        nameof(ApprovalChoices.LaterSignatures) => T["Later signatures take"],
        _ => ApprovalNumber.All.FirstOrDefault(number => number.Name.Equals(field, StringComparison.OrdinalIgnoreCase)) is { } known ? T[known.Label] : field,
    };

    private string Say(string value) => value switch
    {
        nameof(CredentialRule.Pin) => T["The PIN each time"],
        nameof(CredentialRule.Confirmation) => T["A confirmation while the last one is fresh"],
        nameof(WorkingDays.MondayToFriday) => T["Monday to Friday"],
        nameof(WorkingDays.All) => T["Every day"],
        _ when Enum.TryParse<WorkingDays>(value, out var days) && !char.IsDigit(value[0]) => string.Join(", ", ApprovalForm.EachDay.Where(day => days.HasFlag(day)).Select(day => T[day.ToString()].Value)),
        _ => value,
    };
}
