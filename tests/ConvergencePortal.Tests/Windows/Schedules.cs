using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Windows;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Tests.Windows;

/// <summary>Makes schedules from short text, and says occurrences as text, so that a test reads like the sentence it checks.</summary>
internal static class Schedules
{
    public static Result<WindowSchedule> Read(
        string start, string? rule = null, int minutes = 60, string zone = "Europe/Berlin", string? except = null, string? extra = null, string? from = null, string? to = null, string? moved = null) =>
        new WindowScheduleText(LocalDateTimePattern.ExtendedIso.Parse(start + ":00").Value, minutes, rule, except, extra, zone,
            from is null ? null : At(from), to is null ? null : At(to), moved).Read();

    public static WindowSchedule Make(
        string start, string? rule = null, int minutes = 60, string zone = "Europe/Berlin", string? except = null, string? extra = null, string? from = null, string? to = null, string? moved = null)
    {
        var read = Read(start, rule, minutes, zone, except, extra, from, to, moved);
        return read.IsSuccess ? read.Value : throw new InvalidOperationException(read.Error!.Message);
    }

    /// <summary>"2026-03-29T01:00Z".</summary>
    public static Instant At(string text) => InstantPattern.General.Parse(text.Replace("Z", ":00Z", StringComparison.Ordinal)).Value;

    public static string[] Local(this WindowSchedule schedule, int count) => [.. schedule.All().Take(count).Select(occurrence => Say(occurrence.Start.InZone(schedule.Parts.Zone)))];

    public static string[] LocalDates(this WindowSchedule schedule, int count) => [.. schedule.Local(count).Select(local => local[..10])];

    public static IEnumerable<Occurrence> All(this WindowSchedule schedule) => schedule.Occurrences(Instant.MinValue, Instant.MaxValue);

    public static string[] Utc(this WindowSchedule schedule, int count) => schedule.All().Take(count).Utc();

    public static string[] Utc(this IEnumerable<Occurrence> occurrences) => [.. occurrences.Select(occurrence => $"{Say(occurrence.Start.InUtc())}Z–{Say(occurrence.End.InUtc())}Z")];

    private static string Say(ZonedDateTime time) => time.ToString("uuuu-MM-dd'T'HH:mm", null);
}
