using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>A node that cannot produce without data which a changed item takes away.</summary>
/// <param name="Source">The source on the node that gets the data.</param>
/// <param name="Path">From the item over sources and flows to the node.</param>
internal sealed record FedNode(int NodeId, int SourceId, string[] Path);

/// <summary>Follows, from what a change takes off the network, the flows that production needs, and no others (decision 0019).</summary>
internal static class FedNodes
{
    /// <summary>Every source that is fed, by the shortest way; and the flows that were followed, as text that differs when one of them does.</summary>
    public static (IReadOnlyList<FedNode> Nodes, IReadOnlyList<string> Ties) Of(SitePicture site, FlowPicture flows, ItemKind kind, int id)
    {
        // Work on a piece of equipment does not by itself take its controllers off the network; a change that does so names them.
        if (flows.Needed.Flows.Count == 0 || kind == ItemKind.Equipment) return ([], []);

        var outage = HurtRules.Of(site, flows, (kind, id));
        if (outage.IsNone) return ([], []);

        var reach = flows.Needed.WhoIsHurt(outage.Stopped.Select(s => s.Source.Id), outage.Cut.Select(c => c.Flow.Id));
        var (nodes, ties) = (new List<FedNode>(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var reached in reach.Sources.Where(reached => site.Equipment.ContainsKey(reached.Source.EquipmentId)))
        {
            var node = site.Equipment[reached.Source.EquipmentId];
            foreach (var flow in reach.FlowsTo(reached)) ties.Add($"f{flow.Id}:{flow.FromId}>{flow.ToId}");
            nodes.Add(new FedNode(node.Id, reached.Source.Id, [.. outage.PathTo(reach, reached.Node), node.Name]));
        }
        return (nodes, [.. ties]);
    }
}
