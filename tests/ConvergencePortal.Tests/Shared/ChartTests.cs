using Bunit;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Shared;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Shared;

/// <summary>Every chart says the same three times: as a picture, as a sentence, and as figures in a table.</summary>
public sealed class ChartTests : ComponentTest
{
    private const string Nothing = "No week has a figure yet.";
    private static readonly string[] Weeks = ["2026-W43", "2026-W44", "2026-W45", "2026-W46"];
    private static readonly string Long = new('x', 100);
    private const string RightToLeft = "محطة التعبئة";

    [Fact]
    public void Trend_WithAGap_LeavesItOutOfTheLineAndSaysSoInTheTable()
    {
        var chart = Trend([new("Lead time", [4, 6, null, 10])]);

        chart.FindAll("tbody td").Select(cell => cell.TextContent.Trim()).ShouldBe(["4", "6", "– no figure", "10"]);
        chart.FindAll("polyline").ShouldHaveSingleItem().GetAttribute("points").ShouldBe("12.5,60 37.5,40", "the last week stands alone");
        chart.FindAll(".trend-point").Count.ShouldBe(3);
        chart.Find("figcaption").TextContent.ShouldBe("It rises.");
    }

    [Fact]
    public void Trend_OneWeek_IsAPointWithoutALine()
    {
        var chart = Trend([new("Lead time", [null, 3, null, null])]);

        chart.FindAll("polyline").ShouldBeEmpty();
        chart.FindAll(".trend-point").ShouldHaveSingleItem();
    }

    [Fact]
    public void Trend_OnlyZeros_IsALineOnTheGround()
    {
        var chart = Trend([new("Escaped conflicts", [0, 0, 0, 0])]);

        chart.Find("polyline").GetAttribute("points").ShouldBe("12.5,100 37.5,100 62.5,100 87.5,100");
        chart.FindAll("tbody td").ShouldAllBe(cell => cell.TextContent == "0");
    }

    [Fact]
    public void Trend_NothingAtAll_SaysASentenceInsteadOfAnEmptyFrame()
    {
        var chart = Trend([new("Lead time", [null, null, null, null])]);

        chart.Find("p").TextContent.ShouldBe(Nothing);
        chart.FindAll("figure").ShouldBeEmpty();
    }

    [Fact]
    public void Trend_SeveralSeries_DifferByMoreThanColor()
    {
        var chart = Trend([new(Long, [1, 2, 3, 4]), new(RightToLeft, [4, 3, 2, 1])], target: 5);

        chart.FindAll(".chart-legend li").Select(item => item.TextContent.Trim()).ShouldBe([$"● {Long}", $"■ {RightToLeft}"]);
        chart.FindAll("thead bdi").Select(name => name.TextContent).ShouldBe([Long, RightToLeft]);
        chart.Find(".trend-target").TextContent.ShouldBe("Target 5");
        chart.Find(".trend-plot").GetAttribute("aria-hidden").ShouldBe("true");
        chart.Find(".table-wrap").GetAttribute("tabindex").ShouldBe("0");
    }

    [Fact]
    public void Pareto_InAnyOrder_FallsAndAddsUp()
    {
        var chart = Pareto([new("Freeze", new(1)), new("Production", new(6, "/changes?conflict=CutsProduction")), new("Nobody there", new(3))]);

        chart.FindAll("tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("th, .number").Select(cell => cell.TextContent.Trim()))).ShouldBe(["Production|6 Production|60 %", "Nobody there|3|90 %", "Freeze|1|100 %"]);
        chart.FindAll(".chart-bar").Select(bar => bar.GetAttribute("style")).ShouldBe(["width: 100%", "width: 50%", "width: 16.667%"]);
        chart.Find("a").GetAttribute("href").ShouldBe("/changes?conflict=CutsProduction");
    }

    [Fact]
    public void Pareto_Zeros_AddUpToNothing()
    {
        var chart = Pareto([new("Freeze", new(0, "/changes")), new(Long, new(0)), new(RightToLeft, new(0))]);

        chart.FindAll("tbody tr td:last-child").ShouldAllBe(cell => cell.TextContent == "–");
        chart.FindAll("a").ShouldBeEmpty("a list of nothing is not worth a click");
        chart.FindAll("bdi").Select(name => name.TextContent).ShouldBe(["Freeze", Long, RightToLeft]);
    }

    [Fact]
    public void Pareto_Nothing_SaysASentence() => Pareto([]).Find("p").TextContent.ShouldBe(Nothing);

    [Fact]
    public void AgeBars_Figures_StandInTheTableAndLeadToTheirList()
    {
        var chart = AgeBars([new("High", [new(2, "/findings?age=Week"), new(0)], new(2, "/findings")), new(RightToLeft, [null, new(8, "/findings?age=Older")], new(8))]);

        chart.FindAll("tbody td").Select(cell => cell.TextContent.Trim()).ShouldBe(["2 High, Up to 7 days", "0", "2 High", "– no figure", $"8 {RightToLeft}, Over 90 days", "8"]);
        chart.FindAll(".chart-bar").Select(bar => bar.GetAttribute("style")).ShouldBe(["width: 25%", "width: 100%"]);
    }

    [Fact]
    public void AgeBars_OnlyZeros_SaysASentence() => AgeBars([new("High", [new(0), new(0)])]).Find("p").TextContent.ShouldBe(Nothing);

    [Fact]
    public void HeatMap_Figures_StandInTheCells()
    {
        var map = HeatMap([new("IT", [null, new(4, "/changes")]), new(Long, [new(1), null])]);

        map.FindAll("tbody td").Select(cell => cell.TextContent.Trim()).ShouldBe(["– no figure", $"4 IT, {RightToLeft}", "1", "– no figure"]);
        map.FindAll("tbody td").Select(cell => cell.GetAttribute("style")).ShouldBe(["--heat: 0%", "--heat: 100%", "--heat: 25%", "--heat: 0%"]);
    }

    [Fact]
    public void HeatMap_NoFigure_SaysASentence() => HeatMap([new("IT", [null, null])]).Find("p").TextContent.ShouldBe(Nothing);

    [Theory]
    [InlineData(97, 100, "97 of 100 97 % Target: 98 % ▲ Below target")]
    [InlineData(979, 1000, "979 of 1,000 97 % Target: 98 % ▲ Below target")]
    [InlineData(98, 100, "98 of 100 98 % Target: 98 % ✓ Target reached")]
    [InlineData(0, 7, "0 of 7 0 % Target: 98 % ▲ Below target")]
    [InlineData(3, 4, "3 of 4 Target: 98 %")]
    public void Share_OfSoMany_SaysNumbersAndIsNeverRoundedUpToItsTarget(int count, int of, string words)
    {
        var bar = Render<ShareBar>(p => p.Add(x => x.Count, count).Add(x => x.Of, of).Add(x => x.Target, 98).Add(x => x.Says, "So many.").Add(x => x.Empty, Nothing));

        string.Join(' ', bar.Find(".share-words").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldBe(words);
    }

    [Fact]
    public void Share_OfNothing_SaysASentence() =>
        Render<ShareBar>(p => p.Add(x => x.Count, 0).Add(x => x.Of, 0).Add(x => x.Says, "So many.").Add(x => x.Empty, Nothing)).Find("p").TextContent.ShouldBe(Nothing);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(1.5, 2)]
    [InlineData(98, 100)]
    [InlineData(100, 100)]
    [InlineData(101, 200)]
    [InlineData(2001, 5000)]
    public void Axis_EndsOnANumberPeopleReadAtAGlance(double largest, double top) => ChartScale.RoundUp(largest).ShouldBe(top);

    private IRenderedComponent<TrendChart> Trend(IReadOnlyList<ChartSeries> series, double? target = null) => Render<TrendChart>(p => p
        .Add(x => x.Weeks, Weeks).Add(x => x.Series, series).Add(x => x.Target, target).Add(x => x.Says, "It rises.").Add(x => x.Empty, Nothing).Add(x => x.Label, "Lead time by week"));

    private IRenderedComponent<ParetoChart> Pareto(IReadOnlyList<ChartBar> bars) => Render<ParetoChart>(p => p
        .Add(x => x.Bars, bars).Add(x => x.Says, "Most are about production.").Add(x => x.Empty, Nothing).Add(x => x.Label, "Causes").Add(x => x.NameHeading, "Cause").Add(x => x.ValueHeading, "Changes"));

    private IRenderedComponent<AgeBars> AgeBars(IReadOnlyList<ChartRow> rows) => Render<AgeBars>(p => p
        .Add(x => x.Rows, rows).Add(x => x.Bands, ["Up to 7 days", "Over 90 days"]).Add(x => x.Says, "Old ones.").Add(x => x.Empty, Nothing).Add(x => x.Label, "Ages").Add(x => x.RowHeading, "Severity"));

    private IRenderedComponent<HeatMap> HeatMap(IReadOnlyList<ChartRow> rows) => Render<HeatMap>(p => p
        .Add(x => x.Rows, rows).Add(x => x.Columns, ["OT", RightToLeft]).Add(x => x.Corner, "From, to").Add(x => x.Says, "IT waits for OT.").Add(x => x.Empty, Nothing).Add(x => x.Label, "Friction"));
}
