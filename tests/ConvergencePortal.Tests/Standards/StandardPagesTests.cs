using Bunit;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Standards;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Standards;

public sealed class StandardPagesTests : ComponentTest
{
    private StandardJourney Journey => new(Portal);
    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public async Task List_WithoutStandards_SaysWhereToBegin()
    {
        var page = await RenderAsync<StandardsPage>("it.berlin");

        page.WaitForAssertion(() => page.Find(".empty a").GetAttribute("href").ShouldBe("/standards/new"), Patience);
    }

    [Fact]
    public async Task List_AStandard_ShowsWhatHoldsWhatIsWrittenAndWhenItIsDue()
    {
        await Journey.ApprovedAsync();
        await Journey.DraftAsync(await Journey.NextAsync());

        var page = await RenderAsync<StandardsPage>("it.berlin");

        page.WaitForAssertion(() => page.Find("tbody tr").TextContent.ShouldContain("Effective"), Patience);
        page.Find("tbody tr").TextContent.ShouldSatisfyAllConditions(t => t.ShouldContain("Version 1.0.0"), t => t.ShouldContain("1.1.0: Draft"), t => t.ShouldContain("2028-02-29"));
    }

    [Fact]
    public async Task New_Saved_OpensTheEditor()
    {
        var page = await RenderAsync<StandardNewPage>("maintenance.berlin");
        await page.Find(".editor-foot button").ClickAsync(new());
        page.WaitForAssertion(() => page.Find("#code-refusal").TextContent.ShouldContain("NET-01 for example"), Patience);

        await page.Find("#code").InputAsync(new() { Value = "NET-01" });
        await page.Find("#title").InputAsync(new() { Value = "Cell networks" });
        await page.Find(".editor-foot button").ClickAsync(new());

        page.WaitForAssertion(() => Address.ShouldEndWith("/standards/NET-01/edit"), Patience);
    }

    [Fact]
    public async Task Editor_TypedAndLeftAlone_SavesItself()
    {
        await Journey.ProposeAsync();
        var page = await RenderAsync<StandardEditorPage>("it.berlin", p => p.Add(x => x.Code, "NET-01").Add(x => x.Pause, TimeSpan.Zero));
        await (await page.WaitForElementAsync("[data-action=add]", Patience)).ClickAsync(new());
        await page.Find("[data-requirement='0'] textarea").InputAsync(new() { Value = "Ports are named." });

        page.WaitForAssertion(() => page.Find(".saved-state").TextContent.ShouldContain("Everything is saved."), Patience);

        (await Journey.NextAsync()).Requirements.Select(r => (r.Key, r.Text)).ShouldBe([("R1", "Ports are named.")]);
        page.WaitForAssertion(() => page.Find("[data-requirement='0'] label").TextContent.ShouldContain("R1"), Patience);
    }

    [Fact]
    public async Task Editor_AChosenKindOfZone_ShowsAtOnceWhatItAppliesToAndWhoSigns()
    {
        await Journey.ProposeAsync();
        var page = await RenderAsync<StandardEditorPage>("it.berlin", p => p.Add(x => x.Code, "NET-01"));
        page.WaitForAssertion(() => page.Find(".panel").TextContent.ShouldContain("That is everything there is."), Patience);

        await page.FindAll("select").Single(s => s.InnerHtml.Contains("CellArea", StringComparison.Ordinal)).ChangeAsync(new() { Value = "CellArea" });

        page.WaitForAssertion(() => page.Find(".panel").TextContent.ShouldContain("It applies to 5 of 19 things."), Patience);
        page.Find(".panel").TextContent.ShouldContain("Owns the zone it applies to: BER:CELL-PACK.");
    }

    [Fact]
    public async Task Editor_ANumberOutOfRange_IsSaidBesideItAndKeepsWhatWasTyped()
    {
        await Journey.DraftedAsync();
        var page = await RenderAsync<StandardEditorPage>("it.berlin", p => p.Add(x => x.Code, "NET-01"));
        var number = await page.WaitForElementAsync("input[inputmode=numeric]", Patience);
        page.Markup.ShouldContain("our default, which no standard demands");

        await number.InputAsync(new() { Value = "fifty" });
        await page.Find(".editor-foot button").ClickAsync(new());
        page.WaitForAssertion(() => page.Markup.ShouldContain("Write a whole number"), Patience);
        await page.Find("input[inputmode=numeric]").InputAsync(new() { Value = "99999" });
        await page.Find(".editor-foot button").ClickAsync(new());

        page.WaitForAssertion(() => page.Markup.ShouldContain("NC-09: 1 to 10000 devices."), Patience);
        page.Find("input[inputmode=numeric]").GetAttribute("value").ShouldBe("99999");
    }

    [Fact]
    public async Task Editor_OvertakenBySomebodyElse_KeepsWhatWasTypedAndSaysSo()
    {
        await Journey.DraftedAsync();
        var page = await RenderAsync<StandardEditorPage>("it.berlin", p => p.Add(x => x.Code, "NET-01"));
        await page.WaitForElementAsync("#changeNote", Patience);
        await Journey.DraftAsync(await Journey.NextAsync() with { ChangeNote = "Faster" }, "maintenance.berlin");

        await page.Find("#changeNote").InputAsync(new() { Value = "Slower" });
        await page.Find(".editor-foot button").ClickAsync(new());

        page.WaitForAssertion(() => page.Find(".notice-warn").TextContent.ShouldContain("Somebody else saved this draft"), Patience);
        page.Find("#changeNote").GetAttribute("value").ShouldBe("Slower");
        await page.Find(".notice-warn button").ClickAsync(new());
        page.WaitForAssertion(() => page.Find("#changeNote").GetAttribute("value").ShouldBe("Faster"), Patience);
    }

    [Fact]
    public async Task Page_OfADraft_LetsItsAuthorAskAndAnotherSign()
    {
        await Journey.DraftedAsync();
        var page = await RenderAsync<StandardPage>("it.berlin", p => p.Add(x => x.Code, "NET-01"));

        await (await page.WaitForElementAsync(".panel-main button.button-main", Patience)).ClickAsync(new());

        page.WaitForAssertion(() => page.FindAll(".agreement tbody tr").Count.ShouldBe(3), Patience);
        page.FindAll(".panel .button-good").ShouldBeEmpty();
        var other = await RenderAsync<StandardPage>("ot.berlin", p => p.Add(x => x.Code, "NET-01"));
        await (await other.WaitForElementAsync(".panel input[type=password]", Patience)).InputAsync(new() { Value = TestPlant.Pin });
        await (await other.WaitForElementAsync(".panel .button-good", Patience)).ClickAsync(new());
        other.WaitForAssertion(() => other.Find(".agreement").TextContent.ShouldContain("First OT"), Patience);
    }

    [Fact]
    public async Task Page_OfADraftThatAppliesToEverything_AsksForTheWord()
    {
        await Journey.DraftedAsync(StandardJourney.Content with { AppliesTo = Applicability.Everything });
        var page = await RenderAsync<StandardPage>("it.berlin", p => p.Add(x => x.Code, "NET-01"));
        await (await page.WaitForElementAsync(".panel-main button.button-main", Patience)).ClickAsync(new());
        page.WaitForAssertion(() => page.Find("#appliesToEverything-refusal").TextContent.ShouldContain("19 things"), Patience);

        await page.Find(".panel-main input[type=checkbox]").ChangeAsync(new() { Value = true });
        await page.Find(".panel-main button.button-main").ClickAsync(new());

        page.WaitForAssertion(() => page.FindAll(".agreement tbody tr").ShouldNotBeEmpty(), Patience);
    }

    [Fact]
    public async Task Page_OfAnEffectiveVersion_LetsPeopleSayThatTheyReadIt()
    {
        await Journey.ApprovedAsync();
        var page = await RenderAsync<StandardPage>("ot.berlin", p => p.Add(x => x.Code, "NET-01"));
        page.WaitForAssertion(() => page.Find("[aria-labelledby=reading-title]").TextContent.ShouldContain("It concerns your function."), Patience);

        await page.Find("[aria-labelledby=reading-title] button").ClickAsync(new());

        page.WaitForAssertion(() => page.Find("[aria-labelledby=reading-title]").TextContent.ShouldSatisfyAllConditions(t => t.ShouldContain("You have read it"), t => t.ShouldContain("1 of 2")), Patience);
    }

    [Fact]
    public async Task Page_WithTwoVersions_ShowsTheirDifferenceWordForWord()
    {
        await Journey.ApprovedAsync();
        await Journey.RevisedAsync("1.1.0", next => next with { Requirements = [next.Requirements[0] with { Text = "Every machine hangs on a managed and locked switch." }] });

        var page = await RenderAsync<StandardPage>("auditor", p => p.Add(x => x.Code, "NET-01"));

        page.WaitForAssertion(() => page.Find("[data-key=R1] ins").TextContent.ShouldContain("and locked"), Patience);
        page.Find("[data-key=R2] del").TextContent.ShouldContain("Cables are labelled");
        page.FindAll("aside button").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ot.berlin", true)]
    [InlineData("it.berlin", false)]
    [InlineData("production.berlin", false)]
    public async Task Desk_OfWhoIsAsked_NamesTheStandard(string person, bool isNamed)
    {
        await Journey.DraftedAsync();
        await Journey.SubmitAsync();

        var desk = await RenderAsync<MyDeskPage>(person);

        desk.WaitForAssertion(() => desk.FindAll(".empty, .desk-list").ShouldNotBeEmpty(), Patience);
        desk.WaitForAssertion(() => desk.FindAll("a[href='/standards/NET-01?version=1.0.0']").Count.ShouldBe(isNamed ? 1 : 0), Patience);
        if (isNamed) desk.Markup.ShouldContain("Version of a standard");
    }

    [Fact]
    public async Task Page_OfNoStandard_SaysSo()
    {
        var page = await RenderAsync<StandardPage>("it.berlin", p => p.Add(x => x.Code, "NET-99"));

        page.WaitForAssertion(() => page.Markup.ShouldContain("There is no standard NET-99."), Patience);
    }
}
