using ConvergencePortal.Core.Changes;

namespace ConvergencePortal.Web.Changes;

/// <summary>A box of the picture.</summary>
/// <param name="Item">Null for the box that says how many more there are.</param>
/// <param name="More">How many were left out of the picture.</param>
public sealed record DrawnBox(AffectedItem? Item, int More, int X, int Y);

/// <summary>A group of boxes under one heading.</summary>
public sealed record DrawnGroup(string Heading, string Class, int X, int Y, IReadOnlyList<DrawnBox> Boxes);

/// <summary>
/// Where the boxes of an impact picture stand: what is changed in the middle, the hierarchy above and below it, what it lies in to the left,
/// what works through it to the right. At most 24 boxes; each group says how many it leaves out.
/// </summary>
public sealed record ImpactDrawing(int Height, IReadOnlyList<DrawnGroup> Groups, IReadOnlyList<string> Lines)
{
    public const int Width = 760;
    public const int BoxWidth = 216;
    public const int BoxHeight = 44;
    private const int Row = BoxHeight + 8;
    private const int Heading = 24;
    private const int Gap = 28;
    private const int Left = 0;
    private const int Middle = (Width - BoxWidth) / 2;
    private const int Right = Width - BoxWidth;

    public static ImpactDrawing Of(Impact impact)
    {
        var above = Pick(impact, 3, Relation.Above);
        var changed = Pick(impact, 6, Relation.Changed);
        var below = Pick(impact, 5, Relation.CarriedBy, Relation.Below);
        var crossed = Pick(impact, 5, Relation.Crossed);
        var served = Pick(impact, 5, Relation.Served, Relation.SameSegment);

        int[] middle = [HeightOf(above), HeightOf(changed), HeightOf(below)];
        var middleHeight = middle.Sum() + Gap * (middle.Count(h => h > 0) - 1);
        var height = Math.Max(middleHeight, Math.Max(HeightOf(crossed), HeightOf(served)));

        var top = (height - middleHeight) / 2;
        var changedTop = top + (middle[0] > 0 ? middle[0] + Gap : 0);
        var belowTop = changedTop + middle[1] + Gap;
        List<DrawnGroup> groups =
        [
            // The nearest stands next to what is changed.
            Place("Above it", "near", Middle, top, above, reversed: true),
            Place("Changed", "changed", Middle, changedTop, changed),
            Place("Where it belongs and below", "near", Middle, belowTop, below),
            Place("Lies in or crosses", "crossed", Left, (height - HeightOf(crossed)) / 2, crossed),
            Place("Works through it or beside it", "served", Right, (height - HeightOf(served)) / 2, served),
        ];
        return new ImpactDrawing(height, [.. groups.Where(g => g.Boxes.Count > 0)], [.. Connect(groups)]);
    }

    private static (IReadOnlyList<AffectedItem> Shown, int More) Pick(Impact impact, int most, params Relation[] relations)
    {
        // Of what is above, the longest path is the nearest; of the rest, the shortest way is.
        var all = impact.Items.Where(i => relations.Contains(i.Relation)).OrderBy(i => i.Relation == Relation.Above ? -i.Label.Length : i.Path.Count).ToList();
        return ([.. all.Take(most)], Math.Max(0, all.Count - most));
    }

    private static int HeightOf((IReadOnlyList<AffectedItem> Shown, int More) part) => part.Shown.Count == 0 ? 0 : Heading + Row * (part.Shown.Count + (part.More > 0 ? 1 : 0)) - (Row - BoxHeight);

    private static DrawnGroup Place(string heading, string style, int x, int y, (IReadOnlyList<AffectedItem> Shown, int More) part, bool reversed = false)
    {
        var boxes = part.Shown.Select(item => ((AffectedItem?)item, 0)).ToList();
        if (part.More > 0) boxes.Add((null, part.More));
        if (reversed) boxes.Reverse();
        return new DrawnGroup(heading, style, x, y, [.. boxes.Select((box, place) => new DrawnBox(box.Item1, box.Item2, x, y + Heading + Row * place))]);
    }

    private static IEnumerable<string> Connect(List<DrawnGroup> groups)
    {
        var (above, changed, below, crossed, served) = (groups[0], groups[1], groups[2], groups[3], groups[4]);
        if (changed.Boxes.Count == 0) yield break;

        var (first, last) = (changed.Boxes[0], changed.Boxes[^1]);
        var center = (first.Y + last.Y + BoxHeight) / 2;
        if (above.Boxes.Count > 0) yield return $"M {Middle + BoxWidth / 2} {changed.Y - 4} V {above.Boxes[^1].Y + BoxHeight}";
        foreach (var box in below.Boxes) yield return $"M {Middle - 12} {center} V {box.Y + BoxHeight / 2} H {Middle}";
        if (below.Boxes.Count > 0) yield return $"M {Middle - 12} {center} H {Middle}";
        foreach (var box in crossed.Boxes) yield return Curve(Middle, center, Left + BoxWidth, box.Y + BoxHeight / 2);
        foreach (var box in served.Boxes) yield return Curve(Middle + BoxWidth, center, Right, box.Y + BoxHeight / 2);
    }

    private static string Curve(int x1, int y1, int x2, int y2) => $"M {x1} {y1} C {(x1 + x2) / 2} {y1}, {(x1 + x2) / 2} {y2}, {x2} {y2}";
}
