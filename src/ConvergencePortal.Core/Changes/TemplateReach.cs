using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Core.Changes;

/// <summary>The things of the plant that a template covers today, as if one change named them all: whoever such a change would ask signs the template.</summary>
internal static class TemplateReach
{
    public static IReadOnlyList<ChangeItem> ItemsOf(IEnumerable<TemplateItem> lines, SitePicture site) =>
        [.. lines.SelectMany(line => ItemsOf(line, site)).DistinctBy(item => (item.Kind, item.TargetId))];

    private static IEnumerable<ChangeItem> ItemsOf(TemplateItem line, SitePicture site) => line.Cover switch
    {
        TemplateCover.Exactly => [new ChangeItem(line.Kind!.Value, line.TargetId!.Value, line.Label)],
        TemplateCover.Below => Below(line.TargetId!.Value, site),
        TemplateCover.DevicesOfRole => site.Devices.Values.Where(device => device.Role == line.Role).OrderBy(device => device.Id).Select(device => DeviceItem(device, site)),
        _ => throw new InvalidOperationException($"There is no cover {line.Cover}."),
    };

    private static IEnumerable<ChangeItem> Below(int nodeId, SitePicture site)
    {
        foreach (var node in site.Below(nodeId)) yield return new ChangeItem(ItemKind.Equipment, node.Id, node.Path);
        foreach (var at in site.Below(nodeId).Select(node => node.Id).Prepend(nodeId))
        {
            foreach (var device in site.DevicesAt(at)) yield return DeviceItem(device, site);
            foreach (var asset in site.AssetsAt(at)) yield return new ChangeItem(ItemKind.Asset, asset.Id, asset.Tag);
        }
    }

    private static ChangeItem DeviceItem(DeviceView device, SitePicture site) => new(ItemKind.Device, device.Id, site.CodeOf(device.Code));
}
