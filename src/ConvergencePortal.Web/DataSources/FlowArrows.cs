using ConvergencePortal.Core.DataSources;

namespace ConvergencePortal.Web.DataSources;

/// <summary>The curves of a flow map: which height of a box each one leaves and enters, and where its label finds room.</summary>
internal static class FlowArrows
{
    private const int Bulge = 56;
    private const int LetterWidth = 7;
    private const int LabelHeight = 18;

    /// <summary>With more flows, labels would cover each other and the boxes: they are shown for the one that is looked at.</summary>
    public const int MostLabels = 80;

    /// <summary>Where along the curve, and how far above or below it, a label may stand; the first free one is taken.</summary>
    private static readonly (double T, int Below)[] Places =
        [.. new[] { 0, -17, 17, -34, 34, -51, 51, -68, 68, -85, 85 }.SelectMany(below => new[] { 0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78 }.Select(t => (t, below)))];

    public static IReadOnlyList<FlowArrow> Draw(IReadOnlyList<FlowRow> flows, IReadOnlyDictionary<string, FlowNode> nodes, Func<string, FlowColumn> columnOf, Func<FlowRow, string> labelOf)
    {
        var ends = flows.Where(flow => nodes.ContainsKey(flow.From) && nodes.ContainsKey(ToOf(flow)))
            .Select(flow => new Run(flow, nodes[flow.From], nodes[ToOf(flow)], columnOf(flow.From) == columnOf(ToOf(flow)))).ToList();
        GivePorts(ends);

        // Labels keep off each other and off the boxes, as long as there are few enough to be read.
        var taken = nodes.Values.Select(node => new Spot(node.X + (FlowMapLayout.NodeWidth / 2), node.Y + (FlowMapLayout.NodeHeight / 2), FlowMapLayout.NodeWidth, FlowMapLayout.NodeHeight)).ToList();
        return [.. ends.Select(run => Draw(run, labelOf(run.Flow), ends.Count <= MostLabels ? taken : null))];
    }

    public static int WidthOf(string label) => (label.Length * LetterWidth) + 12;

    /// <summary>What tells the end of a flow from the others: a source, or people.</summary>
    internal static string ToOf(FlowRow flow) => flow.To ?? FlowMapPlan.KeyOf(FlowMapPlan.PeopleOf(flow));

    /// <summary>Spreads the ends over the side of a box, in the order of where they lead.</summary>
    private static void GivePorts(List<Run> runs)
    {
        var ends = runs.SelectMany(run => new[] { (Run: run, IsStart: true, Box: run.From, Side: run.StartsRight, Other: run.To), (Run: run, IsStart: false, Box: run.To, Side: run.EndsRight, Other: run.From) });
        foreach (var side in ends.GroupBy(end => (end.Box.Key, end.Side)))
        {
            var ordered = side.OrderBy(end => end.Other.Y).ThenBy(end => end.Run.Flow.Code, StringComparer.OrdinalIgnoreCase).ToList();
            for (var i = 0; i < ordered.Count; i++)
            {
                var y = ordered[i].Box.Y + (FlowMapLayout.NodeHeight * (i + 1) / (ordered.Count + 1));
                if (ordered[i].IsStart) ordered[i].Run.FromY = y;
                else ordered[i].Run.ToY = y;
            }
        }
    }

    private static FlowArrow Draw(Run run, string label, List<Spot>? taken)
    {
        var width = WidthOf(label);
        var (x, y) = run.PointAt(Places[0]);
        if (taken is not null)
        {
            var free = Places.Select(run.PointAt).Where(point => !taken.Exists(known => known.Overlaps(point.X, point.Y, width)));
            (x, y) = free.DefaultIfEmpty((x, y)).First();
            taken.Add(new Spot(x, y, width, LabelHeight));
        }
        return new FlowArrow(run.Flow, run.Path, x, y, label, width);
    }

    /// <summary>Room that is taken, by its middle.</summary>
    private readonly record struct Spot(int X, int Y, int Width, int Height)
    {
        public bool Overlaps(int x, int y, int width) => Math.Abs(Y - y) < (Height + LabelHeight) / 2 && Math.Abs(X - x) < (Width + width) / 2;
    }

    /// <summary>A flow on its way between two boxes; within one column it bulges to the right.</summary>
    private sealed class Run(FlowRow flow, FlowNode from, FlowNode to, bool isInColumn)
    {
        public FlowRow Flow => flow;
        public FlowNode From => from;
        public FlowNode To => to;
        public bool StartsRight => isInColumn || from.X < to.X;
        public bool EndsRight => isInColumn || from.X > to.X;
        public int FromY { get; set; }
        public int ToY { get; set; }

        public string Path => $"M{FromX} {FromY}C{ControlFrom} {FromY} {ControlTo} {ToY} {ToX} {ToY}";

        private int FromX => from.X + (StartsRight ? FlowMapLayout.NodeWidth : 0);
        private int ToX => to.X + (EndsRight ? FlowMapLayout.NodeWidth : 0);
        private int Reach => isInColumn ? Bulge : Math.Max(48, Math.Abs(ToX - FromX) / 2);
        private int ControlFrom => FromX + (StartsRight ? Reach : -Reach);
        private int ControlTo => ToX + (EndsRight ? Reach : -Reach);

        public (int X, int Y) PointAt((double T, int Below) place)
        {
            var t = place.T;
            var (a, b, c, d) = ((1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t);
            return ((int)((a * FromX) + (b * ControlFrom) + (c * ControlTo) + (d * ToX)), (int)(((a + b) * FromY) + ((c + d) * ToY)) + place.Below);
        }
    }
}
