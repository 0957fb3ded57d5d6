using System.Globalization;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Web.Shared;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Web.Windows;

/// <summary>How the calendar shows its time.</summary>
public enum CalendarView
{
    Month,
    Week,

    /// <summary>A week with a lane for each line.</summary>
    Lanes,

    /// <summary>Two weeks as a list.</summary>
    Agenda,
}

/// <summary>What a calendar's address asks for, so that every view can be linked to. Null is the default of each.</summary>
/// <param name="Scope">Equipment path, or site and code of a segment or zone; null for the whole site.</param>
/// <param name="Layers">Null for all of them.</param>
public sealed record CalendarAddress(CalendarView? View, LocalDate? Date, string? Site, string? Scope, IReadOnlyList<CalendarLayer>? Layers)
{
    private const string NoLayer = "none";

    public static CalendarAddress Read(string? view, string? date, string? site, string? scope, string? layers) => new(
        ListAddress.Parse<CalendarView>(view),
        ReadDay(date),
        string.IsNullOrWhiteSpace(site) ? null : site.Trim(),
        string.IsNullOrWhiteSpace(scope) ? null : scope.Trim(),
        string.IsNullOrWhiteSpace(layers) ? null : [.. layers.Split(',').Select(name => ListAddress.Parse<CalendarLayer>(name.Trim())).OfType<CalendarLayer>().Distinct()]);

    /// <summary>A day of an address; null when there is none, or none that a plant has.</summary>
    public static LocalDate? ReadDay(string? text) => LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value.Year: >= 1970 and <= 2199 } day ? day.Value : null;

    public bool Shows(CalendarLayer layer) => Layers is null || Layers.Contains(layer);

    public CalendarAddress Switch(CalendarLayer layer, bool on)
    {
        var shown = CalendarLayers.All.Where(each => each == layer ? on : Shows(each)).ToList();
        return this with { Layers = shown.Count == CalendarLayers.All.Count ? null : shown };
    }

    public override string ToString()
    {
        var parts = new Dictionary<string, string?>
        {
            ["view"] = View?.ToString().ToLower(CultureInfo.InvariantCulture),
            ["date"] = Date is { } date ? LocalDatePattern.Iso.Format(date) : null,
            ["site"] = Site,
            ["scope"] = Scope,
            ["layers"] = Layers is null ? null : Layers.Count == 0 ? NoLayer : string.Join(',', Layers.Select(layer => layer.Key())),
        };
        return QueryHelpers.AddQueryString("/calendar", parts.Where(part => part.Value is not null));
    }
}

/// <summary>The days that a view shows, and the days from which its neighbors are shown.</summary>
/// <param name="To">The day after the last one.</param>
public sealed record CalendarPeriod(LocalDate From, LocalDate To, LocalDate Previous, LocalDate Next, string Title)
{
    private const int AgendaDays = 14;

    public int Weeks => Period.DaysBetween(From, To) / 7;

    public static CalendarPeriod Of(CalendarView view, LocalDate date)
    {
        switch (view)
        {
            case CalendarView.Month:
                var first = new LocalDate(date.Year, date.Month, 1);
                var last = first.PlusMonths(1).PlusDays(-1);
                return new CalendarPeriod(Roster.MondayOf(first), Roster.MondayOf(last).PlusWeeks(1), first.PlusMonths(-1), first.PlusMonths(1), PlantHours.Month(first));
            case CalendarView.Week or CalendarView.Lanes:
                var monday = Roster.MondayOf(date);
                return new CalendarPeriod(monday, monday.PlusWeeks(1), monday.PlusWeeks(-1), monday.PlusWeeks(1), $"{PlantHours.ShortDay(monday)} – {PlantHours.Day(monday.PlusDays(6))}");
            case CalendarView.Agenda:
                return new CalendarPeriod(date, date.PlusDays(AgendaDays), date.PlusDays(-AgendaDays), date.PlusDays(AgendaDays),
                    $"{PlantHours.ShortDay(date)} – {PlantHours.Day(date.PlusDays(AgendaDays - 1))}");
            default:
                throw new ArgumentOutOfRangeException(nameof(view), view, null);
        }
    }
}
