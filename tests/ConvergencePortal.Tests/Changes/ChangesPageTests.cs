using Bunit;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Changes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class ChangesPageTests : ComponentTest
{
    [Fact]
    public async Task Page_NoChanges_OffersToRaiseTheFirst()
    {
        var page = await RenderAsync<ChangesPage>("it.berlin");

        page.WaitForAssertion(() => page.Find(".empty a").GetAttribute("href").ShouldBe("/changes/new"), Patience);
    }

    [Fact]
    public async Task Page_Change_ShowsStatusInWordsAndWhoItWaitsFor()
    {
        await new ChangeJourney(Portal).AuthorizingAsync();

        var page = await RenderAsync<ChangesPage>("it.berlin");

        page.WaitForAssertion(() => page.Find("tbody tr").TextContent.ShouldContain("Waiting for signatures"), Patience);
        page.Find("tbody tr").TextContent.ShouldContain("IT, OT and Maintenance");
    }

    [Theory]
    [InlineData("?status=Draft", true)]
    [InlineData("?status=open", true)]
    [InlineData("?status=Closed", false)]
    [InlineData("?type=emergency", false)]
    [InlineData("?site=BER", true)]
    [InlineData("?site=CHI", false)]
    [InlineData("?search=plc-filler", true)]
    [InlineData("?search=oven", false)]
    [InlineData("?mine=yes", true)]
    [InlineData("?waitingFor=me", true)]
    [InlineData("?status=Nonsense", true)]
    public async Task Page_FiltersInTheAddress_NarrowTheList(string query, bool isListed)
    {
        var journey = new ChangeJourney(Portal);
        await journey.DraftAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/changes{query}");

        var page = await RenderAsync<ChangesPage>("ot.berlin");

        page.WaitForAssertion(() => page.FindAll("tbody tr, .empty").Count.ShouldBe(1), Patience);
        page.Markup.Contains(journey.Number, StringComparison.Ordinal).ShouldBe(isListed);
    }

    [Fact]
    public async Task Status_Chosen_StandsInTheAddress()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/changes");
        var page = await RenderAsync<ChangesPage>("ot.berlin");
        page.WaitForElement(".empty", Patience);

        await page.FindAll("select")[0].ChangeAsync(new ChangeEventArgs { Value = "Scheduled" });

        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/changes?status=Scheduled");
    }
}
