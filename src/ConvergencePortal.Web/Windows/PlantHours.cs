using System.Globalization;
using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Web.Windows;

/// <summary>Says times as the plant's clocks show them. The zone is named beside, once for a page or row.</summary>
public static class PlantHours
{
    /// <summary>"Sun 8 Nov 2026, 02:00 – 06:00"; a stretch that ends at midnight ends at 24:00 of the day before, as shift plans say it.</summary>
    public static string Say(Occurrence occurrence, DateTimeZone zone)
    {
        var (start, end) = (occurrence.Start.InZone(zone).LocalDateTime, occurrence.End.InZone(zone).LocalDateTime);
        var (endDate, endTime) = EndOf(end);
        return start.Date == endDate ? $"{Day(start.Date)}, {Time(start)} – {endTime}" : $"{Day(start.Date)} {Time(start)} – {Day(endDate)} {endTime}";
    }

    /// <summary>"Mon 21 Dec 2026 – Sun 27 Dec 2026" for whole days, and with hours where it begins or ends within one.</summary>
    public static string Stretch(Occurrence occurrence, DateTimeZone zone)
    {
        var (start, end) = (occurrence.Start.InZone(zone).LocalDateTime, occurrence.End.InZone(zone).LocalDateTime);
        if (start.TimeOfDay != LocalTime.Midnight || end.TimeOfDay != LocalTime.Midnight) return Say(occurrence, zone);
        var last = end.Date.PlusDays(-1);
        return start.Date == last ? Day(last) : $"{Day(start.Date)} – {Day(last)}";
    }

    /// <summary>"02:00 – 06:00", with the day of the end where it is another one: "22:00 – Mon 04:00".</summary>
    public static string Hours(Occurrence occurrence, DateTimeZone zone)
    {
        var (start, end) = (occurrence.Start.InZone(zone).LocalDateTime, occurrence.End.InZone(zone).LocalDateTime);
        var (endDate, endTime) = EndOf(end);
        var days = Period.DaysBetween(start.Date, endDate);
        return days == 0 ? $"{Time(start)} – {endTime}" : days < 7 ? $"{Time(start)} – {Weekday(endDate)} {endTime}" : $"{Time(start)} – {ShortDay(endDate)} {endTime}";
    }

    /// <summary>"Sun 3 Jan 24:00".</summary>
    public static string End(Occurrence occurrence, DateTimeZone zone)
    {
        var (date, time) = EndOf(occurrence.End.InZone(zone).LocalDateTime);
        return $"{ShortDay(date)} {time}";
    }

    /// <summary>From the first to the last minute of this one day.</summary>
    public static bool IsWholeDay(Occurrence occurrence, LocalDate day, DateTimeZone zone) =>
        occurrence.Start == zone.AtStartOfDay(day).ToInstant() && occurrence.End == zone.AtStartOfDay(day.PlusDays(1)).ToInstant();

    public static string Day(LocalDate date) => date.ToString("ddd d MMM uuuu", CultureInfo.CurrentCulture);
    public static string LongDay(LocalDate date) => date.ToString("dddd, d MMMM uuuu", CultureInfo.CurrentCulture);
    public static string ShortDay(LocalDate date) => date.ToString("ddd d MMM", CultureInfo.CurrentCulture);
    public static string Weekday(LocalDate date) => date.ToString("ddd", CultureInfo.CurrentCulture);
    public static string Month(LocalDate date) => date.ToString("MMMM uuuu", CultureInfo.CurrentCulture);
    public static string Time(LocalDateTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static (LocalDate Date, string Time) EndOf(LocalDateTime end) =>
        end.TimeOfDay == LocalTime.Midnight ? (end.Date.PlusDays(-1), "24:00") : (end.Date, Time(end));
}
