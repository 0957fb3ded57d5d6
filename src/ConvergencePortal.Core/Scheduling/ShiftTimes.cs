using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>Turns stored shifts and absences into stretches of time. They are meant by the clock of their site, whose zone is handed in.</summary>
public static class ShiftTimes
{
    /// <summary>A refusal means that the shift was stored without passing this check, for example by a version of the time zone list that has lost its zone since.</summary>
    /// <param name="zone">IANA zone of the site.</param>
    public static Result<WindowSchedule> Schedule(this Shift shift, string zone) => shift.TimesText(zone).Read();

    /// <summary>The shift's times as text, as they are stored.</summary>
    public static WindowScheduleText TimesText(this Shift shift, string zone) => new(shift.StartsAt, shift.Minutes, shift.Rule, shift.ExceptDates, shift.ExtraDates, zone);

    /// <summary>From when until when the person is away. Clock changes are read as everywhere: what lies in the gap moves on, what happens twice is the first.</summary>
    public static Occurrence Stretch(this Absence absence, DateTimeZone zone) => Stretch(absence.From, absence.To, zone);

    internal static Occurrence Stretch(LocalDateTime from, LocalDateTime to, DateTimeZone zone) => new(from.InZoneLeniently(zone).ToInstant(), to.InZoneLeniently(zone).ToInstant());
}
