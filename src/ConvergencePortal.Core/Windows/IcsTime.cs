using ConvergencePortal.Core.Common;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Core.Windows;

/// <summary>A date or time of a calendar file: what the clock shows, and in which zone.</summary>
/// <param name="Zone">Null where the file names none: the plant's zone is meant.</param>
internal readonly record struct IcsTime(LocalDateTime Local, DateTimeZone? Zone, bool IsDate)
{
    private static readonly LocalDateTimePattern TimeText = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");
    private static readonly LocalDatePattern DateText = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    public Instant ToInstant(DateTimeZone plant) => new WallClock(Zone ?? plant).ToInstant(Local);

    /// <summary>Reads one value of the line: a date (VALUE=DATE), a time in UTC, a time with TZID, or a time alone.</summary>
    public static Result<IcsTime> Read(IcsLine line, string value)
    {
        if (line.IsDateOnly || value.Length == 8)
        {
            var date = DateText.Parse(value);
            return date.Success && IsInCalendar(date.Value) ? new IcsTime(date.Value.AtMidnight(), null, IsDate: true) : NoTime(line, value);
        }

        var isUtc = value.EndsWith('Z');
        var time = TimeText.Parse(isUtc ? value[..^1] : value);
        if (!time.Success || !IsInCalendar(time.Value.Date)) return NoTime(line, value);
        if (isUtc) return new IcsTime(time.Value, DateTimeZone.Utc, IsDate: false);
        if (!line.Parameters.TryGetValue("TZID", out var zoneId)) return new IcsTime(time.Value, null, IsDate: false);

        var zone = IcsZones.Find(zoneId);
        return zone.IsSuccess ? new IcsTime(time.Value, zone.Value, IsDate: false) : zone.Error!;
    }

    private static bool IsInCalendar(LocalDate date) => date.Year is >= 1 and < 9999;

    private static Error NoTime(IcsLine line, string value) =>
        Error.Invalid("ics.badTime",
            $"{line.Name} has \"{(value.Length <= 40 ? value : value[..40] + "…")}\", which is neither a date (20260101) nor a time (20260101T220000).");
}
