using Bunit;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.DataSources;
using ConvergencePortal.Web.Network;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.DataSources;

public sealed class FlowPagesTests : ComponentTest
{
    [Fact]
    public async Task Map_OfASite_HasALinkForEverySourceAndArrowAndSaysWhatIsWrong()
    {
        await Portal.HasDataAsync();

        var page = await OpenAsync("/flows?site=BER");

        page.WaitForAssertion(() => page.FindAll("a.flow-node").Count.ShouldBe(4), Patience);
        page.FindAll("a.flow-line").Count.ShouldBe(5);
        page.Find("g.flow-people").ShouldSatisfyAllConditions(g => g.GetAttribute("tabindex").ShouldBe("0"), g => g.GetAttribute("aria-label").ShouldBe("People who use it: Production Morning meeting"));
        page.Find("a.flow-line[href='/flows/BER/F-STATES']").ShouldSatisfyAllConditions(a => a.ClassList.ShouldContain("wrong"), a => a.GetAttribute("aria-label").ShouldBe(
            "Flow F-STATES from Filler values to Supervision, ⚠ OPC UA · no conduit, Crosses zones without a conduit"), a => a.TextContent.ShouldContain("⚠"));
        page.Find(".flow-wrong").TextContent.ShouldContain("F-STATES");
    }

    [Fact]
    public async Task Map_ASourceInTheAddress_ShowsItsFactsBeside()
    {
        await Portal.HasDataAsync();

        var page = await OpenAsync("/flows?site=BER&chosen=PLC-FILL");

        page.WaitForAssertion(() => page.Find("#flow-panel-title").TextContent.ShouldBe("Filler values"), Patience);
        page.Find(".panel").TextContent.ShouldContain("First Production");
        page.Find("a.flow-node.chosen").GetAttribute("aria-label").ShouldNotBeNull().ShouldContain("PLC-FILL · ");
    }

    [Fact]
    public async Task Map_FollowedFromASource_LeavesOutTheRest()
    {
        await Portal.HasDataAsync();

        var page = await OpenAsync("/flows?site=BER&focus=HIST&way=downstream&transport=REST");

        page.WaitForAssertion(() => page.FindAll("a.flow-line").Select(a => a.GetAttribute("href")).ShouldBe(["/flows/BER/F-ARCHIVE", "/flows/BER/F-MEETING"], ignoreOrder: true), Patience);
    }

    [Fact]
    public async Task Draw_FromOneZoneToAnother_ProposesTheConduitOrSaysThatThereIsNone()
    {
        await Portal.HasDataAsync();

        var page = await OpenAsync("/flows?site=BER&draw=yes&from=SCADA", "ot.berlin");
        page.WaitForAssertion(() => page.Find("a.flow-node[aria-label*='PLC-FILL ·']").GetAttribute("href").ShouldEndWith("to=PLC-FILL"), Patience);

        Services.GetRequiredService<NavigationManager>().NavigateTo("/flows?site=BER&draw=yes&from=SCADA&to=PLC-FILL");
        var drawn = await OpenAsync("/flows?site=BER&draw=yes&from=SCADA&to=PLC-FILL", "ot.berlin");

        drawn.WaitForAssertion(() => drawn.Find(".notice-warn").TextContent.ShouldContain("No conduit joins OFFICE and CELL-PACK."), Patience);
        drawn.WaitForAssertion(() => drawn.Find("a[href^='/records/data-flows/new']").GetAttribute("href").ShouldBe("/records/data-flows/new?site=BER&from=SCADA&to=PLC-FILL"), Patience);
    }

    [Fact]
    public async Task Table_OfTheMap_IsSortedByTheColumnInTheAddress()
    {
        await Portal.HasDataAsync();

        var page = await OpenAsync("/flows?site=BER&view=table&sort=transport");

        page.WaitForAssertion(() => page.FindAll("tbody th a").Select(a => a.TextContent).ShouldBe(["F-TYPED", "F-SET", "F-STATES", "F-ARCHIVE", "F-MEETING"]), Patience);
        page.Find("th[aria-sort=ascending]").TextContent.ShouldContain("Transport");
    }

    [Fact]
    public async Task Map_OfASiteWithoutData_SaysWhatToDo()
    {
        var page = await OpenAsync("/flows?site=BER");

        page.WaitForAssertion(() => page.Find(".empty").TextContent.ShouldContain("no data sources yet"), Patience);
    }

    [Fact]
    public async Task Flow_WithAConduitOfOtherZones_SaysSo()
    {
        await Portal.HasDataAsync();

        var page = await RenderAsync<FlowPage>("it.berlin", p => p.Add(x => x.SiteName, "BER").Add(x => x.Code, "F-SET"));

        page.WaitForAssertion(() => page.Find("h1").TextContent.ShouldBe("Supervision → Filler values"), Patience);
        page.Markup.ShouldContain("The conduit joins other zones");
        page.Markup.ShouldContain("yes: work that cuts it conflicts with production there");
    }

    [Fact]
    public async Task Hurt_OfASwitch_GroupsWhoIsHurt()
    {
        await Portal.HasDataAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/flows/hurt?thing=BER%3ASW-PACK-01");

        var page = await RenderAsync<HurtPage>("it.berlin");

        page.WaitForAssertion(() => page.FindAll(".impact-group summary").Select(s => s.TextContent).ShouldBe(["Sources that stop 2", "Sources that no longer get data 2", "People who miss it 1", "Use cases that stop 2"]), Patience);
        page.Markup.ShouldContain("2 use cases stop, worth 40,000 a year.");
    }

    [Fact]
    public async Task Device_ThatCarriesData_SaysWhoIsHurt()
    {
        await Portal.HasDataAsync();

        var page = await RenderAsync<DevicePage>("it.berlin", p => p.Add(x => x.SiteName, "BER").Add(x => x.Code, "PLC-FILLER"));

        page.WaitForAssertion(() => page.Find("section[aria-labelledby=hurt-title]").TextContent.ShouldContain("1 sources stop, 2 more get no data, 1 groups of people miss it."), Patience);
    }

    private Task<IRenderedComponent<FlowMapPage>> OpenAsync(string address, string persona = "it.berlin")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return RenderAsync<FlowMapPage>(persona);
    }
}
