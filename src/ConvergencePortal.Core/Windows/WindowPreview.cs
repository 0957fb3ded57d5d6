using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>What the editor shows while somebody describes a window: its times in words and the next few occurrences.</summary>
/// <param name="Zone">The zone in which the times are meant and shown.</param>
/// <param name="IsRecurring">It has more starts than one, so a single occurrence can be moved or left out.</param>
public sealed record WindowPreview(string Words, IReadOnlyList<PreviewedOccurrence> Next, IReadOnlyList<string> Warnings, DateTimeZone Zone, bool IsRecurring)
{
    private const int Shown = 10;

    /// <summary>The preview, or the sentence that says what cannot be meant.</summary>
    public static Result<WindowPreview> Of(WindowScheduleText times, Instant now)
    {
        var read = times.Read();
        if (!read.IsSuccess) return read.Error!;

        var schedule = read.Value;
        var parts = schedule.Parts;
        return new WindowPreview(RecurrenceWords.Say(schedule), NextOf(schedule, now), schedule.Warnings, parts.Zone, parts.Rule is not null || parts.ExtraDates.Count > 0);
    }

    /// <summary>The first start on or after the one given on which the rule falls; null when the rule cannot be read, never falls, or the start fits already.</summary>
    public static LocalDateTime? StartThatFits(WindowScheduleText times) =>
        times.Rule is not null && RecurrenceRule.Parse(times.Rule) is { IsSuccess: true } rule && rule.Value.FirstFrom(times.Start) is { } fitting && fitting != times.Start ? fitting : null;

    private static PreviewedOccurrence[] NextOf(WindowSchedule schedule, Instant now)
    {
        var (zone, clock) = (schedule.Parts.Zone, new WallClock(schedule.Parts.Zone));
        var moved = schedule.Parts.Moved.ToLookup(one => new Occurrence(clock.ToInstant(one.Start), clock.ToInstant(one.Start) + Duration.FromMinutes(one.Minutes)));
        return
        [
            .. schedule.Occurrences(now, Instant.MaxValue).Take(Shown).Select(times =>
                moved[times].Select(one => (LocalDateTime?)one.Original).FirstOrDefault() is { } original
                    ? new PreviewedOccurrence(times, original, IsMoved: true)
                    : new PreviewedOccurrence(times, times.Start.InZone(zone).LocalDateTime, IsMoved: false)),
        ];
    }
}

/// <summary>One of the next times, with the name by which it is moved or left out.</summary>
/// <param name="Original">Local start that the rule or an extra date gives it.</param>
/// <param name="IsMoved">It happens at another time, or for another length, than the rule says.</param>
public sealed record PreviewedOccurrence(Occurrence Times, LocalDateTime Original, bool IsMoved);
