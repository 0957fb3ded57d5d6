using System.Net;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Standards;

/// <summary>What belongs nowhere, twice, or elsewhere (NC-10).</summary>
public static class PlacementChecks
{
    /// <summary>NC-10, one a thing and cause.</summary>
    public static IEnumerable<Violation> Misplaced(PlantSnapshot plant, CheckParameters parameters, CheckScope scope) =>
    [
        .. plant.Rows.Devices.Where(d => scope.Covers(d.Site)).SelectMany(device => OfDevice(plant, device)),
        .. plant.Rows.Segments.Where(s => scope.Covers(s.Site) && !plant.Zones.ContainsKey(s.ZoneKey)).Select(OfSegment),
        .. plant.Rows.Assets.Where(a => scope.Covers(a.EquipmentPath?.Split('/')[0]) && IsUnmounted(a)).Select(OfAsset),
        .. Doubles(plant, scope, "ip", i => i.Interface.Ip is { } ip ? (i.Interface.SegmentKey, ip) : null),
        .. Doubles(plant, scope, "mac", i => i.Interface.Mac is { } mac ? (i.Device.Site, mac) : null),
    ];

    /// <summary>In use, and no spare.</summary>
    private static bool IsUnmounted(PlantAsset asset) => asset is { EquipmentPath: null, Status: AssetStatus.Operational or AssetStatus.InspectionScheduled };

    private static IEnumerable<Violation> OfDevice(PlantSnapshot plant, PlantDevice device)
    {
        if (!device.Interfaces.Any(i => plant.Segments.ContainsKey(i.SegmentKey)))
            yield return Of(plant, device, "noSegment", $"{device.Code} is connected to no segment.", [device.Code, "no segment"]);
        foreach (var connection in device.Interfaces)
        {
            if (connection.Ip is not { } ip || !plant.Segments.TryGetValue(connection.SegmentKey, out var segment) || segment.Cidr is not { } cidr) continue;
            if (IPNetwork.TryParse(cidr, out var range) && IPAddress.TryParse(ip, out var address) && range.Contains(address)) continue;
            yield return Of(plant, device, $"outside {connection.Name}", $"{ip} of {device.Code} lies outside {cidr}, the range of {segment.Code}.", [device.Code, connection.Name, ip, segment.Code, cidr]);
        }
    }

    private static Violation OfSegment(PlantSegment segment) => new("NC-10", CheckSeverity.High, segment.Site, new CheckSubject(SubjectKind.Segment, segment.Key), $"{segment.Code} lies in a zone that has ended.",
        [segment.Code, "no zone"], ViolationOwner.Of(Function.IT), [new ViolationParameter("cause", "noZone")]);

    private static Violation OfAsset(PlantAsset asset) => new("NC-10", CheckSeverity.High, null, new CheckSubject(SubjectKind.Asset, asset.Tag), $"{asset.Tag} ({asset.Name}) is in use and mounted nowhere.",
        [asset.Tag, "no place in the plant"], ViolationOwner.Of(Function.Maintenance), [new ViolationParameter("cause", "noEquipment")]);

    private static IEnumerable<Violation> Doubles(PlantSnapshot plant, CheckScope scope, string cause, Func<(PlantDevice Device, PlantInterface Interface), (string, string)?> key)
    {
        var owners = new Dictionary<(string, string), List<PlantDevice>>();
        foreach (var device in plant.Rows.Devices.Where(d => scope.Covers(d.Site)))
            foreach (var connection in device.Interfaces)
            {
                if (key((device, connection)) is not { } address) continue;
                if (!owners.TryGetValue(address, out var all)) owners[address] = all = new(1);
                all.Add(device);
            }
        foreach (var ((place, address), all) in owners.Where(o => o.Value.Count > 1))
        {
            var sorted = all.OrderBy(d => d.Key, StringComparer.Ordinal).ToList();
            yield return Of(plant, sorted[0], $"{cause} {address}", $"{address} is used by {string.Join(" and ", sorted.Select(d => d.Code).Distinct())}.", [.. sorted.Select(d => d.Code).Distinct(), address, place]);
        }
    }

    private static Violation Of(PlantSnapshot plant, PlantDevice device, string cause, string sentence, IReadOnlyList<string> evidence) =>
        DeviceChecks.Of("NC-10", CheckSeverity.High, device, sentence, evidence, DeviceChecks.OwnerOf(plant, device), [new ViolationParameter("cause", cause)]);
}
