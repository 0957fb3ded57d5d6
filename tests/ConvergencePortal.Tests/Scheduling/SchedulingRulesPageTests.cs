using Bunit;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Scheduling;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

public sealed class SchedulingRulesPageTests : ComponentTest
{
    [Fact]
    public async Task Page_ForSomebodyElse_ReadsTheRulesWithoutAForm()
    {
        var page = await OpenAsync("production.berlin");

        page.FindAll("tr[data-code]").Count.ShouldBe(13);
        page.FindAll("tr[data-code] select, .form-grid input, button[type=submit]").ShouldBeEmpty();
        page.Find("tr[data-code=CutsProduction]").TextContent.ShouldContain("Needs consent");
        page.Find(".notice").TextContent.ShouldContain("An administrator or the governance chair sets them.");
    }

    [Fact]
    public async Task Page_SiteInTheAddress_IsShownWhateverItsCase()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/scheduling/settings?site=ber");

        (await OpenAsync("admin")).Markup.ShouldContain("a change at Berlin");
    }

    [Fact]
    public async Task Save_ConsentOfAFunction_IsStoredAndMarkedAsTheSitesOwn()
    {
        var page = await OpenAsync("chair");

        page.Find("#policy-PersonAbsent").Change("NeedsApproval");
        page.Find("#approver-PersonAbsent").Change("Maintenance");
        Save(page);

        page.WaitForAssertion(() => page.Find(".saved-state").TextContent.ShouldBe("Saved."), Patience);
        (await Portal.SettingsAsync()).Choices.RuleOf(ConflictCode.PersonAbsent).ShouldBe(new ConflictRule(ConflictPolicy.NeedsApproval, Function.Maintenance));
        page.Find("tr[data-code=PersonAbsent] .default-mark").TextContent.ShouldContain("Default: Warn");
        page.WaitForAssertion(() => page.Find(".history").TextContent.ShouldContain("Nobody is on shift: Warn → Needs consent: Maintenance"), Patience);
        page.Find(".history strong").TextContent.ShouldBe("Clara Chair");
    }

    [Fact]
    public async Task Save_ConsentOfNobody_SaysSoBesideTheCodeAndKeepsWhatWasTyped()
    {
        var page = await OpenAsync("admin");
        page.Find("#policy-SameAsset").Change("NeedsApproval");
        page.Find("#nightCostPerHour").Input("77");

        Save(page);

        page.WaitForElement("tr[data-code=SameAsset] .refusal", Patience).TextContent.ShouldContain("Name the function");
        page.Find("#nightCostPerHour").GetAttribute("value").ShouldBe("77");
        page.Find(".saved-state").TextContent.ShouldBe("Not saved yet.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("30.5")]
    [InlineData("99999999999999999999")]
    public async Task Save_NumberThatIsNone_SaysSoBesideItAndKeepsIt(string typed)
    {
        var page = await OpenAsync("admin");
        page.Find("#weekendCostPerHour").Input(typed);

        Save(page);

        page.WaitForElement("#weekendCostPerHour-refusal", Patience).TextContent.ShouldBe("Write a whole number from 0 to 1,000,000.");
        page.Find("#weekendCostPerHour").GetAttribute("value").ShouldBe(typed);
        (await Portal.SettingsAsync()).Version.ShouldBe(0);
    }

    [Fact]
    public async Task Freeze_InTheForm_OffersNoWarning()
    {
        var page = await OpenAsync("admin");

        page.FindAll("#policy-InsideFreeze option").Select(option => option.GetAttribute("value")).ShouldBe(["Block", "NeedsApproval"]);
    }

    [Fact]
    public async Task BackToDefault_OnARuleAndANumber_PutsTheDefaultIntoTheForm()
    {
        await Portal.SaveSettingsAsync(new SchedulingChoices { Conflicts = [new(ConflictCode.RelatedAsset, ConflictPolicy.Block)], MoveToleranceMinutes = 15 });
        var page = await OpenAsync("admin");

        page.Find("tr[data-code=RelatedAsset] .default-mark button").Click();
        page.FindAll(".form-grid .default-mark button").ShouldHaveSingleItem().Click();

        page.Find("#policy-RelatedAsset").GetAttribute("value").ShouldBe("Warn");
        page.Find("#moveToleranceMinutes").GetAttribute("value").ShouldBe("120");
        page.FindAll(".default-mark").ShouldBeEmpty();
        (await Portal.SettingsAsync()).Version.ShouldBe(1);
    }

    [Theory]
    [InlineData("nightCostPerHour", "30", "An hour at night costs as much as 3 minutes of Line 2.")]
    [InlineData("nightCostPerHour", "45", "An hour at night costs as much as 4.5 minutes of Line 2.")]
    [InlineData("callInCostPerHour", "12345", "An hour outside a shift costs as much as 1,234 minutes of Line 2.")]
    [InlineData("weekendCostPerHour", "0", "It costs nothing.")]
    [InlineData("defaultRatePerMinute", "0", "A minute of Line 2 costs nothing, so only the other weights rank the slots.")]
    [InlineData("nightFromHour", "6", "The night begins where it ends: no hour counts as night.")]
    [InlineData("moveToleranceMinutes", "0", "Every move of a slot asks those again who keep the plant's hours.")]
    public async Task Example_WhileANumberIsTyped_FollowsIt(string field, string typed, string sentence)
    {
        var page = await OpenAsync("admin");

        page.Find($"#{field}").Input(typed);

        page.Find($"#{field}-example").TextContent.ShouldBe(sentence);
    }

    [Fact]
    public async Task Example_OfOneWeight_FollowsTheYieldThatItIsComparedWith()
    {
        var page = await OpenAsync("admin");

        page.Find("#defaultRatePerMinute").Input("60");

        page.Find("#callInCostPerHour-example").TextContent.ShouldBe("An hour outside a shift costs as much as 1 minute of Line 2.");
    }

    [Fact]
    public async Task SavedElsewhere_WhileNothingIsTyped_AppearsByItself()
    {
        var page = await OpenAsync("admin");

        await SaveElsewhereAsync();

        page.WaitForAssertion(() => page.Find("#nightCostPerHour").GetAttribute("value").ShouldBe("99"), Patience);
    }

    [Fact]
    public async Task SavedElsewhere_WhileSomethingIsTyped_IsSaidAndTakesNothingAway()
    {
        var page = await OpenAsync("admin");
        page.Find("#weekendCostPerHour").Input("7");

        await SaveElsewhereAsync();

        page.WaitForElement(".notice-warn", Patience).TextContent.ShouldContain("Somebody else saved these rules");
        page.Find("#weekendCostPerHour").GetAttribute("value").ShouldBe("7");
        Save(page);
        page.WaitForElement("p.refusal[data-code='settings.moved']", Patience);
        (await Portal.SettingsAsync()).Choices.ShouldSatisfyAllConditions(c => c.NightCostPerHour.ShouldBe(99), c => c.WeekendCostPerHour.ShouldBe(20));
    }

    [Fact]
    public async Task ReadAgain_AfterSomebodyElseSaved_ShowsWhatTheySaved()
    {
        var page = await OpenAsync("admin");
        page.Find("#weekendCostPerHour").Input("7");
        await SaveElsewhereAsync();

        page.WaitForElement(".notice-warn button", Patience).Click();

        page.WaitForAssertion(() => page.Find("#nightCostPerHour").GetAttribute("value").ShouldBe("99"), Patience);
        page.Find("#weekendCostPerHour").GetAttribute("value").ShouldBe("20");
    }

    private async Task<IRenderedComponent<SchedulingRulesPage>> OpenAsync(string persona)
    {
        var page = await RenderAsync<SchedulingRulesPage>(persona);
        page.WaitForElement("tr[data-code]", Patience);
        return page;
    }

    private async Task SaveElsewhereAsync() => (await Portal.SaveSettingsAsync(new SchedulingChoices { NightCostPerHour = 99 }, by: "chair")).Error.ShouldBeNull();

    private static void Save(IRenderedComponent<SchedulingRulesPage> page) => page.Find("button[type=submit]").Click();
}
