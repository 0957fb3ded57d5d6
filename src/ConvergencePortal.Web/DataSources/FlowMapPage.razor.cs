using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace ConvergencePortal.Web.DataSources;

/// <summary>The flow map of a site. What is shown, chosen and being drawn stands in the address, so each view can be linked to and the back button works.</summary>
public sealed partial class FlowMapPage
{
    private FlowMap? _map;
    private FlowMap? _shown;
    private IReadOnlyList<JoiningConduit> _conduits = [];
    private bool _isRead;

    [SupplyParameterFromQuery]
    public string? Site { get; set; }

    /// <summary>"table", or the picture.</summary>
    [SupplyParameterFromQuery]
    public string? View { get; set; }

    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery]
    public string? Transport { get; set; }

    /// <summary>Code of the source from which flows are followed.</summary>
    [SupplyParameterFromQuery]
    public string? Focus { get; set; }

    [SupplyParameterFromQuery]
    public string? Way { get; set; }

    /// <summary>Code of the source whose facts are shown beside the map.</summary>
    [SupplyParameterFromQuery]
    public string? Chosen { get; set; }

    /// <summary>Present while a flow is being drawn.</summary>
    [SupplyParameterFromQuery]
    public string? Draw { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? To { get; set; }

    private bool IsTable => View == "table";
    private IReadOnlyList<SelectField.Choice> Kinds => [.. Enum.GetValues<DataSourceKind>().Select(kind => new SelectField.Choice(kind.ToString(), T[DataTexts.Of(kind)]))];
    private IReadOnlyList<SelectField.Choice> Transports => [.. Enum.GetValues<FlowTransport>().Select(transport => new SelectField.Choice(transport.ToString(), T[Words.Of(transport)]))];
    private IReadOnlyList<SelectField.Choice> Starts => [.. _map!.Sources.Select(source => new SelectField.Choice(source.Code, $"{source.Name} ({source.Code})"))];

    private IReadOnlyList<SelectField.Choice> Ways =>
        [new(nameof(FlowWay.Both), T["Both ways"]), new(nameof(FlowWay.Upstream), T["Where it comes from"]), new(nameof(FlowWay.Downstream), T["Where it goes"])];

    protected override bool Concerns(Saved saved) =>
        saved.RecordType is RecordTypes.DataSource or RecordTypes.DataFlow or RecordTypes.Network or RecordTypes.Plant or RecordTypes.Person or RecordTypes.Proposal;

    /// <summary>A map shows one site; without one in the address it is the first.</summary>
    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        var sites = await Plant.ListSitesAsync(cancellationToken);
        var site = sites.FirstOrDefault(s => s.Code.Equals(Site, StringComparison.OrdinalIgnoreCase)) ?? (sites.Count > 0 ? sites[0] : null);
        var map = site is null ? null : await Maps.ReadAsync(site.Code, cancellationToken);
        var conduits = site is null || Draw is null ? [] : await Maps.ListConduitsAsync(site.Code, cancellationToken);
        var shown = map is null ? null : FlowFocus.Filter(Focus is null ? map : FlowFocus.Around(map, Focus, ListAddress.Parse<FlowWay>(Way) ?? FlowWay.Both), ListAddress.Parse<DataSourceKind>(Kind), ListAddress.Parse<FlowTransport>(Transport));
        (_map, _shown, _conduits, _isRead) = (map, shown, conduits, true);
    }

    private FlowSource? Find(string? code) => code is null ? null : _map?.Sources.FirstOrDefault(source => source.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>While drawing, the first source that is chosen is where the data comes from and the next where it goes; else its facts are shown.</summary>
    private string AddressOf(FlowSource source) => Navigation.GetUriWithQueryParameter(Draw is null ? "chosen" : From is null ? "from" : "to", source.Code);

    /// <summary>Another site has other sources: nothing but the view comes along.</summary>
    private void GoToSite(string? site) => Navigation.NavigateTo($"{DataAddress.Flows}?site={Uri.EscapeDataString(site ?? "")}{(IsTable ? "&view=table" : "")}", replace: true);
}
