using Bunit;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Changes;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class ApprovalPanelTests : ComponentTest
{
    [Fact]
    public async Task Approve_OpenSeat_SignsTheRevisionShown()
    {
        var journey = await AuthorizingAsync();
        var panel = await PanelAsync(journey, "it.berlin");

        await SignAsync(panel, ".button-good");

        var signature = (await journey.DetailAsync()).Signatures.Single();
        (signature.PersonName, signature.Verdict, signature.Revision).ShouldBe(("First IT", Verdict.Approve, 1));
    }

    [Fact]
    public async Task Refuse_WithoutReason_IsRefusedBesideTheFormAndDecidesNothing()
    {
        var journey = await AuthorizingAsync();
        var panel = await PanelAsync(journey, "it.berlin");

        await panel.Find(".button-bad").ClickAsync();

        panel.Find("[role=alert]").TextContent.ShouldBe("Say why, so that the requester knows what to do.");
        (await journey.DetailAsync()).Signatures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Refuse_RefusedForWantOfAReason_SucceedsWithOneOnTheSecondTry()
    {
        var journey = await AuthorizingAsync();
        var panel = await PanelAsync(journey, "it.berlin");
        await panel.Find(".button-bad").ClickAsync();

        await panel.Find("textarea").InputAsync(new() { Value = "The firmware was recalled." });
        await SignAsync(panel, ".button-bad");

        (await journey.DetailAsync()).Row.Status.ShouldBe(ChangeStatus.Rejected);
    }

    [Fact]
    public async Task Approve_ContentMovedWhileReading_IsRefusedAndKeepsTheComment()
    {
        var journey = await AuthorizingAsync();
        var panel = await PanelAsync(journey, "it.berlin");
        await panel.Find("textarea").InputAsync(new() { Value = "Looks right" });
        await EditAndAssessAsync(journey);

        await panel.Find(".button-good").ClickAsync();

        panel.Find(".refusal").TextContent.ShouldContain("You decided on revision 1, but");
        panel.Find("textarea").GetAttribute("value").ShouldBe("Looks right");
        (await journey.DetailAsync()).Signatures.ShouldAllBe(s => s.VoidedAt != null);
    }

    [Fact]
    public async Task Panel_ContentMovedWhileReading_SignsTheNewRevisionOnlyAfterItWasLookedAt()
    {
        var journey = await AuthorizingAsync();
        var panel = await PanelAsync(journey, "it.berlin");
        await EditAndAssessAsync(journey);
        var detail = await journey.DetailAsync("it.berlin");
        panel.Render(p => p.Add(x => x.Change, detail).Add(x => x.Functions, detail.Options.Decide));
        panel.Find(".notice").TextContent.ShouldContain("moved from revision 1 to 2");

        await panel.Find(".notice button").ClickAsync();
        await SignAsync(panel, ".button-good");

        (await journey.DetailAsync()).Signatures.Single().Revision.ShouldBe(2);
    }

    [Fact]
    public async Task Panel_SeatTakenByAColleague_StillShowsTheRefusal()
    {
        var journey = await AuthorizingAsync();
        var panel = await PanelAsync(journey, "it.berlin");
        await journey.DecideAsync("it2.berlin", Function.IT);

        await panel.Find(".button-good").ClickAsync();
        panel.Render(p => p.Add(x => x.Functions, []));

        panel.Find(".refusal").TextContent.ShouldBe("IT has decided already: Second IT.");
    }

    [Fact]
    public async Task Panel_NothingToDecide_ShowsNothing()
    {
        var journey = await AuthorizingAsync();

        var panel = await PanelAsync(journey, "auditor");

        panel.Markup.Trim().ShouldBeEmpty();
    }

    [Fact]
    public async Task Approve_WithoutThePin_IsRefusedBesideTheFormAndSignsNothing()
    {
        var journey = await AuthorizingAsync();
        var panel = await PanelAsync(journey, "it.berlin");

        await panel.Find(".button-good").ClickAsync();

        panel.Find("[role=alert]").TextContent.ShouldBe("Enter your signing PIN: it stands for your hand.");
        (await journey.DetailAsync()).Signatures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Panel_AfterAnEdit_SaysWhatMovedSinceTheLastLookUntilItIsSeen()
    {
        var journey = await AuthorizingAsync();
        await Portal.Get<SeeChange>().RunAsync(new(journey.Number, 1, Again: false), await Portal.ActorAsync("it.berlin"), default);
        Portal.Clock.Advance(NodaTime.Duration.FromMinutes(5));
        await EditAndAssessAsync(journey);
        var panel = await PanelAsync(journey, "it.berlin");

        var moved = panel.Find("#since table").TextContent;
        await panel.Find("#since button").ClickAsync();

        moved.ShouldContain("Swap the whole PLC");
        (await journey.DetailAsync("it.berlin")).Since.ShouldBeNull();
    }

    private static async Task SignAsync(IRenderedComponent<ApprovalPanel> panel, string button)
    {
        await panel.Find("input[type=password]").InputAsync(new() { Value = TestPlant.Pin });
        await panel.Find(button).ClickAsync();
    }

    private async Task<ChangeJourney> AuthorizingAsync()
    {
        var journey = new ChangeJourney(Portal);
        await journey.AuthorizingAsync();
        return journey;
    }

    private async Task<IRenderedComponent<ApprovalPanel>> PanelAsync(ChangeJourney journey, string reader)
    {
        var detail = await journey.DetailAsync(reader);
        return await RenderAsync<ApprovalPanel>(reader, p => p.Add(x => x.Change, detail).Add(x => x.Functions, detail.Options.Decide));
    }

    /// <summary>The requester edits; the statements that were given stay, so the seats are open again at once.</summary>
    private async Task EditAndAssessAsync(ChangeJourney journey)
    {
        var version = (await journey.DetailAsync()).Row.Version;
        var draft = ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { BackoutPlan = "Swap the whole PLC" } };
        await ChangeJourney.DoneAsync(Portal.Get<EditChange>().RunAsync(new(journey.Number, version, draft, Command.New(), "The old one is gone"), await Portal.ActorAsync("ot.berlin"), default));
    }
}
