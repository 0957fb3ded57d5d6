using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace ConvergencePortal.Web.Approvals;

/// <summary>When people decide at a site, when they are reminded, and what later signatures take; set by administrators and the chair, read by everybody.</summary>
public sealed partial class ApprovalSettingsPage
{
    private static readonly ApprovalChoices Defaults = new();

    private ApprovalSettingsDetail? _detail;
    private ApprovalForm? _form;
    private Page<ApprovalSettingsHistoryRow> _history = new([], 0, 1, ListAddress.PageSize);
    private Error? _error;
    private bool _isTouched;
    private bool _isSaved;
    private bool _isOvertaken;
    private bool _isRead;

    /// <summary>One command for as long as the form is not saved: a save that is tried again does its work once.</summary>
    private Guid _command = Guid.NewGuid();

    [CascadingParameter]
    public Actor Actor { get; set; } = null!;

    [SupplyParameterFromQuery]
    public string? Site { get; set; }

    [SupplyParameterFromQuery]
    public string? Page { get; set; }

    private IReadOnlyList<FieldError> Wrong => _error?.Fields ?? [];

    private string State => _isTouched ? T["Not saved yet."] : _isSaved ? T["Saved."] : "";

    protected override bool Concerns(Saved saved) => saved.RecordType is RecordTypes.ApprovalSettings or RecordTypes.Plant or RecordTypes.Person;

    /// <summary>One site is shown; without one in the address it is the first. What is being typed is not taken away by somebody else's save.</summary>
    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        var sites = await Plant.ListSitesAsync(cancellationToken);
        var site = sites.FirstOrDefault(s => s.Code.Equals(Site, StringComparison.OrdinalIgnoreCase)) ?? (sites.Count > 0 ? sites[0] : null);
        var detail = site is null ? null : await Settings.FindAsync(site.Code, Actor, cancellationToken);
        if (detail is null)
        {
            (_detail, _form, _isRead) = (null, null, true);
            return;
        }

        var history = await Settings.ListHistoryAsync(ListAddress.Request(Page, null), detail.Site, cancellationToken);
        (_history, _isRead) = (history, true);
        if (_isTouched && _detail is { } edited && edited.Site == detail.Site)
        {
            _isOvertaken = edited.Version != detail.Version;
            _detail = detail with { Version = edited.Version };
        }
        else Begin(detail);
    }

    private void Begin(ApprovalSettingsDetail detail)
    {
        if (_detail?.Site != detail.Site) _isSaved = false;
        (_detail, _form, _error, _isTouched, _isOvertaken) = (detail, new ApprovalForm(detail.Choices), null, false, false);
    }

    private void Touch() => _isTouched = true;

    private void Do(Action edit)
    {
        edit();
        Touch();
    }

    private async Task SaveAsync()
    {
        (_error, _isSaved) = (null, false);
        var (detail, choices) = (_detail!, _form!.ToChoices());
        if (choices.Error is { } unreadable)
        {
            _error = unreadable;
            return;
        }

        var saved = await Save.RunAsync(new(detail.Site, detail.Version, choices.Value, new Command(_command)), Actor, CancellationToken.None);
        _error = saved.Error;
        if (!saved.IsSuccess) return;

        (_isTouched, _isSaved, _command) = (false, true, Guid.NewGuid());
        await ReadAgainAsync();
    }

    private Task StartAgainAsync()
    {
        _isTouched = false;
        return ReadAgainAsync();
    }
}
