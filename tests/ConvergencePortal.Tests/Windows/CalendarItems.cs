using ConvergencePortal.Core.Windows;
using ConvergencePortal.Web.Windows;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Tests.Windows;

/// <summary>Things on a calendar in Berlin, from short text.</summary>
internal static class CalendarItems
{
    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <param name="start">Local, "2026-11-08T02:00".</param>
    public static CalendarItem Item(CalendarLayer layer, string start, int minutes, string title = "Title", string path = "BER/PACK/LINE2") => Item(layer, start, minutes, title, [path]);

    public static CalendarItem Item(CalendarLayer layer, string start, int minutes, string title, string[] paths, bool isNetwork = false)
    {
        var at = LocalDateTimePattern.ExtendedIso.Parse(start + ":00").Value.InZoneLeniently(Berlin).ToInstant();
        return new CalendarItem(layer, title, string.Join(", ", paths), new Occurrence(at, at + Duration.FromMinutes(minutes)), $"/{title}", paths, isNetwork);
    }
}
