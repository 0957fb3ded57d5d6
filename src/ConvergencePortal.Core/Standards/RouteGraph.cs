using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Core.Standards;

/// <summary>
/// Segments as points; devices that route, and conduits, as ways between them. A boundary device denies by default, so through it one gets only where a conduit joins the two zones; any other router
/// lets everything pass, conduit or not, and that is what is looked for.
/// </summary>
internal sealed class RouteGraph
{
    private readonly PlantSnapshot _plant;
    private readonly Dictionary<string, List<(string Segment, string Over)>> _next = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string, string), (string From, string Over, string To)> _unlabeled = [];

    public RouteGraph(PlantSnapshot plant)
    {
        _plant = plant;
        foreach (var device in plant.Rows.Devices.Where(IsRouter).OrderBy(d => d.Key, StringComparer.Ordinal)) AddDevice(device);
        var byZone = plant.Rows.Segments.OrderBy(s => s.Key, StringComparer.Ordinal).ToLookup(s => s.ZoneKey, StringComparer.OrdinalIgnoreCase);
        foreach (var conduit in plant.Rows.Conduits.Where(c => !(c.EffectiveFrom > plant.Today)).OrderBy(c => c.Key, StringComparer.Ordinal))
            foreach (var here in byZone[conduit.ZoneA])
                foreach (var there in byZone[conduit.ZoneB]) Join(here.Key, there.Key, conduit.Code);
    }

    /// <summary>For each pair of zones that a router joins without any conduit, the first way found.</summary>
    public IReadOnlyDictionary<(string ZoneA, string ZoneB), (string From, string Over, string To)> Unlabeled => _unlabeled;

    /// <summary>From each segment that is reached back to the segment of the start it was reached from: segments and what lies between, the reached one first. Never through a demilitarized zone.</summary>
    public Dictionary<string, List<string>> ReachedFrom(IEnumerable<string> starts)
    {
        var cameFrom = new Dictionary<string, (string Segment, string Over)?>(StringComparer.OrdinalIgnoreCase);
        var waiting = new Queue<string>();
        foreach (var start in starts.Order(StringComparer.Ordinal))
            if (cameFrom.TryAdd(start, null)) waiting.Enqueue(start);
        while (waiting.TryDequeue(out var here))
        {
            if (!_next.TryGetValue(here, out var ways)) continue;
            foreach (var (next, over) in ways)
                if (_plant.ZoneOf(next) is { Kind: not ZoneKind.IDMZ } && cameFrom.TryAdd(next, (here, over))) waiting.Enqueue(next);
        }
        return cameFrom.Where(step => step.Value is not null).ToDictionary(step => step.Key, step => PathBack(step.Key, cameFrom), StringComparer.OrdinalIgnoreCase);
    }

    private List<string> PathBack(string segment, Dictionary<string, (string Segment, string Over)?> cameFrom)
    {
        var path = new List<string> { CodeOf(segment) };
        while (cameFrom[segment] is { } step)
        {
            path.Add(step.Over);
            path.Add(CodeOf(step.Segment));
            segment = step.Segment;
        }
        return path;
    }

    private string CodeOf(string segment) => _plant.Segments[segment].Code;

    private static bool IsRouter(PlantDevice device) => device.Interfaces.Count > 1
        && (device.Role is DeviceRole.Router or DeviceRole.Firewall or DeviceRole.Gateway or DeviceRole.VPNServer || device.Interfaces.Any(i => i.IsGateway));

    private static bool DeniesByDefault(PlantDevice device) => device.Role == DeviceRole.Firewall || device.EnforcedConduit is not null;

    private void AddDevice(PlantDevice device)
    {
        var segments = device.Interfaces.Select(i => i.SegmentKey).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        for (var a = 0; a < segments.Count; a++)
            for (var b = a + 1; b < segments.Count; b++) AddWay(device, segments[a], segments[b]);
    }

    private void AddWay(PlantDevice device, string a, string b)
    {
        if (_plant.ZoneOf(a) is not { } here || _plant.ZoneOf(b) is not { } there) return;

        var isLabeled = here == there || _plant.ConduitsBetween(here.Key, there.Key).Any();
        if (!isLabeled && DeniesByDefault(device)) return;
        Join(a, b, device.Code);
        if (!isLabeled) _unlabeled.TryAdd(PlantSnapshot.Pair(here.Key, there.Key), (a, device.Code, b));
    }

    private void Join(string a, string b, string over)
    {
        Add(a, b, over);
        Add(b, a, over);
    }

    private void Add(string from, string to, string over)
    {
        if (!_next.TryGetValue(from, out var ways)) _next[from] = ways = [];
        ways.Add((to, over));
    }
}
