using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Core.Changes;

/// <summary>What a change touches: below and above in the hierarchy, on the same segment, served through the network, zones and conduits crossed, data that stops and who gets it.</summary>
public static class ImpactRules
{
    /// <param name="flows">The site's data; null for a site that has cataloged none.</param>
    public static Impact Of(SitePicture site, IEnumerable<ChangeItem> items, FlowPicture? flows = null)
    {
        var found = new ImpactFinder(site, flows ?? FlowPicture.None);
        var named = items.ToList();
        foreach (var item in named) found.Follow(item);
        found.FollowData(named);
        return found.ToImpact();
    }

    /// <summary>The same without the data that stops and who gets it, which costs most to follow: for lists, which show only where.</summary>
    public static Impact PlacesOf(SitePicture site, IEnumerable<ChangeItem> items, FlowPicture flows)
    {
        var found = new ImpactFinder(site, flows);
        foreach (var item in items) found.Follow(item);
        return found.ToImpact();
    }

    private sealed class ImpactFinder(SitePicture site, FlowPicture flows)
    {
        private readonly Dictionary<(ItemKind, int), AffectedItem> _found = [];
        private IReadOnlyList<MissedData> _people = [];

        public Impact ToImpact() => new([.. _found.Values.OrderBy(i => i.Relation != Relation.Changed).ThenBy(i => i.Path.Count).ThenBy(i => i.Kind).ThenBy(i => i.Label, StringComparer.OrdinalIgnoreCase)]) { People = _people };

        public void Follow(ChangeItem item)
        {
            switch (item.Kind)
            {
                case ItemKind.Equipment when site.Equipment.TryGetValue(item.TargetId, out var node): FollowEquipment(node, Relation.Changed, []); break;
                case ItemKind.Asset when site.Assets.TryGetValue(item.TargetId, out var asset): FollowAsset(asset); break;
                case ItemKind.Device when site.Devices.TryGetValue(item.TargetId, out var device): FollowDevice(device, Relation.Changed, []); break;
                case ItemKind.Segment when site.Segments.TryGetValue(item.TargetId, out var segment): FollowSegment(segment, Relation.Changed, []); break;
                case ItemKind.Zone when site.Zones.TryGetValue(item.TargetId, out var zone): FollowZone(zone); break;
                case ItemKind.Conduit when site.Conduits.TryGetValue(item.TargetId, out var conduit): FollowConduit(conduit); break;
                case ItemKind.DataSource when flows.Sources.TryGetValue(item.TargetId, out var source): FollowSource(source); break;
                // Taken out of the plant since it was named: the item stays on the record, and touches nothing any more.
                case ItemKind.Equipment or ItemKind.Asset or ItemKind.Device or ItemKind.Segment or ItemKind.Zone or ItemKind.Conduit or ItemKind.DataSource: break;
                default: throw new ArgumentOutOfRangeException(nameof(item), item.Kind, null);
            }
        }

        /// <summary>
        /// What goes dark at once works through what is changed; what the flows lead to from there gets data from it. Work on equipment leaves its controllers on the network: it touches
        /// the sources that describe the changed node or live there, and those further below only as things below it.
        /// </summary>
        public void FollowData(IReadOnlyList<ChangeItem> items)
        {
            if (flows.Sources.Count == 0) return;

            foreach (var item in items.Where(item => item.Kind == ItemKind.Equipment && site.Equipment.ContainsKey(item.TargetId))) AddDataAt(site.Equipment[item.TargetId]);
            var outage = HurtRules.Of(site, flows, [.. items.Where(item => item.Kind != ItemKind.Equipment).Select(item => (item.Kind, item.TargetId))]);
            foreach (var (source, path) in outage.Stopped) AddSource(source, Relation.Served, path);
            var reach = flows.Graph.WhoIsHurt(outage.Stopped.Select(s => s.Source.Id), outage.Cut.Select(c => c.Flow.Id));
            foreach (var reached in reach.Sources) AddSource(reached.Source, Relation.Feeds, outage.PathTo(reach, reached.Node));
            _people = [.. reach.Consumers.Select(reached => new MissedData(reached.Consumer, outage.PathTo(reach, reached.Node)))];
        }

        private void AddDataAt(EquipmentView node)
        {
            foreach (var source in flows.Describing(node.Id).Concat(site.DevicesAt(node.Id).SelectMany(device => flows.On(device.Id)))) AddSource(source, Relation.Served, [node.Name, source.Code]);
            foreach (var below in site.Below(node.Id))
            foreach (var source in site.DevicesAt(below.Id).SelectMany(device => flows.On(device.Id))) AddSource(source, Relation.Below, [node.Name, below.Name, source.Code]);
        }

        private void AddSource(SourceView source, Relation relation, IReadOnlyList<string> path) =>
            Add(ItemKind.DataSource, source.Id, site.CodeOf(source.Code), source.Name, relation, [.. path]);

        private void FollowSource(SourceView source)
        {
            AddSource(source, Relation.Changed, [source.Code]);
            if (source.DeviceId is { } deviceId && site.Devices.TryGetValue(deviceId, out var device))
            {
                string[] here = [source.Code, device.Code];
                Add(ItemKind.Device, device.Id, site.CodeOf(device.Code), device.Name, Relation.CarriedBy, here);
                foreach (var segment in device.SegmentIds) AddSegmentAndZones(site.Segments[segment], Relation.Crossed, here);
            }
            if (!site.Equipment.TryGetValue(source.EquipmentId, out var node)) return;

            Add(ItemKind.Equipment, node.Id, node.Path, node.Name, Relation.CarriedBy, [source.Code, node.Name]);
            foreach (var above in site.Above(node.Id)) Add(ItemKind.Equipment, above.Id, above.Path, above.Name, Relation.Above, [source.Code, node.Name, above.Name]);
        }

        private void FollowEquipment(EquipmentView node, Relation relation, string[] path)
        {
            string[] here = [.. path, node.Name];
            Add(ItemKind.Equipment, node.Id, node.Path, node.Name, relation, here);
            foreach (var above in site.Above(node.Id)) Add(ItemKind.Equipment, above.Id, above.Path, above.Name, Relation.Above, [.. here, above.Name]);
            AddDevicesAt(node, here);
            foreach (var below in site.Below(node.Id))
            {
                string[] there = [.. here, below.Name];
                Add(ItemKind.Equipment, below.Id, below.Path, below.Name, Relation.Below, there);
                AddDevicesAt(below, there);
            }
        }

        private void AddDevicesAt(EquipmentView node, string[] path)
        {
            foreach (var device in site.DevicesAt(node.Id)) Add(ItemKind.Device, device.Id, site.CodeOf(device.Code), device.Name, Relation.Below, [.. path, device.Code]);
        }

        private void FollowAsset(AssetView asset)
        {
            Add(ItemKind.Asset, asset.Id, asset.Tag, asset.Name, Relation.Changed, [asset.Tag]);
            if (asset.EquipmentId is { } place) FollowEquipment(site.Equipment[place], Relation.CarriedBy, [asset.Tag]);
            foreach (var device in site.Devices.Values.Where(d => d.AssetId == asset.Id)) FollowDevice(device, Relation.Changed, [asset.Tag]);
        }

        private void FollowDevice(DeviceView device, Relation relation, string[] path)
        {
            string[] here = [.. path, device.Code];
            Add(ItemKind.Device, device.Id, site.CodeOf(device.Code), device.Name, relation, here);
            var own = site.Equipment[device.EquipmentId];
            Add(ItemKind.Equipment, own.Id, own.Path, own.Name, Relation.CarriedBy, [.. here, own.Name]);
            foreach (var above in site.Above(own.Id)) Add(ItemKind.Equipment, above.Id, above.Path, above.Name, Relation.Above, [.. here, own.Name, above.Name]);

            foreach (var segmentId in device.SegmentIds)
            {
                var segment = site.Segments[segmentId];
                if (device.Role.IsInfrastructure())
                {
                    FollowSegment(segment, Relation.Crossed, here);
                    continue;
                }
                AddSegmentAndZones(segment, Relation.Crossed, here);
                foreach (var other in site.DevicesOn(segmentId).Where(d => d.Id != device.Id))
                    Add(ItemKind.Device, other.Id, site.CodeOf(other.Code), other.Name, Relation.SameSegment, [.. here, WordsFor(segment), other.Code]);
            }
            if (device.EnforcedConduitId is { } enforced && site.Conduits.TryGetValue(enforced, out var conduit))
                Add(ItemKind.Conduit, conduit.Id, site.CodeOf(conduit.Code), conduit.Name, Relation.Crossed, [.. here, conduit.Code]);
        }

        private void FollowSegment(SegmentView segment, Relation relation, string[] path)
        {
            string[] here = AddSegmentAndZones(segment, relation, path);
            foreach (var device in site.DevicesOn(segment.Id))
            {
                Add(ItemKind.Device, device.Id, site.CodeOf(device.Code), device.Name, Relation.SameSegment, [.. here, device.Code]);
                var node = site.Equipment[device.EquipmentId];
                Add(ItemKind.Equipment, node.Id, node.Path, node.Name, Relation.Served, [.. here, node.Name]);
            }
        }

        private string[] AddSegmentAndZones(SegmentView segment, Relation relation, string[] path)
        {
            string[] here = [.. path, WordsFor(segment)];
            Add(ItemKind.Segment, segment.Id, site.CodeOf(segment.Code), segment.Name, relation, here);
            foreach (var zone in site.ZoneAndAround(segment.ZoneId)) Add(ItemKind.Zone, zone.Id, site.CodeOf(zone.Code), zone.Name, Relation.Crossed, [.. here, $"zone {zone.Code}"]);
            return here;
        }

        private void FollowZone(ZoneView changed)
        {
            foreach (var zone in site.ZoneAndWithin(changed.Id))
            {
                string[] here = zone.Id == changed.Id ? [$"zone {zone.Code}"] : [$"zone {changed.Code}", $"zone {zone.Code}"];
                Add(ItemKind.Zone, zone.Id, site.CodeOf(zone.Code), zone.Name, zone.Id == changed.Id ? Relation.Changed : Relation.Below, here);
                foreach (var segment in site.SegmentsIn(zone.Id)) FollowSegment(segment, Relation.Crossed, here);
                foreach (var conduit in site.ConduitsOf(zone.Id)) Add(ItemKind.Conduit, conduit.Id, site.CodeOf(conduit.Code), conduit.Name, Relation.Crossed, [.. here, conduit.Code]);
            }
        }

        private void FollowConduit(ConduitView conduit)
        {
            string[] here = [$"conduit {conduit.Code}"];
            Add(ItemKind.Conduit, conduit.Id, site.CodeOf(conduit.Code), conduit.Name, Relation.Changed, here);
            foreach (var device in site.Devices.Values.Where(d => d.EnforcedConduitId == conduit.Id))
                Add(ItemKind.Device, device.Id, site.CodeOf(device.Code), device.Name, Relation.Crossed, [.. here, device.Code]);
            foreach (var zoneId in new[] { conduit.ZoneAId, conduit.ZoneBId })
            {
                var zone = site.Zones[zoneId];
                Add(ItemKind.Zone, zone.Id, site.CodeOf(zone.Code), zone.Name, Relation.Crossed, [.. here, $"zone {zone.Code}"]);
                foreach (var segment in site.SegmentsIn(zoneId)) FollowSegment(segment, Relation.Crossed, [.. here, $"zone {zone.Code}"]);
            }
        }

        /// <summary>
        /// What says more wins: "changed" over everything, everything over "above", whose flags nobody asks about. Else the shorter path does, and of two as long the first.
        /// </summary>
        private void Add(ItemKind kind, int id, string label, string name, Relation relation, string[] path)
        {
            if (_found.TryGetValue((kind, id), out var known)
                && (Weight(known.Relation) > Weight(relation) || (Weight(known.Relation) == Weight(relation) && known.Path.Count <= path.Length))) return;
            _found[(kind, id)] = new AffectedItem(kind, id, label, name, relation, path);
        }

        private static int Weight(Relation relation) => relation switch
        {
            Relation.Changed => 2,
            Relation.CarriedBy or Relation.Below or Relation.SameSegment or Relation.Served or Relation.Crossed => 1,
            Relation.Above or Relation.Feeds => 0,
            _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, null),
        };

        private static string WordsFor(SegmentView segment) => segment.VlanId is { } vlan ? $"segment {segment.Code} (VLAN {vlan})" : $"segment {segment.Code}";
    }
}
