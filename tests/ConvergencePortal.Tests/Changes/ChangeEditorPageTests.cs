using Bunit;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Changes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class ChangeEditorPageTests : ComponentTest
{
    [Fact]
    public async Task New_TitleTyped_SavesTheDraftAndItsAddress()
    {
        var page = await NewAsync(TimeSpan.Zero);

        await page.Find("#title").InputAsync(new ChangeEventArgs { Value = "Patch the filler" });

        page.WaitForAssertion(() => Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/changes/CR-2026-0001/edit?step=1"), Patience);
        (await DetailAsync("CR-2026-0001"))!.Content.Title.ShouldBe("Patch the filler");
    }

    [Fact]
    public async Task New_WithoutTitle_SavesNothing()
    {
        var page = await NewAsync(TimeSpan.Zero);

        await page.Find("#nature").ChangeAsync(new ChangeEventArgs { Value = "Software" });

        page.WaitForAssertion(() => page.Find(".saved-state").TextContent.ShouldBe("Not saved yet: give it a title."), Patience);
        (await Portal.Get<ChangeReads>().ListAsync(new ChangeFilter(), new PageRequest(), 0, Token)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task New_PersonWithoutFunction_IsToldWhoCanRaiseOne()
    {
        var page = await RenderAsync<ChangeEditorPage>("auditor");

        page.WaitForAssertion(() => page.Find(".empty").TextContent.ShouldContain("Only people with a function at a site can raise a change."), Patience);
    }

    [Fact]
    public async Task Search_EnterOnTheBestMatch_AddsItAndSaysWhatIsMissing()
    {
        var page = await NewAsync(TimeSpan.FromHours(1));
        await page.Find("input[type=search]").InputAsync(new ChangeEventArgs { Value = "plc-fill" });
        page.WaitForElement(".hit", Patience);

        await page.Find("input[type=search]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        page.WaitForAssertion(() => page.Find(".picked-list").TextContent.ShouldContain("BER:PLC-FILLER"), Patience);
    }

    [Fact]
    public async Task Why_GxpItem_UnfoldsTheImpactOnQuality()
    {
        var page = await EditAsync(await DraftOfAsync("BER/PACK/LINE2/LABELER"), EditorStep.Why);

        page.WaitForAssertion(() => page.FindAll("textarea").Any(t => t.Id == "qualityImpact" && t.Closest("details") is null).ShouldBeTrue(), Patience);
        page.Find("#safetyImpact").Closest("details").ShouldNotBeNull();
    }

    [Fact]
    public async Task Step_Left_SavesWhatWasTyped()
    {
        var number = await DraftOfAsync("BER:PLC-FILLER");
        var page = await EditAsync(number, EditorStep.Why);
        await page.Find("#purpose").InputAsync(new ChangeEventArgs { Value = "A bearing is worn" });

        Services.GetRequiredService<NavigationManager>().NavigateTo($"/changes/{number}/edit?step=3");
        page.Render(p => p.Add(x => x.Number, number));

        page.WaitForAssertion(() => page.Find(".saved-state").TextContent.ShouldBe("Everything is saved."), Patience);
        (await DetailAsync(number))!.Content.Purpose.ShouldBe("A bearing is worn");
    }

    [Fact]
    public async Task When_PeopleAddedAndTakenAway_AreSavedWithTheDraft()
    {
        var number = await DraftOfAsync("BER:PLC-FILLER");
        var page = await EditAsync(number, EditorStep.When, TimeSpan.Zero);
        await page.Find("#requiredPeople").ChangeAsync(new ChangeEventArgs { Value = "it.berlin" });
        await page.Find("#requiredPeople").ChangeAsync(new ChangeEventArgs { Value = "production.berlin" });

        await page.FindAll(".picked-list button").First(button => button.TextContent.Contains("First IT", StringComparison.Ordinal)).ClickAsync();

        page.WaitForAssertion(() => page.Find(".saved-state").TextContent.ShouldBe("Everything is saved."), Patience);
        page.FindAll("#requiredPeople option").Select(option => option.GetAttribute("value")).ShouldNotContain("production.berlin");
        (await DetailAsync(number))!.RequiredPeople.Select(person => person.Code).ShouldBe(["production.berlin"]);
    }

    [Fact]
    public async Task When_RequiredPersonBecomesTheImplementer_IsNoLongerListed()
    {
        var page = await EditAsync(await DraftOfAsync("BER:PLC-FILLER"), EditorStep.When);
        await page.Find("#requiredPeople").ChangeAsync(new ChangeEventArgs { Value = "it.berlin" });

        await page.Find("#implementer").ChangeAsync(new ChangeEventArgs { Value = "it.berlin" });

        page.FindAll(".picked-list li").ShouldBeEmpty();
        page.FindAll("#requiredPeople option").Select(option => option.GetAttribute("value")).ShouldNotContain("it.berlin");
    }

    [Fact]
    public async Task When_NothingNamedYet_SaysWhatTheSearchNeeds()
    {
        var page = await NewAsync(TimeSpan.FromHours(1));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/changes/new?step=4");
        page.Render();

        page.WaitForAssertion(() => page.Markup.ShouldContain("Name what is changed and how long it takes"), Patience);
        page.FindAll(".finder-go").ShouldBeEmpty();
    }

    [Fact]
    public async Task When_FoundSlotUsed_FillsTheStartAndSavesIt()
    {
        var journey = new ChangeJourney(Portal);
        await journey.DraftAsync();
        var page = await EditAsync(journey.Number, EditorStep.When, TimeSpan.Zero);
        await page.Find(".finder-go").ClickAsync();
        page.WaitForElement(".slot-card", Patience);

        await page.Find(".slot-card button").ClickAsync();

        page.WaitForAssertion(() => page.Find(".saved-state").TextContent.ShouldBe("Everything is saved."), Patience);
        page.Find("#plannedStart").GetAttribute("value").ShouldBe("2026-11-08T02:00");
        (await journey.DetailAsync()).Content.PlannedStart.ShouldBe(ChangeJourney.Sunday);
    }

    [Fact]
    public async Task When_PersonNeededIsAdded_AsksForOtherSlots()
    {
        var journey = new ChangeJourney(Portal);
        await journey.DraftAsync();
        var page = await EditAsync(journey.Number, EditorStep.When);
        await page.Find(".finder-go").ClickAsync();
        page.WaitForElement(".slot-card", Patience);

        await page.Find("#requiredPeople").ChangeAsync(new ChangeEventArgs { Value = "it.berlin" });

        page.WaitForAssertion(() => page.Find(".finder-state").TextContent.ShouldBe("Something else is asked for now. Find slots again."), Patience);
    }

    [Fact]
    public async Task Check_Incomplete_LinksEveryMissingFieldToItsStep()
    {
        var number = await DraftOfAsync("BER:PLC-FILLER");

        var page = await EditAsync(number, EditorStep.Check);

        page.WaitForAssertion(() => page.FindAll(".missing-list a").Select(a => a.GetAttribute("href")).ShouldContain($"/changes/{number}/edit?step=2"), Patience);
        page.Markup.ShouldContain("Filler 2 is maintained equipment.");
    }

    [Fact]
    public async Task Submit_Incomplete_SaysWhatIsMissingAndStays()
    {
        var number = await DraftOfAsync("BER:PLC-FILLER");
        var page = await EditAsync(number, EditorStep.Check);
        page.WaitForElement(".missing-list", Patience);

        await page.Find("button.button-main").ClickAsync();

        page.Find(".refusal").TextContent.ShouldContain("Say what the change is for.");
        (await DetailAsync(number))!.Row.Status.ShouldBe(ChangeStatus.Draft);
    }

    [Fact]
    public async Task Submit_Complete_AsksTheFunctionsAndShowsTheChange()
    {
        var journey = new ChangeJourney(Portal);
        await journey.DraftAsync();
        var page = await EditAsync(journey.Number, EditorStep.Check);
        page.WaitForAssertion(() => page.Markup.ShouldContain("Nothing is missing."), Patience);

        await page.Find("button.button-main").ClickAsync();

        (await journey.DetailAsync()).Row.Status.ShouldBe(ChangeStatus.Assessing);
        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith($"/changes/{journey.Number}");
    }

    [Fact]
    public async Task Edit_AfterSomebodySigned_SavesOnlyWhenAsked()
    {
        var journey = new ChangeJourney(Portal);
        await journey.AuthorizingAsync();
        var page = await EditAsync(journey.Number, EditorStep.What, TimeSpan.Zero);

        await page.Find("#title").InputAsync(new ChangeEventArgs { Value = "Another title" });

        page.Find(".notice-warn").TextContent.ShouldContain("signatures become void whose content moves");
        page.Find(".saved-state").TextContent.ShouldBe("Not saved yet.");
        (await journey.DetailAsync()).Row.Revision.ShouldBe(1);
    }

    [Fact]
    public async Task Edit_SomebodyElsesChange_IsRefusedWithAWayOut()
    {
        var journey = new ChangeJourney(Portal);
        await journey.DraftAsync();

        var page = await RenderAsync<ChangeEditorPage>("it.berlin", p => p.Add(x => x.Number, journey.Number));

        page.WaitForAssertion(() => page.Find(".empty a").GetAttribute("href").ShouldBe($"/changes/{journey.Number}"), Patience);
    }

    private async Task<IRenderedComponent<ChangeEditorPage>> NewAsync(TimeSpan pause)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/changes/new");
        var page = await RenderAsync<ChangeEditorPage>("ot.berlin", p => p.Add(x => x.Pause, pause));
        page.WaitForElement("#title", Patience);
        return page;
    }

    private async Task<IRenderedComponent<ChangeEditorPage>> EditAsync(string number, EditorStep step, TimeSpan? pause = null)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/changes/{number}/edit?step={(int)step}");
        var page = await RenderAsync<ChangeEditorPage>("ot.berlin", p => p.Add(x => x.Number, number).Add(x => x.Pause, pause ?? TimeSpan.FromHours(1)));
        page.WaitForElement(".editor-foot", Patience);
        return page;
    }

    private async Task<string> DraftOfAsync(string item)
    {
        var draft = new ChangeDraft { Content = new ChangeContent { Title = "Something to do" }, Items = [new ItemInput(item)] };
        return (await ChangeJourney.DoneAsync(Portal.Get<DraftChange>().RunAsync(new(draft, Command.New()), await Portal.ActorAsync("ot.berlin"), Token))).Number;
    }

    private async Task<ChangeDetail?> DetailAsync(string number) => await Portal.Get<ChangeDetailReads>().FindAsync(number, await Portal.ActorAsync("ot.berlin"), Token);
}
