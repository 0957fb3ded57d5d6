using Bunit;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Changes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class TemplatePagesTests : ComponentTest
{
    [Fact]
    public async Task List_WithoutTemplates_SaysHowTheyComeAbout()
    {
        var page = await RenderAsync<TemplatesPage>("it.berlin");

        page.WaitForAssertion(() => page.Find(".empty").TextContent.ShouldContain("three times in a row"), Patience);
    }

    [Fact]
    public async Task List_ATemplate_SaysWhetherItIsInForce()
    {
        var number = await new TemplateJourney(Portal).ApprovedAsync();

        var page = await RenderAsync<TemplatesPage>("it.berlin");

        page.WaitForAssertion(() => page.Find("tbody tr").TextContent.ShouldContain("In force"), Patience);
        page.Find("tbody a").GetAttribute("href").ShouldBe($"/templates/{number}");
    }

    [Fact]
    public async Task Page_Proposed_LetsItsOwnerAskForApprovalAndOthersSign()
    {
        var number = await new TemplateJourney(Portal).ProposedAsync();
        var page = await RenderAsync<TemplatePage>("ot.berlin", p => p.Add(x => x.Number, number));

        await (await page.WaitForElementAsync(".change-head button.button-main", Patience)).ClickAsync(new());

        page.WaitForAssertion(() => page.FindAll(".agreement tbody tr").Count.ShouldBe(3), Patience);
        page.FindAll(".panel .button-good").ShouldBeEmpty();
        var other = await RenderAsync<TemplatePage>("it.berlin", p => p.Add(x => x.Number, number));
        await (await other.WaitForElementAsync(".panel input[type=password]", Patience)).InputAsync(new() { Value = TestPlant.Pin });
        await (await other.WaitForElementAsync(".panel .button-good", Patience)).ClickAsync(new());
        other.WaitForAssertion(() => other.Find(".agreement tbody tr").TextContent.ShouldContain("First IT"), Patience);
    }

    [Theory]
    [InlineData("it.berlin", true)]
    [InlineData("ot.berlin", false)]
    [InlineData("quality.berlin", false)]
    [InlineData("auditor", false)]
    public async Task Desk_OfWhoIsAsked_NamesTheTemplate(string person, bool isNamed)
    {
        var journey = new TemplateJourney(Portal);
        var number = await journey.ProposedAsync();
        await TemplateJourney.DoneAsync(journey.SubmitAsync(number));

        var desk = await RenderAsync<MyDeskPage>(person);

        desk.WaitForAssertion(() => desk.FindAll(".empty, .desk-list").ShouldNotBeEmpty(), Patience);
        desk.WaitForAssertion(() => desk.FindAll($"a[href='/templates/{number}']").Count.ShouldBe(isNamed ? 1 : 0), Patience);
    }

    [Fact]
    public async Task Page_Approved_OffersAChangeThatBeginsWithItsWords()
    {
        var number = await new TemplateJourney(Portal).ApprovedAsync();
        var page = await RenderAsync<TemplatePage>("ot.berlin", p => p.Add(x => x.Number, number));
        var address = (await page.WaitForElementAsync(".change-head a.button-main", Patience)).GetAttribute("href")!;
        address.ShouldBe($"/changes/new?template={number}");
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);

        var editor = await RenderAsync<ChangeEditorPage>("ot.berlin");

        editor.WaitForAssertion(() => editor.Find("#title").GetAttribute("value").ShouldBe("Patch the filler's PLC"), Patience);
        editor.WaitForAssertion(() => editor.Find(".notice-good").TextContent.ShouldContain("lies within its template"), Patience);
    }

    [Fact]
    public async Task ChangePage_OutsideItsTemplate_SaysEveryReason()
    {
        var draft = TemplateJourney.From(await new TemplateJourney(Portal).ApprovedAsync());
        var journey = new ChangeJourney(Portal);
        await journey.DraftAsync(draft with { Content = draft.Content with { WorkMinutes = 90, ImplementationPlan = "Otherwise" } });

        var page = await RenderAsync<ChangePage>("ot.berlin", p => p.Add(x => x.Number, journey.Number));

        page.WaitForAssertion(() => page.FindAll(".notice-warn .reasons li").Select(line => line.TextContent)
            .ShouldBe(["The work takes 90 minutes; the template allows 60.", "The plan differs from the template's."]), Patience);
    }

    [Fact]
    public async Task ChangePage_ClosedSuccessfully_OffersToMakeATemplate()
    {
        var number = await new TemplateJourney(Portal).RepeatAsync();
        var page = await RenderAsync<ChangePage>("it.berlin", p => p.Add(x => x.Number, number));

        await (await page.WaitForElementAsync("section.panel[aria-labelledby=propose-title] button", Patience)).ClickAsync(new());

        page.WaitForAssertion(() => Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/templates/ST-2026-0001"), Patience);
    }

    [Fact]
    public async Task Editor_Saved_WritesLengthAndCover()
    {
        var journey = new TemplateJourney(Portal);
        var number = await journey.ProposedAsync();
        var page = await RenderAsync<TemplateEditorPage>("ot.berlin", p => p.Add(x => x.Number, number));
        await (await page.WaitForElementAsync("#work", Patience)).ChangeAsync(new ChangeEventArgs { Value = "75" });
        await page.Find("#template-code").InputAsync(new ChangeEventArgs { Value = "BER:SW-PACK-01" });
        await page.FindAll(".field-pair button").Single().ClickAsync(new());

        await page.Find(".editor-foot button").ClickAsync(new());

        page.WaitForAssertion(() => Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith($"/templates/{number}"), Patience);
        var detail = await journey.DetailAsync(number);
        detail.Content.WorkMinutes.ShouldBe(75);
        detail.Items.Select(i => i.Label).ShouldBe(["BER:PLC-FILLER", "BER:SW-PACK-01"], ignoreOrder: true);
    }
}
