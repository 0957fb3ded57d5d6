using AngleSharp.Dom;
using Bunit;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Strategy;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using ConvergencePortal.Web.Strategy;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Strategy;

public sealed class StrategyPagesTests : ComponentTest
{
    [Fact]
    public async Task Objectives_None_SaysHowToBegin()
    {
        var page = await RenderAsync<ObjectivesPage>("ot.berlin");

        page.WaitForAssertion(() => page.Find(".empty a").GetAttribute("href").ShouldBe("/records/objectives/new"), Patience);
    }

    [Fact]
    public async Task Objectives_Card_SaysTheFiguresInWordsToo()
    {
        await Portal.AddStrategyAsync();

        var page = await RenderAsync<ObjectivesPage>("auditor");

        page.WaitForAssertion(() => page.FindAll(".objective-list > li").Count.ShouldBe(3), Patience);
        var stops = page.FindAll(".objective-list > li")[1].TextContent;
        stops.ShouldContain("42 % of the way");
        stops.ShouldContain("14 stops at the beginning, 11 stops today, 7 stops wanted.");
        stops.ShouldContain("66,000");
        stops.ShouldContain("Ask the builder");
        page.FindAll(".objective-list > li")[0].TextContent.ShouldContain("Further away than at the beginning");
        page.FindAll(".objective-list > li")[2].TextContent.ShouldContain("not measured yet");
        page.FindAll(".page-head a.button").ShouldBeEmpty();
    }

    [Fact]
    public async Task Objective_ListsItsUseCases_AndOneThatIsNotThereSaysSo()
    {
        await Portal.AddStrategyAsync();

        var page = await RenderAsync<ObjectivePage>("it.berlin", p => p.Add(x => x.SiteName, "BER").Add(x => x.Code, "DO-STOPS"));
        var unknown = await RenderAsync<ObjectivePage>("it.berlin", p => p.Add(x => x.SiteName, "BER").Add(x => x.Code, "DO-NONE"));

        page.WaitForAssertion(() => page.FindAll("tbody tr").Count.ShouldBe(4), Patience);
        page.FindAll("a.button").Select(a => a.GetAttribute("href")).ShouldContain("/records/use-cases/new?site=BER&objectives=DO-STOPS");
        unknown.WaitForAssertion(() => unknown.Markup.ShouldContain("There is no objective BER:DO-NONE."), Patience);
    }

    [Fact]
    public async Task Board_None_SaysHowToBegin()
    {
        var page = await RenderAsync<UseCasesPage>("ot.berlin");

        page.WaitForAssertion(() => page.Find(".empty a").GetAttribute("href").ShouldBe("/records/use-cases/new"), Patience);
    }

    [Fact]
    public async Task Board_ThreeColumns_HoldTheirCards()
    {
        await Portal.AddStrategyAsync();

        var page = await BoardAsync("ot.berlin");

        Titles(page, UseCaseState.Potential).ShouldBe(["Warn before a jam", "Shorter cleaning"]);
        Titles(page, UseCaseState.Current).ShouldBe(["Efficiency in the morning", "Run the line"]);
        Titles(page, UseCaseState.Rejected).ShouldBe(["Cloud of the logger"]);
        Card(page, "Warn before a jam").TextContent.ShouldContain("60,000 · 50 % sure");
    }

    [Fact]
    public async Task Board_MoveByButton_SavesAndSaysSo()
    {
        await Portal.AddStrategyAsync();
        var page = await BoardAsync("ot.berlin");

        Button(page, "Warn before a jam", "Move to Current").Click();

        page.WaitForAssertion(() => Titles(page, UseCaseState.Current).ShouldContain("Warn before a jam"), Patience);
        page.WaitForAssertion(() => page.Find("p[role=status]").TextContent.ShouldBe("Warn before a jam is in the column Current now."), Patience);
        (await Portal.UseCaseAsync(Strategies.CouldBe)).State.ShouldBe(UseCaseState.Current);
    }

    [Fact]
    public async Task Board_DroppedOnAnotherColumn_IsMovedThere()
    {
        await Portal.AddStrategyAsync();
        var page = await BoardAsync("ot.berlin");

        Card(page, "Warn before a jam").QuerySelector("article")!.DragStart();
        page.FindAll(".board-column")[2].Drop();

        page.WaitForAssertion(() => Titles(page, UseCaseState.Rejected).ShouldContain("Warn before a jam"), Patience);
    }

    [Fact]
    public async Task Board_MoveWithoutASource_IsRefusedOnItsCardAndStays()
    {
        await Portal.AddStrategyAsync();
        var page = await BoardAsync("ot.berlin");

        Button(page, "Shorter cleaning", "Move to Current").Click();

        page.WaitForAssertion(() => Card(page, "Shorter cleaning").QuerySelector(".refusal")!.TextContent.ShouldBe("UC-CLEAN is in use, so it draws on at least one data source."), Patience);
        page.FindAll(".refusal").Count.ShouldBe(1);
        Titles(page, UseCaseState.Potential).ShouldContain("Shorter cleaning");
    }

    [Fact]
    public async Task Board_SomebodyMovedItMeanwhile_SaysSo()
    {
        await Portal.AddStrategyAsync();
        var row = await Portal.UseCaseAsync(Strategies.CouldBe);
        var other = await Portal.ActorAsync("it.berlin");
        var page = await BoardAsync("ot.berlin");
        (await Portal.Get<SaveRecord>().MoveAsync(row, row.Version, UseCaseState.Rejected, Command.New(), other, Token)).Error.ShouldBeNull();

        await page.InvokeAsync(() => page.FindComponent<UseCaseBoard>().Instance.Moved.InvokeAsync((row, UseCaseState.Current)));

        page.WaitForAssertion(() => Card(page, "Warn before a jam").QuerySelector(".refusal")!.GetAttribute("data-code").ShouldBe("record.stale"), Patience);
        (await Portal.UseCaseAsync(Strategies.CouldBe)).State.ShouldBe(UseCaseState.Rejected);
    }

    [Theory]
    [InlineData("auditor")]
    [InlineData("visitor")]
    public async Task Board_WhoKeepsNoUseCases_HasNothingToMoveWith(string persona)
    {
        await Portal.AddStrategyAsync();
        if (persona == "visitor") await Portal.HasAsync("people", "code,name\nvisitor,Vera Visitor\n");

        var page = await BoardAsync(persona);

        page.FindAll(".board-card button").ShouldBeEmpty();
        page.FindAll(".board-card[draggable=true]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Board_FiltersInTheAddress_ShowWhatMatches()
    {
        await Portal.AddStrategyAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/use-cases?function=Maintenance&objective=BER:DO-STOPS&site=BER");

        var page = await BoardAsync("it.berlin");

        page.FindAll(".board-card h3").Select(h => h.TextContent).ShouldBe(["Warn before a jam", "Cloud of the logger"]);
    }

    [Fact]
    public async Task ValueView_SaysWhatThePictureShows_AndHasTheSameFiguresAsATable()
    {
        await Portal.AddStrategyAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/use-cases?view=value");

        var page = await RenderAsync<UseCasesPage>("it.berlin");

        page.WaitForAssertion(() => page.Find("figcaption").TextContent.ShouldContain("What is in use is worth 36,000 a year, what could be another 30,000"), Patience);
        page.Find("figcaption").TextContent.ShouldContain("most is expected of Warn before a jam: 30,000 a year (Medium effort: weeks)");
        page.FindAll("tbody tr").Count.ShouldBe(4);
        page.FindAll(".value-row").Count.ShouldBe(2);
    }

    [Fact]
    public async Task UseCase_Page_LeadsToItsSourcesAndObjectives()
    {
        await Portal.AddStrategyAsync();

        var page = await RenderAsync<UseCasePage>("it.berlin", p => p.Add(x => x.SiteName, "BER").Add(x => x.Code, Strategies.CouldBe));

        page.WaitForAssertion(() => page.Find("h1").TextContent.ShouldBe("Warn before a jam"), Patience);
        var links = page.FindAll("a").Select(a => a.GetAttribute("href")).ToList();
        links.ShouldContain("/data-sources/BER/PLC-FILL");
        links.ShouldContain("/objectives/BER/DO-STOPS");
    }

    private async Task<IRenderedComponent<UseCasesPage>> BoardAsync(string persona)
    {
        var page = await RenderAsync<UseCasesPage>(persona);
        page.WaitForAssertion(() => page.FindAll(".board-column").Count.ShouldBe(3), Patience);
        return page;
    }

    private static IEnumerable<string> Titles(IRenderedComponent<UseCasesPage> page, UseCaseState state) =>
        page.FindAll(".board-column").Single(column => column.GetAttribute("aria-labelledby") == $"column-{state}").QuerySelectorAll("h3").Select(h => h.TextContent);

    private static IElement Card(IRenderedComponent<UseCasesPage> page, string title) => page.FindAll(".board-cards > li").Single(card => card.QuerySelector("h3")!.TextContent == title);

    private static IElement Button(IRenderedComponent<UseCasesPage> page, string title, string text) =>
        Card(page, title).QuerySelectorAll("button").Single(button => button.TextContent.StartsWith(text, StringComparison.Ordinal));
}
