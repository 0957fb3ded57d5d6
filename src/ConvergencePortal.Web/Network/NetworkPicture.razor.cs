using ConvergencePortal.Core.Network;
using ConvergencePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace ConvergencePortal.Web.Network;

/// <summary>Words and corners for the picture of a network.</summary>
public sealed partial class NetworkPicture
{
    private MapPicture _picture = new(0, 0, [], [], []);

    [Parameter, EditorRequired]
    public NetworkMap Map { get; set; } = null!;

    protected override void OnParametersSet() => _picture = NetworkMapLayout.LayOut(Map);

    private static string NameOf(MapTier tier) => tier switch
    {
        MapTier.Business => "Office and outside",
        MapTier.IDMZ => "Industrial DMZ",
        MapTier.SiteOperations => "Site operations",
        MapTier.Cells => "Cells and areas",
        MapTier.Safety => "Safety",
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, null),
    };

    private static bool HasArrowAtA(MapConduit conduit) => conduit.Direction is ConduitDirection.BtoA or ConduitDirection.Both;
    private static bool HasArrowAtB(MapConduit conduit) => conduit.Direction is not ConduitDirection.BtoA;
    private static string PointsOf(MapLine line) => string.Join(' ', line.Points.Select(point => $"{point.X},{point.Y}"));
    private static string Shorten(string text, int most) => text.Length <= most ? text : $"{text[..(most - 1)]}…";

    private string KindOf(MapZone zone) => zone.ParentZone is null ? $"{zone.Code} · {T[Words.Of(zone.Kind)]}" : $"{zone.Code} · {T[Words.Of(zone.Kind)]} · {T["in {0}", zone.ParentZone]}";

    private string SpokenOf(MapConduit conduit) => T["Conduit {0} between A, {1}, and B, {2}: {3}, {4} rules", conduit.Code, conduit.ZoneA, conduit.ZoneB, T[Words.Of(conduit.Direction)], conduit.RuleCount];

    /// <summary>Razor keeps the tag "text" for itself, so the one of SVG is built by hand.</summary>
    private static RenderFragment SvgText(int x, int y, string style, string text) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", x);
        builder.AddAttribute(2, "y", y);
        builder.AddAttribute(3, "class", style);
        builder.AddContent(4, text);
        builder.CloseElement();
    };
}
