using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Reviews;

/// <summary>Who sees what of the pulse: one's own function, of five people or more, when the month is over.</summary>
public sealed class PulseReadsTests
{
    private static readonly LocalDate November = new(2026, 11, 1);

    [Fact]
    public async Task Trend_OfFivePeople_SaysMeanAndHowManyAgree()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var crew = await portal.CrewAsync(5);
        await portal.AllAnswerAsync(crew.Take(4), [5, 4, 3, 2, 1]);
        await portal.AllAnswerAsync(crew.Skip(4), [1, 1, 1, 1, 1]);

        portal.Clock.Set(PulseVoters.December);
        var trend = (await portal.TrendsAsync("it.berlin")).ShouldHaveSingleItem();

        (trend.Group.Site, trend.Group.SiteName, trend.Group.Function, trend.IsOwn).ShouldBe(("BER", "Berlin", Function.IT, true));
        var month = trend.Months.ShouldHaveSingleItem();
        month.Month.ShouldBe(November);
        month.Figures.ShouldNotBeNull().People.ShouldBe(5);
        month.Figures.Questions.Select(q => (q.MeanHundredths, q.FavourablePerMille)).ShouldBe([(420, 800), (340, 800), (260, 0), (180, 0), (100, 0)]);
        month.Figures.Overall.ShouldBe(new PulseFigure(260, 320));
    }

    /// <summary>Seen before and after the sixth answer, the figures of five and of six would tell what the sixth answered.</summary>
    [Fact]
    public async Task Trend_WhileTheMonthGoesOn_ShowsNothingOfIt()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AllAnswerAsync(await portal.CrewAsync(6));

        (await portal.TrendsAsync("it.berlin")).ShouldHaveSingleItem().Months.ShouldBeEmpty();
        (await portal.TrendsAsync("chair")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Trend_OfFourPeople_ShowsNoNumberAtAll()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var crew = await portal.CrewAsync(5);
        await portal.AllAnswerAsync(crew);
        portal.Clock.Set(PulseVoters.December);
        await portal.AllAnswerAsync(crew.Take(4));
        portal.Clock.Advance(Duration.FromDays(62));

        var trend = (await portal.TrendsAsync("it.berlin")).ShouldHaveSingleItem();

        // January, in which nobody answered, and December, in which four did, cannot be told apart.
        trend.Months.Select(m => (m.Month.Month, m.Figures is null)).ShouldBe([(1, true), (12, true), (11, false)]);
    }

    [Fact]
    public async Task Trends_OfOthers_AreForTheChairAndAuditorsAndOnlyWhereFiveAnswered()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddSiteAsync("HAM");
        await portal.AllAnswerAsync(await portal.CrewAsync(5));
        await portal.AllAnswerAsync(await portal.CrewAsync(4, Function.Quality), function: Function.Quality);
        await portal.AllAnswerAsync(await portal.CrewAsync(5, Function.OT, "HAM"), function: Function.OT, site: "HAM");
        portal.Clock.Set(PulseVoters.December);

        (await GroupsAsync("chair")).ShouldBe(["BER IT", "HAM OT"]);
        (await GroupsAsync("auditor")).ShouldBe(["BER IT", "HAM OT"]);
        (await GroupsAsync("admin")).ShouldBeEmpty();
        (await GroupsAsync("quality.berlin")).ShouldBe(["BER Quality"]);
        (await portal.TrendsAsync("quality.berlin")).Single().Months.ShouldBeEmpty();

        async Task<IEnumerable<string>> GroupsAsync(string reader) => (await portal.TrendsAsync(reader)).Select(t => $"{t.Group.Site} {t.Group.Function}").Order();
    }

    [Fact]
    public async Task Trends_OfSomebodyWhoLeft_AreNone()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AllAnswerAsync(await portal.CrewAsync(5));
        portal.Clock.Set(PulseVoters.December);
        await portal.ChangePersonAsync("it.berlin", p => p.IsActive = false);

        (await portal.TrendsAsync("it.berlin")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Find_ByMonths_SaysWhoCanAnswerAndWhenTheNextBegins()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.JoinAsync("ot.berlin", Function.IT);

        (await portal.PulseStateAsync("ot.berlin")).Open.Select(g => g.Function).ShouldBe([Function.IT, Function.OT]);
        await portal.PulseAsync("ot.berlin");
        var answered = await portal.PulseStateAsync("ot.berlin");

        (answered.HasAnswered, answered.Month, answered.NextFrom).ShouldBe((true, November, new LocalDate(2026, 12, 1)));
        (await portal.PulseStateAsync("chair")).ShouldSatisfyAllConditions(s => s.Refused!.Code.ShouldBe("pulse.noFunction"), s => s.HasAnswered.ShouldBeFalse());
    }
}
