using Bunit;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using ConvergencePortal.Web.People;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.People;

public sealed class DelegationsPageTests : ComponentTest
{
    [Fact]
    public async Task Page_NoDelegations_SaysWhatThatMeans()
    {
        var page = await OpenAsync("it.berlin");

        page.WaitForAssertion(() => page.Markup.ShouldContain("Nobody stands in for you, and you stand in for nobody."), Patience);
    }

    [Fact]
    public async Task Page_ForSomebodyWithoutAFunction_OffersNoForm()
    {
        var page = await OpenAsync("auditor");

        page.WaitForAssertion(() => page.Markup.ShouldContain("there is nothing to delegate"), Patience);
        page.FindAll("form").ShouldBeEmpty();
    }

    [Fact]
    public async Task Delegate_FilledIn_AppearsInTheListAndInForce()
    {
        var page = await OpenAsync("it.berlin");
        page.WaitForElement("form", Patience);

        page.WaitForAssertion(() => page.FindAll("option[value='it2.berlin']").ShouldNotBeEmpty(), Patience);
        page.Find("select").Change("it2.berlin");
        page.Find("#delegation-until").Change("2026-11-12T16:00");
        page.Find("#delegation-reason").Change("On leave");
        page.Find("button[type=submit]").Click();

        page.WaitForAssertion(() => page.Markup.ShouldContain("Second IT for First IT"), Patience);
        page.Markup.ShouldContain("In force");
        (await Portal.ActsForAsync("it2.berlin")).ShouldBe(["First IT"]);
    }

    [Fact]
    public async Task Delegate_WithoutAnEnd_SaysSoBesideItAndKeepsWhatWasTyped()
    {
        var page = await OpenAsync("it.berlin");
        page.WaitForElement("form", Patience);

        page.Find("#delegation-reason").Change("On leave");
        page.Find("button[type=submit]").Click();

        page.WaitForAssertion(() => page.Markup.ShouldContain("Write a time by the plant"), Patience);
        page.Find("#delegation-reason").GetAttribute("value").ShouldBe("On leave");
    }

    [Fact]
    public async Task Revoke_AskedTwice_EndsIt()
    {
        await Portal.DelegateAsync("it.berlin", "ot.berlin");
        var page = await OpenAsync("ot.berlin");
        page.WaitForElement("tbody button", Patience);

        page.Find("tbody button").Click();
        page.Find("tbody .button-bad").Click();

        page.WaitForAssertion(() => page.Markup.ShouldContain("revoked by First OT"), Patience);
        (await Portal.ActsForAsync("ot.berlin")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_ForTheChair_OffersThoseWhoAreAwayAndShowsEverybody()
    {
        await Portal.HasAsync("absences", "site,person,from,to\nBER,it.berlin,2026-11-05,2026-11-06\n");
        await Portal.DelegateAsync("ot.berlin", "ot2.berlin", Function.OT);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/delegations?whose=everybody");

        var page = await OpenAsync("chair");

        page.WaitForAssertion(() => page.Markup.ShouldContain("First IT, who is away"), Patience);
        page.Markup.ShouldContain("Second OT for First OT");
    }

    private Task<IRenderedComponent<DelegationsPage>> OpenAsync(string persona) => RenderAsync<DelegationsPage>(persona);
}
