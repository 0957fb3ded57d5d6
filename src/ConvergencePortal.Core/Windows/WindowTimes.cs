using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Windows;

/// <summary>Turns a stored window into the schedule whose occurrences can be asked for.</summary>
public static class WindowTimes
{
    /// <summary>A refusal means that the window was stored without passing this check, for example by a version of the time zone list that has lost its zone since.</summary>
    public static Result<WindowSchedule> Schedule(this Window window) => window.TimesText().Read();

    /// <summary>The window's times as text, as they are stored.</summary>
    public static WindowScheduleText TimesText(this Window window) => new(
        window.StartsAt, window.Minutes, window.Rule, window.ExceptDates, window.ExtraDates, window.TimeZone, window.EffectiveFrom, window.EffectiveTo, window.MovedDates);
}
