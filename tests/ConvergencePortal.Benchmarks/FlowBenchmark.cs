using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Web.DataSources;

namespace ConvergencePortal.Benchmarks;

/// <summary>"Who is hurt" over 50,000 flows, beside a search that looks every flow up anew; and the layout of a map of 300 nodes and 600 flows.</summary>
internal static class FlowBenchmark
{
    private const int Sources = 10_000;
    private const int Flows = 50_000;
    private static readonly Function[] Functions = Enum.GetValues<Function>();

    public static void Run(FigureTable table)
    {
        var random = new Random(1);
        var sources = Enumerable.Range(1, Sources).Select(id => new SourceView(id, $"SRC-{id}", $"Source {id}", DataSourceKind.PLC, id, id)).ToList();
        var flows = Enumerable.Range(1, Flows).Select(id => Draw(id, random)).ToList();
        FlowGraph graph = null!;
        var built = Timing.Of(2, 10, _ => graph = new FlowGraph(sources, flows));
        int[] starts = [.. Enumerable.Range(0, 1_000).Select(_ => random.Next(1, Sources + 1))];
        var hurt = 0;

        var naive = FigureTable.Median(Timing.Of(2, 20, i => hurt += Naive(flows, starts[i])));
        var wide = graph.WhoIsHurt([1]);
        table.AddMilliseconds($"who is hurt, {Flows:N0} flows, {wide.Sources.Count:N0} sources reached and told in words", Timing.Of(50, 300, i => hurt += Told(graph, starts[i])),
            "20 ms", $"each flow looked up anew, nothing told: {naive}");
        table.AddMilliseconds("the same upstream", Timing.Of(20, 300, i => hurt += graph.Upstream([starts[i]]).Sources.Count), "20 ms");
        table.AddMilliseconds($"building the graph of {Flows:N0} flows", built, "–");
        var map = Map(random);
        table.AddMilliseconds($"layout of a map of {map.Sources.Count} sources and {map.Flows.Count} flows", Timing.Of(5, 50, _ => hurt += FlowMapLayout.LayOut(map, flow => flow.Code).Arrows.Count), "1 s with drawing");
    }

    /// <summary>A web, not a tree: each flow leads somewhere not far away, a fifth to people.</summary>
    private static FlowView Draw(int id, Random random)
    {
        var from = random.Next(1, Sources + 1);
        var people = random.Next(5) == 0;
        var to = Math.Clamp(from + random.Next(-200, 400), 1, Sources);
        return new FlowView(id, $"F-{id}", from, people || to == from ? null : to, people || to == from ? Functions[random.Next(Functions.Length)] : null, people ? $"Group {random.Next(50)}" : null,
            FlowTransport.OPCUA, null, null, random.Next(20) == 0);
    }

    private static int Told(FlowGraph graph, int start)
    {
        var reach = graph.WhoIsHurt([start]);
        var steps = 0;
        // As a page does it: everybody who misses data with the path, and the first hundred sources.
        foreach (var source in reach.Sources.Take(100)) steps += reach.PathTo(source).Count;
        foreach (var consumer in reach.Consumers) steps += reach.PathTo(consumer).Count;
        return steps;
    }

    private static int Naive(List<FlowView> flows, int start)
    {
        var seen = new HashSet<int> { start };
        var waiting = new Queue<int>([start]);
        var next = flows.ToLookup(flow => flow.FromId);
        while (waiting.TryDequeue(out var here))
            foreach (var flow in next[here])
                if (flow.ToId is { } to && seen.Add(to)) waiting.Enqueue(to);
        return seen.Count;
    }

    private static FlowMap Map(Random random)
    {
        var kinds = new[] { ZoneKind.Safety, ZoneKind.CellArea, ZoneKind.CellArea, ZoneKind.CellArea, ZoneKind.SiteOperations, ZoneKind.IDMZ, ZoneKind.Business };
        var zones = kinds.Select((kind, i) => new FlowZone($"Z{i}", $"Zone {i}", kind)).ToList();
        var sources = Enumerable.Range(0, 290).Select(i => new FlowSource($"S{i}", $"Source {i}", DataSourceKind.PLC, i % 9 < zones.Count ? zones[i % 9].Code : null, null, "BER", "", false, null)).ToList();
        var flows = Enumerable.Range(0, 600).Select(i =>
        {
            var (from, to) = (sources[random.Next(sources.Count)], sources[random.Next(sources.Count)]);
            var people = i % 20 == 0 || from == to;
            return new FlowRow(i, "BER", $"F{i}", from.Code, from.Name, [], people ? null : to.Code, people ? null : to.Name, [], people ? Functions[i % Functions.Length] : null, null, FlowTransport.OPCUA, null, null, false, null, null, null,
                FlowPassage.NotNeeded);
        }).ToList();
        return new FlowMap("BER", zones, sources, flows);
    }
}
