using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>A place of the plant that an item hangs on, with the path from the item to it.</summary>
internal sealed record Anchor(int Id, string[] Path);

/// <summary>Where a changed item is fixed in plant and network; every scope that concerns it is found from here.</summary>
internal sealed class ItemAnchors
{
    /// <summary>Nodes that, with all above them, cover the item.</summary>
    public List<Anchor> Nodes { get; } = [];

    /// <summary>Nodes below which freezes and production concern the item: those that are changed themselves.</summary>
    public List<Anchor> NodesAbove { get; } = [];

    /// <summary>Nodes that work through the item.</summary>
    public List<Anchor> ServedNodes { get; } = [];

    /// <summary>Segments whose nodes work through the item.</summary>
    public List<Anchor> ServedSegments { get; } = [];

    /// <summary>Nodes that cannot produce without data which the item takes away.</summary>
    public IReadOnlyList<FedNode> FedNodes { get; private set; } = [];

    /// <summary>Segments and zones that cover the item or lie in it.</summary>
    public Dictionary<(ItemKind, int), ScopeHit> Marked { get; } = [];

    /// <summary>All of this and the nodes above, as text that differs when any of it does.</summary>
    public string Ties { get; private set; } = "";

    /// <summary>An item that is no longer in the picture hangs on nothing.</summary>
    public static ItemAnchors Of(SitePicture site, FlowPicture flows, ItemKind kind, int id)
    {
        var anchors = new ItemAnchors();
        switch (kind)
        {
            case ItemKind.Equipment: anchors.AddEquipment(site, id, []); break;
            case ItemKind.Asset: anchors.AddAsset(site, id); break;
            case ItemKind.Device: anchors.AddDevice(site, id, []); break;
            case ItemKind.Segment: anchors.AddSegment(site, id); break;
            case ItemKind.Zone: anchors.AddZone(site, id); break;
            case ItemKind.Conduit: anchors.AddConduit(site, id); break;
            case ItemKind.DataSource: anchors.AddSource(site, flows, id); break;
            default: throw new ArgumentOutOfRangeException(nameof(kind), kind, null);
        }
        anchors.AddFed(site, flows, kind, id);
        anchors.Ties = anchors.SayTies(site);
        return anchors;
    }

    private IReadOnlyList<string> _flowTies = [];

    private string SayTies(SitePicture site) => string.Join(' ', [
        .. Nodes.Select(node => $"n{string.Join('<', site.Above(node.Id).Select(above => above.Id).Prepend(node.Id))}"), .. ServedNodes.Select(node => $"s{node.Id}"),
        .. ServedSegments.Select(segment => $"v{segment.Id}"), .. Marked.Select(mark => $"{mark.Key.Item1}{mark.Key.Item2}{mark.Value.Side}").Order(StringComparer.Ordinal), .. _flowTies]);

    private void AddEquipment(SitePicture site, int id, string[] path)
    {
        if (!site.Equipment.TryGetValue(id, out var node)) return;

        var anchor = new Anchor(id, [.. path, node.Name]);
        Nodes.Add(anchor);
        NodesAbove.Add(anchor);
    }

    private void AddAsset(SitePicture site, int id)
    {
        if (!site.Assets.TryGetValue(id, out var asset)) return;

        if (asset.EquipmentId is { } place) AddEquipment(site, place, [asset.Tag]);
        foreach (var device in site.DevicesOf(id)) AddDevice(site, device.Id, [asset.Tag]);
    }

    private void AddDevice(SitePicture site, int id, string[] path)
    {
        if (!site.Devices.TryGetValue(id, out var device)) return;

        string[] here = [.. path, device.Code];
        var own = new Anchor(device.EquipmentId, [.. here, site.Equipment[device.EquipmentId].Name]);
        Nodes.Add(own);
        foreach (var segmentId in device.SegmentIds)
        {
            var segment = site.Segments[segmentId];
            Cover(site, segment, here);
            if (device.Role.IsInfrastructure()) ServedSegments.Add(new Anchor(segmentId, [.. here, WordsFor(segment)]));
        }
        if (!device.Role.IsInfrastructure()) ServedNodes.Add(own);
    }

    private void AddSegment(SitePicture site, int id)
    {
        if (!site.Segments.TryGetValue(id, out var segment)) return;

        Cover(site, segment, []);
        ServedSegments.Add(new Anchor(id, [WordsFor(segment)]));
    }

    private void AddZone(SitePicture site, int id)
    {
        if (!site.Zones.TryGetValue(id, out var changed)) return;

        foreach (var around in site.ZoneAndAround(id)) Mark(ItemKind.Zone, around.Id, ScopeSide.Covering, [WordsFor(around)]);
        foreach (var within in site.ZoneAndWithin(id))
        {
            if (within.Id != id) Mark(ItemKind.Zone, within.Id, ScopeSide.Below, [WordsFor(changed), WordsFor(within)]);
            foreach (var segment in site.SegmentsIn(within.Id))
            {
                string[] here = [WordsFor(within), WordsFor(segment)];
                Mark(ItemKind.Segment, segment.Id, ScopeSide.Below, here);
                ServedSegments.Add(new Anchor(segment.Id, here));
            }
        }
    }

    private void AddConduit(SitePicture site, int id)
    {
        if (!site.Conduits.TryGetValue(id, out var conduit)) return;

        foreach (var zoneId in new[] { conduit.ZoneAId, conduit.ZoneBId })
        {
            foreach (var around in site.ZoneAndAround(zoneId)) Mark(ItemKind.Zone, around.Id, ScopeSide.Covering, [conduit.Code, WordsFor(around)]);
            foreach (var within in site.ZoneAndWithin(zoneId))
            foreach (var segment in site.SegmentsIn(within.Id))
                ServedSegments.Add(new Anchor(segment.Id, [conduit.Code, WordsFor(within), WordsFor(segment)]));
        }
    }

    /// <summary>Work on a source is work on the device it lives on, without taking that away from others; a source without one is worked on where it belongs.</summary>
    private void AddSource(SitePicture site, FlowPicture flows, int id)
    {
        if (!flows.Sources.TryGetValue(id, out var source)) return;

        if (source.DeviceId is { } deviceId && site.Devices.TryGetValue(deviceId, out var device))
        {
            string[] here = [source.Code, device.Code];
            Nodes.Add(new Anchor(device.EquipmentId, [.. here, site.Equipment[device.EquipmentId].Name]));
            foreach (var segmentId in device.SegmentIds) Cover(site, site.Segments[segmentId], here);
        }
        else if (site.Equipment.TryGetValue(source.EquipmentId, out var node)) Nodes.Add(new Anchor(node.Id, [source.Code, node.Name]));
    }

    private void AddFed(SitePicture site, FlowPicture flows, ItemKind kind, int id)
    {
        (FedNodes, _flowTies) = Scheduling.FedNodes.Of(site, flows, kind, id);
        ServedNodes.AddRange(FedNodes.Select(fed => new Anchor(fed.NodeId, fed.Path)));
    }

    private void Cover(SitePicture site, SegmentView segment, string[] path)
    {
        string[] here = [.. path, WordsFor(segment)];
        Mark(ItemKind.Segment, segment.Id, ScopeSide.Covering, here);
        foreach (var zone in site.ZoneAndAround(segment.ZoneId)) Mark(ItemKind.Zone, zone.Id, ScopeSide.Covering, [.. here, WordsFor(zone)]);
    }

    /// <summary>Covering says more than below, and a short path more than a long one.</summary>
    private void Mark(ItemKind kind, int id, ScopeSide side, string[] path)
    {
        if (Marked.TryGetValue((kind, id), out var known) && (known.Side < side || (known.Side == side && known.Path.Length <= path.Length))) return;
        Marked[(kind, id)] = new ScopeHit(side, path);
    }

    private static string WordsFor(SegmentView segment) => ItemRelations.WordsFor(segment);
    private static string WordsFor(ZoneView zone) => $"zone {zone.Code}";
}
