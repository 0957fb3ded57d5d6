using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Web.Network;

/// <summary>A site's network as a picture: where every zone's box and every conduit's line lies, in pixels.</summary>
public sealed record MapPicture(int Width, int Height, IReadOnlyList<MapBand> Bands, IReadOnlyList<MapBox> Boxes, IReadOnlyList<MapLine> Lines);

/// <summary>A strip of the picture that holds the zones of one tier.</summary>
public sealed record MapBand(MapTier Tier, int Y, int Height);

/// <summary>A zone's box.</summary>
public sealed record MapBox(MapZone Zone, int X, int Y, int Height);

/// <summary>A conduit's line from zone A to zone B, and the middle of its label.</summary>
public sealed record MapLine(MapConduit Conduit, IReadOnlyList<MapPoint> Points, int LabelX, int LabelY, int LabelWidth);

/// <summary>A corner of a line.</summary>
public readonly record struct MapPoint(int X, int Y);

/// <summary>The tiers of the picture from top to bottom: the further down, the closer to the process.</summary>
public enum MapTier
{
    Business,
    IDMZ,
    SiteOperations,
    Cells,
    Safety,
}

/// <summary>
/// Lays a network out in rows of boxes with channels between the rows. Lines run at right angles and only in channels and in a gutter on
/// the right, so no line ever crosses a box, and no two of them share a stretch of a channel.
/// </summary>
public static class NetworkMapLayout
{
    public const int BoxWidth = 280;
    public const int SegmentsShown = 6;
    public const int HeaderHeight = 56;
    public const int SegmentHeight = 20;

    private const int Margin = 20;
    private const int BoxGap = 40;
    private const int BoxesInRow = 3;
    private const int BandLabelHeight = 26;
    private const int BandPadding = 10;
    private const int ChannelPadding = 16;
    private const int GutterStep = 16;

    public static MapPicture LayOut(NetworkMap map)
    {
        var rows = RowsOf(map.Zones);
        var contentWidth = rows.Count == 0 ? BoxWidth : rows.Max(row => WidthOf(row.Zones.Count));
        var places = PlacesOf(rows, contentWidth);
        var conduits = map.Conduits.Where(c => c.ZoneA != c.ZoneB && places.ContainsKey(c.ZoneA) && places.ContainsKey(c.ZoneB)).ToList();
        var routes = MapRoutes.Find(conduits, places, rows.Count, gutterX: Margin + contentWidth + Margin, GutterStep);
        var width = Margin + contentWidth + Margin + (routes.InGutter * GutterStep) + Margin;

        var bands = new List<MapBand>();
        var tops = new int[rows.Count];
        var channelTops = new int[rows.Count];
        var y = Margin;
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].StartsTier) y += BandLabelHeight;
            tops[i] = y;
            if (rows[i].StartsTier) bands.Add(new MapBand(rows[i].Tier, y - BandLabelHeight, 0));
            y += HeightOf(rows[i]);
            bands[^1] = bands[^1] with { Height = y + BandPadding - bands[^1].Y };
            channelTops[i] = y + BandPadding + ChannelPadding;
            y = channelTops[i] + (routes.LanesIn(i) * MapRoutes.LaneHeight) + ChannelPadding;
        }

        var boxes = rows.SelectMany((row, i) => row.Zones.Select(zone => new MapBox(zone, places[zone.Code].X, tops[i], HeightOf(row)))).ToList();
        return new MapPicture(width, y, bands, boxes, routes.Draw(tops, [.. rows.Select((row, i) => tops[i] + HeightOf(row))], channelTops, width));
    }

    public static MapTier TierOf(ZoneKind kind) => kind switch
    {
        ZoneKind.Business or ZoneKind.ExternalNetwork => MapTier.Business,
        ZoneKind.IDMZ => MapTier.IDMZ,
        ZoneKind.SiteOperations => MapTier.SiteOperations,
        ZoneKind.CellArea or ZoneKind.Wireless or ZoneKind.TemporaryDevice => MapTier.Cells,
        ZoneKind.Safety => MapTier.Safety,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static List<Row> RowsOf(IReadOnlyList<MapZone> zones) =>
        [.. zones.GroupBy(zone => TierOf(zone.Kind)).OrderBy(tier => tier.Key)
            .SelectMany(tier => tier.OrderBy(zone => zone.Kind).ThenBy(zone => zone.Code, StringComparer.OrdinalIgnoreCase).Chunk(BoxesInRow)
                .Select((chunk, place) => new Row(tier.Key, place == 0, chunk)))];

    /// <summary>Every row is centered, so that a lone zone stands above the middle of what it leads to.</summary>
    private static Dictionary<string, MapPlace> PlacesOf(List<Row> rows, int contentWidth) =>
        rows.SelectMany((row, rowNumber) => row.Zones.Select((zone, place) => (zone.Code,
                Place: new MapPlace(rowNumber, Margin + ((contentWidth - WidthOf(row.Zones.Count)) / 2) + (place * (BoxWidth + BoxGap))))))
            .ToDictionary(zone => zone.Code, zone => zone.Place, StringComparer.OrdinalIgnoreCase);

    private static int WidthOf(int boxes) => (boxes * BoxWidth) + ((boxes - 1) * BoxGap);

    private static int HeightOf(Row row) => HeaderHeight + (row.Zones.Max(LinesOf) * SegmentHeight) + 8;

    private static int LinesOf(MapZone zone) => Math.Max(1, zone.Segments.Count <= SegmentsShown ? zone.Segments.Count : SegmentsShown + 1);

    private sealed record Row(MapTier Tier, bool StartsTier, IReadOnlyList<MapZone> Zones);
}

/// <summary>Row and left edge of a zone's box.</summary>
public readonly record struct MapPlace(int Row, int X);
