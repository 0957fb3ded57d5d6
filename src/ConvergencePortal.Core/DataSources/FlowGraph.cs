namespace ConvergencePortal.Core.DataSources;

/// <summary>
/// Sources, the people who use data, and the flows between them as numbers, built once and never changed. Whatever follows flows visits everything once, nearest first, so circles are harmless
/// and the way that is told is a shortest one. Safe for several threads.
/// </summary>
public sealed class FlowGraph
{
    private readonly Dictionary<int, int> _nodeOf;
    private readonly Dictionary<int, int> _flowOf;
    private readonly int[] _from, _to;
    private readonly Neighbors _out, _in;

    /// <summary>Flows that name a source which is not given are left out.</summary>
    public FlowGraph(IReadOnlyList<SourceView> sources, IEnumerable<FlowView> flows)
    {
        Sources = sources;
        _nodeOf = new Dictionary<int, int>(sources.Count);
        for (var i = 0; i < sources.Count; i++) _nodeOf[sources[i].Id] = i;
        var consumers = new Dictionary<(int, string), int>();
        var people = new List<FlowConsumer>();
        Flows = [.. flows.Where(flow => _nodeOf.ContainsKey(flow.FromId) && (flow.ToId is { } to ? _nodeOf.ContainsKey(to) : flow.Consumer is not null))];
        (_from, _to) = (new int[Flows.Count], new int[Flows.Count]);
        _flowOf = new Dictionary<int, int>(Flows.Count);
        for (var i = 0; i < Flows.Count; i++)
        {
            _flowOf[Flows[i].Id] = i;
            (_from[i], _to[i]) = (_nodeOf[Flows[i].FromId], Flows[i].ToId is { } to ? _nodeOf[to] : ConsumerOf(Flows[i]));
        }
        Consumers = people;
        (_out, _in) = (Neighbors.Of(_from, NodeCount), Neighbors.Of(_to, NodeCount));

        int ConsumerOf(FlowView flow)
        {
            var key = ((int)flow.Consumer!.Value, (flow.Who ?? "").Trim().ToUpperInvariant());
            if (consumers.TryGetValue(key, out var node)) return node;

            people.Add(new FlowConsumer(flow.Consumer.Value, flow.Who));
            return consumers[key] = sources.Count + people.Count - 1;
        }
    }

    public IReadOnlyList<SourceView> Sources { get; }
    public IReadOnlyList<FlowConsumer> Consumers { get; }
    public IReadOnlyList<FlowView> Flows { get; }

    internal int NodeCount => Sources.Count + Consumers.Count;

    /// <summary>Every source and everybody who gets data, directly or over other sources, from the sources that stop or by the flows that are cut. What stops itself is not among them.</summary>
    public FlowReach WhoIsHurt(IEnumerable<int> stopped, IEnumerable<int>? cut = null) => Search(stopped, cut ?? [], _out, _to);

    /// <summary>Every source from which data gets to these, directly or over other sources.</summary>
    public FlowReach Upstream(IEnumerable<int> sources) => Search(sources, [], _in, _from);

    private FlowReach Search(IEnumerable<int> starts, IEnumerable<int> cut, Neighbors neighbors, int[] ends)
    {
        var cameBy = new int[NodeCount];
        Array.Fill(cameBy, FlowReach.NotReached);
        var order = new List<int>();
        foreach (var node in starts.Where(_nodeOf.ContainsKey).Select(id => _nodeOf[id]).Order())
            if (cameBy[node] == FlowReach.NotReached) Take(node, FlowReach.Start);
        var begun = order.Count;
        foreach (var flow in cut.Where(_flowOf.ContainsKey).Select(id => _flowOf[id]).Order())
            if (cameBy[ends[flow]] == FlowReach.NotReached) Take(ends[flow], flow + FlowReach.Cut);
        for (var next = 0; next < order.Count; next++)
            foreach (var flow in neighbors.Of(order[next]))
                if (cameBy[ends[flow]] == FlowReach.NotReached) Take(ends[flow], flow);
        return new FlowReach(this, cameBy, order.GetRange(begun, order.Count - begun), isDownstream: ReferenceEquals(neighbors, _out));

        void Take(int node, int by)
        {
            cameBy[node] = by;
            order.Add(node);
        }
    }

    internal int OtherEnd(int flow, bool isDownstream) => isDownstream ? _from[flow] : _to[flow];

    internal string NameOf(int node) => node < Sources.Count ? Sources[node].Code : Consumers[node - Sources.Count].Words;

    /// <summary>The flows at each node, in one array.</summary>
    private sealed class Neighbors(int[] first, int[] flows)
    {
        public ReadOnlySpan<int> Of(int node) => flows.AsSpan(first[node], first[node + 1] - first[node]);

        public static Neighbors Of(int[] nodeOfFlow, int nodes)
        {
            var first = new int[nodes + 1];
            foreach (var node in nodeOfFlow) first[node + 1]++;
            for (var i = 0; i < nodes; i++) first[i + 1] += first[i];
            var (next, flows) = ((int[])first.Clone(), new int[nodeOfFlow.Length]);
            for (var flow = 0; flow < nodeOfFlow.Length; flow++) flows[next[nodeOfFlow[flow]]++] = flow;
            return new Neighbors(first, flows);
        }
    }
}
