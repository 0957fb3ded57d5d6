using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Web.People;

/// <summary>Shows who works when at one site: a week, a row for each person, in the time of the plant.</summary>
public sealed partial class RosterPage
{
    private IReadOnlyList<SelectField.Choice> _sites = [];
    private Roster? _roster;
    private LocalDate _today;
    private bool _hasNoSites;
    private bool _mayKeep;

    [CascadingParameter]
    public Actor Actor { get; set; } = null!;

    [SupplyParameterFromQuery]
    public string? Site { get; set; }

    [SupplyParameterFromQuery]
    public string? Function { get; set; }

    /// <summary>Any day of the week; today's when it is none.</summary>
    [SupplyParameterFromQuery]
    public string? Week { get; set; }

    private string Prefill => $"site={Uri.EscapeDataString(_roster?.Site ?? "")}";
    private IReadOnlyList<SelectField.Choice> Functions => [.. Enum.GetValues<Function>().Select(f => new SelectField.Choice(f.ToString(), T[Words.Of(f)]))];

    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        var sites = await Plant.ListSitesAsync(cancellationToken);
        if (sites.Count == 0)
        {
            _hasNoSites = true;
            return;
        }

        var site = await People.ChooseSiteAsync(sites, Site, Actor, cancellationToken);
        var today = Clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(site.TimeZone) ?? DateTimeZone.Utc).Date;
        var date = LocalDatePattern.Iso.Parse(Week ?? "") is { Success: true, Value.Year: >= 1970 and < 2199 } day ? day.Value : today;
        var roster = await Rosters.FindAsync(site.Code, date, ListAddress.Parse<Function>(Function), cancellationToken);
        var mayKeep = await Records.MayKeepAsync("shifts", site.Code, Actor, cancellationToken);
        (_sites, _roster, _today, _mayKeep, _hasNoSites) = ([.. sites.Select(s => new SelectField.Choice(s.Code, $"{s.Name} ({s.Code})"))], roster, today, mayKeep, false);
    }

    private string AddressOf(LocalDate? monday)
    {
        var parts = new Dictionary<string, string?> { ["site"] = _roster?.Site, ["function"] = Function, ["week"] = monday is { } day ? LocalDatePattern.Iso.Format(day) : null };
        return QueryHelpers.AddQueryString(PeopleAddress.Roster, parts.Where(part => part.Value is not null));
    }
}
