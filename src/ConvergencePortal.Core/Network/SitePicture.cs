using System.Collections.Frozen;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Network;

/// <summary>A site's plant and network as they are today, in memory and immutable: what impact and conflicts are computed on.</summary>
public sealed class SitePicture
{
    private readonly ILookup<int, EquipmentView> _children;
    private readonly ILookup<int, DeviceView> _devicesByEquipment;
    private readonly ILookup<int, DeviceView> _devicesBySegment;
    private readonly ILookup<int, SegmentView> _segmentsByZone;
    private readonly ILookup<int, ZoneView> _nestedZones;
    private readonly ILookup<int, ConduitView> _conduitsByZone;
    private readonly ILookup<int, DeviceView> _devicesByAsset;
    private readonly ILookup<int, AssetView> _assetsByEquipment;
    private readonly ILookup<int, DeviceView> _groupMembers;

    public SitePicture(int siteId, string siteCode, DateTimeZone zone, SiteParts parts)
    {
        (SiteId, SiteCode, TimeZone) = (siteId, siteCode, zone);
        Equipment = parts.Equipment.ToFrozenDictionary(e => e.Id);
        Devices = parts.Devices.ToFrozenDictionary(d => d.Id);
        Segments = parts.Segments.ToFrozenDictionary(s => s.Id);
        Zones = parts.Zones.ToFrozenDictionary(z => z.Id);
        Conduits = parts.Conduits.ToFrozenDictionary(c => c.Id);
        Assets = parts.Assets.ToFrozenDictionary(a => a.Id);
        _children = parts.Equipment.Where(e => e.ParentId is not null).ToLookup(e => e.ParentId!.Value);
        _devicesByEquipment = parts.Devices.ToLookup(d => d.EquipmentId);
        _devicesBySegment = parts.Devices.SelectMany(d => d.SegmentIds.Select(s => (Segment: s, Device: d))).ToLookup(p => p.Segment, p => p.Device);
        _segmentsByZone = parts.Segments.ToLookup(s => s.ZoneId);
        _nestedZones = parts.Zones.Where(z => z.ParentZoneId is not null).ToLookup(z => z.ParentZoneId!.Value);
        _devicesByAsset = parts.Devices.Where(d => d.AssetId is not null).ToLookup(d => d.AssetId!.Value);
        _assetsByEquipment = parts.Assets.Where(a => a.EquipmentId is not null).ToLookup(a => a.EquipmentId!.Value);
        _groupMembers = parts.Devices.Where(d => d.RedundancyGroupId is not null).ToLookup(d => d.RedundancyGroupId!.Value);
        RedundancyGroups = (parts.RedundancyGroups ?? []).ToFrozenDictionary(g => g.Id);
        _conduitsByZone = parts.Conduits.SelectMany(c => new[] { (Zone: c.ZoneAId, Conduit: c), (Zone: c.ZoneBId, Conduit: c) }).ToLookup(p => p.Zone, p => p.Conduit);
    }

    public int SiteId { get; }
    public string SiteCode { get; }
    public DateTimeZone TimeZone { get; }
    public FrozenDictionary<int, EquipmentView> Equipment { get; }
    public FrozenDictionary<int, DeviceView> Devices { get; }
    public FrozenDictionary<int, SegmentView> Segments { get; }
    public FrozenDictionary<int, ZoneView> Zones { get; }
    public FrozenDictionary<int, ConduitView> Conduits { get; }

    /// <summary>Assets mounted in this site, and spares mounted nowhere.</summary>
    public FrozenDictionary<int, AssetView> Assets { get; }

    public FrozenDictionary<int, RedundancyGroupView> RedundancyGroups { get; }

    public IEnumerable<EquipmentView> Children(int equipmentId) => _children[equipmentId];

    /// <summary>Devices that are built from the asset.</summary>
    public IEnumerable<DeviceView> DevicesOf(int assetId) => _devicesByAsset[assetId];

    public IEnumerable<AssetView> AssetsAt(int equipmentId) => _assetsByEquipment[equipmentId];

    /// <summary>Devices of which one must always stay untouched.</summary>
    public IEnumerable<DeviceView> MembersOf(int redundancyGroupId) => _groupMembers[redundancyGroupId];

    public IEnumerable<DeviceView> DevicesAt(int equipmentId) => _devicesByEquipment[equipmentId];
    public IEnumerable<DeviceView> DevicesOn(int segmentId) => _devicesBySegment[segmentId];
    public IEnumerable<SegmentView> SegmentsIn(int zoneId) => _segmentsByZone[zoneId];
    public IEnumerable<ConduitView> ConduitsOf(int zoneId) => _conduitsByZone[zoneId];

    /// <summary>From the parent up to the site, nearest first.</summary>
    public IEnumerable<EquipmentView> Above(int equipmentId)
    {
        for (var node = Equipment.GetValueOrDefault(equipmentId); node?.ParentId is { } parent && Equipment.TryGetValue(parent, out var above); node = above) yield return above;
    }

    /// <summary>Everything below, nearest first.</summary>
    public IEnumerable<EquipmentView> Below(int equipmentId)
    {
        var waiting = new Queue<EquipmentView>(_children[equipmentId]);
        while (waiting.TryDequeue(out var node))
        {
            yield return node;
            foreach (var child in _children[node.Id]) waiting.Enqueue(child);
        }
    }

    /// <summary>The zone and the zones it is nested in, nearest first.</summary>
    public IEnumerable<ZoneView> ZoneAndAround(int zoneId)
    {
        for (var zone = Zones.GetValueOrDefault(zoneId); zone is not null; zone = zone.ParentZoneId is { } parent ? Zones.GetValueOrDefault(parent) : null) yield return zone;
    }

    /// <summary>The zone and the zones nested in it.</summary>
    public IEnumerable<ZoneView> ZoneAndWithin(int zoneId)
    {
        var waiting = new Queue<ZoneView>(Zones.TryGetValue(zoneId, out var own) ? [own] : []);
        while (waiting.TryDequeue(out var zone))
        {
            yield return zone;
            foreach (var nested in _nestedZones[zone.Id]) waiting.Enqueue(nested);
        }
    }

    /// <summary>An infrastructure device serves every node with a device on one of its segments; any other device serves its own node.</summary>
    public IEnumerable<(EquipmentView Node, SegmentView? Through)> ServedBy(DeviceView device)
    {
        if (!device.Role.IsInfrastructure()) return [(Equipment[device.EquipmentId], null)];

        return device.SegmentIds.SelectMany(segment => DevicesOn(segment).Select(d => (Equipment[d.EquipmentId], (SegmentView?)Segments[segment]))).DistinctBy(served => served.Item1.Id);
    }

    public IEnumerable<EquipmentView> NodesOn(int segmentId) => DevicesOn(segmentId).Select(d => Equipment[d.EquipmentId]).DistinctBy(node => node.Id);

    /// <summary>A code as it is written where the site is not given: "BER:SW-PACK-01".</summary>
    public string CodeOf(string code) => $"{SiteCode}:{code}";
}

/// <summary>The rows a <see cref="SitePicture"/> is made of; every id they name is among them.</summary>
public sealed record SiteParts(IReadOnlyList<EquipmentView> Equipment, IReadOnlyList<AssetView> Assets, IReadOnlyList<DeviceView> Devices, IReadOnlyList<SegmentView> Segments,
    IReadOnlyList<ZoneView> Zones, IReadOnlyList<ConduitView> Conduits, IReadOnlyList<RedundancyGroupView>? RedundancyGroups = null);

/// <summary>An equipment node in the picture.</summary>
public sealed record EquipmentView(int Id, int? ParentId, string Path, string Name, EquipmentLevel Level, Criticality Criticality, bool IsSafetyRelated, bool IsHazardousProcess, bool IsGxpRelevant);

/// <summary>A physical asset in the picture, and where it is mounted.</summary>
public sealed record AssetView(int Id, string Tag, string Name, string AssetType, int? EquipmentId);

/// <summary>A device in the picture.</summary>
public sealed record DeviceView(int Id, string Code, string Name, DeviceRole Role, int EquipmentId, int? AssetId, RemoteAccess RemoteAccess, int? RedundancyGroupId, int? EnforcedConduitId,
    IReadOnlyList<int> SegmentIds)
{
    /// <summary>Purdue level in tenths; null where nobody said.</summary>
    public int? LevelTenths { get; init; }
}

/// <summary>A segment in the picture.</summary>
public sealed record SegmentView(int Id, string Code, string Name, int? VlanId, int ZoneId);

/// <summary>A zone in the picture.</summary>
public sealed record ZoneView(int Id, string Code, string Name, ZoneKind Kind, int? ParentZoneId, bool IsSafetyDesignated, Function Owner);

/// <summary>A conduit in the picture.</summary>
public sealed record ConduitView(int Id, string Code, string Name, int ZoneAId, int ZoneBId, Function Owner);

/// <summary>A redundancy group in the picture; its devices name it.</summary>
public sealed record RedundancyGroupView(int Id, string Code, string Name);
