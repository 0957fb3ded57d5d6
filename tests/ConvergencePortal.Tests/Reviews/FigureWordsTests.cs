using System.Globalization;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Web;
using ConvergencePortal.Web.Reviews;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Reviews;

/// <summary>Figures are said as people say them, in both languages.</summary>
public sealed class FigureWordsTests
{
    private static readonly IStringLocalizer<Texts> Texts = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<Texts>>();

    [Theory]
    [InlineData("lead-time-slot", 0, "0 min")]
    [InlineData("lead-time-slot", 59, "59 min")]
    [InlineData("lead-time-slot", 90, "1.5 h")]
    [InlineData("lead-time-slot", 480, "1 working day")]
    [InlineData("lead-time-slot", 720, "1.5 working days")]
    [InlineData("success", 857, "85.7 %")]
    [InlineData("success", 1000, "100 %")]
    [InlineData("friction", 75, "0.75")]
    [InlineData("waiver-age", 1, "1 day")]
    [InlineData("waiver-age", 1234, "1,234 days")]
    [InlineData("production-lost", 45, "45 min")]
    [InlineData("dark-data", 3, "3")]
    public void Say_AFigure_IsWhatPeopleSay(string kpi, int value, string said) => In("en-US", () => FigureWords.Say(KpiCatalog.Find(kpi)!, value, Texts)).ShouldBe(said);

    [Theory]
    [InlineData("lead-time-slot", 720, "1,5 Arbeitstage")]
    [InlineData("friction", 75, "0,75")]
    [InlineData("success", 857, "85,7 %")]
    public void Say_InGerman_TakesItsComma(string kpi, int value, string said) => In("de-DE", () => FigureWords.Say(KpiCatalog.Find(kpi)!, value, Texts)).ShouldBe(said);

    [Theory]
    [InlineData("success", 950, "at least 95 %")]
    [InlineData("friction", 100, "at most 1.00")]
    [InlineData("rolled-back", 0, "none at all")]
    public void Target_InWords_SaysOnWhichSideItLies(string kpi, int target, string said) => In("en-US", () => FigureWords.SayTarget(KpiCatalog.Find(kpi)!, target, Texts)).ShouldBe(said);

    [Theory]
    [InlineData("success", 3, "too few (n = 3)")]
    [InlineData("success", 0, "no record")]
    [InlineData("friction", 0, "no record")]
    public void NoValue_OfAShare_SaysThatThereAreTooFew(string kpi, int n, string said) => In("en-US", () => FigureWords.SayNothing(KpiCatalog.Find(kpi)!, n, Texts)).ShouldBe(said);

    [Theory]
    [InlineData("2026-W47", "16 – 22 November 2026")]
    [InlineData("2026-W44", "26 October – 1 November 2026")]
    [InlineData("2026-W53", "28 December 2026 – 3 January 2027")]
    public void Week_AsDays_NamesMonthAndYearWhereTheyDiffer(string week, string days)
    {
        var period = IsoWeek.Parse(week)!.Value.In(DateTimeZoneProviders.Tzdb["Europe/Berlin"]);

        In("en-US", () => WeekWords.Days(period.From, period.Until, "Europe/Berlin")).ShouldBe(days);
    }

    private static string In(string language, Func<string> say)
    {
        var (before, beforeTexts) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo(language), new CultureInfo(language));
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeTexts);
        }
    }
}
