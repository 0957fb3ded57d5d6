using ConvergencePortal.Core.Reviews;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Reviews;

/// <summary>A figure says nothing but what follows from its records.</summary>
public sealed class KpiFigureTests
{
    [Fact]
    public void Of_Share_CountsThoseWithAnAmountInThousandths() => Figure(KpiMeasure.Share, 1, 1, 0, 1, 1, 0).ShouldSatisfyAllConditions(f => f.Value.ShouldBe(667), f => f.N.ShouldBe(6));

    [Fact]
    public void Of_ShareOfFewerThanFive_SaysNothingAndHowMany() => Figure(KpiMeasure.Share, 1, 1, 1, 0).ShouldSatisfyAllConditions(f => f.Value.ShouldBeNull(), f => f.N.ShouldBe(4));

    [Fact]
    public void Of_Spread_IsTheNearestRank() => Figure(KpiMeasure.Spread, [.. Enumerable.Range(1, 100)]).ShouldSatisfyAllConditions(f => f.Value.ShouldBe(85), f => f.Median.ShouldBe(50));

    [Fact]
    public void Of_SpreadOfOne_IsThatOne() => Figure(KpiMeasure.Spread, 7).ShouldSatisfyAllConditions(f => f.Value.ShouldBe(7), f => f.Median.ShouldBe(7));

    [Fact]
    public void Of_Mean_IsInHundredthsAndRounded() => Figure(KpiMeasure.Mean, 1, 0, 1).Value.ShouldBe(67);

    [Fact]
    public void Of_SumAndCount_AreZeroWithoutRecords_MeanSpreadAndShareSayNothing()
    {
        Figure(KpiMeasure.Sum).Value.ShouldBe(0);
        Figure(KpiMeasure.Count).Value.ShouldBe(0);
        Figure(KpiMeasure.Mean).Value.ShouldBeNull();
        Figure(KpiMeasure.Spread).Value.ShouldBeNull();
        Figure(KpiMeasure.Share).Value.ShouldBeNull();
    }

    [Fact]
    public void IsMet_LooksAtTheSideThatIsBetter()
    {
        var (low, high) = (Of(KpiMeasure.Sum), Of(KpiMeasure.Sum) with { IsBetterHigh = true });

        low.IsMet(5, 5).ShouldBe(true);
        low.IsMet(6, 5).ShouldBe(false);
        high.IsMet(4, 5).ShouldBe(false);
        high.IsMet(null, 5).ShouldBeNull();
        high.IsMet(5, null).ShouldBeNull();
    }

    [Fact]
    public void Catalog_Codes_AreUniqueAndFoundAgain()
    {
        KpiCatalog.All.Select(kpi => kpi.Code).ShouldBeUnique();
        KpiCatalog.All.ShouldAllBe(kpi => KpiCatalog.Find(kpi.Code) == kpi);
        KpiCatalog.Find("luck").ShouldBeNull();
    }

    /// <summary>Whatever the order in which records come.</summary>
    [Fact]
    public void Of_AnyRecords_StaysBetweenTheirLeastAndMost() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Gen.Choose(0, 5000).NonEmptyListOf().ToArbitrary(), drawn =>
    {
        int[] amounts = [.. drawn];

        var spread = Figure(KpiMeasure.Spread, amounts);

        spread.Median!.Value.ShouldBeInRange(amounts.Min(), amounts.Max());
        spread.Value!.Value.ShouldBeInRange(spread.Median.Value, amounts.Max());
        Figure(KpiMeasure.Spread, [.. Enumerable.Reverse(amounts)]).ShouldSatisfyAllConditions(f => f.Value.ShouldBe(spread.Value), f => f.Median.ShouldBe(spread.Median));
    }));

    private static Kpi Of(KpiMeasure measure) => new("test", KpiGroup.Flow, measure, KpiUnit.Number, KpiBasis.Happened, "Test", "Test", null, false);

    private static KpiFigure Figure(KpiMeasure measure, params int[] amounts) => KpiFigure.Of(Of(measure), KpiParts.All, amounts.Select((amount, index) => new KpiRecord("change", $"CR-{index}", amount)));
}
