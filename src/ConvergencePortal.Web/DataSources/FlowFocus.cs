using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Web.DataSources;

/// <summary>In which direction a map is followed from one source.</summary>
public enum FlowWay
{
    Both,
    Upstream,
    Downstream,
}

/// <summary>Takes out of a map what does not belong to the question: by kind, by transport, or by what one source has to do with.</summary>
public static class FlowFocus
{
    /// <summary>Null leaves a filter out. A source without a flow stays while no transport is asked for.</summary>
    public static FlowMap Filter(FlowMap map, DataSourceKind? kind, FlowTransport? transport)
    {
        var kept = map.Sources.Where(source => kind is null || source.Kind == kind).Select(source => source.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var flows = map.Flows.Where(flow => (transport is null || flow.Transport == transport) && (kept.Contains(flow.From) || (flow.To is not null && kept.Contains(flow.To)))).ToList();
        return kind is null && transport is null ? map : Keep(map, flows, transport is null ? kept : []);
    }

    /// <summary>The source with everything from which data gets to it, everything that its data gets to, or both.</summary>
    public static FlowMap Around(FlowMap map, string source, FlowWay way)
    {
        var ids = map.Sources.Select((known, id) => (known.Code, id)).ToDictionary(known => known.Code, known => known.id, StringComparer.OrdinalIgnoreCase);
        if (!ids.TryGetValue(source, out var start)) return map;

        var graph = new FlowGraph([.. map.Sources.Select((known, id) => new SourceView(id, known.Code, known.Name, known.Kind, 0, null))],
            map.Flows.Select(flow => new FlowView(flow.Id, flow.Code, ids[flow.From], flow.To is null ? null : ids[flow.To], flow.ConsumerFunction ?? Function.IT, flow.Consumer, flow.Transport, flow.Port, null, false)));
        var down = Side(FlowWay.Upstream, graph.WhoIsHurt([start]));
        var up = Side(FlowWay.Downstream, graph.Upstream([start]));
        // A flow belongs to a side when both its ends do; people are the end of what is downstream.
        var flows = map.Flows.Where(flow => (down.Contains(flow.From) && (flow.To is null || down.Contains(flow.To))) || (up.Contains(flow.From) && flow.To is not null && up.Contains(flow.To)));
        return Keep(map, [.. flows], [map.Sources[start].Code]);

        HashSet<string> Side(FlowWay other, FlowReach reach) =>
            way == other ? [] : reach.Sources.Select(reached => reached.Source.Code).Append(map.Sources[start].Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static FlowMap Keep(FlowMap map, List<FlowRow> flows, IEnumerable<string> sources)
    {
        var shown = flows.SelectMany(flow => new[] { flow.From, flow.To }).OfType<string>().Concat(sources).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return map with { Sources = [.. map.Sources.Where(source => shown.Contains(source.Code))], Flows = flows };
    }
}
