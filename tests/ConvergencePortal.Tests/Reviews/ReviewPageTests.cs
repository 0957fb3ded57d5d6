using Bunit;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Reviews;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Reviews;

/// <summary>One page that tells the truth about a week, and on which its meeting is held.</summary>
public sealed class ReviewPageTests : ComponentTest
{
    [Fact]
    public async Task Page_FrozenWeek_SaysItsDaysFiguresAndTooFewInWords()
    {
        await new FrozenWeek(Portal).FreezeAsync();

        var page = await OpenAsync("it.berlin");

        page.Find(".review-days").TextContent.ShouldContain("2 – 8 November 2026, Europe/Berlin");
        RowOf(page, "From submission to a slot").ShouldSatisfyAllConditions(row => row.ShouldContain("0 min"), row => row.ShouldContain("at most 10 working days"), row => row.ShouldContain("✓ met"));
        RowOf(page, "Approved at the first attempt").ShouldContain("too few (n = 1)");
        RowOf(page, "Approved at the first attempt").ShouldNotContain("%✓");
        page.FindAll(".figure-part a").Select(part => part.TextContent).ShouldBe(["IT", "Maintenance", "OT"]);
        page.Find(".heat-map").TextContent.ShouldContain("Maintenance");
        page.FindAll("button[data-prints]").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Figure_OnItsRow_LeadsToItsRecords()
    {
        var week = await new FrozenWeek(Portal).FreezeAsync();
        var page = await OpenAsync("it.berlin");
        var address = page.FindAll(".figures th a").Single(a => a.TextContent == "Time to decide").GetAttribute("href");

        address.ShouldBe("/reviews/BER/2026-W45/figures/decision-time");
        var figure = await RenderAsync<FigurePage>("it.berlin", parameters => parameters.Add(p => p.Site, FrozenWeek.Site).Add(p => p.Week, FrozenWeek.Week).Add(p => p.Kpi, "decision-time"));
        figure.WaitForState(() => figure.FindAll("tbody tr").Count == 3, Patience);

        figure.FindAll("tbody a").Select(a => a.GetAttribute("href")).ShouldAllBe(href => href == $"/changes/{week.Change}");
        figure.Find(".sum-line").TextContent.ShouldBe("3 records, together 0 min.");
        figure.Markup.ShouldContain("The clock stands while a change is back with its requester.");
    }

    [Fact]
    public async Task Figure_Unknown_SaysSo()
    {
        await new FrozenWeek(Portal).FreezeAsync();

        var figure = await RenderAsync<FigurePage>("it.berlin", parameters => parameters.Add(p => p.Site, FrozenWeek.Site).Add(p => p.Week, FrozenWeek.Week).Add(p => p.Kpi, "mood"));

        figure.WaitForAssertion(() => figure.Markup.ShouldContain("This review has no such figure."), Patience);
    }

    [Fact]
    public async Task Page_WeekThatIsNotFrozen_SaysWhenOneIs()
    {
        var page = await RenderAsync<ReviewPage>("chair", parameters => parameters.Add(p => p.Site, "BER").Add(p => p.Week, "2026-W45"));

        page.WaitForAssertion(() => page.Markup.ShouldContain("A week is frozen when it is over."), Patience);
    }

    [Fact]
    public async Task Meeting_WhoIsChosen_SaysAtOnceWhoIsMissing()
    {
        await new FrozenWeek(Portal).FreezeAsync();
        var page = await OpenAsync("chair");
        page.Find(".quorum").TextContent.ShouldContain("IT, OT and Maintenance missing");

        Choose(page, "IT", "it.berlin");
        Choose(page, "OT", "ot.berlin");
        page.Find(".quorum").TextContent.ShouldSatisfyAllConditions(text => text.ShouldContain("IT and OT there;"), text => text.ShouldContain("Maintenance missing: decisions will be recommended only."));
        Choose(page, "Maintenance", "maintenance.berlin");
        page.Find(".quorum").GetAttribute("data-quorum").ShouldBe("yes");
        await page.Find("#attendance button[type=submit]").ClickAsync(new());

        page.WaitForAssertion(() => page.Find(".there-list").TextContent.ShouldContain("Maintenance"), Patience);
    }

    [Fact]
    public async Task Meeting_OnePersonForTwoFunctions_IsRefusedBesideTheFieldAndStaysChosen()
    {
        await new FrozenWeek(Portal).FreezeAsync();
        await using (var db = Portal.Db())
        {
            var site = await db.Equipment.SingleAsync(e => e.Path == "BER", Token);
            (await db.People.Include(p => p.Memberships).SingleAsync(p => p.Code == "it.berlin", Token)).Join(new Membership(site.Id, Function.Cybersecurity, TestPlant.Since));
            await db.SaveChangesAsync(Token);
        }
        var page = await OpenAsync("chair");
        Choose(page, "IT", "it.berlin");
        Choose(page, "Cybersecurity", "it.berlin");

        await page.Find("#attendance button[type=submit]").ClickAsync(new());

        page.WaitForAssertion(() => page.Find("#attendance #attendance-refusal").TextContent.ShouldContain("stands there twice"), Patience);
        page.Find("#there-IT-0").GetAttribute("value").ShouldBe("it.berlin");
    }

    [Fact]
    public async Task Decision_WithoutOwner_SaysSoBesideTheFieldAndLosesNothing()
    {
        var week = await new FrozenWeek(Portal).FreezeAsync();
        await week.AttendAsync(("it.berlin", Function.IT), ("ot.berlin", Function.OT));
        var page = await OpenAsync("chair");
        page.Find("#decision-text").Input("Patches on Sundays only");
        page.FindAll("#decide input[type=checkbox]")[0].Change(true);

        await page.Find("#decide button[type=submit]").ClickAsync(new());

        page.WaitForAssertion(() => page.Find("#decide #owner-refusal").TextContent.ShouldContain("Name who does something about it and by when"), Patience);
        page.Find("#decision-text").GetAttribute("value").ShouldBe("Patches on Sundays only");

        page.Find("#decision-owner").Change("ot.berlin");
        page.Find("#decision-due").Change("2026-11-20");
        await page.Find("#decide button[type=submit]").ClickAsync(new());

        page.WaitForAssertion(() => page.Find(".decisions").TextContent.ShouldSatisfyAllConditions(text => text.ShouldContain("Patches on Sundays only"),
            text => text.ShouldContain("Decided by IT"), text => text.ShouldContain("AC-2026-0001")), Patience);
        page.Find("#decision-text").GetAttribute("value").ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task Meeting_WhileSomebodyElseWrites_FollowsAndKeepsWhatIsTyped()
    {
        var week = await new FrozenWeek(Portal).FreezeAsync();
        var page = await OpenAsync("chair");
        page.Find("#decision-text").Input("Half a sentence");

        await week.AttendAsync(("it.berlin", Function.IT));
        await week.DecideAsync();

        page.WaitForAssertion(() => page.Find(".decisions").TextContent.ShouldContain("Patches are announced a week before"), Patience);
        page.Find("#decision-text").GetAttribute("value").ShouldBe("Half a sentence");
        page.Find("#there-IT-0").GetAttribute("value").ShouldBe("it.berlin");
    }

    [Fact]
    public async Task SignOff_ByTheChair_ClosesItWithNameMeaningAndHash()
    {
        var week = await new FrozenWeek(Portal).FreezeAsync();
        await week.AttendAsync(("it.berlin", Function.IT), ("ot.berlin", Function.OT), ("maintenance.berlin", Function.Maintenance));
        var page = await OpenAsync("chair");
        page.Find("#review-minutes").Input("Short and good");
        page.Find("#sign input[type=password]").Input("0000");
        await page.Find("#sign button[type=submit]").ClickAsync(new());
        page.WaitForState(() => page.FindAll("#sign .refusal").Count == 1, Patience);
        page.Find("#review-minutes").GetAttribute("value").ShouldBe("Short and good");

        page.Find("#sign input[type=password]").Input(TestPlant.Pin);
        await page.Find("#sign button[type=submit]").ClickAsync(new());

        page.WaitForAssertion(() => page.Find(".signature").TextContent.ShouldSatisfyAllConditions(text => text.ShouldContain("Clara Chair"),
            text => text.ShouldContain("meaning: Takes the responsibility"), text => text.ShouldContain("Europe/Berlin"),
            text => text.ShouldContain("SHA-256")), Patience);
        page.Find("#record").TextContent.ShouldContain("Short and good");
        page.FindAll("form").ShouldBeEmpty();
    }

    [Fact]
    public async Task Closed_WithoutQuorum_SaysOfEachDecisionThatItIsRecommendedOnly()
    {
        var week = await new FrozenWeek(Portal).FreezeAsync();
        await week.AttendAsync(("it.berlin", Function.IT));
        await week.DecideAsync();
        await week.SignAsync();

        var page = await OpenAsync("chair");

        page.Find(".decisions").TextContent.ShouldSatisfyAllConditions(text => text.ShouldContain("recommended only"), text => text.ShouldContain("OT wants two weeks"));
        page.Find("#record").TextContent.ShouldContain("OT and Maintenance missing: decisions are recommended only.");
        page.FindAll("#meeting").ShouldBeEmpty();
    }

    [Fact]
    public async Task NextReview_ShowsWhatTheOneBeforeLeft()
    {
        var week = await new FrozenWeek(Portal).FreezeAsync();
        await week.AttendAsync(("it.berlin", Function.IT));
        await week.DecideAsync();
        await week.SignAsync();
        await week.FreezeNextAsync();

        var page = await OpenAsync("it.berlin", "2026-W46");

        page.Find("#before").TextContent.ShouldSatisfyAllConditions(text => text.ShouldContain("Write the list"),
            text => text.ShouldContain("carried over 1×"), text => text.ShouldContain("Still to do"), text => text.ShouldContain("recommended only"));
        page.Find("#agenda").TextContent.ShouldContain("Actions of earlier reviews");
        page.FindAll(".heat-map").ShouldBeEmpty();
        page.Markup.ShouldContain("No change waited for another function in this week.");
    }

    [Theory]
    [InlineData("auditor", false)]
    [InlineData("it.berlin", true)]
    public async Task Page_ForOthersThanTheChair_OffersNoSigning(string persona, bool mayWrite)
    {
        await new FrozenWeek(Portal).FreezeAsync();

        var page = await OpenAsync(persona);

        page.FindAll("#sign").ShouldBeEmpty();
        page.FindAll("#decide").Count.ShouldBe(mayWrite ? 1 : 0);
        page.Markup.ShouldContain(mayWrite ? "The governance chair signs the review off when the meeting is over." : "you can read it.");
    }

    private async Task<IRenderedComponent<ReviewPage>> OpenAsync(string persona, string week = FrozenWeek.Week)
    {
        var page = await RenderAsync<ReviewPage>(persona, parameters => parameters.Add(p => p.Site, FrozenWeek.Site).Add(p => p.Week, week));
        page.WaitForElement(".review-head", Patience);
        return page;
    }

    private static void Choose(IRenderedComponent<ReviewPage> page, string function, string person) => page.Find($"#there-{function}-0").Change(person);

    private static string RowOf(IRenderedComponent<ReviewPage> page, string title) => page.FindAll(".figures tbody tr").Single(row => row.QuerySelector("th")!.TextContent == title).TextContent;
}
