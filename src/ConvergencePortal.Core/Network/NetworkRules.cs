using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Network;

/// <summary>The networks of some sites, whole, as they are or would be on a day.</summary>
public sealed record NetworkPicture(LocalDate Today, IReadOnlyCollection<Zone> Zones, IReadOnlyCollection<Conduit> Conduits, IReadOnlyCollection<Segment> Segments,
    IReadOnlyCollection<NetworkDevice> Devices);

/// <summary>
/// Invariants of zones, conduits and devices (domain model 1.1 E3 and 1.2 N1 to N5). What has ended no longer counts;
/// what has yet to begin does, so that a plan cannot break a rule on the day it comes true.
/// </summary>
public static class NetworkRules
{
    public static IEnumerable<RuleBreach> Check(NetworkPicture picture) =>
    [
        .. picture.Zones.SelectMany(CheckZone),
        .. picture.Conduits.SelectMany(CheckConduit),
        .. picture.Segments.SelectMany(CheckSegment),
        .. CheckDevices(picture),
        .. ConduitGraph.BusinessReachingControl(picture),
        .. AddressRules.Check(picture),
    ];

    private static IEnumerable<RuleBreach> CheckZone(Zone zone)
    {
        if (zone.EffectiveTo <= zone.EffectiveFrom) yield return EndsBeforeItBegins(zone, zone.Code);
        if (zone.ParentZone is { } parent && parent.Site != zone.Site)
            yield return RuleBreach.Refusal("zone.parentElsewhere", $"Zone {zone.Code} lies in another site than its parent {parent.Code}.", new BreachSubject(zone, "parent"));

        var seen = new HashSet<Zone> { zone };
        for (var above = zone.ParentZone; above is not null; above = above.ParentZone)
        {
            if (seen.Add(above)) continue;

            // A zone below a ring is not itself in it; the ring's own zones say so.
            if (above == zone)
                yield return RuleBreach.Refusal("zone.cycle", $"Zone {zone.Code} would lie in itself: {string.Join(" in ", seen.Select(z => z.Code).Append(zone.Code))}.", new BreachSubject(zone, "parent"));
            break;
        }
    }

    private static IEnumerable<RuleBreach> CheckConduit(Conduit conduit)
    {
        if (conduit.EffectiveTo <= conduit.EffectiveFrom) yield return EndsBeforeItBegins(conduit, conduit.Code);
        if (conduit.ZoneA == conduit.ZoneB)
            yield return RuleBreach.Refusal("conduit.sameZone", $"Conduit {conduit.Code} begins and ends in zone {conduit.ZoneA.Code}. A conduit joins two zones.", new BreachSubject(conduit, "zone_b"));
    }

    private static IEnumerable<RuleBreach> CheckSegment(Segment segment)
    {
        if (segment.EffectiveTo <= segment.EffectiveFrom) yield return EndsBeforeItBegins(segment, segment.Code);
        if (segment.VlanId is < 1 or > 4094)
            yield return RuleBreach.Refusal("segment.vlan", "A VLAN is a number from 1 to 4094.", new BreachSubject(segment, "vlan"));
    }

    private static IEnumerable<RuleBreach> CheckDevices(NetworkPicture picture)
    {
        var graph = new ConduitGraph(picture.Conduits.Where(conduit => conduit.IsInForceOn(picture.Today)));
        foreach (var device in picture.Devices)
        {
            if (device.EffectiveTo <= device.EffectiveFrom) yield return EndsBeforeItBegins(device, device.Code);
            if (device.EffectiveTo <= picture.Today) continue;

            var connections = device.Interfaces.Where(connection => connection.IsNotOverOn(picture.Today)).ToList();
            foreach (var breach in CheckPlaces(device, connections)) yield return breach;

            // Invariant N2. A device in two zones is a path between them.
            var zones = connections.Select(connection => connection.Segment.Zone).Distinct().ToList();
            if (zones.Count > 1 && !graph.Joins(zones))
                yield return RuleBreach.Refusal("network.zonesWithoutConduit",
                    $"{device.Code} would join the zones {string.Join(", ", zones.Select(zone => zone.Code))}, and no conduit in force does.", Subjects(device, connections));
        }
    }

    private static IEnumerable<RuleBreach> CheckPlaces(NetworkDevice device, List<DeviceInterface> connections)
    {
        var kinds = AllowedKinds(device);
        foreach (var connection in connections)
        {
            var zone = connection.Segment.Zone;
            if (!zone.IsSafetyDesignated && device.Equipment.IsSafetyRelated)
                yield return RuleBreach.Refusal("network.safetyNode",
                    $"{device.Equipment.Path} is safety related, so its device {device.Code} must not lie in zone {zone.Code}, which is not designated for safety.",
                    [.. Subjects(device, connection), new BreachSubject(zone, "safety_designated"), new BreachSubject(device.Equipment, "safety_related")]);
            else if (!zone.IsSafetyDesignated && device.Role == DeviceRole.SafetyController)
                // Invariant N4 asks for a process that protects the safety system, not for a separate zone: a warning.
                yield return RuleBreach.Warning("network.safetyController", $"{device.Code} is a safety controller in zone {zone.Code}, which is not designated for safety.",
                    [.. Subjects(device, connection), new BreachSubject(zone, "safety_designated")]);

            if (kinds.Count > 0 && !kinds.Contains(zone.Kind))
                yield return RuleBreach.Refusal("network.ownZoneKind",
                    $"{device.Code} is {Flags(device)}, so it belongs into a zone of kind {string.Join(" or ", kinds)}; {zone.Code} is {zone.Kind}.",
                    [.. Subjects(device, connection), new BreachSubject(zone, "kind")]);
        }
    }

    /// <summary>Invariant N5: empty when the device may lie anywhere.</summary>
    private static List<ZoneKind> AllowedKinds(NetworkDevice device)
    {
        var kinds = new List<ZoneKind>();
        if (device.IsWireless) kinds.Add(ZoneKind.Wireless);
        if (device.IsTransient) kinds.Add(ZoneKind.TemporaryDevice);
        if (device.IsExternal) kinds.Add(ZoneKind.ExternalNetwork);
        return kinds;
    }

    private static string Flags(NetworkDevice device) => string.Join(" and ",
        new[] { device.IsWireless ? "wireless" : null, device.IsTransient ? "connected for a time" : null, device.IsExternal ? "external" : null }.Where(flag => flag is not null));

    private static BreachSubject[] Subjects(NetworkDevice device, DeviceInterface connection) => Subjects(device, [connection]);

    private static BreachSubject[] Subjects(NetworkDevice device, List<DeviceInterface> connections) =>
        [.. connections.AsEnumerable().Reverse().Select(connection => new BreachSubject(connection, "segment")), new BreachSubject(device, "code"),
            .. connections.Select(connection => new BreachSubject(connection.Segment, "zone"))];

    private static RuleBreach EndsBeforeItBegins(object record, string code) =>
        RuleBreach.Refusal("record.endsBeforeItBegins", $"{code} ends before it begins.", new BreachSubject(record, "effective_to"));
}
