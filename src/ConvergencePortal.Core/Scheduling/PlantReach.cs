using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>How the scope of a window lies to a changed item.</summary>
public enum ScopeSide
{
    /// <summary>The item itself and everything above or around it: every kind of window there counts.</summary>
    Covering,

    /// <summary>Below it: freezes and production there count too, maintenance does not help.</summary>
    Below,

    /// <summary>Reached through the network or over flows of data: production there counts.</summary>
    Served,
}

/// <summary>A scope that concerns an item, with the path from the item to it.</summary>
public sealed record ScopeHit(ScopeSide Side, string[] Path);

/// <summary>
/// Answers, for any changed item and any scope of a window, how the two lie to each other. It depends on the plant alone, so what it has worked out for
/// an item or a segment is kept until the plant changes. Safe for several threads.
/// </summary>
public sealed class PlantReach(SitePicture site, FlowPicture? flows = null)
{
    private readonly FrozenDictionary<int, (int First, int Last)> _order = Number(site);
    private readonly ConcurrentDictionary<(ItemKind, int), ItemAnchors> _anchors = new();
    private readonly ConcurrentDictionary<int, BitArray> _reached = new();
    private readonly ConcurrentDictionary<(ItemKind, int), BitArray> _concerning = new();

    public SitePicture Site => site;

    public FlowPicture Flows { get; } = flows ?? FlowPicture.None;

    internal ItemAnchors AnchorsOf(ItemKind kind, int id) => _anchors.GetOrAdd((kind, id), key => ItemAnchors.Of(site, Flows, key.Item1, key.Item2));

    /// <summary>Null when a window on the scope does not concern the item. Of several ways the most covering, then the shortest is told.</summary>
    public ScopeHit? Find(ItemKind kind, int id, ItemKind scopeKind, int scopeId)
    {
        var item = AnchorsOf(kind, id);
        if (scopeKind != ItemKind.Equipment) return item.Marked.GetValueOrDefault((scopeKind, scopeId));
        if (!site.Equipment.TryGetValue(scopeId, out var scope)) return null;

        return FindCovering(item, scope) ?? FindBelow(item, scope) ?? FindServed(item, scope);
    }

    /// <summary>By <see cref="NumberOf"/>: every node on which a window may concern the item, so that the others need not be asked.</summary>
    internal BitArray NodesConcerning(ItemKind kind, int id) => _concerning.GetOrAdd((kind, id), key =>
    {
        var (item, nodes) = (AnchorsOf(key.Item1, key.Item2), new BitArray(_order.Count));
        foreach (var anchor in item.Nodes) MarkAbove(nodes, anchor.Id);
        foreach (var anchor in item.NodesAbove.Concat(item.ServedNodes)) MarkAround(nodes, anchor.Id);
        foreach (var anchor in item.ServedSegments) nodes.Or(ReachedOn(anchor.Id));
        return nodes;
    });

    /// <summary>A node's place in the order of the tree; null when it is not in the picture.</summary>
    internal int? NumberOf(int equipmentId) => _order.TryGetValue(equipmentId, out var order) ? order.First : null;

    private ScopeHit? FindCovering(ItemAnchors item, EquipmentView scope)
    {
        string[]? best = null;
        foreach (var anchor in item.Nodes)
            if (IsAtOrBelow(anchor.Id, scope.Id)) best = Shorter(best, To(anchor, scope));
        return best is null ? null : new ScopeHit(ScopeSide.Covering, best);
    }

    private ScopeHit? FindBelow(ItemAnchors item, EquipmentView scope)
    {
        string[]? best = null;
        foreach (var anchor in item.NodesAbove)
            if (IsAtOrBelow(scope.Id, anchor.Id)) best = Shorter(best, To(anchor, scope));
        return best is null ? null : new ScopeHit(ScopeSide.Below, best);
    }

    private ScopeHit? FindServed(ItemAnchors item, EquipmentView scope)
    {
        string[]? best = null;
        foreach (var anchor in item.ServedNodes)
            if (IsAtOrBelow(anchor.Id, scope.Id) || IsAtOrBelow(scope.Id, anchor.Id)) best = Shorter(best, To(anchor, scope));
        foreach (var anchor in item.ServedSegments)
            if (ReachedOn(anchor.Id)[_order[scope.Id].First]) best = Shorter(best, Through(anchor, scope));
        return best is null ? null : new ScopeHit(ScopeSide.Served, best);
    }

    private bool IsAtOrBelow(int node, int other) => _order[node] is var inner && _order[other] is var outer && outer.First <= inner.First && inner.First <= outer.Last;

    /// <summary>The path through a segment: straight to the node when it has a device there, else by the first such node above or below it.</summary>
    private string[] Through(Anchor segment, EquipmentView scope)
    {
        var nodes = site.NodesOn(segment.Id).ToList();
        if (nodes.Exists(node => node.Id == scope.Id)) return [.. segment.Path, scope.Name];
        var via = nodes.First(node => IsAtOrBelow(node.Id, scope.Id) || IsAtOrBelow(scope.Id, node.Id));
        return [.. segment.Path, via.Name, scope.Name];
    }

    /// <summary>By number of the tree's order: nodes with a device on the segment, all above them and all below them.</summary>
    private BitArray ReachedOn(int segmentId) => _reached.GetOrAdd(segmentId, id =>
    {
        var reached = new BitArray(_order.Count);
        foreach (var node in site.NodesOn(id)) MarkAround(reached, node.Id);
        return reached;
    });

    private void MarkAround(BitArray marks, int node)
    {
        var (first, last) = _order[node];
        for (var number = first; number <= last; number++) marks[number] = true;
        MarkAbove(marks, node);
    }

    private void MarkAbove(BitArray marks, int node)
    {
        marks[_order[node].First] = true;
        foreach (var above in site.Above(node)) marks[_order[above.Id].First] = true;
    }

    private static string[] To(Anchor anchor, EquipmentView scope) => anchor.Id == scope.Id ? anchor.Path : [.. anchor.Path, scope.Name];

    /// <summary>The shortest path is the one that people recognize; of two as short the first.</summary>
    private static string[] Shorter(string[]? known, string[] path) => known is null || path.Length < known.Length ? path : known;

    /// <summary>Numbers the nodes so that everything below a node has the numbers that follow its own, up to the last.</summary>
    private static FrozenDictionary<int, (int First, int Last)> Number(SitePicture site)
    {
        var order = new Dictionary<int, (int First, int Last)>();
        var next = 0;
        foreach (var root in site.Equipment.Values.Where(e => e.ParentId is not { } parent || !site.Equipment.ContainsKey(parent)).OrderBy(e => e.Id)) Visit(root.Id);
        return order.ToFrozenDictionary();

        void Visit(int id)
        {
            var first = next++;
            foreach (var child in site.Children(id)) Visit(child.Id);
            order[id] = (first, next - 1);
        }
    }
}
