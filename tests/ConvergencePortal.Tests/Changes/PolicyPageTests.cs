using Bunit;
using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Changes;
using Shouldly;
using Xunit;
using static ConvergencePortal.Tests.Changes.StoredPolicies;

namespace ConvergencePortal.Tests.Changes;

public sealed class PolicyPageTests : ComponentTest
{
    [Fact]
    public async Task List_ForAnyReader_ShowsTheVersionThatComesWithThePortal()
    {
        var page = await RenderAsync<PoliciesPage>("it.berlin");

        page.WaitForElement("tbody tr", Patience).TextContent.ShouldContain("Comes with the portal");
        page.FindAll(".page-head button").ShouldBeEmpty();
    }

    [Fact]
    public async Task List_ForAnAdministrator_StartsADraft()
    {
        var page = await RenderAsync<PoliciesPage>("admin");

        await page.WaitForElement(".page-head button", Patience).ClickAsync(new());

        (await Portal.PolicyAsync()).Row.Status.ShouldBe(PolicyStatus.Draft);
    }

    [Fact]
    public async Task Version_ForAReader_SaysItsRowsInWordsWithoutAForm()
    {
        var page = await OpenAsync("it.berlin", 1);

        var row = page.FindAll("table.rule-words tbody tr")[5].TextContent;
        row.ShouldContain("6. Critical equipment");
        row.ShouldContain("equipment of criticality A is touched");
        row.ShouldContain("ask Production (1 person, veto)");
        page.FindAll("form.policy-form").ShouldBeEmpty();
    }

    [Fact]
    public async Task Version_ThatIsNone_SaysSo() => (await OpenAsync("it.berlin", 9)).Markup.ShouldContain("There is no version 9");

    [Fact]
    public async Task Editor_ANewRow_IsSavedAsItIsTicked()
    {
        await Portal.DraftPolicyAsync();
        var page = await OpenAsync("admin", 2);

        Button(page, "Add a row").Click();
        var editor = page.Find(".rule-editor");
        editor.QuerySelector("input[id$=name]")!.Input("Patches of drives");
        Tick(page, "Software or control logic");
        Tick(page, "Quality");
        page.Find("input[id$=people]").Input("2");
        await Button(page, "Save").ClickAsync(new());

        page.WaitForAssertion(() => page.Find(".saved-state").TextContent.ShouldBe("Saved."), Patience);
        var saved = (await Portal.PolicyAsync()).Rules[^1];
        (saved.Name, saved.When.Natures.Single(), saved.Then.Functions.Single(), saved.Then.Quorum.People).ShouldBe(("Patches of drives", ChangeNature.Software, Function.Quality, 2));
    }

    [Fact]
    public async Task Editor_ARowThatCannotBeMeant_SaysSoBesideItsFieldAndKeepsWhatWasTyped()
    {
        await Portal.DraftPolicyAsync();
        var page = await OpenAsync("admin", 2);
        Button(page, "Add a row").Click();
        page.Find("input[id$=percent]").Input("140");

        await Button(page, "Save").ClickAsync(new());

        page.WaitForAssertion(() => page.Find($"[id='rows[{BuiltInPolicy.Rows.Count}].name-refusal']").TextContent.ShouldContain("needs a name"), Patience);
        page.Find($"[id='rows[{BuiltInPolicy.Rows.Count}].functions-refusal']").TextContent.ShouldContain("neither when it applies");
        page.Find("input[id$=percent]").GetAttribute("value").ShouldBe("140");
    }

    [Fact]
    public async Task Editor_ANumberThatIsNone_IsRefusedBeforeAnythingIsSent()
    {
        await Portal.DraftPolicyAsync();
        var page = await OpenAsync("admin", 2);
        Button(page, "Add a row").Click();
        page.Find("input[id$=people]").Input("two");

        await Button(page, "Save").ClickAsync(new());

        page.WaitForElement(".rule-editor .refusal", Patience).TextContent.ShouldBe("This is a whole number.");
        page.Find("input[id$=people]").GetAttribute("value").ShouldBe("two");
    }

    [Fact]
    public async Task Editor_RowsMovedAndRemoved_AreSavedInTheNewOrder()
    {
        await Portal.DraftPolicyAsync();
        var page = await OpenAsync("admin", 2);

        page.Find("button[aria-label='Move row 2 up']").Click();
        page.Find("button[aria-label='Remove row 3']").Click();
        await Button(page, "Save").ClickAsync(new());

        page.WaitForAssertion(() => page.Find(".saved-state").TextContent.ShouldBe("Saved."), Patience);
        (await Portal.PolicyAsync()).Rules.Take(3).Select(r => r.Name).ShouldBe([BuiltInPolicy.Rows[1].Name, BuiltInPolicy.Rows[0].Name, BuiltInPolicy.Rows[3].Name]);
    }

    [Fact]
    public async Task Editor_WhileSomebodyElseSaves_KeepsWhatWasTypedAndSaysSo()
    {
        await Portal.DraftPolicyAsync();
        var page = await OpenAsync("admin", 2);
        page.Find("#policy-note").Input("Mine");

        await Portal.SavePolicyAsync([.. BuiltInPolicy.Rows, QualityOnNetworks]);

        page.WaitForAssertion(() => page.Find(".notice-warn").TextContent.ShouldContain("Somebody else saved this version"), Patience);
        page.Find("#policy-note").GetAttribute("value").ShouldBe("Mine");
    }

    [Fact]
    public async Task Round_ForAFunctionThatIsAsked_SignsAndMakesItEffective()
    {
        await Portal.InReviewAsync(QualityOnNetworks);
        var page = await OpenAsync("quality.berlin", 2);
        page.Find("table.agreement").TextContent.ShouldContain("New: Quality looks at networks.");

        await page.WaitForElement("section.panel input[type=password]", Patience).InputAsync(new() { Value = TestPlant.Pin });
        await page.Find("section.panel .button-good").ClickAsync(new());

        page.WaitForAssertion(() => page.Find("h1").TextContent.ShouldContain("Effective"), Patience);
        page.Find("table.agreement").TextContent.ShouldContain("First Quality");
        page.FindAll("section.panel .button-good").ShouldBeEmpty();
    }

    [Fact]
    public async Task Round_ARefusalWithoutAReason_AsksForIt()
    {
        await Portal.InReviewAsync(QualityOnNetworks);
        var page = await OpenAsync("quality.berlin", 2);

        await page.Find("section.panel .button-bad").ClickAsync(new());

        page.WaitForElement("section.panel .refusal", Patience).TextContent.ShouldContain("Say why you refuse it");
    }

    [Fact]
    public async Task Replay_OfADraft_ShowsWhoWouldHaveBeenAsked()
    {
        var journey = new ChangeJourney(Portal);
        await journey.DraftAsync();
        await journey.SubmitAsync();
        await Portal.DraftPolicyAsync();
        await Portal.SavePolicyAsync([.. BuiltInPolicy.Rows, QualityOnNetworks]);
        var page = await OpenAsync("it.berlin", 2);

        await Button(page, "Try it").ClickAsync(new());

        page.WaitForAssertion(() => page.Find(".notice-calm").TextContent.ShouldBe("Of the last 1, 1 would have needed more signatures and 0 fewer."), Patience);
        page.Find(".replayed li").TextContent.ShouldContain($"+ Quality (row {BuiltInPolicy.Rows.Count + 1})");
    }

    private async Task<IRenderedComponent<PolicyPage>> OpenAsync(string person, int number)
    {
        var page = await RenderAsync<PolicyPage>(person, parameters => parameters.Add(p => p.Number, number));
        page.WaitForElement("h1", Patience);
        return page;
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<PolicyPage> page, string text) => page.FindAll("button").First(button => button.TextContent.Trim() == text);

    private static void Tick(IRenderedComponent<PolicyPage> page, string text) =>
        page.FindAll("label.choice").First(label => label.TextContent.Trim() == text).QuerySelector("input")!.Change(true);
}
