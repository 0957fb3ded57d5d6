using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Network;

/// <summary>Zones as points and conduits as lines between them, whichever way traffic may start: an answer flows back.</summary>
internal sealed class ConduitGraph(IEnumerable<Conduit> conduits)
{
    private static readonly ZoneKind[] ControlKinds = [ZoneKind.SiteOperations, ZoneKind.CellArea, ZoneKind.Safety, ZoneKind.Wireless];

    private readonly ILookup<Zone, (Zone Zone, Conduit Conduit)> _neighbors = conduits
        .SelectMany(conduit => new[] { (From: conduit.ZoneA, To: conduit.ZoneB, conduit), (From: conduit.ZoneB, To: conduit.ZoneA, conduit) })
        .ToLookup(line => line.From, line => (line.To, line.conduit));

    /// <summary>Whether conduits among just these zones connect them all.</summary>
    public bool Joins(IReadOnlyCollection<Zone> zones)
    {
        var reached = Reach(zones.First(), zones.Contains);
        return zones.All(reached.ContainsKey);
    }

    /// <summary>Invariant N3: every path between business and control passes an industrial DMZ, so without the DMZs there is none.</summary>
    public static IEnumerable<RuleBreach> BusinessReachingControl(NetworkPicture picture)
    {
        var graph = new ConduitGraph(picture.Conduits.Where(conduit => conduit.IsNotOverOn(picture.Today)));
        foreach (var business in picture.Zones.Where(zone => zone.Kind == ZoneKind.Business && zone.IsNotOverOn(picture.Today)))
        {
            var reached = graph.Reach(business, zone => zone.Kind != ZoneKind.IDMZ);
            foreach (var control in reached.Keys.Where(zone => ControlKinds.Contains(zone.Kind)))
            {
                var path = PathTo(control, reached);
                yield return RuleBreach.Refusal("network.businessReachesControl",
                    $"Business zone {business.Code} would reach {control.Code} without passing an industrial DMZ: {string.Join(" – ", path.Zones.Select(zone => zone.Code))}.",
                    [.. path.Conduits.Select(conduit => new BreachSubject(conduit, "zone_b")), .. path.Zones.Select(zone => new BreachSubject(zone, "kind"))]);
            }
        }
    }

    /// <summary>Every zone reached, with the step that led to it; the start has none.</summary>
    private Dictionary<Zone, (Zone Zone, Conduit Conduit)?> Reach(Zone start, Func<Zone, bool> mayPass)
    {
        var reached = new Dictionary<Zone, (Zone, Conduit)?> { [start] = null };
        var waiting = new Queue<Zone>([start]);
        while (waiting.TryDequeue(out var zone))
        {
            foreach (var (next, conduit) in _neighbors[zone])
                if (mayPass(next) && reached.TryAdd(next, (zone, conduit))) waiting.Enqueue(next);
        }
        return reached;
    }

    private static (List<Zone> Zones, List<Conduit> Conduits) PathTo(Zone end, Dictionary<Zone, (Zone Zone, Conduit Conduit)?> reached)
    {
        var zones = new List<Zone> { end };
        var conduits = new List<Conduit>();
        while (reached[zones[0]] is { } step)
        {
            zones.Insert(0, step.Zone);
            conduits.Insert(0, step.Conduit);
        }
        return (zones, conduits);
    }
}

/// <summary>Whether parts of the network count on a day.</summary>
internal static class NetworkTimes
{
    public static bool IsInForceOn(this Conduit conduit, LocalDate day) => !(conduit.EffectiveFrom > day) && conduit.IsNotOverOn(day);
    public static bool IsNotOverOn(this Conduit conduit, LocalDate day) => !(conduit.EffectiveTo <= day);
    public static bool IsNotOverOn(this Zone zone, LocalDate day) => !(zone.EffectiveTo <= day);
    public static bool IsNotOverOn(this Segment segment, LocalDate day) => !(segment.EffectiveTo <= day);
    public static bool IsNotOverOn(this DeviceInterface connection, LocalDate day) => !(connection.EffectiveTo <= day);
}
