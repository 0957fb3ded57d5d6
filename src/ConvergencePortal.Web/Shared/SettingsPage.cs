using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Plant;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace ConvergencePortal.Web.Shared;

/// <summary>
/// A page on which the settings of one site stand as a form, for some to edit and for all to read. What is being typed is not taken away by somebody else's save, and cannot be
/// saved over it.
/// </summary>
public abstract class SettingsPage<TSettings, TForm> : LivePage where TSettings : class, ISiteSettings where TForm : class
{
    /// <summary>One command for as long as the form is not saved: a save that is tried again does its work once.</summary>
    private Guid _command = Guid.NewGuid();

    /// <summary>The version that the form was filled from.</summary>
    private int _version;

    private bool _isSaved;

    [CascadingParameter]
    public Actor Actor { get; set; } = null!;

    [SupplyParameterFromQuery]
    public string? Site { get; set; }

    [SupplyParameterFromQuery]
    public string? Page { get; set; }

    [Inject]
    private PlantReads Plant { get; set; } = null!;

    [Inject]
    private IStringLocalizer<Texts> T { get; set; } = null!;

    /// <summary>Null until it is read, and while there is no site.</summary>
    protected TSettings? Detail { get; private set; }

    protected TForm? Form { get; private set; }
    protected Page<SettingsHistoryRow> History { get; private set; } = new([], 0, 1, ListAddress.PageSize);
    protected Error? Error { get; private set; }
    protected bool IsTouched { get; private set; }

    /// <summary>Somebody else saved since the form was filled.</summary>
    protected bool IsOvertaken { get; private set; }

    protected bool IsRead { get; private set; }
    protected IReadOnlyList<FieldError> Wrong => Error?.Fields ?? [];
    protected string State => IsTouched ? T["Not saved yet."] : _isSaved ? T["Saved."] : "";

    protected abstract Task<TSettings?> FindAsync(string site, CancellationToken cancellationToken);
    protected abstract Task<Page<SettingsHistoryRow>> ListHistoryAsync(PageRequest page, string site, CancellationToken cancellationToken);
    protected abstract TForm Fill(TSettings settings);

    /// <returns>Null when it is saved.</returns>
    protected abstract Task<Error?> TrySaveAsync(string site, int version, TForm form, Command command);

    /// <summary>One site is shown; without one in the address it is the first.</summary>
    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        var sites = await Plant.ListSitesAsync(cancellationToken);
        var site = sites.FirstOrDefault(s => s.Code.Equals(Site, StringComparison.OrdinalIgnoreCase)) ?? (sites.Count > 0 ? sites[0] : null);
        var detail = site is null ? null : await FindAsync(site.Code, cancellationToken);
        if (detail is null)
        {
            (Detail, Form, IsRead) = (null, null, true);
            return;
        }

        var history = await ListHistoryAsync(ListAddress.Request(Page, null), detail.Site, cancellationToken);
        (History, IsRead) = (history, true);
        if (IsTouched && Detail?.Site == detail.Site) (Detail, IsOvertaken) = (detail, detail.Version != _version);
        else Begin(detail);
    }

    protected void Touch() => IsTouched = true;

    protected async Task SaveAsync()
    {
        (Error, _isSaved) = (null, false);
        Error = await TrySaveAsync(Detail!.Site, _version, Form!, new Command(_command));
        if (Error is not null) return;

        (IsTouched, _isSaved, _command) = (false, true, Guid.NewGuid());
        await ReadAgainAsync();
    }

    protected Task StartAgainAsync()
    {
        IsTouched = false;
        return ReadAgainAsync();
    }

    private void Begin(TSettings detail)
    {
        if (Detail?.Site != detail.Site) _isSaved = false;
        (Detail, _version, Form, Error, IsTouched, IsOvertaken) = (detail, detail.Version, Fill(detail), null, false, false);
    }
}
