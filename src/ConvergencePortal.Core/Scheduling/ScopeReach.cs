using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>Which scopes of windows concern a changed item, each with the path from the item to it.</summary>
/// <param name="Covering">The item and everything above or around it: maintenance, freeze, production and holidays there count.</param>
/// <param name="Below">Everything below: freezes and production there count too, maintenance does not help.</param>
/// <param name="Served">What is reached through the network: production there counts.</param>
public sealed record ScopeReach(IReadOnlyDictionary<(ItemKind, int), string[]> Covering, IReadOnlyDictionary<(ItemKind, int), string[]> Below,
    IReadOnlyDictionary<(ItemKind, int), string[]> Served)
{
    public static ScopeReach Of(SitePicture site, ChangedItem item)
    {
        var walk = new Walk(site);
        switch (item.Kind)
        {
            case ItemKind.Equipment: walk.Equipment(item.TargetId, []); break;
            case ItemKind.Asset: walk.Asset(item.TargetId); break;
            case ItemKind.Device: walk.Device(item.TargetId, []); break;
            case ItemKind.Segment: walk.Segment(item.TargetId); break;
            case ItemKind.Zone: walk.Zone(item.TargetId); break;
            case ItemKind.Conduit: walk.Conduit(item.TargetId); break;
            default: throw new ArgumentOutOfRangeException(nameof(item), item.Kind, null);
        }
        return new ScopeReach(walk.Covering, walk.Below, walk.Served);
    }

    private sealed class Walk(SitePicture site)
    {
        public Dictionary<(ItemKind, int), string[]> Covering { get; } = [];
        public Dictionary<(ItemKind, int), string[]> Below { get; } = [];
        public Dictionary<(ItemKind, int), string[]> Served { get; } = [];

        public void Equipment(int id, string[] path)
        {
            if (!site.Equipment.TryGetValue(id, out var node)) return;

            CoverNode(node, path);
            foreach (var below in site.Below(id)) Keep(Below, (ItemKind.Equipment, below.Id), [.. path, node.Name, below.Name]);
        }

        public void Asset(int id)
        {
            if (!site.Assets.TryGetValue(id, out var asset)) return;

            if (asset.EquipmentId is { } place) Equipment(place, [asset.Tag]);
            foreach (var device in site.Devices.Values.Where(d => d.AssetId == id)) Device(device.Id, [asset.Tag]);
        }

        public void Device(int id, string[] path)
        {
            if (!site.Devices.TryGetValue(id, out var device)) return;

            string[] here = [.. path, device.Code];
            CoverNode(site.Equipment[device.EquipmentId], here);
            foreach (var segment in device.SegmentIds) CoverSegment(site.Segments[segment], here);
            foreach (var (node, through) in site.ServedBy(device)) Serve(node, through is null ? here : [.. here, WordsFor(through)]);
        }

        public void Segment(int id)
        {
            if (!site.Segments.TryGetValue(id, out var segment)) return;

            CoverSegment(segment, []);
            foreach (var node in site.NodesOn(id)) Serve(node, [WordsFor(segment)]);
        }

        public void Zone(int id)
        {
            if (!site.Zones.TryGetValue(id, out var changed)) return;

            foreach (var around in site.ZoneAndAround(id)) Keep(Covering, (ItemKind.Zone, around.Id), [WordsFor(around)]);
            foreach (var within in site.ZoneAndWithin(id))
            {
                if (within.Id != id) Keep(Below, (ItemKind.Zone, within.Id), [WordsFor(changed), WordsFor(within)]);
                foreach (var segment in site.SegmentsIn(within.Id))
                {
                    string[] here = [WordsFor(within), WordsFor(segment)];
                    Keep(Below, (ItemKind.Segment, segment.Id), here);
                    foreach (var node in site.NodesOn(segment.Id)) Serve(node, here);
                }
            }
        }

        public void Conduit(int id)
        {
            if (!site.Conduits.TryGetValue(id, out var conduit)) return;

            foreach (var zoneId in new[] { conduit.ZoneAId, conduit.ZoneBId })
            {
                foreach (var around in site.ZoneAndAround(zoneId)) Keep(Covering, (ItemKind.Zone, around.Id), [conduit.Code, WordsFor(around)]);
                foreach (var within in site.ZoneAndWithin(zoneId))
                foreach (var segment in site.SegmentsIn(within.Id))
                foreach (var node in site.NodesOn(segment.Id))
                    Serve(node, [conduit.Code, WordsFor(within), WordsFor(segment)]);
            }
        }

        private void CoverNode(EquipmentView node, string[] path)
        {
            Keep(Covering, (ItemKind.Equipment, node.Id), [.. path, node.Name]);
            foreach (var above in site.Above(node.Id)) Keep(Covering, (ItemKind.Equipment, above.Id), [.. path, node.Name, above.Name]);
        }

        private void CoverSegment(SegmentView segment, string[] path)
        {
            string[] here = [.. path, WordsFor(segment)];
            Keep(Covering, (ItemKind.Segment, segment.Id), here);
            foreach (var zone in site.ZoneAndAround(segment.ZoneId)) Keep(Covering, (ItemKind.Zone, zone.Id), [.. here, WordsFor(zone)]);
        }

        /// <summary>Production of a served node, of any node above it or below it, is reached.</summary>
        private void Serve(EquipmentView node, string[] path)
        {
            string[] here = [.. path, node.Name];
            Keep(Served, (ItemKind.Equipment, node.Id), here);
            foreach (var above in site.Above(node.Id)) Keep(Served, (ItemKind.Equipment, above.Id), [.. here, above.Name]);
            foreach (var below in site.Below(node.Id)) Keep(Served, (ItemKind.Equipment, below.Id), [.. here, below.Name]);
        }

        /// <summary>The shortest path is the one that people recognize; of two as short the first.</summary>
        private static void Keep(Dictionary<(ItemKind, int), string[]> reached, (ItemKind, int) scope, string[] path)
        {
            if (!reached.TryGetValue(scope, out var known) || path.Length < known.Length) reached[scope] = path;
        }

        private static string WordsFor(SegmentView segment) => segment.VlanId is { } vlan ? $"segment VLAN {vlan}" : $"segment {segment.Code}";
        private static string WordsFor(ZoneView zone) => $"zone {zone.Code}";
    }
}
