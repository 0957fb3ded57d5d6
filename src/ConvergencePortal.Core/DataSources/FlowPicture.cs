using System.Collections.Frozen;

namespace ConvergencePortal.Core.DataSources;

/// <summary>The data sources and flows of a site as they are today, in memory and immutable, beside the picture of its plant and network. Retired sources are not in it.</summary>
public sealed class FlowPicture
{
    private readonly ILookup<int, SourceView> _byDevice;
    private readonly ILookup<int, SourceView> _byEquipment;
    private readonly ILookup<int, FlowView> _byConduit;

    public FlowPicture(IReadOnlyList<SourceView> sources, IReadOnlyList<FlowView> flows)
    {
        Sources = sources.ToFrozenDictionary(source => source.Id);
        Graph = new FlowGraph(sources, flows);
        Flows = Graph.Flows.ToFrozenDictionary(flow => flow.Id);
        Needed = new FlowGraph(sources, Graph.Flows.Where(flow => flow.IsNeededToRun));
        _byDevice = sources.Where(source => source.DeviceId is not null).ToLookup(source => source.DeviceId!.Value);
        _byEquipment = sources.ToLookup(source => source.EquipmentId);
        _byConduit = Graph.Flows.Where(flow => flow.ConduitId is not null).ToLookup(flow => flow.ConduitId!.Value);
    }

    /// <summary>Of a plant that has cataloged no data.</summary>
    public static FlowPicture None { get; } = new([], []);

    public FrozenDictionary<int, SourceView> Sources { get; }
    public FrozenDictionary<int, FlowView> Flows { get; }
    public FlowGraph Graph { get; }

    /// <summary>Only the flows that production needs: conflicts follow no others (decision 0019).</summary>
    public FlowGraph Needed { get; }

    /// <summary>Sources that live on the device.</summary>
    public IEnumerable<SourceView> On(int deviceId) => _byDevice[deviceId];

    /// <summary>Sources that describe the node itself.</summary>
    public IEnumerable<SourceView> Describing(int equipmentId) => _byEquipment[equipmentId];

    /// <summary>Flows that pass the conduit.</summary>
    public IEnumerable<FlowView> Through(int conduitId) => _byConduit[conduitId];
}
