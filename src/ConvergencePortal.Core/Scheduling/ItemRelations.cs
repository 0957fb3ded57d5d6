using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>Which things of two changes have to do with each other.</summary>
internal static class ItemRelations
{
    /// <summary>A device and the asset it is built from are the same thing to whoever works on it.</summary>
    public static IEnumerable<(ItemKind, int)> Same(SitePicture site, ItemKind kind, int id)
    {
        yield return (kind, id);
        if (kind == ItemKind.Device && site.Devices.TryGetValue(id, out var device) && device.AssetId is { } asset) yield return (ItemKind.Asset, asset);
        if (kind != ItemKind.Asset) yield break;
        foreach (var built in site.DevicesOf(id)) yield return (ItemKind.Device, built.Id);
    }

    public static bool AreSame(SitePicture site, (ItemKind Kind, int Id) one, (ItemKind Kind, int Id) two) => one == two || IsBuiltFrom(site, one, two) || IsBuiltFrom(site, two, one);

    private static bool IsBuiltFrom(SitePicture site, (ItemKind Kind, int Id) built, (ItemKind Kind, int Id) asset) =>
        built.Kind == ItemKind.Device && asset.Kind == ItemKind.Asset && site.Devices.TryGetValue(built.Id, out var device) && device.AssetId == asset.Id;

    /// <summary>The path from an item to one that it is related to; null when the two have nothing to do with each other.</summary>
    public static string[]? PathBetween(SitePicture site, (ItemKind Kind, int Id) item, (ItemKind Kind, int Id) other)
    {
        if (IsParent(site, item, other) || IsParent(site, other, item)) return [NameOf(site, item), NameOf(site, other)];
        return SharedSegment(site, item, other) is { } segment ? [NameOf(site, item), WordsFor(segment), NameOf(site, other)] : null;
    }

    /// <summary>A node, an asset and a device hang below a node, a segment below its zone, a device also below its segments, a nested zone below the one around it. A device also hangs where its asset does, and the asset where the device does.</summary>
    private static bool IsParent(SitePicture site, (ItemKind Kind, int Id) parent, (ItemKind Kind, int Id) child) => (parent.Kind, child.Kind) switch
    {
        (ItemKind.Equipment, ItemKind.Equipment) => site.Equipment.TryGetValue(child.Id, out var node) && node.ParentId == parent.Id,
        (ItemKind.Equipment, ItemKind.Asset) => (site.Assets.TryGetValue(child.Id, out var asset) && asset.EquipmentId == parent.Id) || site.DevicesOf(child.Id).Any(d => d.EquipmentId == parent.Id),
        (ItemKind.Equipment, ItemKind.Device) => site.Devices.TryGetValue(child.Id, out var device)
            && (device.EquipmentId == parent.Id || (device.AssetId is { } built && site.Assets.TryGetValue(built, out var asset) && asset.EquipmentId == parent.Id)),
        (ItemKind.Segment, ItemKind.Device) => site.Devices.TryGetValue(child.Id, out var device) && device.SegmentIds.Contains(parent.Id),
        (ItemKind.Segment, ItemKind.Asset) => site.DevicesOf(child.Id).Any(d => d.SegmentIds.Contains(parent.Id)),
        (ItemKind.Zone, ItemKind.Segment) => site.Segments.TryGetValue(child.Id, out var segment) && segment.ZoneId == parent.Id,
        (ItemKind.Zone, ItemKind.Zone) => site.Zones.TryGetValue(child.Id, out var zone) && zone.ParentZoneId == parent.Id,
        _ => false,
    };

    private static SegmentView? SharedSegment(SitePicture site, (ItemKind Kind, int Id) item, (ItemKind Kind, int Id) other)
    {
        // Nearly always two devices: asked some hundred times for one slot, so without a list for each.
        if (item.Kind == ItemKind.Device && other.Kind == ItemKind.Device)
            return site.Devices.TryGetValue(item.Id, out var here) && site.Devices.TryGetValue(other.Id, out var there) ? SharedSegment(site, here, there) : null;

        foreach (var one in DevicesOf(site, item))
        foreach (var two in DevicesOf(site, other))
            if (SharedSegment(site, one, two) is { } segment) return segment;
        return null;
    }

    private static SegmentView? SharedSegment(SitePicture site, DeviceView one, DeviceView two)
    {
        if (one.Id == two.Id || !(one.Role.IsInfrastructure() || two.Role.IsInfrastructure())) return null;
        foreach (var segment in one.SegmentIds)
            if (two.SegmentIds.Contains(segment)) return site.Segments[segment];
        return null;
    }

    private static IEnumerable<DeviceView> DevicesOf(SitePicture site, (ItemKind Kind, int Id) item) => item.Kind switch
    {
        ItemKind.Device => site.Devices.TryGetValue(item.Id, out var device) ? [device] : [],
        ItemKind.Asset => site.DevicesOf(item.Id),
        _ => [],
    };

    /// <summary>As people call it in a path.</summary>
    public static string NameOf(SitePicture site, (ItemKind Kind, int Id) item) => item.Kind switch
    {
        ItemKind.Equipment => site.Equipment.GetValueOrDefault(item.Id)?.Name,
        ItemKind.Asset => site.Assets.GetValueOrDefault(item.Id)?.Tag,
        ItemKind.Device => site.Devices.GetValueOrDefault(item.Id)?.Code,
        ItemKind.Segment => site.Segments.TryGetValue(item.Id, out var segment) ? WordsFor(segment) : null,
        ItemKind.Zone => site.Zones.TryGetValue(item.Id, out var zone) ? $"zone {zone.Code}" : null,
        ItemKind.Conduit => site.Conduits.GetValueOrDefault(item.Id)?.Code,
        // Of data the picture of the network knows nothing; how a source is related, FlowRelations says.
        ItemKind.DataSource => null,
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.Kind, null),
    } ?? $"{item.Kind.ToString().ToLowerInvariant()} that no longer exists";

    internal static string WordsFor(SegmentView segment) => segment.VlanId is { } vlan ? $"segment VLAN {vlan}" : $"segment {segment.Code}";
}
