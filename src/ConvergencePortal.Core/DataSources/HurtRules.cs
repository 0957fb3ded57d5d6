using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Core.DataSources;

/// <summary>A source that stops when something goes down, with the path to it.</summary>
public sealed record StoppedSource(SourceView Source, IReadOnlyList<string> Path);

/// <summary>A flow that is cut though both its ends live on.</summary>
public sealed record CutFlow(FlowView Flow, IReadOnlyList<string> Path);

/// <summary>A source or a flow that would stop, were there not another device that carries it too.</summary>
/// <param name="Name">Code of the source, or "flow F-HIST-COPY".</param>
/// <param name="Through">Code of that device.</param>
public sealed record SpareWay(string Name, string Through);

/// <summary>What of the data goes dark at once when things go down; who is hurt by it further on, the flows tell.</summary>
public sealed record Outage(IReadOnlyList<StoppedSource> Stopped, IReadOnlyList<CutFlow> Cut, IReadOnlyList<SpareWay> Spared)
{
    public bool IsNone => Stopped.Count == 0 && Cut.Count == 0;

    /// <summary>The whole way to something that flows lead to: from what goes down to the source that stops or the flow that is cut, and on as the data goes.</summary>
    /// <param name="reach">Found from this outage.</param>
    /// <param name="node">Of what was reached.</param>
    public IReadOnlyList<string> PathTo(FlowReach reach, int node)
    {
        var begun = reach.StartOf(node) is { } start ? Stopped.First(s => s.Source.Id == start).Path : Cut.First(c => c.Flow.Id == reach.CutOf(node)!.Id).Path;
        return [.. begun, .. reach.PathTo(node).Skip(1)];
    }
}

/// <summary>
/// Which sources stop and which flows are cut when something of the plant goes down. A source stops with the device it lives on. A device that enforces a conduit carries what passes that conduit;
/// any other switch, router, firewall, access point or gateway carries its segments and so every source with a device there. What another member of the redundancy group carries too goes on.
/// </summary>
public static class HurtRules
{
    public static Outage Of(SitePicture site, FlowPicture flows, params IReadOnlyCollection<(ItemKind Kind, int Id)> down)
    {
        if (flows.Sources.Count == 0) return new Outage([], [], []);

        var finder = new OutageFinder(site, flows, [.. down.SelectMany(thing => DevicesOf(site, thing))]);
        foreach (var thing in down) finder.TakeDown(thing.Kind, thing.Id);
        return finder.ToOutage();
    }

    private static IEnumerable<int> DevicesOf(SitePicture site, (ItemKind Kind, int Id) thing) => thing.Kind switch
    {
        ItemKind.Device => [thing.Id],
        ItemKind.Asset => site.DevicesOf(thing.Id).Select(device => device.Id),
        ItemKind.Equipment => site.Below(thing.Id).Select(node => node.Id).Prepend(thing.Id).SelectMany(site.DevicesAt).Select(device => device.Id),
        ItemKind.Segment or ItemKind.Zone or ItemKind.Conduit or ItemKind.DataSource => [],
        _ => throw new ArgumentOutOfRangeException(nameof(thing), thing.Kind, null),
    };

    private sealed class OutageFinder(SitePicture site, FlowPicture flows, HashSet<int> devicesDown)
    {
        private readonly Dictionary<int, StoppedSource> _stopped = [];
        private readonly Dictionary<int, CutFlow> _cut = [];
        private readonly Dictionary<string, SpareWay> _spared = [];

        public Outage ToOutage()
        {
            var cut = _cut.Values.Where(flow => !_stopped.ContainsKey(flow.Flow.FromId)).OrderBy(flow => flow.Flow.Code, StringComparer.OrdinalIgnoreCase).ToList();
            var gone = _stopped.Values.Select(s => s.Source.Code).Concat(_cut.Values.Select(c => Name(c.Flow))).ToHashSet();
            return new Outage([.. _stopped.Values.OrderBy(s => s.Path.Count).ThenBy(s => s.Source.Code, StringComparer.OrdinalIgnoreCase)], cut,
                [.. _spared.Values.Where(spare => !gone.Contains(spare.Name)).OrderBy(spare => spare.Name, StringComparer.OrdinalIgnoreCase)]);
        }

        public void TakeDown(ItemKind kind, int id)
        {
            switch (kind)
            {
                case ItemKind.DataSource: if (flows.Sources.TryGetValue(id, out var source)) Stop(source, [], null); break;
                case ItemKind.Device: TakeDevice(id, []); break;
                case ItemKind.Asset: foreach (var device in site.DevicesOf(id)) TakeDevice(device.Id, site.Assets.TryGetValue(id, out var asset) ? [asset.Tag] : []); break;
                case ItemKind.Equipment: TakeEquipment(id); break;
                case ItemKind.Segment: if (site.Segments.TryGetValue(id, out var segment)) TakeSegment(segment, [], null); break;
                case ItemKind.Conduit: TakeConduit(id, [], null); break;
                case ItemKind.Zone: TakeZone(id); break;
                default: throw new ArgumentOutOfRangeException(nameof(kind), kind, null);
            }
        }

        private void TakeEquipment(int id)
        {
            if (!site.Equipment.TryGetValue(id, out var changed)) return;

            foreach (var node in site.Below(id).Prepend(changed))
            foreach (var device in site.DevicesAt(node.Id)) TakeDevice(device.Id, node.Id == id ? [changed.Name] : [changed.Name, node.Name]);
        }

        /// <summary>A device that the plant no longer has still says which sources lived on it.</summary>
        private void TakeDevice(int id, string[] path)
        {
            var device = site.Devices.GetValueOrDefault(id);
            string[] here = device is null ? path : [.. path, device.Code];
            foreach (var source in flows.On(id)) Stop(source, here, null);
            if (device is null || !device.Role.CarriesTraffic()) return;

            if (device.EnforcedConduitId is { } conduit) TakeConduit(conduit, here, Peer(device, other => other.EnforcedConduitId == conduit));
            else
                foreach (var segment in device.SegmentIds) TakeSegment(site.Segments[segment], here, Peer(device, other => other.SegmentIds.Contains(segment)));
        }

        private void TakeZone(int id)
        {
            foreach (var zone in site.ZoneAndWithin(id))
            {
                string[] here = [$"zone {zone.Code}"];
                foreach (var segment in site.SegmentsIn(zone.Id)) TakeSegment(segment, here, null);
                foreach (var conduit in site.ConduitsOf(zone.Id)) TakeConduit(conduit.Id, here, null);
            }
        }

        private void TakeSegment(SegmentView segment, string[] path, string? spare)
        {
            string[] here = [.. path, segment.VlanId is { } vlan ? $"segment VLAN {vlan}" : $"segment {segment.Code}"];
            foreach (var device in site.DevicesOn(segment.Id))
            foreach (var source in flows.On(device.Id)) Stop(source, [.. here, .. path.Contains(device.Code) ? Array.Empty<string>() : [device.Code]], spare);
        }

        private void TakeConduit(int id, string[] path, string? spare)
        {
            if (!site.Conduits.TryGetValue(id, out var conduit)) return;

            foreach (var flow in flows.Through(id))
                if (spare is not null) _spared.TryAdd(Name(flow), new SpareWay(Name(flow), spare));
                else _cut.TryAdd(flow.Id, new CutFlow(flow, [.. path, conduit.Code, Name(flow)]));
        }

        /// <summary>Of several ways the shortest is told, and of two as short the first.</summary>
        private void Stop(SourceView source, string[] path, string? spare)
        {
            if (spare is not null) _spared.TryAdd(source.Code, new SpareWay(source.Code, spare));
            else if (!_stopped.TryGetValue(source.Id, out var known) || path.Length + 1 < known.Path.Count) _stopped[source.Id] = new StoppedSource(source, [.. path, source.Code]);
        }

        /// <summary>Another member of the redundancy group that stays up and does the same; null when there is none.</summary>
        private string? Peer(DeviceView device, Func<DeviceView, bool> doesTheSame) => device.RedundancyGroupId is { } group
            ? site.MembersOf(group).Where(other => !devicesDown.Contains(other.Id) && doesTheSame(other)).Select(other => other.Code).Order(StringComparer.OrdinalIgnoreCase).FirstOrDefault()
            : null;

        private static string Name(FlowView flow) => $"flow {flow.Code}";
    }
}
