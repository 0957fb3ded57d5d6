using Bunit;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Changes;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class ChangePageTests : ComponentTest
{
    [Fact]
    public async Task Page_UnknownNumber_SaysSo()
    {
        var page = await RenderAsync<ChangePage>("it.berlin", p => p.Add(x => x.Number, "CR-2026-9999"));

        page.WaitForAssertion(() => page.Find("h1").TextContent.ShouldBe("There is no change CR-2026-9999"), Patience);
    }

    [Fact]
    public async Task Page_Authorizing_SaysWhoMustSignAndWhy()
    {
        var journey = new ChangeJourney(Portal);
        await journey.AuthorizingAsync();

        var page = await OpenAsync(journey, "it.berlin");

        page.Find(".change-next").TextContent.ShouldContain("IT, OT and Maintenance must still sign.");
        page.Find("table.agreement").TextContent.ShouldContain("Filler 2 is maintained equipment.");
        page.Find(".change-head a.button-main").TextContent.ShouldBe("Decide for IT");
    }

    [Fact]
    public async Task Page_PlannedSlot_SaysTimesInThePlantsZoneWithThePointOfNoReturn()
    {
        var journey = new ChangeJourney(Portal);
        await journey.AuthorizingAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { PlannedStart = ChangeJourney.Sunday } });

        var page = await OpenAsync(journey, "it.berlin");

        page.Find(".span-note").TextContent.ShouldContain("Sun 8 Nov 2026, 02:00");
        page.Find(".span-note").TextContent.ShouldContain("Europe/Berlin");
        page.Find(".no-return").TextContent.ShouldContain("Point of no return: 03:30");
        page.Markup.ShouldContain("Nothing speaks against this slot.");
    }

    [Fact]
    public async Task Page_SlotRuns_CountsDownToThePointOfNoReturn()
    {
        var journey = new ChangeJourney(Portal);
        await journey.ImplementingAsync();

        var page = await OpenAsync(journey, "auditor");

        page.Find(".countdown-next").TextContent.ShouldContain("Point of no return");
        page.Find(".countdown-next").TextContent.ShouldContain("in 1 h 30 min");
    }

    [Fact]
    public async Task Page_Signature_ShowsNameTimeMeaningAndRevision()
    {
        var journey = new ChangeJourney(Portal);
        await journey.AuthorizingAsync();
        await journey.DecideAsync("it.berlin", Function.IT, comment: "Saw the config");

        var page = await OpenAsync(journey, "auditor");

        var signature = page.Find(".signature").TextContent;
        signature.ShouldContain("First IT");
        signature.ShouldContain("Thu 5 Nov 2026, 13:00");
        signature.ShouldContain("Europe/Berlin");
        signature.ShouldContain("revision 1");
        signature.ShouldContain("meaning: Approved");
        signature.ShouldContain("Saw the config");
    }

    [Fact]
    public async Task Page_VoidSignature_IsStruckThroughWithTheReason()
    {
        var journey = new ChangeJourney(Portal);
        await journey.AuthorizingAsync();
        await journey.DecideAsync("it.berlin", Function.IT);
        await EditAsync(journey);

        var page = await OpenAsync(journey, "it.berlin");

        page.Find(".signature-void s").TextContent.ShouldContain("First IT");
        page.Find(".signature-void").TextContent.ShouldContain("Revision 2 changed what was signed: plan, test and backout.");
    }

    [Fact]
    public async Task Page_EditedChange_ShowsFromAndTo()
    {
        var journey = new ChangeJourney(Portal);
        await journey.AuthorizingAsync();
        await EditAsync(journey);

        var page = await OpenAsync(journey, "it.berlin");

        var moved = page.Find("table.moved tbody tr");
        moved.TextContent.ShouldContain("How it is done");
        moved.TextContent.ShouldContain("Load firmware");
        moved.TextContent.ShouldContain("Load firmware 2.1");
    }

    [Fact]
    public async Task Page_ImplementerNamed_ShowsTheNameInTheHistory()
    {
        var journey = new ChangeJourney(Portal);
        await journey.DraftAsync();
        await ChangeJourney.DoneAsync(Portal.Get<EditChange>().RunAsync(new(journey.Number, (await journey.DetailAsync()).Row.Version, ChangeJourney.Draft with { Implementer = "maintenance.berlin" },
            Command.New()), await Portal.ActorAsync("ot.berlin"), default));

        var page = await OpenAsync(journey, "it.berlin");

        page.Find("table.moved tbody tr").TextContent.ShouldContain("First Maintenance");
    }

    [Fact]
    public async Task Page_RequiredPeople_AreNamedAmongTheFacts()
    {
        var journey = new ChangeJourney(Portal);
        await journey.DraftAsync(ChangeJourney.Draft with { RequiredPeople = ["production.berlin"] });

        var page = await OpenAsync(journey, "it.berlin");

        page.FindAll("dl.facts div").Single(fact => fact.TextContent.Contains("Also needed", StringComparison.Ordinal)).TextContent.ShouldContain("First Production");
    }

    [Fact]
    public async Task Page_Impact_ListsTheDeviceOnTheSameSegmentWithItsPath()
    {
        var journey = new ChangeJourney(Portal);
        await journey.AuthorizingAsync();

        var page = await OpenAsync(journey, "it.berlin");

        page.FindAll(".impact-group").Single(g => g.TextContent.Contains("On the same segment", StringComparison.Ordinal)).TextContent.ShouldContain("PLC-FILLER → segment VLAN210 (VLAN 210) → HMI-LABELER");
        page.FindAll(".impact-picture rect").Count.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task Page_SomebodyElseApproves_SaysSoAndKeepsTheHalfTypedComment()
    {
        var journey = new ChangeJourney(Portal);
        await journey.AuthorizingAsync();
        var page = await OpenAsync(journey, "it.berlin");
        await page.Find("#decision-comment").InputAsync(new() { Value = "I am still wri" });

        await journey.DecideAsync("maintenance.berlin", Function.Maintenance);

        page.WaitForAssertion(() => page.Find(".news").TextContent.ShouldContain("Maintenance approved just now"), Patience);
        page.Find("#decision-comment").GetAttribute("value").ShouldBe("I am still wri");
    }

    [Fact]
    public async Task Page_ReaderWithoutAPart_OffersNoAction()
    {
        var journey = new ChangeJourney(Portal);
        await journey.AuthorizingAsync();

        var page = await OpenAsync(journey, "auditor");

        page.FindAll(".panel").ShouldBeEmpty();
        page.FindAll(".change-head .button").ShouldBeEmpty();
    }

    private async Task<IRenderedComponent<ChangePage>> OpenAsync(ChangeJourney journey, string reader)
    {
        var page = await RenderAsync<ChangePage>(reader, p => p.Add(x => x.Number, journey.Number));
        page.WaitForElement(".change-columns", Patience);
        return page;
    }

    private async Task EditAsync(ChangeJourney journey)
    {
        var version = (await journey.DetailAsync()).Row.Version;
        var draft = ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { ImplementationPlan = "Load firmware 2.1" } };
        await ChangeJourney.DoneAsync(Portal.Get<EditChange>().RunAsync(new(journey.Number, version, draft, Command.New(), "A newer one is out"), await Portal.ActorAsync("ot.berlin"), default));
    }
}
