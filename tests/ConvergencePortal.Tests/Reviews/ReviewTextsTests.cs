using System.Xml.Linq;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Reviews;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Reviews;

/// <summary>What the pages say of figures and reviews by way of the catalog and the enums is translated as the literal texts are.</summary>
public sealed class ReviewTextsTests
{
    private static readonly IReadOnlySet<string> German =
        XDocument.Load(RepositoryFiles.At(Path.Combine("src", "ConvergencePortal.Web", "Texts.de.resx"))).Root!.Elements("data").Select(data => (string)data.Attribute("name")!).ToHashSet(StringComparer.Ordinal);

    [Fact]
    public void German_EveryFigure_HasItsTitleAndFormula() => KpiCatalog.All.SelectMany(kpi => new[] { kpi.Title, kpi.Formula }).Except(German).ShouldBeEmpty();

    [Fact]
    public void German_EveryGroupKindUnitAndStatus_IsTranslated()
    {
        IEnumerable<string> words =
        [
            .. Enum.GetValues<KpiGroup>().Select(ReviewTexts.Of), .. Enum.GetValues<AgendaKind>().Select(ReviewTexts.Of), .. Enum.GetValues<KpiUnit>().Select(ReviewTexts.Of), .. KpiCatalog.All.Select(ReviewTexts.UnitOf),
            .. Enum.GetValues<ActionMove>().Select(ReviewTexts.Of), .. Enum.GetValues<ReviewStatus>().Select(status => ReviewTexts.Of(status).Words),
            .. Enum.GetValues<ActionStatus>().SelectMany(status => new[] { ReviewTexts.Of(status, false).Words, ReviewTexts.Of(status, true).Words }), .. new bool?[] { null, true, false }.Select(had => ReviewTexts.Quorum(had).Words),
            .. Enum.GetValues<KpiMeasure>().Select(FigureWords.OfMeasure), "Nothing was decided.", "Nothing is decided yet.", "begins {0}", "Due {0}", "Counts", "Brings",
        ];

        words.Except(German).ShouldBeEmpty();
    }
}
