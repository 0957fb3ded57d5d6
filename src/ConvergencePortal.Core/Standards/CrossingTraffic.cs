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

    /// <summary>Most traffic stays in its zone, and is left at the first look; what does not is put together by numbers, which are quicker to compare than names.</summary>
    private List<CrossingGroup> Gather(TrafficPlace?[] places)
    {
        var zones = places.OfType<TrafficPlace>().Select(p => p.Zone.Key).Distinct().Select((key, i) => (key, i)).ToDictionary(z => z.key, z => z.i);
        var zoneOf = places.Select(p => p is null ? -1 : zones[p.Zone.Key]).ToArray();
        var groups = new Dictionary<(int From, int To, int Service), HashSet<(int Source, int Destination)>>();
        foreach (var row in _plant.Rows.Traffic.Rows)
        {
            var (from, to) = (zoneOf[row.Source], zoneOf[row.Destination]);
            if (from < 0 || to < 0 || from == to) continue;

            if (!groups.TryGetValue((from, to, row.Service), out var flows)) groups[(from, to, row.Service)] = flows = [];
            flows.Add((row.Source, row.Destination));
        }
        return [.. groups.Select(g => Of(places, _plant.Rows.Traffic.Services[g.Key.Service], g.Value))
            .OrderBy(g => g.From.Key, StringComparer.Ordinal).ThenBy(g => g.To.Key, StringComparer.Ordinal).ThenBy(g => g.Protocol, StringComparer.Ordinal).ThenBy(g => g.Port)];
    }

    private static CrossingGroup Of(TrafficPlace?[] places, TrafficService service, HashSet<(int Source, int Destination)> pairs)
    {
        var flows = pairs.Select(p => new CrossingFlow(places[p.Source]!, places[p.Destination]!)).OrderBy(f => f.From.Name, StringComparer.Ordinal).ThenBy(f => f.To.Name, StringComparer.Ordinal).ToList();
        return new CrossingGroup(flows[0].From.Zone, flows[0].To.Zone, service.Protocol, service.Port, flows);
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
