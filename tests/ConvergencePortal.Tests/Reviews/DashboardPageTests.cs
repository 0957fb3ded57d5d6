using Bunit;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.DataSources;
using ConvergencePortal.Web.Approvals;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Reviews;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Reviews;

public sealed class DashboardPageTests : ComponentTest
{
    [Fact]
    public async Task Page_OfAnEmptyPlant_SaysInSentencesThatThereIsNothing()
    {
        var page = await OpenAsync();

        foreach (var sentence in new[]
                 {
                     "Nothing waits for anybody", "Nothing agreed begins in the next seven days.", "No freeze in these days.", "No open change has a slot yet.", "Nothing has been checked yet.",
                     "Nothing is allowed for a time only", "No data source is in production yet.",
                 })
            page.Markup.ShouldContain(sentence);
        page.FindAll("figure").ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_AnyReader_SeesWhatWaitsForWhomAndWhereItIs()
    {
        await new ChangeJourney(Portal).AuthorizingAsync();

        var page = await OpenAsync("auditor");

        page.Markup.ShouldContain("3 decisions wait;");
        page.FindAll("a.figure-link").Select(link => link.GetAttribute("href")).ShouldContain("/changes?asked=IT&task=Sign");
    }

    [Fact]
    public async Task Figure_OfOneSite_LeadsToAListOfThatSite()
    {
        await Portal.CatalogAsync();

        var page = await OpenAsync(query: "?site=BER");

        page.FindAll("a.figure-link").Select(link => link.GetAttribute("href")).ShouldContain("/data-sources?stage=Production&unowned=yes&site=BER");
        page.Markup.ShouldContain("5 of 6");
        page.Markup.ShouldContain("nobody answers for it");
    }

    [Fact]
    public async Task Page_SomethingNewInAnotherBrowser_AppearsByItself()
    {
        var page = await OpenAsync();

        await new ChangeJourney(Portal).AuthorizingAsync();

        page.WaitForAssertion(() => page.Markup.ShouldContain("3 decisions wait;"), Patience);
    }

    [Fact]
    public async Task Tile_ThatCannotBeRead_LeavesTheOthersAsTheyAreAndIsTriedAgain()
    {
        var page = await OpenAsync();
        Portal.Faults.FailAt(1);

        Portal.Feed.Publish(new Saved(RecordTypes.Finding, "1"));

        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldContain("This figure could not be read."), Patience);
        page.FindAll("[role=alert]").Count.ShouldBe(1);
        page.Markup.ShouldContain("Nothing waits for anybody");
        await page.Find("[role=alert] button").ClickAsync(new());
        page.WaitForAssertion(() => page.Markup.ShouldContain("Nothing has been checked yet."), Patience);
        page.FindAll("[role=alert]").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("asked=IT", true)]
    [InlineData("asked=Quality", false)]
    [InlineData("asked=IT&task=Sign", true)]
    [InlineData("asked=IT&task=State", false)]
    [InlineData("asked=IT&overdue=yes", false)]
    [InlineData("conflict=InsideFreeze", false)]
    [InlineData("moved=yes", false)]
    [InlineData("day=2026-11-08", false)]
    [InlineData("task=Nonsense&conflict=99&day=yesterday&overdue=maybe", true)]
    public async Task Changes_NarrowedByAFigure_HoldWhatItCounted(string query, bool isListed)
    {
        var journey = new ChangeJourney(Portal);
        await journey.AuthorizingAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/changes?{query}");

        var page = await RenderAsync<ChangesPage>("it.berlin");

        page.WaitForAssertion(() => page.FindAll("tbody tr, .empty").Count.ShouldBe(1), Patience);
        page.Markup.Contains(journey.Number, StringComparison.Ordinal).ShouldBe(isListed);
    }

    [Fact]
    public async Task Changes_NarrowedByAFigure_SayHowAndTakeItAway()
    {
        await new ChangeJourney(Portal).AuthorizingAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/changes?asked=IT&task=Sign");

        var page = await RenderAsync<ChangesPage>("it.berlin");

        page.WaitForAssertion(() => page.Find(".marks").TextContent.ShouldContain("Asked for a signature"), Patience);
        page.Find(".marks a").GetAttribute("href").ShouldEndWith("/changes?asked=IT");
    }

    [Fact]
    public async Task Rounds_NothingOpen_SaysWhereChangesAre()
    {
        var page = await RenderAsync<RoundsPage>("it.berlin");

        page.WaitForAssertion(() => page.Find(".empty a").GetAttribute("href").ShouldBe("/changes"), Patience);
    }

    private async Task<IRenderedComponent<DashboardPage>> OpenAsync(string persona = "it.berlin", string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/dashboard{query}");
        var page = await RenderAsync<DashboardPage>(persona);
        page.WaitForAssertion(() => page.Markup.ShouldNotContain("Reading…"), Patience);
        return page;
    }
}
