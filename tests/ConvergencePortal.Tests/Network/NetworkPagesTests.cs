using Bunit;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Network;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Network;

public sealed class NetworkPagesTests : ComponentTest
{
    [Fact]
    public async Task Devices_FilterInTheAddress_ShowsOnlyWhatMatches()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/network?role=Switch&site=BER");

        var page = await RenderAsync<DevicesPage>("it.berlin");

        page.WaitForAssertion(() => page.FindAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("BER:SW-PACK-01"), Patience);
    }

    [Fact]
    public async Task Devices_TypedSearch_StandsInTheAddressAndStartsAtTheFirstPage()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/network?page=2");
        var page = await RenderAsync<DevicesPage>("it.berlin");

        page.Find("input[type=search]").Input("PLC");

        page.WaitForAssertion(() => navigation.Uri.ShouldEndWith("/network?Search=PLC"), Patience);
        page.WaitForAssertion(() => page.FindAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("BER:PLC-FILLER"), Patience);
    }

    [Fact]
    public async Task Devices_NothingMatches_OffersTheWholeList()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/network?search=toaster");

        var page = await RenderAsync<DevicesPage>("it.berlin");

        page.WaitForAssertion(() => page.Find(".empty a").GetAttribute("href").ShouldBe("/network"), Patience);
    }

    [Fact]
    public async Task Segments_NoneYet_LeadsToTheImport()
    {
        await using (var db = Portal.Db())
        {
            await db.Interfaces.ExecuteDeleteAsync(Token);
            await db.Segments.ExecuteDeleteAsync(Token);
        }

        var page = await RenderAsync<SegmentsPage>("it.berlin");

        page.WaitForAssertion(() => page.Find(".empty a").GetAttribute("href").ShouldBe("/import"), Patience);
    }

    [Fact]
    public async Task Device_Switch_ShowsSegmentZoneAndTheWindowOfItsLine()
    {
        var page = await RenderAsync<DevicePage>("it.berlin", p => p.Add(x => x.SiteName, "BER").Add(x => x.Code, "SW-PACK-01"));

        page.WaitForAssertion(() => page.Find("h1").TextContent.ShouldBe("SW-PACK-01"), Patience);
        page.Find("table").TextContent.ShouldContain("VLAN210");
        page.Markup.ShouldContain("Line 2 Sunday night");
    }

    [Fact]
    public async Task Conduit_WithARule_ShowsItsReason()
    {
        var page = await RenderAsync<ConduitPage>("it.berlin", p => p.Add(x => x.SiteName, "BER").Add(x => x.Code, "C-IDMZ-PACK"));

        page.WaitForAssertion(() => page.Find("tbody tr").TextContent.ShouldContain("OPC UA reads of the historian"), Patience);
    }

    [Fact]
    public async Task Zone_Unknown_SaysSo()
    {
        var page = await RenderAsync<ZonePage>("it.berlin", p => p.Add(x => x.SiteName, "BER").Add(x => x.Code, "NOWHERE"));

        page.WaitForAssertion(() => page.Markup.ShouldContain("There is no zone BER:NOWHERE."), Patience);
    }

    [Fact]
    public async Task Map_Site_LinksEveryZoneAndConduit()
    {
        var page = await RenderAsync<NetworkMapPage>("it.berlin");

        page.WaitForAssertion(() => page.FindAll("svg a.map-zone").Count.ShouldBe(4), Patience);
        page.FindAll("svg a.map-conduit").Select(a => a.GetAttribute("href")).ShouldBe(["/network/conduits/BER/C-IDMZ-PACK", "/network/conduits/BER/C-OFFICE-IDMZ"], ignoreOrder: true);
    }
}
