using Bunit;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using ConvergencePortal.Web.Layout;
using ConvergencePortal.Web.Ledger;
using ConvergencePortal.Web.Network;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Ledger;

public sealed class LedgerPageTests : ComponentTest
{
    [Fact]
    public async Task Page_Auditor_SeesRowsNewestFirstWithHashesAndTheExport()
    {
        var journey = new ChangeJourney(Portal);
        await journey.DraftAsync();
        await journey.SubmitAsync();

        var page = await RenderAsync<LedgerPage>("auditor");

        page.WaitForAssertion(() => page.FindAll("tbody > tr > th").Select(cell => cell.TextContent).ShouldBe(["2", "1"]), Patience);
        page.Find("a[href='/ledger/export']").ShouldNotBeNull();
        page.FindAll(".ledger-hashes code").Take(2).Select(code => code.TextContent.Length).ShouldBe(["2026-11-05T12:00:00Z".Length, 64]);
        page.Find($"a[href='/changes/{journey.Number}']").TextContent.ShouldBe(journey.Number);
        page.Find(".notice-warn").TextContent.ShouldContain("No checkpoints are written");
    }

    [Fact]
    public async Task Page_FiltersOfTheAddress_Narrow()
    {
        var journey = new ChangeJourney(Portal);
        await journey.DraftAsync();
        await journey.SubmitAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/ledger?event=Drafted&number=" + journey.Number);

        var page = await RenderAsync<LedgerPage>("chair");

        page.WaitForAssertion(() => page.FindAll("tbody > tr > th").Select(cell => cell.TextContent).ShouldBe(["1"]), Patience);
    }

    [Fact]
    public async Task Page_SomebodyElse_IsToldThatTheyMayNot()
    {
        var page = await RenderAsync<LedgerPage>("it.berlin");

        page.WaitForAssertion(() => page.Find("[data-code='ledger.rights']").TextContent.ShouldContain("auditors"), Patience);
        page.FindAll("table, a[href='/ledger/export']").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("auditor", 1)]
    [InlineData("it.berlin", 0)]
    public async Task NavLink_OnlyForThoseWhoMay(string persona, int links)
    {
        var menu = await RenderAsync<NavMenu>(persona);

        menu.WaitForAssertion(() => menu.FindAll("a[href='/ledger']").Count.ShouldBe(links), Patience);
    }

    [Fact]
    public async Task DevicePage_AnybodyWhoSeesTheRecord_SeesItsHistory()
    {
        await Portal.HasAsync("segments", "site,code,name,zone\nBER,VLAN10,Büros,OFFICE\n");

        var page = await RenderAsync<SegmentPage>("quality.berlin", page => page.Add(p => p.SiteName, "BER").Add(p => p.Code, "VLAN10"));

        page.WaitForAssertion(() => page.Find(".record-history .moved tbody tr").TextContent.ShouldBe("NameOfficeBüros"), Patience);
    }
}
