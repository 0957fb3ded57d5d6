using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Web.Scheduling;

/// <summary>Shows the stops of the coming weeks with the changes bundled into each, and moves others into one.</summary>
public sealed partial class ShutdownPage
{
    private IReadOnlyList<SiteRow> _sites = [];
    private ShutdownPlan? _plan;
    private string? _site;
    private string? _done;
    private bool _isMissing;
    private Error? _error;

    [CascadingParameter]
    public Actor Actor { get; set; } = null!;

    [SupplyParameterFromQuery]
    public string? Site { get; set; }

    /// <summary>Window and begin of the stop shown: "12@2026-11-29T01:00:00Z".</summary>
    [SupplyParameterFromQuery]
    public string? Stop { get; set; }

    private SelectField.Choice[] Stops => [.. _plan!.Openings.Select(o => new SelectField.Choice(KeyOf(o.WindowId, o.From),
        $"{PlantClock.Say(o.From, _plan.TimeZone)} – {PlantClock.SayEnd(o.From, o.To, _plan.TimeZone)} · {o.Title}{CountOf(o)}"))];

    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        var sites = await Plant.ListSitesAsync(cancellationToken);
        var site = sites.Count == 0 ? null : await People.ChooseSiteAsync(sites, Site, Actor, cancellationToken);
        var (windowId, begin) = ReadKey(Stop);
        var plan = site is null ? null : await Reads.FindAsync(site.Code, windowId, begin, cancellationToken);
        (_sites, _site, _plan, _isMissing) = (sites, site?.Code, plan, site is null);
    }

    private async Task JoinAsync(ShutdownSuggestion change)
    {
        var moved = await Schedule.RunAsync(new(change.Number, change.Start, Command.New()), Actor, CancellationToken.None);
        _error = moved.Error;
        _done = moved.Error is not null ? null : moved.Value.Status == ChangeStatus.Scheduled
            ? T["{0} is in this stop now.", change.Number].Value
            : T["{0} is planned into this stop; it has the slot when the signatures asked for are there.", change.Number].Value;
        await ReadAgainAsync();
    }

    private void Go(string? site, string? stop) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters("/shutdowns", new Dictionary<string, object?> { ["site"] = site, ["stop"] = stop }), replace: true);

    private string CountOf(ShutdownOpening opening) => opening.Changes switch
    {
        0 => "",
        1 => $" · {T["1 change"]}",
        _ => $" · {T["{0} changes", opening.Changes]}",
    };

    private static string KeyOf(int windowId, Instant begin) => $"{windowId}@{InstantPattern.ExtendedIso.Format(begin)}";

    private static (int? WindowId, Instant? Begin) ReadKey(string? key) =>
        (key ?? "").Split('@') is [var id, var begin] && int.TryParse(id, System.Globalization.CultureInfo.InvariantCulture, out var window) && InstantPattern.ExtendedIso.Parse(begin) is { Success: true } read
            ? (window, read.Value) : (null, null);
}
