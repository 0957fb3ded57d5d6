using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Changes;

/// <summary>What the items of a change are to the policy, worked out once: sets as bits, so that many rows are judged quickly. The same for every change of the same items.</summary>
internal sealed class PolicySubject
{
    private PolicySubject(AgreementFacts facts)
    {
        (Site, Flows, Missing) = (facts.Site, facts.Flows, facts.Missing);
        foreach (var item in facts.Impact.Items) Add(item);
        foreach (var item in facts.Missing) KindBits |= Bit((int)item.Kind);
        // What a vanished item touched nobody can say; a vanished asset may have been a device.
        IsReachUnknown = facts.Missing.Count > 0;
        IsDataUnknown = IsReachUnknown && (facts.Flows.Sources.Count > 0 || facts.Missing.Any(item => item.Kind == ItemKind.DataSource));
        AreDevicesUnknown = facts.Missing.Any(item => item.Kind is ItemKind.Device or ItemKind.Asset);
        NodeTexts = NumberTexts(node => (node.Node.Name, node.Relation == Relation.Served ? 1 : 0));
        NodeNames = NumberTexts(node => (node.Node.Name, 0));
        NodeCriticalities = NumberTexts(node => (node.Node.Name, (int)node.Node.Criticality));
        Shapes = [.. Nodes.Select(node => node.Shape)];
        NodeShapes = [.. Shapes.Distinct()];
        ZoneShapes = [.. Zones.Select(zone => (Bit((int)zone.Kind), zone.IsSafetyDesignated)).Distinct()];
        DeviceShapes = [.. Devices.Select(device => (Bit((int)device.Device.Role), device.Device.RemoteAccess == RemoteAccess.Direct)).Distinct()];
    }

    public SitePicture Site { get; }
    public FlowPicture Flows { get; }
    public IReadOnlyList<MissingItem> Missing { get; }
    public uint KindBits { get; private set; }
    public List<AffectedItem> Changed { get; } = [];
    public List<TouchedNode> Nodes { get; } = [];
    public List<ZoneView> Zones { get; } = [];
    public List<(AffectedItem Item, DeviceView Device)> Devices { get; } = [];
    /// <summary>Data sources that are changed themselves or stop; those that only get less data are not among them.</summary>
    public List<(AffectedItem Item, SourceView Source)> Data { get; } = [];

    /// <summary>One for each touched node, in its order.</summary>
    public NodeShape[] Shapes { get; }

    public NodeShape[] NodeShapes { get; }

    /// <summary>For each touched node the first one that is spoken of in the same words: people need not read a sentence twice.</summary>
    public int[] NodeTexts { get; }

    /// <summary>The same where a sentence says what the equipment is, not how it is touched.</summary>
    public int[] NodeNames { get; }

    /// <summary>The same where the sentence says its criticality.</summary>
    public int[] NodeCriticalities { get; }

    public (uint Kind, bool IsSafety)[] ZoneShapes { get; }
    public (uint Role, bool IsDirect)[] DeviceShapes { get; }
    public bool IsReachUnknown { get; }
    public bool AreDevicesUnknown { get; }
    public bool IsDataUnknown { get; }

    public static PolicySubject Of(AgreementFacts facts) => new(facts);

    public static uint Bit(int value) => 1u << value;

    public static uint Bits<T>(IEnumerable<T> values) where T : struct, Enum => values.Aggregate(0u, (bits, value) => bits | Bit(Convert.ToInt32(value, null)));

    private int[] NumberTexts(Func<TouchedNode, (string, int)> keyOf)
    {
        var first = new Dictionary<(string, int), int>(Nodes.Count);
        var texts = new int[Nodes.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            var key = keyOf(Nodes[i]);
            first.TryAdd(key, i);
            texts[i] = first[key];
        }
        return texts;
    }

    private void Add(AffectedItem item)
    {
        if (item.Relation == Relation.Changed)
        {
            KindBits |= Bit((int)item.Kind);
            Changed.Add(item);
            if (item.Kind == ItemKind.Device && Site.Devices.TryGetValue(item.TargetId, out var device)) Devices.Add((item, device));
        }
        if (item is { Kind: ItemKind.DataSource, Relation: Relation.Changed or Relation.Served } && Flows.Sources.TryGetValue(item.TargetId, out var source)) Data.Add((item, source));
        if (item.Kind == ItemKind.Zone && Site.Zones.TryGetValue(item.TargetId, out var zone)) Zones.Add(zone);
        // What is above a changed item stands in the picture, but its flags are about its other parts.
        if (item.Kind == ItemKind.Equipment && item.Relation is Relation.Changed or Relation.CarriedBy or Relation.Below or Relation.Served && Site.Equipment.TryGetValue(item.TargetId, out var node))
            Nodes.Add(new TouchedNode(node, item.Relation));
    }
}

/// <summary>A piece of equipment that a change touches.</summary>
internal readonly record struct TouchedNode(EquipmentView Node, Relation Relation)
{
    public NodeShape Shape => new(
        PolicySubject.Bit((int)Node.Criticality), PolicySubject.Bit((int)Node.Level),
        (Node.IsHazardousProcess ? PolicySubject.Bit((int)EquipmentFlag.HazardousProcess) : 0) | (Node.IsGxpRelevant ? PolicySubject.Bit((int)EquipmentFlag.GxpRelevant) : 0)
            | (Node.IsSafetyRelated ? PolicySubject.Bit((int)EquipmentFlag.SafetyRelated) : 0),
        Relation == Relation.Changed, Node.Level > EquipmentLevel.Area);
}

/// <summary>What of a piece of equipment conditions look at; equipment of one shape answers every row alike.</summary>
internal readonly record struct NodeShape(uint Criticality, uint Level, uint Flags, bool IsChanged, bool IsBelowArea);
