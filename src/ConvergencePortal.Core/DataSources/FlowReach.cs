using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.DataSources;

/// <summary>People of a function who use data.</summary>
/// <param name="Who">Who exactly, for example "shift leaders"; null for the function as a whole.</param>
public sealed record FlowConsumer(Function Function, string? Who)
{
    public string Words => Who is null ? FunctionWords.Of(Function) : $"{FunctionWords.Of(Function)}: {Who}";
}

/// <summary>A source that flows lead to.</summary>
/// <param name="Steps">Flows on the shortest way.</param>
public sealed record ReachedSource(SourceView Source, int Steps, int Node);

/// <summary>People that flows lead to.</summary>
/// <param name="Steps">Flows on the shortest way.</param>
public sealed record ReachedConsumer(FlowConsumer Consumer, int Steps, int Node);

/// <summary>What following flows arrived at, nearest first. Ways are put into words only when somebody asks: a chain of thousands would be told thousands of times.</summary>
public sealed class FlowReach
{
    internal const int NotReached = -1;
    internal const int Start = -2;

    /// <summary>Marks an arrival by a flow that is cut: the way begins there, wherever else the flow's beginning is reached from.</summary>
    internal const int Cut = 1 << 30;

    private readonly FlowGraph _graph;
    private readonly int[] _cameBy;
    private readonly bool _isDownstream;

    internal FlowReach(FlowGraph graph, int[] cameBy, IReadOnlyList<int> order, bool isDownstream)
    {
        (_graph, _cameBy, _isDownstream) = (graph, cameBy, isDownstream);
        var steps = new int[cameBy.Length];
        var (sources, consumers) = (new List<ReachedSource>(order.Count), new List<ReachedConsumer>());
        foreach (var node in order)
        {
            var count = steps[node] = Before(node) is { } before ? steps[before] + 1 : 1;
            if (node < graph.Sources.Count) sources.Add(new ReachedSource(graph.Sources[node], count, node));
            else consumers.Add(new ReachedConsumer(graph.Consumers[node - graph.Sources.Count], count, node));
        }
        (Sources, Consumers) = (sources, consumers);
    }

    public IReadOnlyList<ReachedSource> Sources { get; }
    public IReadOnlyList<ReachedConsumer> Consumers { get; }

    public IReadOnlyList<string> PathTo(ReachedSource source) => Words(source.Node);
    public IReadOnlyList<string> PathTo(ReachedConsumer consumer) => Words(consumer.Node);
    internal IReadOnlyList<string> PathTo(int node) => Words(node);

    /// <summary>The flows on the way, in the direction of the data.</summary>
    public IReadOnlyList<FlowView> FlowsTo(ReachedSource source) => FlowsTo(source.Node);

    /// <summary>Id of the source where the way begins; null when it begins with a flow that is cut.</summary>
    internal int? StartOf(int node)
    {
        while (Before(node) is { } before) node = before;
        return _cameBy[node] == Start ? _graph.Sources[node].Id : null;
    }

    /// <summary>The flow that is cut and begins the way; null when a source begins it.</summary>
    internal FlowView? CutOf(int node)
    {
        while (Before(node) is { } before) node = before;
        return _cameBy[node] >= Cut ? _graph.Flows[_cameBy[node] - Cut] : null;
    }

    private List<FlowView> FlowsTo(int node)
    {
        var flows = new List<FlowView>();
        for (int? at = node; at is { } here && _cameBy[here] >= 0; at = Before(here)) flows.Add(FlowInto(here));
        if (_isDownstream) flows.Reverse();
        return flows;
    }

    /// <summary>"PLC-FILL2", "flow F-FILL2-SCADA", "SCADA": as the data goes. A way that begins with a cut flow begins with its name.</summary>
    private List<string> Words(int node)
    {
        var words = new List<string>();
        for (int? at = node; at is { } here; at = Before(here))
        {
            words.Add(_graph.NameOf(here));
            if (_cameBy[here] >= 0) words.Add($"flow {FlowInto(here).Code}");
        }
        if (_isDownstream) words.Reverse();
        return words;
    }

    private FlowView FlowInto(int node) => _graph.Flows[_cameBy[node] & ~Cut];

    /// <summary>One step nearer to the start; null at it.</summary>
    private int? Before(int node) => _cameBy[node] is >= 0 and < Cut ? _graph.OtherEnd(_cameBy[node], _isDownstream) : null;
}
