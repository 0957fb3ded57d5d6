using Bunit;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using ConvergencePortal.Web.Changes;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

/// <summary>How people are told that somebody else's edit changed the conflicts of their slot.</summary>
public sealed class SlotMovedTests : ComponentTest
{
    [Fact]
    public async Task Desk_SlotWithADifference_ShowsTheWorstSentenceAndLeadsToIt()
    {
        var journey = await FrozenAsync();

        var page = await RenderAsync<MyDeskPage>("ot.berlin");

        page.WaitForAssertion(() => page.Find("#moved-title").TextContent.ShouldStartWith("Slots whose conflicts changed"), Patience);
        var card = page.Find("section[aria-labelledby='moved-title'] .desk-card");
        card.GetAttribute("href").ShouldBe($"/changes/{journey.Number}#slot-moved");
        card.TextContent.ShouldContain("Blocked by now: Packaging is frozen");
    }

    [Fact]
    public async Task Desk_OfSomebodyWithoutAPart_DoesNotShowIt()
    {
        await FrozenAsync();

        var page = await RenderAsync<MyDeskPage>("quality.berlin");

        page.WaitForAssertion(() => page.Markup.ShouldContain("Nothing waits for you."), Patience);
        page.FindAll("#moved-title").ShouldBeEmpty();
    }

    [Fact]
    public async Task ChangePage_SlotWithADifference_SaysWhatIsNewAndTheNextSlots()
    {
        var journey = await FrozenAsync();

        var page = await RenderAsync<ChangePage>("ot.berlin", parameters => parameters.Add(p => p.Number, journey.Number));

        page.WaitForAssertion(() => page.FindAll("#slot-moved .next-slots li").Count.ShouldBe(3), Patience);
        page.Find("#slot-moved .verdict[data-code='InsideFreeze']").TextContent.ShouldContain("Packaging is frozen");
        page.Find("#slot-moved .next-slots li").TextContent.ShouldContain("15");
    }

    private async Task<ChangeJourney> FrozenAsync()
    {
        var journey = new ChangeJourney(Portal);
        await journey.ApprovedAsync();
        await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday));
        await Portal.AddWindowAsync("FRZ", "BER/PACK", WindowKind.Freeze, start: "2026-11-08T00:00", minutes: 1440);
        await Portal.Get<RecheckSlots>().RunAsync(null, Xunit.TestContext.Current.CancellationToken);
        return journey;
    }
}
