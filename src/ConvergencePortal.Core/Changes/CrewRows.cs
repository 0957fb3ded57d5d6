using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>People of all sites with their functions, shifts and absences, with the version each shift was read at.</summary>
internal sealed class CrewRows
{
    private readonly Dictionary<int, (int Version, int PersonId, int SiteId, WindowRuns Runs)> _shifts;
    private readonly IReadOnlyList<PersonRow> _people;
    private readonly Dictionary<int, DateTimeZone> _zones;

    private CrewRows(Dictionary<int, (int Version, int PersonId, int SiteId, WindowRuns Runs)> shifts, IReadOnlyList<PersonRow> people, Dictionary<int, DateTimeZone> zones, Crew crew) =>
        (_shifts, _people, _zones, Crew) = (shifts, people, zones, crew);

    public static CrewRows None { get; } = new([], [], [], Crew.Nobody);

    public Crew Crew { get; }

    /// <param name="arePeopleKnown">Nobody came, left or changed function since these rows were read.</param>
    public async Task<CrewRows> RefreshAsync(PortalDb db, bool arePeopleKnown, Horizon horizon, CancellationToken cancellationToken)
    {
        var zones = arePeopleKnown ? _zones : await ReadZonesAsync(db, cancellationToken);
        var people = arePeopleKnown ? _people : await ReadPeopleAsync(db, zones, cancellationToken);
        var shifts = await ReadShiftsAsync(db, zones, horizon, cancellationToken);
        var absences = (await db.Absences.AsNoTracking().Select(a => new { a.PersonId, a.SiteId, a.From, a.To }).ToListAsync(cancellationToken))
            .ToLookup(a => a.PersonId, a => (Seconds(a.From, zones[a.SiteId]), Seconds(a.To, zones[a.SiteId])));
        var byPerson = shifts.Values.ToLookup(s => s.PersonId, s => (s.SiteId, s.Runs));
        return new CrewRows(shifts, people, zones, new Crew([.. people.Select(p => new CrewMember(p.Id, p.Name, p.Duties, [.. byPerson[p.Id]], TimeSet.Union(absences[p.Id])))]));
    }

    private static async Task<Dictionary<int, DateTimeZone>> ReadZonesAsync(PortalDb db, CancellationToken cancellationToken) =>
        (await db.Equipment.AsNoTracking().Where(e => e.Level == EquipmentLevel.Site).Select(e => new { e.Id, e.TimeZone }).ToListAsync(cancellationToken))
            .ToDictionary(s => s.Id, s => DateTimeZoneProviders.Tzdb[s.TimeZone!]);

    /// <summary>Only people can be at hand; a membership holds from the first to the last of its days by the site's clock.</summary>
    private static async Task<IReadOnlyList<PersonRow>> ReadPeopleAsync(PortalDb db, Dictionary<int, DateTimeZone> zones, CancellationToken cancellationToken)
    {
        var people = await db.People.AsNoTracking().Where(p => p.IsActive && p.Kind == PersonKind.Person).Select(p => new { p.Id, p.Name }).ToListAsync(cancellationToken);
        var duties = (await db.Memberships.AsNoTracking().Select(m => new { m.PersonId, m.SiteId, m.Function, m.From, m.To }).ToListAsync(cancellationToken))
            .ToLookup(m => m.PersonId, m => new HeldDuty(m.SiteId, m.Function, Seconds(m.From.AtMidnight(), zones[m.SiteId]), m.To is { } to ? Seconds(to.AtMidnight(), zones[m.SiteId]) : long.MaxValue));
        return [.. people.Select(p => new PersonRow(p.Id, p.Name, [.. duties[p.Id]]))];
    }

    private async Task<Dictionary<int, (int Version, int PersonId, int SiteId, WindowRuns Runs)>> ReadShiftsAsync(PortalDb db, Dictionary<int, DateTimeZone> zones, Horizon horizon,
        CancellationToken cancellationToken)
    {
        var versions = await db.Shifts.AsNoTracking().Select(s => new { s.Id, s.Version }).ToListAsync(cancellationToken);
        var shifts = new Dictionary<int, (int, int, int, WindowRuns)>(versions.Count);
        var moved = new List<int>();
        foreach (var row in versions)
        {
            if (_shifts.TryGetValue(row.Id, out var known) && known.Version == row.Version) shifts[row.Id] = known;
            else moved.Add(row.Id);
        }
        if (moved.Count == 0) return shifts;

        var rows = MovedRows.AreMany(moved.Count, versions.Count) ? db.Shifts : db.Shifts.Where(s => moved.Contains(s.Id));
        foreach (var shift in await rows.AsNoTracking().ToListAsync(cancellationToken))
        {
            var read = shift.Schedule(zones[shift.SiteId].Id);
            if (!read.IsSuccess) throw new InvalidOperationException($"Shift {shift.Id} cannot be read: {read.Error!.Message}");
            if (!shifts.ContainsKey(shift.Id)) shifts[shift.Id] = (shift.Version, shift.PersonId, shift.SiteId, new WindowRuns(read.Value, horizon));
        }
        return shifts;
    }

    private static long Seconds(LocalDateTime local, DateTimeZone zone) => zone.AtLeniently(local).ToInstant().ToUnixTimeSeconds();

    private sealed record PersonRow(int Id, string Name, IReadOnlyList<HeldDuty> Duties);
}
