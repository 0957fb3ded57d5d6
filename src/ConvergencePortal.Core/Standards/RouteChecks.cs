using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Core.Standards;

/// <summary>Where traffic can go, or went, that the zones do not allow (NC-01, NC-02).</summary>
public static class RouteChecks
{
    private const int BusinessLevelTenths = 40;

    /// <summary>NC-01, one a segment: its control devices reach a business or foreign network without passing a demilitarized zone.</summary>
    public static IEnumerable<Violation> BusinessPath(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        var reached = plant.Routes.ReachedFrom(plant.Rows.Segments.Where(s => IsBusiness(plant, s)).Select(s => s.Key));
        foreach (var segment in plant.Rows.Segments.Where(s => scope.Covers(s.Site)))
        {
            if (!reached.TryGetValue(segment.Key, out var path) || plant.ZoneOf(segment.Key) is not { } zone) continue;

            var control = plant.DevicesOn(segment.Key).Where(d => DeviceLevels.Of(d) <= DeviceLevels.ControlTenths && !DeviceLevels.IsBoundary(d)).ToList();
            if (control.Count == 0) continue;

            yield return new Violation("NC-01", CheckSeverity.High, segment.Site, new CheckSubject(SubjectKind.Segment, segment.Key),
                $"{control[0].Code}{(control.Count > 1 ? $" and {control.Count - 1} more control devices" : "")} on {segment.Code} can be reached from {path[^1]} without passing a demilitarized zone.",
                [control[0].Code, .. path], ViolationOwner.Of(zone.Owner), []);
        }
    }

    /// <summary>NC-02, one a pair of zones: a router joins them, or traffic was seen between them, and no conduit does.</summary>
    public static IEnumerable<Violation> MissingConduit(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var (pair, (from, over, to)) in plant.Routes.Unlabeled)
        {
            seen.Add(pair);
            if (!scope.Covers(plant.Zones[pair.ZoneA].Site)) continue;
            yield return Missing(plant, pair, $"{over} routes between them", [plant.Segments[from].Code, over, plant.Segments[to].Code]);
        }
        foreach (var group in plant.Crossing.Groups.Where(g => scope.Covers(g.From.Site)))
        {
            var pair = PlantSnapshot.Pair(group.From.Key, group.To.Key);
            if (plant.ConduitsBetween(pair.Item1, pair.Item2).Any() || !seen.Add(pair)) continue;

            var flow = group.Flows[0];
            yield return Missing(plant, pair, $"{group.Service} was seen between them", [flow.From.Words, flow.From.Segment.Code, group.Service, flow.To.Segment.Code, flow.To.Words]);
        }
    }

    private static Violation Missing(PlantSnapshot plant, (string A, string B) pair, string why, IReadOnlyList<string> evidence)
    {
        var (a, b) = (plant.Zones[pair.A], plant.Zones[pair.B]);
        return new Violation("NC-02", CheckSeverity.High, a.Site, new CheckSubject(SubjectKind.Zone, a.Key), $"Zones {a.Code} and {b.Code} have no conduit, and {why}.", evidence, ViolationOwner.Of(a.Owner),
            [new ViolationParameter("zone", b.Key)]);
    }

    private static bool IsBusiness(PlantSnapshot plant, PlantSegment segment) => plant.ZoneOf(segment.Key) is { } zone
        && (zone.Kind is ZoneKind.Business or ZoneKind.ExternalNetwork
            || (zone.Kind != ZoneKind.IDMZ && plant.DevicesOn(segment.Key).Any(d => d.LevelTenths >= BusinessLevelTenths && !DeviceLevels.IsBoundary(d))));
}

/// <summary>On which level a device works when nobody wrote it down.</summary>
internal static class DeviceLevels
{
    /// <summary>The highest level of what controls the process.</summary>
    public const int ControlTenths = 20;

    /// <summary>As written, else what the role usually means (our own default); null for roles that stand on any level.</summary>
    public static int? Of(PlantDevice device) => device.LevelTenths ?? device.Role switch
    {
        DeviceRole.FieldIO or DeviceRole.Drive or DeviceRole.Sensor => 0,
        DeviceRole.PLC or DeviceRole.RTU or DeviceRole.SafetyController or DeviceRole.IED => 10,
        DeviceRole.HMI or DeviceRole.ControlServer => 20,
        _ => null,
    };

    /// <summary>Its work is to stand between zones.</summary>
    public static bool IsBoundary(PlantDevice device) => device.EnforcedConduit is not null || device.Role is DeviceRole.Firewall or DeviceRole.Router or DeviceRole.Switch;
}
