using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>What the editor shows while somebody describes a window: its times in words and the next few occurrences.</summary>
/// <param name="Zone">The zone in which the times are meant and shown.</param>
public sealed record WindowPreview(string Words, IReadOnlyList<Occurrence> Next, IReadOnlyList<string> Warnings, DateTimeZone Zone)
{
    private const int Shown = 10;

    /// <summary>The preview, or the sentence that says what cannot be meant.</summary>
    public static Result<WindowPreview> Of(WindowScheduleText times, Instant now)
    {
        var read = times.Read();
        if (!read.IsSuccess) return read.Error!;

        var schedule = read.Value;
        return new WindowPreview(RecurrenceWords.Say(schedule), [.. schedule.Occurrences(now, Instant.MaxValue).Take(Shown)], schedule.Warnings, schedule.Parts.Zone);
    }

    /// <summary>The first start on or after the one given on which the rule falls; null when the rule cannot be read, never falls, or the start fits already.</summary>
    public static LocalDateTime? StartThatFits(WindowScheduleText times) =>
        times.Rule is not null && RecurrenceRule.Parse(times.Rule) is { IsSuccess: true } rule && rule.Value.FirstFrom(times.Start) is { } fitting && fitting != times.Start ? fitting : null;
}
