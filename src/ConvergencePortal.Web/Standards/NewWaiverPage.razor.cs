using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace ConvergencePortal.Web.Standards;

/// <summary>The form of a waiver. What was typed stays until it is asked for.</summary>
public sealed partial class NewWaiverPage
{
    private readonly HashSet<string> _chosenFindings = [];
    private readonly HashSet<string> _chosenRequirements = new(StringComparer.OrdinalIgnoreCase);
    private readonly Guid _command = Guid.NewGuid();
    private IReadOnlyList<WaivableRow> _findings = [];
    private IReadOnlyList<WaivableRow> _requirements = [];
    private Error? _error;
    private bool _isTouched;
    private string? _site;
    private string? _title;
    private string? _scope;
    private string? _endsOn;
    private string? _reason;
    private string? _measures;
    private string? _actions;
    private string? _actionsDueOn;

    [CascadingParameter]
    public Actor Actor { get; set; } = null!;

    /// <summary>Id of the finding that it is asked for, where one comes from it.</summary>
    [SupplyParameterFromQuery]
    public int? Finding { get; set; }

    private IReadOnlyList<FieldError> Wrong => FieldErrors.Of(_error);

    protected override async Task OnInitializedAsync()
    {
        var about = Finding is { } id ? await Findings.FindAsync(id, Actor, CancellationToken.None) : null;
        var site = about?.Row.Site ?? (await People.ChooseSiteAsync(await Plant.ListSitesAsync(CancellationToken.None), null, Actor, CancellationToken.None)).Code;
        _requirements = await Waivable.ListRequirementsAsync(CancellationToken.None);
        await ReadSiteAsync(site);
        if (about is null) return;

        _chosenFindings.Add($"{Finding}");
        _title = TimeBoxInput.Shortened(about.Row.Sentence);
    }

    private async Task ChooseSiteAsync(string? site)
    {
        if (site is null) return;

        _chosenFindings.Clear();
        Touch();
        await ReadSiteAsync(site);
    }

    private async Task ReadSiteAsync(string site) => (_site, _findings) = (site, await Waivable.ListFindingsAsync(site, CancellationToken.None));

    private void Touch() => _isTouched = true;

    private async Task AskAsync()
    {
        var findings = _chosenFindings.Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var input = new AskWaiverInput(_site ?? "", _title ?? "", _reason ?? "", _measures ?? "", _actions ?? "", TimeBoxInput.DayOf(_actionsDueOn), TimeBoxInput.DayOf(_endsOn), findings, [.. _chosenRequirements], _scope,
            new Command(_command));
        var result = await Ask.RunAsync(input, Actor, CancellationToken.None);
        _error = result.Error;
        if (!result.IsSuccess) return;

        _isTouched = false;
        Navigation.NavigateTo($"/waivers/{result.Value.Number}");
    }
}
