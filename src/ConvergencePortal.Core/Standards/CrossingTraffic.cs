using System.Net;
using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Standards;

/// <summary>Where the ends of observed traffic lie, and which of it went from one zone into another. Ends that lie nowhere in the plant are left out: nobody can say which zone they are.</summary>
internal sealed class CrossingTraffic
{
    private readonly PlantSnapshot _plant;
    private readonly Dictionary<(string Site, string Ip), (PlantDevice Device, PlantInterface Interface)> _byAddress = [];
    private readonly Dictionary<string, List<(IPNetwork Range, PlantSegment Segment)>> _ranges = new(StringComparer.OrdinalIgnoreCase);

    public CrossingTraffic(PlantSnapshot plant)
    {
        _plant = plant;
        foreach (var device in plant.Rows.Devices.OrderBy(d => d.Key, StringComparer.Ordinal))
            foreach (var connection in device.Interfaces)
                if (connection.Ip is { } ip) _byAddress.TryAdd((device.Site, ip), (device, connection));
        foreach (var site in plant.Rows.Segments.GroupBy(s => s.Site))
            _ranges[site.Key] = [.. site.Select(s => (IsRange: IPNetwork.TryParse(s.Cidr, out var range), Range: range, Segment: s)).Where(r => r.IsRange)
                .OrderByDescending(r => r.Range.PrefixLength).ThenBy(r => r.Segment.Key, StringComparer.Ordinal).Select(r => (r.Range, r.Segment))];
        Groups = Gather([.. plant.Rows.Traffic.Ends.Select(Place)]);
    }

    /// <summary>Traffic from zone to zone, all of one protocol and port together, in an order that does not depend on how it was stored.</summary>
    public IReadOnlyList<CrossingGroup> Groups { get; }

    private TrafficPlace? Place(TrafficEnd end)
    {
        if (_byAddress.TryGetValue((end.Site, end.Name), out var known))
            return _plant.ZoneOf(known.Interface.SegmentKey) is { } zone ? new TrafficPlace(end.Name, zone, _plant.Segments[known.Interface.SegmentKey], known.Device) : null;
        if (_plant.Devices.TryGetValue(SiteCode.Of(end.Site, end.Name), out var device))
            return device.Interfaces.Select(i => _plant.ZoneOf(i.SegmentKey) is { } z ? new TrafficPlace(end.Name, z, _plant.Segments[i.SegmentKey], device) : null).FirstOrDefault(p => p is not null);
        if (!_ranges.TryGetValue(end.Site, out var ranges) || !IPAddress.TryParse(end.Name, out var address)) return null;

        var segment = ranges.Find(r => r.Range.Contains(address)).Segment;
        return segment is not null && _plant.Zones.TryGetValue(segment.ZoneKey, out var around) ? new TrafficPlace(end.Name, around, segment, null) : null;
    }

    private List<CrossingGroup> Gather(TrafficPlace?[] places)
    {
        var groups = new Dictionary<(string, string, string, int?), Dictionary<(int, int), CrossingFlow>>();
        foreach (var row in _plant.Rows.Traffic.Rows)
        {
            if (places[row.Source] is not { } from || places[row.Destination] is not { } to || ReferenceEquals(from.Zone, to.Zone)) continue;

            var key = (from.Zone.Key, to.Zone.Key, row.Protocol, row.Port);
            if (!groups.TryGetValue(key, out var flows)) groups[key] = flows = [];
            flows.TryAdd((row.Source, row.Destination), new CrossingFlow(from, to));
        }
        return [.. groups.OrderBy(g => g.Key.Item1, StringComparer.Ordinal).ThenBy(g => g.Key.Item2, StringComparer.Ordinal).ThenBy(g => g.Key.Item3, StringComparer.Ordinal).ThenBy(g => g.Key.Item4)
            .Select(g => new CrossingGroup(g.Value.Values.First().From.Zone, g.Value.Values.First().To.Zone, g.Key.Item3, g.Key.Item4,
                [.. g.Value.Values.OrderBy(f => f.From.Name, StringComparer.Ordinal).ThenBy(f => f.To.Name, StringComparer.Ordinal)]))];
    }
}

/// <summary>Traffic of one protocol and port from one zone into another.</summary>
internal sealed record CrossingGroup(PlantZone From, PlantZone To, string Protocol, int? Port, IReadOnlyList<CrossingFlow> Flows)
{
    /// <summary>As rules write it: "tcp/502".</summary>
    public string Service => Port is { } port ? $"{Protocol}/{port}" : Protocol;
}

/// <summary>One pair of ends between two zones.</summary>
internal sealed record CrossingFlow(TrafficPlace From, TrafficPlace To);

/// <summary>Where an end lies.</summary>
/// <param name="Device">Null for an address that no device has.</param>
internal sealed record TrafficPlace(string Name, PlantZone Zone, PlantSegment Segment, PlantDevice? Device)
{
    /// <summary>As a path of evidence says it.</summary>
    public string Words => Device is { } device && device.Code != Name ? $"{device.Code} ({Name})" : Name;
}
