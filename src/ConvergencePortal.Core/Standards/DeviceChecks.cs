using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Standards;

/// <summary>Where single devices stand, and how they can be reached (NC-07, NC-08, NC-11, NC-12).</summary>
public static class DeviceChecks
{
    /// <summary>NC-07, one a safety device and segment: the zone is not designated for safety, or others share the segment.</summary>
    public static IEnumerable<Violation> SafetyMixed(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        foreach (var device in plant.Rows.Devices.Where(d => scope.Covers(d.Site) && IsSafety(plant, d)))
            foreach (var connection in device.Interfaces.DistinctBy(i => i.SegmentKey))
            {
                if (plant.ZoneOf(connection.SegmentKey) is not { } zone) continue;

                var segment = plant.Segments[connection.SegmentKey];
                var others = plant.DevicesOn(segment.Key).Where(d => d != device && !IsSafety(plant, d) && !DeviceLevels.IsBoundary(d)).ToList();
                if (zone.IsSafetyDesignated && others.Count == 0) continue;

                var why = zone.IsSafetyDesignated ? $"shares {segment.Code} with {Names(others)}" : $"lies in zone {zone.Code}, which is not designated for safety";
                yield return Of("NC-07", CheckSeverity.High, device, $"{device.Code} is for safety and {why}.", [device.Code, segment.Code, zone.Code, .. others.Take(1).Select(d => d.Code)], zone.Owner,
                    [new ViolationParameter("segment", segment.Key)]);
            }
    }

    /// <summary>NC-08, one a device: by a mark or by its role it is no lasting, wired part of the cell. NetworkRules refuse the marks; an access point has none of them.</summary>
    public static IEnumerable<Violation> GuestInCell(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        foreach (var device in plant.Rows.Devices.Where(d => scope.Covers(d.Site)))
        {
            var guest = device.IsWireless || device.Role == DeviceRole.AccessPoint ? "wireless" : device.IsTransient ? "connected for a time" : device.IsExternal ? "not ours" : null;
            if (guest is null || device.Interfaces.FirstOrDefault(i => plant.ZoneOf(i.SegmentKey) is { Kind: ZoneKind.CellArea }) is not { } connection) continue;

            var zone = plant.ZoneOf(connection.SegmentKey)!;
            yield return Of("NC-08", CheckSeverity.Medium, device, $"{device.Code} is {guest} and lies in cell zone {zone.Code}.", [device.Code, plant.Segments[connection.SegmentKey].Code, zone.Code], zone.Owner, []);
        }
    }

    /// <summary>NC-11, one a device.</summary>
    public static IEnumerable<Violation> DirectAccess(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        foreach (var device in plant.Rows.Devices.Where(d => scope.Covers(d.Site) && d.RemoteAccess == RemoteAccess.Direct))
            yield return Of("NC-11", CheckSeverity.High, device, $"{device.Code} can be reached from outside without an intermediate system.",
                ["outside", device.Code, .. plant.ZonesOf(device).Select(z => z.Code).Take(1)], OwnerOf(plant, device), []);
    }

    /// <summary>NC-12, one a device: it stands in two zones, works on level 2 or below and enforces no conduit.</summary>
    public static IEnumerable<Violation> DualHomed(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        foreach (var device in plant.Rows.Devices.Where(d => d.Interfaces.Count > 1 && scope.Covers(d.Site) && d.EnforcedConduit is null && DeviceLevels.Of(d) <= DeviceLevels.ControlTenths))
        {
            var zones = plant.ZonesOf(device);
            if (zones.Count > 1)
                yield return Of("NC-12", CheckSeverity.High, device, $"{device.Code} stands in the zones {string.Join(" and ", zones.Select(z => z.Code))} at once and enforces no conduit.",
                    [zones[0].Code, device.Code, .. zones.Skip(1).Select(z => z.Code)], zones[0].Owner, []);
        }
    }

    /// <summary>The function that answers for the device's zone; for a device in no zone, whoever usually keeps its kind.</summary>
    internal static Function OwnerOf(PlantSnapshot plant, PlantDevice device) => plant.ZonesOf(device) is [var zone, ..] ? zone.Owner : DeviceLevels.Of(device) is null or > DeviceLevels.ControlTenths ? Function.IT : Function.OT;

    internal static Violation Of(string check, CheckSeverity severity, PlantDevice device, string sentence, IReadOnlyList<string> evidence, Function owner, IReadOnlyList<ViolationParameter> parameters) =>
        new(check, severity, device.Site, new CheckSubject(SubjectKind.Device, device.Key), sentence, evidence, ViolationOwner.Of(owner), parameters);

    private static bool IsSafety(PlantSnapshot plant, PlantDevice device) => device.Role == DeviceRole.SafetyController || (plant.Node(device.EquipmentPath)?.IsSafetyRelated ?? false);

    private static string Names(List<PlantDevice> devices) => devices.Count == 1 ? devices[0].Code : $"{devices[0].Code} and {devices.Count - 1} more that are not";
}
