using ConvergencePortal.Core.Network;
using ConvergencePortal.Web.Network;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Network;

public sealed class NetworkMapLayoutTests
{
    [Fact]
    public void LayOut_ZonesOfEveryKind_LieFromBusinessDownToSafety()
    {
        var picture = NetworkMapLayout.LayOut(Map(["SAFE:Safety", "CELL:CellArea", "DMZ:IDMZ", "OFFICE:Business", "OPS:SiteOperations"]));

        picture.Boxes.OrderBy(box => box.Y).Select(box => box.Zone.Code).ShouldBe(["OFFICE", "DMZ", "OPS", "CELL", "SAFE"]);
        picture.Bands.Select(band => band.Tier).ShouldBe(Enum.GetValues<MapTier>());
    }

    [Fact]
    public void LayOut_LineFromAToB_StartsAtAAndEndsAtB()
    {
        var picture = NetworkMapLayout.LayOut(Map(["OFFICE:Business", "DMZ:IDMZ"], "UP:DMZ>OFFICE"));

        var line = picture.Lines.ShouldHaveSingleItem();
        var (dmz, office) = (Box(picture, "DMZ"), Box(picture, "OFFICE"));
        line.Points[0].Y.ShouldBe(dmz.Y);
        line.Points[^1].Y.ShouldBe(office.Y + office.Height);
    }

    [Fact]
    public void LayOut_LinesOfABusySite_CrossNoBox()
    {
        var picture = NetworkMapLayout.LayOut(BusySite());

        foreach (var line in picture.Lines)
        {
            foreach (var (from, to) in line.Points.Zip(line.Points.Skip(1))) picture.Boxes.ShouldNotContain(box => Crosses(box, from, to), line.Conduit.Code);
        }
    }

    [Fact]
    public void LayOut_LabelsOfABusySite_DoNotCoverEachOther()
    {
        var labels = NetworkMapLayout.LayOut(BusySite()).Lines;

        foreach (var (one, other) in labels.SelectMany((one, i) => labels.Skip(i + 1).Select(other => (one, other))))
        {
            var overlap = one.LabelY == other.LabelY && Math.Abs(one.LabelX - other.LabelX) < (one.LabelWidth + other.LabelWidth) / 2;
            overlap.ShouldBeFalse($"{one.Conduit.Code} and {other.Conduit.Code}");
        }
    }

    [Fact]
    public void LayOut_BusySite_StaysWithinThePicture()
    {
        var picture = NetworkMapLayout.LayOut(BusySite());

        picture.Lines.SelectMany(line => line.Points).ShouldAllBe(point => point.X >= 0 && point.X <= picture.Width && point.Y >= 0 && point.Y <= picture.Height);
        picture.Boxes.ShouldAllBe(box => box.X >= 0 && box.X + NetworkMapLayout.BoxWidth <= picture.Width && box.Y + box.Height <= picture.Height);
    }

    [Fact]
    public void LayOut_ConduitToAZoneThatIsNotShown_IsLeftOut()
    {
        var picture = NetworkMapLayout.LayOut(Map(["OFFICE:Business"], "C:OFFICE>GONE"));

        picture.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void LayOut_NoZones_IsAnEmptyPicture()
    {
        var picture = NetworkMapLayout.LayOut(Map([]));

        picture.Boxes.ShouldBeEmpty();
    }

    /// <summary>Fourteen zones, every pair joined that a site would join and some it would not: neighbors, same row, two rows apart.</summary>
    private static NetworkMap BusySite() => Map(
        ["OFFICE:Business", "VENDOR:ExternalNetwork", "DMZ:IDMZ", "OPS:SiteOperations", "C1:CellArea", "C2:CellArea", "C3:CellArea", "C4:CellArea", "C5:CellArea", "WLAN:Wireless", "LAPTOP:TemporaryDevice", "S1:Safety", "S2:Safety", "S3:Safety"],
        "OFFICE-DMZ:OFFICE>DMZ", "VENDOR-DMZ:VENDOR>DMZ", "DMZ-OPS:DMZ>OPS", "OPS-C1:OPS>C1", "OPS-C2:OPS>C2", "OPS-C3:OPS>C3", "OPS-C4:OPS>C4", "OPS-C5:C5>OPS",
        "C1-C2:C1>C2", "C1-C3:C3>C1", "C1-S1:C1>S1", "C4-S2:C4>S2", "WLAN-OPS:WLAN>OPS", "LAPTOP-OPS:LAPTOP>OPS", "S3-OPS:S3>OPS", "OFFICE-OPS:OFFICE>OPS", "OFFICE-VENDOR:OFFICE>VENDOR");

    private static bool Crosses(MapBox box, MapPoint from, MapPoint to) =>
        Math.Min(from.X, to.X) < box.X + NetworkMapLayout.BoxWidth && Math.Max(from.X, to.X) > box.X && Math.Min(from.Y, to.Y) < box.Y + box.Height && Math.Max(from.Y, to.Y) > box.Y;

    private static MapBox Box(MapPicture picture, string code) => picture.Boxes.Single(box => box.Zone.Code == code);

    private static NetworkMap Map(string[] zones, params string[] conduits) => new("BER",
        [.. zones.Select(text => text.Split(':')).Select(parts => new MapZone(parts[0], parts[0], Enum.Parse<ZoneKind>(parts[1]), null, false, [new MapSegment("V", "V", 1, null, 2)]))],
        [.. conduits.Select(text => text.Split(':', '>')).Select(parts => new MapConduit(parts[0], parts[0], parts[1], parts[2], ConduitDirection.AtoB, 1))]);
}
