using ConvergencePortal.Core.DataSources;

namespace ConvergencePortal.Web.DataSources;

/// <summary>A node of the flow map that has no place yet.</summary>
public sealed class PlannedNode(string key, FlowSource? source, FlowConsumer? people)
{
    public string Key => key;
    public FlowSource? Source => source;
    public FlowConsumer? People => people;

    /// <summary>Its height in the picture, as a share of its column from 0 to 1.</summary>
    internal double Height { get; set; }

    internal List<PlannedNode> Neighbors { get; } = [];
}

/// <summary>The nodes of one zone, in the order in which they stand below each other.</summary>
internal sealed record PlannedGroup(FlowZone? Zone, List<PlannedNode> Nodes);

/// <summary>The zones of one tier, in the order in which they stand below each other.</summary>
internal sealed record PlannedColumn(FlowColumn Column, List<PlannedGroup> Groups);

/// <summary>Which node stands in which zone and column, and how they are ordered so that what belongs together is near each other.</summary>
internal sealed class FlowMapPlan
{
    private readonly Dictionary<string, FlowColumn> _columnOf = new(StringComparer.OrdinalIgnoreCase);

    private FlowMapPlan(List<PlannedColumn> columns) => Columns = columns;

    public List<PlannedColumn> Columns { get; }

    public FlowColumn ColumnOf(string key) => _columnOf[key];

    public bool Knows(string key) => _columnOf.ContainsKey(key);

    /// <summary>What tells people from others, as they are the end of several flows.</summary>
    public static string KeyOf(FlowConsumer people) => $"people {people.Function} {people.Who?.Trim()}";

    public static FlowConsumer PeopleOf(FlowRow flow) => new(flow.ConsumerFunction!.Value, flow.Consumer);

    public static FlowMapPlan Of(FlowMap map)
    {
        var zones = map.Zones.ToDictionary(zone => zone.Code, StringComparer.OrdinalIgnoreCase);
        var sources = map.Sources.Select(source => (Node: new PlannedNode(source.Code, source, null), Zone: source.Zone is { } zone ? zones.GetValueOrDefault(zone) : null)).ToList();
        var people = map.Flows.Where(flow => flow.To is null && flow.ConsumerFunction is not null).Select(PeopleOf).DistinctBy(KeyOf, StringComparer.OrdinalIgnoreCase)
            .Select(consumer => new PlannedNode(KeyOf(consumer), null, consumer)).ToList();
        var columns = sources.GroupBy(s => s.Zone is { } zone ? FlowMapLayout.ColumnOf(zone.Kind) : FlowColumn.NoNetwork)
            .Select(column => new PlannedColumn(column.Key, [.. column.GroupBy(s => s.Zone).OrderBy(g => g.Key?.Code, StringComparer.OrdinalIgnoreCase).Select(g => new PlannedGroup(g.Key, [.. g.Select(s => s.Node)]))]));
        var plan = new FlowMapPlan([.. columns.Concat(people.Count == 0 ? [] : [new PlannedColumn(FlowColumn.People, [new PlannedGroup(null, people)])]).OrderBy(column => column.Column)]);
        foreach (var column in plan.Columns)
        foreach (var node in column.Groups.SelectMany(group => group.Nodes)) plan._columnOf[node.Key] = column.Column;
        Join(map.Flows, sources.Select(s => s.Node).Concat(people).ToDictionary(node => node.Key, StringComparer.OrdinalIgnoreCase));
        plan.Measure();
        return plan;
    }

    /// <summary>Moves every node and zone of every column to the mean height of what it exchanges data with.</summary>
    public void Settle(bool fromTheLeft)
    {
        foreach (var column in fromTheLeft ? Columns : Columns.AsEnumerable().Reverse())
        {
            foreach (var group in column.Groups) group.Nodes.Sort((a, b) => Compare(MeanOf(a), MeanOf(b), a.Key, b.Key));
            column.Groups.Sort((a, b) => Compare(a.Nodes.Average(MeanOf), b.Nodes.Average(MeanOf), a.Zone?.Code ?? "", b.Zone?.Code ?? ""));
            Measure(column);
        }
    }

    private static int Compare(double a, double b, string keyA, string keyB) => a.CompareTo(b) is not 0 and var byHeight ? byHeight : string.Compare(keyA, keyB, StringComparison.OrdinalIgnoreCase);

    private static double MeanOf(PlannedNode node) => node.Neighbors.Count == 0 ? 2 : node.Neighbors.Average(neighbor => neighbor.Height);

    private static void Join(IEnumerable<FlowRow> flows, Dictionary<string, PlannedNode> nodes)
    {
        foreach (var flow in flows)
        {
            if (!nodes.TryGetValue(flow.From, out var from) || !nodes.TryGetValue(flow.To ?? KeyOf(PeopleOf(flow)), out var to)) continue;
            from.Neighbors.Add(to);
            to.Neighbors.Add(from);
        }
    }

    private void Measure()
    {
        foreach (var column in Columns) Measure(column);
    }

    private static void Measure(PlannedColumn column)
    {
        var nodes = column.Groups.SelectMany(group => group.Nodes).ToList();
        for (var i = 0; i < nodes.Count; i++) nodes[i].Height = (i + 0.5) / nodes.Count;
    }
}
