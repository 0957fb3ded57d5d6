using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>Who is at a site in a week.</summary>
/// <param name="HasShifts">Whether the site keeps any shift at all, in this week or not.</param>
/// <param name="Unreadable">Keys of shifts whose stored times can no longer be followed; a page says so, since somebody who silently vanished would mislead.</param>
public sealed record Roster(string Site, DateTimeZone Zone, LocalDate Monday, IReadOnlyList<RosterPerson> People, bool HasShifts, IReadOnlyList<string> Unreadable)
{
    public const int Days = 7;

    /// <summary>The week in which a day lies.</summary>
    public static LocalDate MondayOf(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);
}

/// <summary>One person's week.</summary>
/// <param name="Function">Under which the person is listed: home before the others.</param>
/// <param name="Days">Seven, from Monday.</param>
public sealed record RosterPerson(string Code, string Name, Function Function, IReadOnlyList<RosterDay> Days)
{
    public bool IsEmpty => Days.All(day => day.IsEmpty);
}

/// <summary>One person's day at the plant.</summary>
/// <param name="Shifts">Those that begin on it; a night belongs to the day of its evening.</param>
public sealed record RosterDay(LocalDate Date, IReadOnlyList<RosterShift> Shifts, IReadOnlyList<RosterAbsence> Absences)
{
    public bool IsEmpty => Shifts.Count == 0 && Absences.Count == 0;

    public static RosterDay Of(LocalDate date, DateTimeZone zone, IEnumerable<RosterShift> shifts, IReadOnlyList<RosterAbsence> absences)
    {
        var (from, to) = (zone.AtStartOfDay(date).ToInstant(), zone.AtStartOfDay(date.PlusDays(1)).ToInstant());
        return new RosterDay(date,
            [.. shifts.Where(shift => shift.Time.Start >= from && shift.Time.Start < to)
                .Select(shift => shift with { IsAway = absences.Any(absence => absence.Time.Start <= shift.Time.Start && absence.Time.End >= shift.Time.End) })],
            [.. absences.Where(absence => absence.Time.Overlaps(from, to))
                .Select(absence => absence with { Time = new Occurrence(Instant.Max(absence.Time.Start, from), Instant.Min(absence.Time.End, to)) })]);
    }
}

/// <summary>One time somebody works.</summary>
/// <param name="Key">Of the shift, for its form.</param>
/// <param name="IsAway">The person is away for all of it.</param>
public sealed record RosterShift(string Key, string Code, Occurrence Time, bool IsAway = false);

/// <summary>What a day has of an absence.</summary>
/// <param name="Key">Of the absence, for its form.</param>
public sealed record RosterAbsence(string Key, Occurrence Time);
