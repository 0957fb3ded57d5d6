using Bunit;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Changes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class MeasurePagesTests : ComponentTest
{
    [Fact]
    public async Task Register_Empty_SaysWhereMeasuresComeFrom()
    {
        var page = await RenderAsync<MeasuresPage>("it.berlin");

        page.WaitForAssertion(() => page.Find(".empty").TextContent.ShouldContain("when the work of a temporary change is finished"), Patience);
    }

    [Theory]
    [InlineData("?kind=Jumper", true)]
    [InlineData("?kind=RemoteAccess", false)]
    [InlineData("?site=BER", true)]
    [InlineData("?status=overdue", true)]
    [InlineData("?status=Removed", false)]
    [InlineData("?search=plc-filler", true)]
    public async Task Register_FiltersInTheAddress_NarrowIt(string query, bool isListed)
    {
        var (_, number) = await new TemplateJourney(Portal).MeasureAsync(MeasureKind.Jumper);
        Portal.Clock.Advance(Duration.FromDays(30));
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/temporary{query}");

        var page = await RenderAsync<MeasuresPage>("it.berlin");

        page.WaitForAssertion(() => page.FindAll("tbody tr, .empty").Count.ShouldBe(1), Patience);
        page.Markup.Contains(number, StringComparison.Ordinal).ShouldBe(isListed);
    }

    [Fact]
    public async Task Page_OfTheOwner_RemovesWithProof()
    {
        var (_, number) = await new TemplateJourney(Portal).MeasureAsync();
        var page = await RenderAsync<MeasurePage>("ot.berlin", p => p.Add(x => x.Number, number));
        await (await page.WaitForElementAsync(".panel-main .button-main", Patience)).ClickAsync(new());
        page.WaitForAssertion(() => page.Find(".refusal").TextContent.ShouldContain("Say what was checked"), Patience);

        await page.Find("#proof").InputAsync(new ChangeEventArgs { Value = "The wire is out" });
        await page.Find(".panel-main .button-main").ClickAsync(new());

        page.WaitForAssertion(() => page.Find(".change-next").TextContent.ShouldContain("Removed"), Patience);
        page.Markup.ShouldContain("The wire is out");
    }

    [Fact]
    public async Task Page_OfAStranger_OffersNothing()
    {
        var (_, number) = await new TemplateJourney(Portal).MeasureAsync();

        var page = await RenderAsync<MeasurePage>("quality.berlin", p => p.Add(x => x.Number, number));

        await page.WaitForElementAsync(".change-body", Patience);
        page.FindAll(".change-actions button").ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_AskForMoreTime_ByThePlantsClock_AsksTheFunctions()
    {
        var journey = new TemplateJourney(Portal);
        var (_, number) = await journey.MeasureAsync();
        var page = await RenderAsync<MeasurePage>("ot.berlin", p => p.Add(x => x.Number, number));
        await (await page.WaitForElementAsync("#until", Patience)).ChangeAsync(new ChangeEventArgs { Value = "2026-12-20T18:00" });
        await page.Find("#extend-reason").InputAsync(new ChangeEventArgs { Value = "Late part" });

        await page.FindAll("details.panel button")[0].ClickAsync(new());

        page.WaitForAssertion(() => page.FindAll(".agreement tbody tr").Count.ShouldBe(3), Patience);
        page.Find(".history li").TextContent.ShouldContain("Sun 20 Dec 2026, 18:00 Europe/Berlin");
        (await journey.MeasureDetailAsync(number)).Extensions.Single().Until.ShouldBe(Instant.FromUtc(2026, 12, 20, 17, 0));
    }

    [Fact]
    public async Task Desk_OfTheOwner_ShowsWhatIsOverdue_AndSoDoesTheChange()
    {
        var (change, number) = await new TemplateJourney(Portal).MeasureAsync();
        Portal.Clock.Advance(Duration.FromDays(30));

        var desk = await RenderAsync<MyDeskPage>("ot.berlin");
        var page = await RenderAsync<ChangePage>("ot.berlin", p => p.Add(x => x.Number, change.Number));

        desk.WaitForAssertion(() => desk.Find($"a[href='/temporary/{number}']").TextContent.ShouldContain("Overdue"), Patience);
        page.WaitForAssertion(() => page.Find($".notice-bad a[href='/temporary/{number}']").TextContent.ShouldContain(number), Patience);
    }
}
