using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>Reads who works when: a site's week, and everything about one person.</summary>
public sealed class RosterReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>Null when there is no such site. Ordered by function and name.</summary>
    /// <param name="date">Any day of the week asked for.</param>
    /// <param name="function">Null for every function.</param>
    public async Task<Roster?> FindAsync(string site, LocalDate date, Function? function, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var found = await db.Equipment.AsNoTracking().Where(e => e.Level == EquipmentLevel.Site && e.Code == site).Select(e => new { e.Id, e.Code, e.TimeZone }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return null;

        var zone = ZoneOf(found.TimeZone);
        var monday = Roster.MondayOf(date);
        var next = monday.PlusDays(Roster.Days);
        var (from, to) = (zone.AtStartOfDay(monday).ToInstant(), zone.AtStartOfDay(next).ToInstant());

        var members = await db.Memberships.AsNoTracking().Where(m => m.SiteId == found.Id && m.From < next && (m.To == null || m.To > monday))
            .Join(db.People.Where(p => p.IsActive && p.Kind == PersonKind.Person), m => m.PersonId, p => p.Id, (m, p) => new { p.Id, p.Code, p.Name, m.Function, m.IsHome })
            .ToListAsync(cancellationToken);
        var shifts = (await ShiftsAsync(db, db.Shifts.Where(s => s.SiteId == found.Id), cancellationToken)).ToLookup(shift => shift.PersonId);
        // Days of slack, since an absence may be meant by another site's clock.
        var (earliest, latest) = (monday.PlusDays(-1).AtMidnight(), next.PlusDays(1).AtMidnight());
        var absences = (await AbsencesAsync(db, db.Absences.Where(a => a.From < latest && a.To > earliest && db.Memberships.Any(m => m.PersonId == a.PersonId && m.SiteId == found.Id)), cancellationToken))
            .ToLookup(absence => absence.PersonId);

        var unreadable = new List<string>();
        var people = new List<RosterPerson>();
        foreach (var person in members.GroupBy(m => new { m.Id, m.Code, m.Name }))
        {
            var held = person.OrderByDescending(m => m.IsHome).ThenBy(m => m.Function).Select(m => m.Function).ToList();
            if (function is { } asked && !held.Contains(asked)) continue;

            var times = TimesOf(shifts[person.Key.Id], from, to, unreadable);
            var away = absences[person.Key.Id].OrderBy(a => a.Time.Start).Select(a => new RosterAbsence(a.Key, a.Time)).ToList();
            people.Add(new RosterPerson(person.Key.Code, person.Key.Name, function ?? held[0],
                [.. Enumerable.Range(0, Roster.Days).Select(day => RosterDay.Of(monday.PlusDays(day), zone, times, away))]));
        }
        return new Roster(found.Code, zone, monday, [.. people.OrderBy(p => p.Function).ThenBy(p => p.Name, StringComparer.CurrentCulture).ThenBy(p => p.Code)], shifts.Count > 0, unreadable);
    }

    /// <summary>The person's shifts at every site, and the absences that are not over.</summary>
    public async Task<PersonTimes> OfPersonAsync(int personId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        var shifts = await ShiftsAsync(db, db.Shifts.Where(s => s.PersonId == personId), cancellationToken);
        var absences = await AbsencesAsync(db, db.Absences.Where(a => a.PersonId == personId), cancellationToken);
        return new PersonTimes(
            [.. shifts.OrderBy(s => s.Site).ThenBy(s => s.Code).Select(shift => ToRow(shift, now))],
            [.. absences.Where(a => a.Time.End > now).OrderBy(a => a.Time.Start).Select(a => new PersonAbsence(a.Key, a.Site, a.Zone, a.Time, a.Time.Start <= now))]);
    }

    private static List<RosterShift> TimesOf(IEnumerable<StoredShift> shifts, Instant from, Instant to, List<string> unreadable)
    {
        var times = new List<RosterShift>();
        foreach (var shift in shifts)
        {
            var schedule = shift.Times.Read();
            if (schedule.IsSuccess) times.AddRange(schedule.Value.Occurrences(from, to).Select(time => new RosterShift(shift.Key, shift.Code, time)));
            else unreadable.Add(shift.Key);
        }
        return [.. times.OrderBy(time => time.Time.Start)];
    }

    private static PersonShift ToRow(StoredShift shift, Instant now)
    {
        var schedule = shift.Times.Read();
        // Stored times that can no longer be followed are said in the words' place, so that the list names the shift that needs care.
        return new PersonShift(shift.Key, shift.Site, shift.Code, schedule.IsSuccess ? RecurrenceWords.Say(schedule.Value) : schedule.Error!.Message, ZoneOf(shift.Times.Zone),
            schedule.IsSuccess ? schedule.Value.Occurrences(now, Instant.MaxValue).Cast<Occurrence?>().FirstOrDefault() : null);
    }

    private static async Task<List<StoredShift>> ShiftsAsync(PortalDb db, IQueryable<Shift> shifts, CancellationToken cancellationToken)
    {
        var rows = await shifts.AsNoTracking()
            .Join(db.People, s => s.PersonId, p => p.Id, (s, p) => new { Shift = s, Person = p.Code })
            .Join(db.Equipment, s => s.Shift.SiteId, site => site.Id, (s, site) => new { s.Shift, s.Person, Site = site.Code, site.TimeZone })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new StoredShift(row.Shift.PersonId, $"{SiteCode.Of(row.Site, row.Person)}:{row.Shift.Code}", row.Site, row.Shift.Code, row.Shift.TimesText(row.TimeZone ?? "")))];
    }

    private static async Task<List<StoredAbsence>> AbsencesAsync(PortalDb db, IQueryable<Absence> absences, CancellationToken cancellationToken)
    {
        var rows = await absences.AsNoTracking()
            .Join(db.People, a => a.PersonId, p => p.Id, (a, p) => new { Absence = a, Person = p.Code })
            .Join(db.Equipment, a => a.Absence.SiteId, site => site.Id, (a, site) => new { a.Absence, a.Person, Site = site.Code, site.TimeZone })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new StoredAbsence(row.Absence.PersonId, $"{SiteCode.Of(row.Site, row.Person)}:{Absence.NameOf(row.Absence.From)}", row.Site, ZoneOf(row.TimeZone), row.Absence.Stretch(ZoneOf(row.TimeZone))))];
    }

    private static DateTimeZone ZoneOf(string? id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id ?? "") ?? DateTimeZone.Utc;

    private sealed record StoredShift(int PersonId, string Key, string Site, string Code, WindowScheduleText Times);

    private sealed record StoredAbsence(int PersonId, string Key, string Site, DateTimeZone Zone, Occurrence Time);
}

/// <summary>When a person works and is away.</summary>
public sealed record PersonTimes(IReadOnlyList<PersonShift> Shifts, IReadOnlyList<PersonAbsence> Absences);

/// <summary>A shift of a person.</summary>
/// <param name="Key">For its form.</param>
/// <param name="Words">The times in plain words.</param>
/// <param name="Next">The one that runs now, or the next one; null when there is none any more.</param>
public sealed record PersonShift(string Key, string Site, string Code, string Words, DateTimeZone Zone, Occurrence? Next);

/// <summary>An absence of a person, by the clock of the site that it names.</summary>
/// <param name="Key">For its form.</param>
public sealed record PersonAbsence(string Key, string Site, DateTimeZone Zone, Occurrence Time, bool IsNow);
