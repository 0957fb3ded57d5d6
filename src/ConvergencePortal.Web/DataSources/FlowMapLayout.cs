using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Web.DataSources;

/// <summary>The columns of the flow map from left to right: the further left, the closer to the process.</summary>
public enum FlowColumn
{
    Safety,
    Cells,
    SiteOperations,
    IDMZ,
    Business,
    NoNetwork,
    People,
}

/// <summary>A site's flows as a picture, in pixels.</summary>
public sealed record FlowDrawing(int Width, int Height, IReadOnlyList<FlowBand> Bands, IReadOnlyList<FlowGroup> Groups, IReadOnlyList<FlowNode> Nodes, IReadOnlyList<FlowArrow> Arrows);

/// <summary>A strip of the picture that holds the zones of one tier.</summary>
public sealed record FlowBand(FlowColumn Column, int X, int Width);

/// <summary>The box of a zone.</summary>
/// <param name="Zone">Null for what is in no zone.</param>
public sealed record FlowGroup(FlowZone? Zone, int X, int Y, int Width, int Height);

/// <summary>A source, or people who use data.</summary>
/// <param name="Key">Code of the source; for people what tells them from others.</param>
/// <param name="Source">Null for people.</param>
public sealed record FlowNode(string Key, FlowSource? Source, FlowConsumer? People, int X, int Y);

/// <summary>A flow from node to node as a curve, and the middle of its label.</summary>
public sealed record FlowArrow(FlowRow Flow, string Path, int LabelX, int LabelY, string Label, int LabelWidth);

/// <summary>
/// Lays flows out in columns from the field on the left over the office to the people on the right. Zones and nodes are put near what they exchange data with, by the mean height of their neighbors,
/// a few times to and fro; arrows run as curves beneath the boxes and never share an end.
/// </summary>
public static class FlowMapLayout
{
    public const int NodeWidth = 190;
    public const int NodeHeight = 46;
    public const int HeaderHeight = 30;

    private const int Margin = 16;
    private const int NodeGap = 12;
    private const int Padding = 12;
    private const int GroupGap = 22;
    private const int LeastGap = 70;
    private const int PlainGap = 110;
    private const int MostGap = 260;
    private const int BandHeader = 34;
    private const int MostInStack = 14;
    private const int Sweeps = 4;

    /// <param name="labelOf">What stands on the arrow of a flow.</param>
    public static FlowDrawing LayOut(FlowMap map, Func<FlowRow, string> labelOf)
    {
        var plan = FlowMapPlan.Of(map);
        var gaps = GapsOf(map, plan, labelOf);
        for (var sweep = 0; sweep < Sweeps; sweep++) plan.Settle(sweep % 2 == 0);

        var (bands, groups, nodes) = (new List<FlowBand>(), new List<FlowGroup>(), new Dictionary<string, FlowNode>(StringComparer.OrdinalIgnoreCase));
        var (x, height, gap) = (Margin, 0, 0);
        foreach (var column in plan.Columns)
        {
            var width = column.Groups.Max(group => WidthOf(group.Nodes.Count)) + (2 * Padding);
            bands.Add(new FlowBand(column.Column, x, width));
            var y = Margin + BandHeader;
            foreach (var group in column.Groups)
            {
                var box = new FlowGroup(group.Zone, x, y, width, HeightOf(group.Nodes.Count));
                groups.Add(box);
                Place(group.Nodes, box, nodes);
                y += box.Height + GroupGap;
            }
            height = Math.Max(height, y);
            gap = gaps.GetValueOrDefault(column.Column, map.Flows.Count > FlowArrows.MostLabels ? PlainGap : LeastGap);
            x += width + gap;
        }
        var size = (Width: Math.Max(x - gap + Margin, (2 * Margin) + NodeWidth), Height: Math.Max(height, 2 * Margin));
        return new FlowDrawing(size.Width + LeastGap, size.Height, bands, groups, [.. nodes.Values], FlowArrows.Draw(map.Flows, nodes, plan.ColumnOf, labelOf));
    }

    /// <summary>Room for the labels beside each column: as wide as the widest of the flows that begin or end there and lead further right. None where labels are hidden.</summary>
    private static Dictionary<FlowColumn, int> GapsOf(FlowMap map, FlowMapPlan plan, Func<FlowRow, string> labelOf) => map.Flows.Count > FlowArrows.MostLabels ? [] : map.Flows
        .Where(flow => plan.Knows(flow.From) && plan.Knows(FlowArrows.ToOf(flow)))
        .GroupBy(flow => (FlowColumn)Math.Min((int)plan.ColumnOf(flow.From), (int)plan.ColumnOf(FlowArrows.ToOf(flow))))
        .ToDictionary(flows => flows.Key, flows => Math.Clamp(flows.Max(flow => FlowArrows.WidthOf(labelOf(flow))) + 36, LeastGap, MostGap));

    public static FlowColumn ColumnOf(ZoneKind kind) => kind switch
    {
        ZoneKind.Safety => FlowColumn.Safety,
        ZoneKind.CellArea or ZoneKind.Wireless or ZoneKind.TemporaryDevice => FlowColumn.Cells,
        ZoneKind.SiteOperations => FlowColumn.SiteOperations,
        ZoneKind.IDMZ => FlowColumn.IDMZ,
        ZoneKind.Business or ZoneKind.ExternalNetwork => FlowColumn.Business,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static void Place(IReadOnlyList<PlannedNode> planned, FlowGroup box, Dictionary<string, FlowNode> nodes)
    {
        for (var i = 0; i < planned.Count; i++)
            nodes[planned[i].Key] = new FlowNode(planned[i].Key, planned[i].Source, planned[i].People,
                box.X + Padding + (i / MostInStack * (NodeWidth + NodeGap)), box.Y + HeaderHeight + (i % MostInStack * (NodeHeight + NodeGap)));
    }

    private static int WidthOf(int nodes) => Math.Max(1, (nodes + MostInStack - 1) / MostInStack) is var stacks ? (stacks * NodeWidth) + ((stacks - 1) * NodeGap) : 0;

    private static int HeightOf(int nodes) => HeaderHeight + (Math.Min(nodes, MostInStack) * (NodeHeight + NodeGap)) - NodeGap + Padding;
}
