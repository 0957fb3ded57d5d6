using Bunit;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Reviews;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Reviews;

/// <summary>The list of reviews, what people took upon themselves in them, and the rules they are held by.</summary>
public sealed class ReviewListTests : ComponentTest
{
    [Fact]
    public async Task Reviews_BeforeTheFirstWeek_SaysWhenTheFirstComes()
    {
        var page = await RenderAsync<ReviewsPage>("it.berlin");

        page.WaitForAssertion(() => page.Find(".empty").TextContent.ShouldContain("on the Monday after the first whole week"), Patience);
    }

    [Fact]
    public async Task Reviews_NewestFirst_WithStatusAndCounts()
    {
        var week = await HeldAsync();
        await week.FreezeNextAsync();

        var page = await RenderAsync<ReviewsPage>("auditor");

        page.WaitForState(() => page.FindAll("tbody tr").Count == 2, Patience);
        page.FindAll("tbody tr")[0].TextContent.ShouldSatisfyAllConditions(row => row.ShouldContain("2026-W46"), row => row.ShouldContain("9 – 15 November 2026"), row => row.ShouldContain("To be held"));
        page.FindAll("tbody tr")[1].TextContent.ShouldSatisfyAllConditions(row => row.ShouldContain("2026-W45"),
            row => row.ShouldContain("Signed off"), row => row.ShouldContain("by Clara Chair"), row => row.ShouldContain("Without quorum"));
    }

    [Fact]
    public async Task Actions_OfTheReader_AreMovedWithANoteThatIsDemandedBesideTheField()
    {
        await HeldAsync();
        var page = await RenderAsync<ActionsPage>("it.berlin");
        page.WaitForElement(".move-action", Patience);

        await page.Find(".move-action button[type=submit]").ClickAsync(new());
        page.WaitForAssertion(() => page.Find("#note-refusal").TextContent.ShouldBe("Say what came of it."), Patience);
        page.FindAll(".move-action input[type=radio]")[1].Change(true);
        page.Find(".move-action textarea").Input("The supplier is late");
        await page.Find(".move-action button[type=submit]").ClickAsync(new());
        page.WaitForAssertion(() => page.Find("#due-refusal").TextContent.ShouldBe("Name a day after 2026-11-23."), Patience);
        page.Find(".move-action input[type=date]").Change("2026-12-01");
        await page.Find(".move-action button[type=submit]").ClickAsync(new());

        page.WaitForAssertion(() => page.Find("tbody").TextContent.ShouldSatisfyAllConditions(text => text.ShouldContain("2026-12-01"),
            text => text.ShouldContain("first agreed for"), text => text.ShouldContain("The supplier is late")), Patience);
    }

    [Fact]
    public async Task Actions_OfSomebodyElse_AreOnlyRead()
    {
        await HeldAsync();

        var page = await RenderAsync<ActionsPage>("ot.berlin");

        page.WaitForAssertion(() => page.Find("tbody").TextContent.ShouldContain("Write the list"), Patience);
        page.FindAll(".move-action").ShouldBeEmpty();
    }

    [Fact]
    public async Task Desk_OfTheOwner_ShowsTheActionUntilItIsDone()
    {
        await HeldAsync();

        var mine = await RenderAsync<MyDeskPage>("it.berlin");
        var other = await RenderAsync<MyDeskPage>("it2.berlin");

        mine.WaitForAssertion(() => mine.Markup.ShouldContain("Actions you took upon yourself"), Patience);
        mine.Find("a[href='/actions?search=AC-2026-0001']").TextContent.ShouldContain("Write the list");
        other.WaitForState(() => !other.Markup.Contains("Reading…", StringComparison.Ordinal), Patience);
        other.Markup.ShouldNotContain("Actions you took upon yourself");
    }

    [Fact]
    public async Task Rules_ForSomebodyElse_AreReadWithoutASaveButton()
    {
        var page = await RenderAsync<ReviewSettingsPage>("it.berlin");

        page.WaitForElement("#target-success", Patience);
        page.FindAll("button[type=submit]").ShouldBeEmpty();
        page.Find("#target-success").GetAttribute("value").ShouldBe("95");
    }

    [Fact]
    public async Task Rules_OtherQuorumAndTarget_AreStoredAndInTheHistoryInWords()
    {
        var page = await RenderAsync<ReviewSettingsPage>("chair");
        page.WaitForElement("#target-success", Patience);

        page.FindAll("input[type=checkbox]")[4].Change(true);
        page.Find("#target-lead-time-slot").Input("7,5");
        page.Find("#target-success").Input("");
        await page.Find("button[type=submit]").ClickAsync(new());

        page.WaitForAssertion(() => page.Find(".saved-state").TextContent.ShouldBe("Saved."), Patience);
        page.Find(".history").TextContent.ShouldSatisfyAllConditions(text => text.ShouldContain("Quorum: IT, OT, Maintenance → IT, OT, Maintenance, Quality"),
            text => text.ShouldContain("From submission to a slot: at most 10 working days → at most 7.5 working days"),
            text => text.ShouldContain("Changes that succeeded: at least 95 % → (nothing)"));
        await using var db = Portal.Db();
        var choices = (await db.ReviewSettings.SingleAsync(Token)).Choices;
        choices.Quorum.ShouldContain(Function.Quality);
        choices.Targets["lead-time-slot"].ShouldBe(3600);
        choices.Targets["success"].ShouldBeNull();
    }

    [Fact]
    public async Task Rules_ATargetThatIsNoNumber_SaysSoBesideItAndKeepsIt()
    {
        var page = await RenderAsync<ReviewSettingsPage>("admin");
        page.WaitForElement("#target-success", Patience);

        page.Find("#target-success").Input("most of them");
        await page.Find("button[type=submit]").ClickAsync(new());

        page.WaitForAssertion(() => page.Find("#success-refusal").TextContent.ShouldBe("Write a number from 0 up, or nothing for no target."), Patience);
        page.Find("#target-success").GetAttribute("value").ShouldBe("most of them");
    }

    [Fact]
    public async Task Rules_WithoutAnyFunction_AreRefusedBesideTheField()
    {
        var page = await RenderAsync<ReviewSettingsPage>("admin");
        page.WaitForElement("#target-success", Patience);

        foreach (var place in new[] { 0, 1, 2 }) page.FindAll("input[type=checkbox]")[place].Change(false);
        await page.Find("button[type=submit]").ClickAsync(new());

        page.WaitForAssertion(() => page.Find("#quorum-refusal").TextContent.ShouldBe("Name at least one function that must be there."), Patience);
    }

    /// <summary>A review without quorum, with a decision and an action of it.berlin, signed off.</summary>
    private async Task<FrozenWeek> HeldAsync()
    {
        var week = await new FrozenWeek(Portal).FreezeAsync();
        await week.AttendAsync(("it.berlin", Function.IT));
        await week.DecideAsync();
        await week.SignAsync();
        return week;
    }
}
