using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Core.Context;

/// <summary>The stretch of time that four lives are shown for.</summary>
public static class ContextSpan
{
    private const int UsualDays = 7;

    /// <summary>Refuses a stretch that is empty, or longer than windows are followed.</summary>
    public static Result<Interval> Of(Instant from, Instant to)
    {
        if (from >= to) return OccurrenceErrors.EndsBeforeStart;
        return to - from > Duration.FromDays(OccurrenceReads.MaxDays) ? OccurrenceErrors.TooLong : new Interval(from, to);
    }

    /// <summary>Reads both ends as a program writes them: a moment, or a day, which begins when it begins at the plant. Left out: the week of today, or seven days from or before the other end.</summary>
    public static Result<Interval> Read(string? from, string? to, DateTimeZone zone, Instant now)
    {
        if (ReadEnd(from, zone) is not { } start) return OccurrenceErrors.NotATime("from");
        if (ReadEnd(to, zone) is not { } end) return OccurrenceErrors.NotATime("to");
        if (start.IsGiven && end.IsGiven) return Of(start.At, end.At);
        if (start.IsGiven) return Of(start.At, start.At.InZone(zone).Date.PlusDays(UsualDays).AtStartOfDayInZone(zone).ToInstant());
        if (end.IsGiven) return Of(end.At - Duration.FromDays(UsualDays), end.At);

        var monday = Roster.MondayOf(now.InZone(zone).Date);
        return Of(monday.AtStartOfDayInZone(zone).ToInstant(), monday.PlusDays(UsualDays).AtStartOfDayInZone(zone).ToInstant());
    }

    /// <summary>Null when something was written that is no time.</summary>
    private static (bool IsGiven, Instant At)? ReadEnd(string? text, DateTimeZone zone)
    {
        if (SearchText.OrNull(text) is not { } written) return (false, default);
        if (LocalDatePattern.Iso.Parse(written) is { Success: true, Value: { Year: > 1 and < 9990 } day }) return (true, day.AtStartOfDayInZone(zone).ToInstant());
        return RecurrenceQuestion.ReadMoment(written) is { } moment && moment.InUtc().Year is > 1 and < 9990 ? (true, moment) : null;
    }
}
