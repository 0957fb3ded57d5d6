using NodaTime;

namespace ConvergencePortal.Web.Windows;

/// <summary>A day of the agenda.</summary>
/// <param name="Folded">Production that would hide the rest: behind one line that says how many there are.</param>
public sealed record AgendaDay(LocalDate Date, IReadOnlyList<CalendarItem> Items, IReadOnlyList<CalendarItem> Folded)
{
    /// <summary>So much production a day is read at a glance.</summary>
    private const int ProductionInTheOpen = 2;

    /// <summary>Days on which nothing happens are left out.</summary>
    public static IReadOnlyList<AgendaDay> From(IReadOnlyList<CalendarItem> items, CalendarPeriod period, DateTimeZone zone)
    {
        var byDay = items.SelectMany(item => item.Days(zone).Select(day => (Day: day < period.From ? period.From : day, Item: item)))
            .Where(pair => pair.Day < period.To)
            .Distinct()
            .ToLookup(pair => pair.Day, pair => pair.Item);
        return [.. byDay.OrderBy(day => day.Key).Select(day => Of(day.Key, [.. day.OrderByDescending(item => item.IsLong).ThenBy(item => item.Time.Start)]))];
    }

    private static AgendaDay Of(LocalDate date, IReadOnlyList<CalendarItem> items)
    {
        var production = items.Where(item => item.Layer == CalendarLayer.Production).ToList();
        return production.Count <= ProductionInTheOpen ? new AgendaDay(date, items, []) : new AgendaDay(date, [.. items.Except(production)], production);
    }
}
