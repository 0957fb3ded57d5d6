using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>A DURATION of a calendar file: whole days follow the calendar, hours and less are elapsed time (RFC 5545 3.3.6).</summary>
internal readonly partial record struct IcsDuration(int Days, long Seconds)
{
    /// <summary>Elapsed seconds from a start: on the nights when the clock changes, a day is not 24 hours.</summary>
    public long ElapsedFrom(LocalDateTime start, WallClock clock) =>
        (long)(clock.ToInstant(start.PlusDays(Days)) - clock.ToInstant(start)).TotalSeconds + Seconds;

    /// <summary>Elapsed seconds of every occurrence of a recurring window, which has one length for all of them.</summary>
    public long Nominal => Days * 86_400L + Seconds;

    /// <summary>Null when the text is not a positive duration.</summary>
    public static IcsDuration? Parse(string text)
    {
        var match = Text().Match(text);
        if (!match.Success || text.EndsWith('P') || text.EndsWith('T')) return null;

        var seconds = Number(match, "hours") * 3600L + Number(match, "minutes") * 60L + Number(match, "seconds");
        return new IcsDuration(Number(match, "weeks") * 7 + Number(match, "days"), seconds);
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : 0;

    // Six digits are enough for a window of 400 days in minutes, and few enough that no sum overflows.
    [GeneratedRegex(
        @"^\+?P(?:(?<weeks>[0-9]{1,3})W|(?:(?<days>[0-9]{1,4})D)?(?:T(?:(?<hours>[0-9]{1,6})H)?(?:(?<minutes>[0-9]{1,6})M)?(?:(?<seconds>[0-9]{1,8})S)?)?)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Text();
}
