using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Web.Windows;

/// <summary>One thing on the calendar: an occurrence of a window, or a change in its slot.</summary>
/// <param name="Place">What it covers, in the words of the plant.</param>
/// <param name="Paths">Equipment it concerns; empty when it lies in the network alone.</param>
/// <param name="Href">Where it is opened.</param>
/// <param name="Change">Null for a window.</param>
public sealed record CalendarItem(CalendarLayer Layer, string Title, string Place, Occurrence Time, string Href, IReadOnlyList<string> Paths, bool IsNetwork, CalendarChange? Change = null)
{
    public static CalendarItem From(WindowOccurrence occurrence) => new(CalendarLayers.Of(occurrence.Kind), occurrence.Title, occurrence.Scope, new Occurrence(occurrence.Start, occurrence.End),
        $"/windows/{occurrence.WindowId}", occurrence.EquipmentPath is { } path ? [path] : [], occurrence.EquipmentPath is null);

    public static CalendarItem From(CalendarChange change) => new(CalendarLayer.Changes, $"{change.Number} {change.Title}", "", new Occurrence(change.Start, change.End),
        $"/changes/{change.Number}", change.Paths, change.IsNetwork, change);

    /// <summary>A freeze or holiday of the whole site concerns every lane alike.</summary>
    public bool IsSiteWide => Layer is CalendarLayer.Freeze or CalendarLayer.Holiday && Paths is [var path] && !path.Contains('/', StringComparison.Ordinal);

    /// <summary>A day or more: shown as a bar over its days, not by its hours.</summary>
    public bool IsLong => Time.End - Time.Start >= Duration.FromDays(1);

    /// <summary>The days it is listed on: all it touches when it is long, otherwise the day it starts.</summary>
    public IEnumerable<LocalDate> Days(DateTimeZone zone)
    {
        var first = Time.Start.InZone(zone).Date;
        var last = IsLong ? (Time.End - Duration.Epsilon).InZone(zone).Date : first;
        for (var day = first; day <= last; day = day.PlusDays(1)) yield return day;
    }
}
