using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using NodaTime;

namespace ConvergencePortal.Web.Windows;

/// <summary>Shows windows and changes of one site in the time of its plant, as a month, a week, lanes or a list.</summary>
public sealed partial class CalendarPage
{
    private IReadOnlyList<SiteRow>? _sites;
    private IReadOnlyList<Lane> _lanes = [];
    private IReadOnlyList<CalendarItem> _items = [];
    private IReadOnlyList<CalendarEntry> _entries = [];
    private IReadOnlyList<string> _unreadable = [];
    private IReadOnlyList<WaitingChange> _waiting = [];
    private CalendarAddress _address = new(null, null, null, null, null);
    private CalendarPeriod _period = null!;
    private CalendarView _view;
    private LocalDate _date;
    private DateTimeZone? _zone;
    private WindowScope? _scope;
    private Error? _refused;
    private bool? _isNarrow;

    [CascadingParameter]
    public Actor Actor { get; set; } = null!;

    [SupplyParameterFromQuery]
    public string? View { get; set; }

    [SupplyParameterFromQuery]
    public string? Date { get; set; }

    [SupplyParameterFromQuery]
    public string? Site { get; set; }

    [SupplyParameterFromQuery]
    public string? Scope { get; set; }

    [SupplyParameterFromQuery]
    public string? Layers { get; set; }

    private SelectField.Choice[] Places
    {
        get
        {
            var places = _lanes.Select(lane => new SelectField.Choice(lane.Path, lane.IsArea ? lane.Name : $"– {lane.Name}")).ToList();
            if (_address.Scope is { } scope && !places.Exists(place => place.Value == scope)) places.Add(new SelectField.Choice(scope, scope));
            return [.. places];
        }
    }

    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        var asked = CalendarAddress.Read(View, Date, Site, Scope, Layers);
        // A phone shows a list unless the address says otherwise; until the width is known there is nothing to draw.
        if (asked.View is null && _isNarrow is null) return;

        var sites = await Plant.ListSitesAsync(cancellationToken);
        if (sites.Count == 0)
        {
            _sites = sites;
            return;
        }

        var scope = asked.Scope is null ? null : (Result<WindowScope>?)await Scopes.FindAsync(asked.Scope, cancellationToken);
        var part = scope is { IsSuccess: true } known ? known.Value : null;
        var site = await People.ChooseSiteAsync(sites, part?.Site ?? asked.Site, Actor, cancellationToken);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(site.TimeZone) ?? DateTimeZone.Utc;
        var view = asked.View ?? (_isNarrow == true ? CalendarView.Agenda : CalendarView.Month);
        var date = asked.Date ?? Clock.GetCurrentInstant().InZone(zone).Date;
        var period = CalendarPeriod.Of(view, date);
        var lanes = await Lanes.ListAsync(site.Code, cancellationToken);
        var (items, unreadable, refused) = scope is { Error: { } unknown } ? ([], [], unknown) : await ReadItemsAsync(site, part, asked, period, zone, cancellationToken);

        var waiting = refused is null && view != CalendarView.Month && asked.Shows(CalendarLayer.Changes) ? await Changes.ListWaitingAsync(site.Id, part, Actor, cancellationToken) : [];

        (_sites, _lanes, _items, _unreadable, _refused, _scope) = (sites, lanes, items, unreadable, refused, part);
        (_waiting, _address, _period, _view, _date, _zone) = (waiting, asked with { Site = site.Code, Scope = part?.Label ?? asked.Scope }, period, view, date, zone);
        _entries = EntriesOf(view, new CalendarEntries(T, zone, _address));
    }

    private IReadOnlyList<CalendarEntry> EntriesOf(CalendarView view, CalendarEntries boxes) => view switch
    {
        CalendarView.Month => boxes.Month(_items, _period),
        CalendarView.Week => boxes.Week(_items, _period),
        CalendarView.Lanes or CalendarView.Agenda => [],
        _ => throw new ArgumentOutOfRangeException(nameof(view), view, null),
    };

    private async Task<(IReadOnlyList<CalendarItem> Items, IReadOnlyList<string> Unreadable, Error? Refused)> ReadItemsAsync(
        SiteRow site, WindowScope? scope, CalendarAddress asked, CalendarPeriod period, DateTimeZone zone, CancellationToken cancellationToken)
    {
        var (from, to) = (zone.AtStartOfDay(period.From).ToInstant(), zone.AtStartOfDay(period.To).ToInstant());
        var windows = await Occurrences.ListAsync(from, to, scope ?? new WindowScope(WindowScopeKind.Equipment, site.Id, site.Code, site.Name, site.Code, site.TimeZone), cancellationToken);
        if (windows.Error is { } refused) return ([], [], refused);

        var changes = asked.Shows(CalendarLayer.Changes) ? await Changes.ListAsync(site.Id, from, to, scope, Actor, cancellationToken) : [];
        var items = windows.Value.Items.Select(CalendarItem.From).Where(item => asked.Shows(item.Layer)).Concat(changes.Select(CalendarItem.From));
        return ([.. items.OrderBy(item => item.Time.Start)], windows.Value.Unreadable, null);
    }

    private Task SeeWidthAsync(bool isNarrow)
    {
        _isNarrow = isNarrow;
        return ReadAgainAsync();
    }

    private void OpenDay(LocalDate day) => Navigation.NavigateTo((_address with { View = CalendarView.Agenda, Date = day }).ToString());

    /// <summary>A filter replaces the entry in the browser's history, as it does in lists.</summary>
    private void Go(CalendarAddress address) => Navigation.NavigateTo(address.ToString(), replace: true);
}
