using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Standards;

/// <summary>How large segments are (NC-09).</summary>
public static class SegmentChecks
{
    private const int Ipv4Bits = 32;

    /// <summary>NC-09, one a segment and cause: more devices than planned or than the setting allows, more addresses than its range has, or devices of several areas in one cell.</summary>
    public static IEnumerable<Violation> TooLarge(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        var most = parameters["NC-09", "maxDevices"];
        foreach (var segment in plant.Rows.Segments.Where(s => scope.Covers(s.Site)))
        {
            if (plant.ZoneOf(segment.Key) is not { } zone) continue;

            var devices = plant.DevicesOn(segment.Key).ToList();
            var limit = Math.Min(segment.MaxDevices ?? most, most);
            if (devices.Count > limit)
                yield return Of(zone, segment, $"{segment.Code} has {devices.Count} devices; {limit} are {(limit < most ? "planned" : "the most")}.", [segment.Code, $"{devices.Count} devices", $"limit {limit}"],
                    [new ViolationParameter("cause", "devices"), new ViolationParameter("maxDevices", limit.ToString(CultureInfo.InvariantCulture))]);

            var connections = devices.Sum(d => d.Interfaces.Count(i => i.SegmentKey.Equals(segment.Key, StringComparison.OrdinalIgnoreCase)));
            if (UsableHosts(segment.Cidr) is { } hosts && connections > hosts)
                yield return Of(zone, segment, $"{segment.Code} has {connections} connections; {segment.Cidr} has {hosts} addresses for them.", [segment.Code, segment.Cidr!, $"{connections} connections"], [new ViolationParameter("cause", "addresses")]);

            var areas = zone.Kind is ZoneKind.CellArea or ZoneKind.Safety ? AreasOf(plant, devices) : [];
            if (areas.Count > 1)
                yield return Of(zone, segment, $"{segment.Code} lies across the areas {string.Join(" and ", areas)}, so a fault in one stops the other.", [segment.Code, .. areas], [new ViolationParameter("cause", "areas")]);
        }
    }

    /// <summary>Null for what is no IPv4 range: IPv6 ranges never run out.</summary>
    internal static int? UsableHosts(string? cidr)
    {
        if (!IPNetwork.TryParse(cidr, out var range) || range.BaseAddress.AddressFamily != AddressFamily.InterNetwork) return null;
        var bits = Ipv4Bits - range.PrefixLength;
        return bits switch { 0 => 1, 1 => 2, 31 or 32 => int.MaxValue, _ => (1 << bits) - 2 };
    }

    private static List<string> AreasOf(PlantSnapshot plant, List<PlantDevice> devices) =>
        [.. devices.Select(d => plant.NodeAndAbove(d.EquipmentPath).FirstOrDefault(n => n.Level == EquipmentLevel.Area)?.Path).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    private static Violation Of(PlantZone zone, PlantSegment segment, string sentence, IReadOnlyList<string> evidence, IReadOnlyList<ViolationParameter> parameters) =>
        new("NC-09", CheckSeverity.Medium, segment.Site, new CheckSubject(SubjectKind.Segment, segment.Key), sentence, evidence, ViolationOwner.Of(zone.Owner), parameters);
}
