using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Web.Changes;

/// <summary>Says and reads times as the clocks of the plant show them; the zone is named beside them.</summary>
public static class PlantClock
{
    private static readonly LocalDateTimePattern Typed = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
    private static readonly LocalDateTimePattern TypedWithSeconds = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");
    private static readonly InstantPattern Recorded = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'");

    /// <summary>"Sun 8 Nov 2026, 02:00".</summary>
    public static string Say(Instant at, string zone) => In(at, zone).ToString("ddd d MMM uuuu, HH:mm", CultureInfo.CurrentCulture);

    /// <summary>"02:00".</summary>
    public static string Time(Instant at, string zone) => In(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The end of a stretch, as short as its start allows: "04:30" on the same day, else with the day.</summary>
    public static string SayEnd(Instant start, Instant end, string zone) => In(start, zone).Date == In(end, zone).Date ? Time(end, zone) : Say(end, zone);

    /// <summary>What a date-time field of the browser holds.</summary>
    public static string? Write(Instant? at, string zone) => at is { } instant ? Typed.Format(In(instant, zone)) : null;

    /// <summary>Null when nothing, or no time, was typed. A time that the spring change skips is read an hour later, one that autumn repeats as its first.</summary>
    public static Instant? Read(string? typed, string zone)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;

        var read = Typed.Parse(typed);
        if (!read.Success) read = TypedWithSeconds.Parse(typed);
        return read.Success ? read.Value.InZoneLeniently(ZoneOf(zone)).ToInstant() : null;
    }

    /// <summary>When a day begins that was typed into a date field; null when nothing, or no day, was typed.</summary>
    public static Instant? ReadDay(string? typed, string zone) =>
        LocalDatePattern.Iso.Parse(typed ?? "") is { Success: true } day ? day.Value.AtStartOfDayInZone(ZoneOf(zone)).ToInstant() : null;

    /// <summary>When the plant's day began that an instant lies in.</summary>
    public static Instant StartOfDay(Instant at, string zone) => In(at, zone).Date.AtStartOfDayInZone(ZoneOf(zone)).ToInstant();

    /// <summary>An instant as the history recorded it; null for any other text.</summary>
    public static Instant? ReadRecorded(string? text) =>
        text is null ? null
        : Recorded.Parse(text) is { Success: true } minutes ? minutes.Value
        : InstantPattern.ExtendedIso.Parse(text) is { Success: true } exact ? exact.Value
        : null;

    private static LocalDateTime In(Instant at, string zone) => at.InZone(ZoneOf(zone)).LocalDateTime;

    private static DateTimeZone ZoneOf(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
}
