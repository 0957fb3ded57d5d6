using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>Which things of two changes have to do with each other through data: a source with what it lives on and describes, and what one takes away from the other.</summary>
internal static class FlowRelations
{
    /// <summary>The path from an item to one that it is related to; null when data does not relate the two.</summary>
    public static string[]? PathBetween(PlantReach reach, (ItemKind Kind, int Id) item, (ItemKind Kind, int Id) other)
    {
        var flows = reach.Flows;
        if (flows.Sources.Count == 0) return null;
        if (IsCarriedBy(reach.Site, flows, item, other) || IsCarriedBy(reach.Site, flows, other, item)) return [NameOf(reach, item), NameOf(reach, other)];
        if (flows.Needed.Flows.Count == 0) return null;
        if (FedPath(reach, item, other) is { } there) return there;
        if (FedPath(reach, other, item) is not { } back) return null;

        Array.Reverse(back);
        return back;
    }

    /// <summary>A source with the device it lives on, the asset that is built from, and the node it describes.</summary>
    private static bool IsCarriedBy(SitePicture site, FlowPicture flows, (ItemKind Kind, int Id) item, (ItemKind Kind, int Id) other) =>
        item.Kind == ItemKind.DataSource && flows.Sources.TryGetValue(item.Id, out var source) && other.Kind switch
        {
            ItemKind.Device => source.DeviceId == other.Id,
            ItemKind.Asset => source.DeviceId is { } device && site.Devices.TryGetValue(device, out var built) && built.AssetId == other.Id,
            ItemKind.Equipment => source.EquipmentId == other.Id,
            ItemKind.Segment or ItemKind.Zone or ItemKind.Conduit or ItemKind.DataSource => false,
            _ => throw new ArgumentOutOfRangeException(nameof(other), other.Kind, null),
        };

    /// <summary>The item takes data away that the other, or the node it belongs to, needs to run.</summary>
    private static string[]? FedPath(PlantReach reach, (ItemKind Kind, int Id) item, (ItemKind Kind, int Id) other)
    {
        string[]? shortest = null;
        foreach (var fed in reach.AnchorsOf(item.Kind, item.Id).FedNodes)
        {
            if (!IsAt(reach.Site, fed, other)) continue;
            string[] path = other.Kind switch
            {
                ItemKind.DataSource => fed.Path[..^1],
                ItemKind.Equipment => [.. fed.Path],
                _ => [.. fed.Path, NameOf(reach, other)],
            };
            if (shortest is null || path.Length < shortest.Length) shortest = path;
        }
        return shortest;
    }

    private static bool IsAt(SitePicture site, FedNode fed, (ItemKind Kind, int Id) other) => other.Kind switch
    {
        ItemKind.Equipment => other.Id == fed.NodeId,
        ItemKind.Asset => site.Assets.TryGetValue(other.Id, out var asset) && asset.EquipmentId == fed.NodeId,
        ItemKind.Device => site.Devices.TryGetValue(other.Id, out var device) && device.EquipmentId == fed.NodeId,
        ItemKind.DataSource => other.Id == fed.SourceId,
        ItemKind.Segment or ItemKind.Zone or ItemKind.Conduit => false,
        _ => throw new ArgumentOutOfRangeException(nameof(other), other.Kind, null),
    };

    private static string NameOf(PlantReach reach, (ItemKind Kind, int Id) item) =>
        item.Kind == ItemKind.DataSource && reach.Flows.Sources.TryGetValue(item.Id, out var source) ? source.Code : ItemRelations.NameOf(reach.Site, item);
}
