using ConvergencePortal.Core.Network;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>The rows a snapshot is made of, in any order. A value: refreshing replaces lists and leaves the others as they are.</summary>
public sealed record SnapshotRows
{
    public IReadOnlyList<PlantSite> Sites { get; init; } = [];
    public IReadOnlyList<PlantNode> Equipment { get; init; } = [];
    public IReadOnlyList<PlantAsset> Assets { get; init; } = [];
    public IReadOnlyList<PlantZone> Zones { get; init; } = [];
    public IReadOnlyList<PlantConduit> Conduits { get; init; } = [];
    public IReadOnlyList<PlantSegment> Segments { get; init; } = [];
    public IReadOnlyList<PlantDevice> Devices { get; init; } = [];
    public IReadOnlyList<PlantSource> Sources { get; init; } = [];
    public IReadOnlyList<PlantFlow> Flows { get; init; } = [];
    public IReadOnlyList<PlantContract> Contracts { get; init; } = [];
    public IReadOnlyList<PlantUse> Uses { get; init; } = [];
    public TrafficTable Traffic { get; init; } = TrafficTable.Empty;
    public IReadOnlyList<WaiverView> Waivers { get; init; } = [];
    public IReadOnlyList<PilotView> Pilots { get; init; } = [];
    public IReadOnlyList<StandardView> Standards { get; init; } = [];
    public IReadOnlyList<ChangeView> Changes { get; init; } = [];
    public IReadOnlyList<MeasureView> Measures { get; init; } = [];
}

/// <summary>
/// The whole plant at one moment, in memory and immutable: what checks see, and all they see. Keys are those people know, so that a plant as it would be, whose new records have no ids yet,
/// looks the same. Only what is in force on the day is in it.
/// </summary>
public sealed class PlantSnapshot
{
    private readonly Dictionary<string, PlantNode> _nodes;
    private readonly ILookup<(string, string), PlantConduit> _conduitsBetween;
    private readonly Lazy<ILookup<string, PlantDevice>> _devicesBySegment;
    private readonly Lazy<RouteGraph> _routes;
    private readonly Lazy<CrossingTraffic> _crossing;

    public PlantSnapshot(Instant now, SnapshotRows rows)
    {
        (Now, Today, Rows) = (now, now.InUtc().Date, rows);
        Sites = rows.Sites.ToDictionary(s => s.Code, StringComparer.OrdinalIgnoreCase);
        _nodes = rows.Equipment.ToDictionary(e => e.Path, StringComparer.OrdinalIgnoreCase);
        Zones = rows.Zones.ToDictionary(z => z.Key, StringComparer.OrdinalIgnoreCase);
        Segments = rows.Segments.ToDictionary(s => s.Key, StringComparer.OrdinalIgnoreCase);
        Devices = rows.Devices.ToDictionary(d => d.Key, StringComparer.OrdinalIgnoreCase);
        Sources = rows.Sources.ToDictionary(s => s.Key, StringComparer.OrdinalIgnoreCase);
        Conduits = rows.Conduits.ToDictionary(c => c.Key, StringComparer.OrdinalIgnoreCase);
        _conduitsBetween = rows.Conduits.Where(c => !(c.EffectiveFrom > Today)).OrderBy(c => c.Key, StringComparer.Ordinal).ToLookup(c => Pair(c.ZoneA, c.ZoneB));
        _devicesBySegment = new(() => rows.Devices.SelectMany(d => d.Interfaces.Select(i => (i.SegmentKey, Device: d))).ToLookup(p => p.SegmentKey, p => p.Device, StringComparer.OrdinalIgnoreCase));
        _routes = new(() => new RouteGraph(this));
        _crossing = new(() => new CrossingTraffic(this));
    }

    public Instant Now { get; }

    /// <summary>UTC, as memberships and effective days are read everywhere.</summary>
    public LocalDate Today { get; }

    public SnapshotRows Rows { get; }
    public IReadOnlyDictionary<string, PlantSite> Sites { get; }
    public IReadOnlyDictionary<string, PlantZone> Zones { get; }
    public IReadOnlyDictionary<string, PlantSegment> Segments { get; }
    public IReadOnlyDictionary<string, PlantDevice> Devices { get; }
    public IReadOnlyDictionary<string, PlantConduit> Conduits { get; }
    public IReadOnlyDictionary<string, PlantSource> Sources { get; }

    /// <summary>Which segments traffic can reach, and over what.</summary>
    internal RouteGraph Routes => _routes.Value;

    /// <summary>Traffic that was seen between zones.</summary>
    internal CrossingTraffic Crossing => _crossing.Value;

    public PlantNode? Node(string path) => _nodes.GetValueOrDefault(path);

    /// <summary>The node and everything above it, nearest first.</summary>
    public IEnumerable<PlantNode> NodeAndAbove(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
            if (_nodes.TryGetValue(path[..end], out var node)) yield return node;
    }

    /// <summary>Conduits in force that join the two zones, by key.</summary>
    public IEnumerable<PlantConduit> ConduitsBetween(string zone, string other) => _conduitsBetween[Pair(zone, other)];

    /// <summary>Devices with a connection to the segment, by key.</summary>
    public IEnumerable<PlantDevice> DevicesOn(string segment) => _devicesBySegment.Value[segment].DistinctBy(d => d.Key).OrderBy(d => d.Key, StringComparer.Ordinal);

    /// <summary>Null when the segment or its zone has ended.</summary>
    public PlantZone? ZoneOf(string segment) => Segments.TryGetValue(segment, out var found) ? Zones.GetValueOrDefault(found.ZoneKey) : null;

    /// <summary>Zones in which the device has a connection, by key.</summary>
    public IReadOnlyList<PlantZone> ZonesOf(PlantDevice device) =>
        [.. device.Interfaces.Select(i => ZoneOf(i.SegmentKey)).OfType<PlantZone>().DistinctBy(z => z.Key).OrderBy(z => z.Key, StringComparer.Ordinal)];

    /// <summary>Zones of the device a source lives on; empty for what is on no network.</summary>
    public IReadOnlyList<PlantZone> ZonesOf(PlantSource source) => source.DeviceKey is { } key && Devices.TryGetValue(key, out var device) ? ZonesOf(device) : [];

    internal static (string, string) Pair(string zone, string other) => string.CompareOrdinal(zone, other) <= 0 ? (zone, other) : (other, zone);
}
