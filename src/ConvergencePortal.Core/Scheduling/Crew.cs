using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>A function that a person speaks for at a site, from one second up to another.</summary>
public sealed record HeldDuty(int SiteId, Function Function, long From, long To);

/// <summary>A person as scheduling sees them.</summary>
/// <param name="Shifts">With the site where they are worked; a person without any at a site is taken to be there whenever they are needed.</param>
/// <param name="Away">Absences, which hold at every site.</param>
public sealed record CrewMember(int PersonId, string Name, IReadOnlyList<HeldDuty> Duties, IReadOnlyList<(int SiteId, WindowRuns Runs)> Shifts, TimeSet Away)
{
    public bool HasShiftsAt(int siteId) => Shifts.Any(s => s.SiteId == siteId);

    /// <summary>When within [from, to) the person is on shift at the site and not away.</summary>
    public TimeSet OnShift(int siteId, long from, long to)
    {
        var whole = TimeSet.Of(from, to);
        var shifts = HasShiftsAt(siteId) ? TimeSet.Union([.. Shifts.Where(s => s.SiteId == siteId).Select(s => s.Runs.Overlapping(from, to))]).Intersect(whole) : whole;
        return shifts.Except(Away);
    }
}

/// <summary>Who works when: people with their functions, shifts and absences, of every site. Immutable.</summary>
public sealed class Crew(IReadOnlyList<CrewMember> members)
{
    private readonly Dictionary<int, CrewMember> _byId = members.ToDictionary(m => m.PersonId);
    private readonly ILookup<(int, Function), (CrewMember Member, HeldDuty Duty)> _byDuty =
        members.SelectMany(m => m.Duties.Select(d => (Member: m, Duty: d))).ToLookup(p => (p.Duty.SiteId, p.Duty.Function));

    public static Crew Nobody { get; } = new([]);

    public CrewMember? Find(int personId) => _byId.GetValueOrDefault(personId);

    public bool HasMembers(int siteId, Function function) => _byDuty.Contains((siteId, function));

    /// <summary>When within [from, to) nobody of the function is on shift at the site; one may follow the other.</summary>
    public TimeSet Gaps(int siteId, Function function, long from, long to)
    {
        var gaps = TimeSet.Of(from, to);
        foreach (var (member, duty) in _byDuty[(siteId, function)])
        {
            if (gaps.IsEmpty) break;
            if (duty.From < to && from < duty.To) gaps = gaps.Except(member.OnShift(siteId, Math.Max(from, duty.From), Math.Min(to, duty.To)));
        }
        return gaps;
    }

    /// <summary>
    /// The functions that must be at hand while an item is changed: IT for what carries the network, OT for other devices, maintenance for equipment and
    /// assets. Who must agree is another matter; nobody gets out of bed to have signed.
    /// </summary>
    public static IReadOnlyList<Function> RequiredFor(SitePicture site, IEnumerable<ChangedItem> items) => [.. items.Select(item => item.Kind switch
    {
        ItemKind.Segment or ItemKind.Zone or ItemKind.Conduit or ItemKind.DataSource => Function.IT,
        ItemKind.Device => site.Devices.TryGetValue(item.TargetId, out var device) && !device.Role.IsInfrastructure() ? Function.OT : Function.IT,
        ItemKind.Equipment or ItemKind.Asset => Function.Maintenance,
        _ => throw new ArgumentOutOfRangeException(nameof(items), item.Kind, null),
    }).Distinct().Order()];
}
