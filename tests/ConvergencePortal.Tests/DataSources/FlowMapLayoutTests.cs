using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Web.DataSources;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.DataSources;

public sealed class FlowMapLayoutTests
{
    private static readonly FlowZone[] Zones =
    [
        new("SAFE", "Safety", ZoneKind.Safety), new("CELL", "Cell", ZoneKind.CellArea), new("OPS", "Operations", ZoneKind.SiteOperations), new("DMZ", "DMZ", ZoneKind.IDMZ), new("OFFICE", "Office", ZoneKind.Business),
    ];

    [Fact]
    public void LayOut_SourcesOfEveryZone_StandFromTheFieldOverTheOfficeToThePeople()
    {
        var drawing = FlowMapLayout.LayOut(Map(["A:OFFICE", "B:OPS", "C:SAFE", "D:CELL", "E:DMZ", "F:"], "F>"), flow => flow.Code);

        drawing.Nodes.OrderBy(n => n.X).Select(n => n.Source?.Code ?? "people").ShouldBe(["C", "D", "B", "E", "A", "F", "people"]);
        drawing.Bands.Select(b => b.Column).ShouldBe(Enum.GetValues<FlowColumn>());
    }

    [Fact]
    public void LayOut_ManySourcesAndFlows_PutsNoBoxOnAnotherAndAllInThePicture()
    {
        var drawing = FlowMapLayout.LayOut(Many(120, 240), flow => flow.Code);

        drawing.Nodes.Count.ShouldBeGreaterThanOrEqualTo(120);
        drawing.Arrows.Count.ShouldBe(240);
        foreach (var (one, other) in drawing.Nodes.SelectMany((one, i) => drawing.Nodes.Skip(i + 1).Select(other => (one, other))))
            (Math.Abs(one.X - other.X) < FlowMapLayout.NodeWidth && Math.Abs(one.Y - other.Y) < FlowMapLayout.NodeHeight).ShouldBeFalse($"{one.Key} and {other.Key}");
        drawing.Nodes.ShouldAllBe(n => n.X >= 0 && n.Y >= 0 && n.X + FlowMapLayout.NodeWidth <= drawing.Width && n.Y + FlowMapLayout.NodeHeight <= drawing.Height);
        foreach (var node in drawing.Nodes.Where(n => n.Source?.Zone is not null))
            drawing.Groups.ShouldContain(g => g.Zone!.Code == node.Source!.Zone && g.X <= node.X && node.X + FlowMapLayout.NodeWidth <= g.X + g.Width && g.Y <= node.Y && node.Y + FlowMapLayout.NodeHeight <= g.Y + g.Height);
    }

    [Fact]
    public void LayOut_ThereAndBackBetweenTwoSources_AreTwoCurvesThatShareNoEnd()
    {
        var paths = FlowMapLayout.LayOut(Map(["A:CELL", "B:OPS"], "A>B", "B>A"), flow => flow.Code).Arrows.Select(a => a.Path.Split('C', 2)).ToList();

        paths[0][0].ShouldNotBe(paths[1][0]);
        string.Join(' ', paths[1][1].Split(' ')[^2..]).ShouldNotBe(paths[0][0][1..]);
    }

    [Fact]
    public void LayOut_AFewFlows_HaveLabelsThatDoNotCoverEachOther()
    {
        var labels = FlowMapLayout.LayOut(Map(["A:CELL", "B:OPS", "C:OPS", "D:DMZ"], "A>B", "A>C", "B>A", "C>D", "B>D", "C>B"), flow => flow.Code).Arrows;

        foreach (var (one, other) in labels.SelectMany((one, i) => labels.Skip(i + 1).Select(other => (one, other))))
            (Math.Abs(one.LabelY - other.LabelY) < 18 && Math.Abs(one.LabelX - other.LabelX) < (one.LabelWidth + other.LabelWidth) / 2).ShouldBeFalse($"{one.Flow.Code} and {other.Flow.Code}");
    }

    [Fact]
    public void LayOut_NothingAtAll_IsAnEmptyPicture() => FlowMapLayout.LayOut(new FlowMap("BER", [], [], []), flow => flow.Code).Nodes.ShouldBeEmpty();

    [Theory]
    [InlineData(FlowWay.Upstream, "A B", "A>B")]
    [InlineData(FlowWay.Downstream, "B C", "B>C C>")]
    [InlineData(FlowWay.Both, "A B C", "A>B B>C C>")]
    public void Around_ASource_KeepsWhatItHasToDoWith(FlowWay way, string sources, string flows)
    {
        var shown = FlowFocus.Around(Map(["A:CELL", "B:OPS", "C:DMZ", "D:DMZ"], "A>B", "B>C", "A>D", "C>"), "B", way);

        string.Join(' ', shown.Sources.Select(s => s.Code)).ShouldBe(sources);
        string.Join(' ', shown.Flows.Select(f => $"{f.From}>{f.To}")).ShouldBe(flows);
    }

    private static FlowMap Map(string[] sources, params string[] flows) => new("BER", Zones, [.. sources.Select(Source)], [.. flows.Select((flow, id) => Flow(id, flow.Split('>')))]);

    private static FlowSource Source(string written) => written.Split(':') is var parts
        ? new FlowSource(parts[0], $"Source {parts[0]}", DataSourceKind.PLC, parts[1].Length == 0 ? null : parts[1], null, "BER", "", false, null) : null!;

    private static FlowRow Flow(int id, string[] ends) => new(id, "BER", $"F{id}", ends[0], ends[0], [], ends[1].Length == 0 ? null : ends[1], ends[1], [], ends[1].Length == 0 ? Function.Quality : null, null, FlowTransport.OPCUA, null,
        null, false, null, null, null, FlowPassage.NotNeeded);

    private static FlowMap Many(int sources, int flows)
    {
        var random = new Random(7);
        return Map([.. Enumerable.Range(0, sources).Select(i => $"S{i}:{(i % 7 < Zones.Length ? Zones[i % 7].Code : "")}")],
            [.. Enumerable.Range(0, flows).Select(_ => $"S{random.Next(sources)}>{(random.Next(9) == 0 ? "" : $"S{random.Next(sources)}")}")]);
    }
}
