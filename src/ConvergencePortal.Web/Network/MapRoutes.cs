using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Web.Network;

/// <summary>The ways that conduits take between the rows of a network map: which port of a box, which lane of a channel, which lane of the gutter.</summary>
public sealed class MapRoutes
{
    public const int LaneHeight = 26;

    private const int LetterWidth = 8;
    private const int LabelPadding = 16;
    private const int Clearance = 12;

    private readonly List<Route> _routes;
    private readonly int[] _lanes;

    private MapRoutes(List<Route> routes, int[] lanes) => (_routes, _lanes) = (routes, lanes);

    public int InGutter => _routes.Count(route => route.GutterX is not null);

    /// <summary>How many lanes the channel below a row needs.</summary>
    public int LanesIn(int row) => _lanes[row];

    public static MapRoutes Find(IReadOnlyList<MapConduit> conduits, IReadOnlyDictionary<string, MapPlace> places, int rows, int gutterX, int gutterStep)
    {
        var routes = conduits.Select(conduit => new Route(conduit, places[conduit.ZoneA], places[conduit.ZoneB])).ToList();
        foreach (var (route, lane) in routes.Where(route => route.Lower.Row - route.Upper.Row > 1).Select((route, lane) => (route, lane))) route.GutterX = gutterX + (lane * gutterStep);
        GivePorts(routes);

        var lanes = new int[rows];
        for (var row = 0; row < rows; row++) lanes[row] = GiveLanes([.. routes.SelectMany(route => route.Runs).Where(run => run.Channel == row)]);
        return new MapRoutes(routes, lanes);
    }

    /// <summary>Every line with its corners, given the top and bottom of each row and the top of the channel below it.</summary>
    public IReadOnlyList<MapLine> Draw(IReadOnlyList<int> tops, IReadOnlyList<int> bottoms, IReadOnlyList<int> channelTops, int width) =>
        [.. _routes.Select(route => Draw(route, tops, bottoms, channelTops, width))];

    private static MapLine Draw(Route route, IReadOnlyList<int> tops, IReadOnlyList<int> bottoms, IReadOnlyList<int> channelTops, int width)
    {
        var first = route.Runs[0];
        var firstY = YOf(first);
        var points = new List<MapPoint> { new(route.UpperX, bottoms[route.Upper.Row]), new(route.UpperX, firstY) };
        if (route.GutterX is { } gutter) points.AddRange([new(gutter, firstY), new(gutter, YOf(route.Runs[1])), new(route.LowerX, YOf(route.Runs[1]))]);
        else points.Add(new(route.LowerX, firstY));
        points.Add(new(route.LowerX, route.IsInOneRow ? bottoms[route.Lower.Row] : tops[route.Lower.Row]));
        if (!route.StartsAbove) points.Reverse();

        var half = first.LabelWidth / 2;
        return new MapLine(route.Conduit, points, Math.Clamp(first.Middle, half, Math.Max(half, width - half)), firstY, first.LabelWidth);

        int YOf(Run run) => channelTops[run.Channel] + (run.Lane * LaneHeight) + (LaneHeight / 2);
    }

    /// <summary>Spreads the lines over the edge of a box, in the order of where they lead. Lines that leave downwards and lines that arrive from above never share an x.</summary>
    private static void GivePorts(List<Route> routes)
    {
        var ends = routes.SelectMany(route => new[]
        {
            new End(route, IsUpper: true, Box: route.Upper, IsAtBottom: true, Towards: route.GutterX ?? route.Lower.X),
            new End(route, IsUpper: false, Box: route.Lower, IsAtBottom: route.IsInOneRow, Towards: route.GutterX ?? route.Upper.X),
        });
        foreach (var edge in ends.GroupBy(end => (end.Box, end.IsAtBottom)))
        {
            var ordered = edge.OrderBy(end => end.Towards).ThenBy(end => end.Route.Conduit.Code, StringComparer.OrdinalIgnoreCase).ToList();
            for (var i = 0; i < ordered.Count; i++)
            {
                var x = edge.Key.Box.X + (NetworkMapLayout.BoxWidth * (i + 1) / (ordered.Count + 1)) + (edge.Key.IsAtBottom ? -6 : 6);
                if (ordered[i].IsUpper) ordered[i].Route.UpperX = x;
                else ordered[i].Route.LowerX = x;
            }
        }
    }

    /// <summary>Runs that do not overlap may share a lane; answers how many lanes are needed.</summary>
    private static int GiveLanes(IReadOnlyList<Run> runs)
    {
        var ends = new List<int>();
        foreach (var run in runs.OrderBy(run => run.Left))
        {
            var free = ends.FindIndex(end => end + Clearance < run.Left);
            if (free < 0)
            {
                free = ends.Count;
                ends.Add(0);
            }
            ends[free] = run.Right;
            run.Lane = free;
        }
        return ends.Count;
    }

    private sealed record End(Route Route, bool IsUpper, MapPlace Box, bool IsAtBottom, int Towards);

    /// <summary>A conduit on its way from the upper to the lower of its two boxes; in one row both ends are at the bottom.</summary>
    private sealed class Route
    {
        private IReadOnlyList<Run>? _runs;

        public Route(MapConduit conduit, MapPlace a, MapPlace b)
        {
            Conduit = conduit;
            StartsAbove = a.Row <= b.Row;
            (Upper, Lower) = StartsAbove ? (a, b) : (b, a);
        }

        public MapConduit Conduit { get; }
        public bool StartsAbove { get; }
        public MapPlace Upper { get; }
        public MapPlace Lower { get; }
        public bool IsInOneRow => Upper.Row == Lower.Row;
        public int UpperX { get; set; }
        public int LowerX { get; set; }

        /// <summary>Set when the line passes a row of boxes and has to go round it.</summary>
        public int? GutterX { get; set; }

        public IReadOnlyList<Run> Runs => _runs ??= GutterX is { } gutter
            ? [new Run(Upper.Row, UpperX, gutter, LabelWidth), new Run(Lower.Row - 1, LowerX, gutter, 0)]
            : [new Run(Upper.Row, UpperX, LowerX, LabelWidth)];

        private int LabelWidth => (Conduit.Code.Length * LetterWidth) + LabelPadding;
    }

    /// <summary>A level stretch of a line, with its label, in the channel below a row.</summary>
    private sealed class Run(int channel, int from, int to, int labelWidth)
    {
        public int Channel { get; } = channel;
        public int LabelWidth { get; } = labelWidth;
        public int Middle { get; } = (from + to) / 2;
        public int Left { get; } = Math.Min(Math.Min(from, to), ((from + to) / 2) - (labelWidth / 2));
        public int Right { get; } = Math.Max(Math.Max(from, to), ((from + to) / 2) + (labelWidth / 2));
        public int Lane { get; set; }
    }
}
