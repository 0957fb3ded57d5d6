using Bunit;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Changes;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class MyDeskPageTests : ComponentTest
{
    [Fact]
    public async Task Page_NothingWaiting_SaysWhatToDoNext()
    {
        var page = await RenderAsync<MyDeskPage>("quality.berlin");

        page.WaitForAssertion(() => page.Markup.ShouldContain("Nothing waits for you."), Patience);
        page.Find("a[href='/changes']").TextContent.ShouldBe("See all changes");
    }

    [Fact]
    public async Task Page_OpenSeat_AsksToSignForTheFunction()
    {
        var journey = new ChangeJourney(Portal);
        await journey.AuthorizingAsync();

        var page = await RenderAsync<MyDeskPage>("maintenance.berlin");

        page.WaitForAssertion(() => page.Find("h2").TextContent.ShouldStartWith("Sign for Maintenance"), Patience);
        page.Find(".desk-card").GetAttribute("href").ShouldBe($"/changes/{journey.Number}");
    }

    [Fact]
    public async Task Page_TwoThingsOfOneKind_ShowsTheOldestFirst()
    {
        var (older, newer) = (new ChangeJourney(Portal), new ChangeJourney(Portal));
        await older.AuthorizingAsync();
        Portal.Clock.Advance(Duration.FromDays(3));
        await newer.AuthorizingAsync();

        var page = await RenderAsync<MyDeskPage>("it.berlin");

        page.WaitForAssertion(() => page.FindAll(".desk-number").Select(n => n.TextContent.Split(' ')[0]).ShouldBe([older.Number, newer.Number]), Patience);
        page.FindAll(".desk-age")[0].TextContent.ShouldContain("3 days");
    }

    [Fact]
    public async Task Page_OwnDraft_LeadsToWritingIt()
    {
        var journey = new ChangeJourney(Portal);
        await journey.DraftAsync();

        var page = await RenderAsync<MyDeskPage>("ot.berlin");

        page.WaitForAssertion(() => page.Find(".desk-card").GetAttribute("href").ShouldBe($"/changes/{journey.Number}/edit"), Patience);
    }

    [Fact]
    public async Task Page_SomethingNewInAnotherBrowser_AppearsByItself()
    {
        var page = await RenderAsync<MyDeskPage>("it.berlin");
        page.WaitForAssertion(() => page.Markup.ShouldContain("Nothing waits for you."), Patience);
        var journey = new ChangeJourney(Portal);

        await journey.DraftAsync();
        await journey.SubmitAsync();

        page.WaitForAssertion(() => page.Find("h2").TextContent.ShouldStartWith("State the impact for IT"), Patience);
    }

    [Fact]
    public async Task Page_SignedForAFunction_IsEmptyAgain()
    {
        var journey = new ChangeJourney(Portal);
        await journey.AuthorizingAsync();
        var page = await RenderAsync<MyDeskPage>("it.berlin");
        page.WaitForElement(".desk-card", Patience);

        await journey.DecideAsync("it2.berlin", Function.IT);

        page.WaitForAssertion(() => page.Markup.ShouldContain("Nothing waits for you."), Patience);
    }
}
