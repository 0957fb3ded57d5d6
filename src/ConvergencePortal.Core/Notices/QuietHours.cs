using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>Hours in which nothing is sent that can wait.</summary>
public static class QuietHours
{
    /// <summary>The moment itself, or the end of the quiet hours in which it lies. Hours over midnight are hours of two days.</summary>
    public static Instant After(Instant moment, LocalTime? from, LocalTime? until, DateTimeZone zone)
    {
        if (from is not { } begin || until is not { } end || begin == end) return moment;

        var local = moment.InZone(zone);
        var isQuiet = begin < end ? local.TimeOfDay >= begin && local.TimeOfDay < end : local.TimeOfDay >= begin || local.TimeOfDay < end;
        if (!isQuiet) return moment;

        var day = local.TimeOfDay < end ? local.Date : local.Date.PlusDays(1);
        return Instant.Max(moment, zone.AtLeniently(day + end).ToInstant());
    }
}
