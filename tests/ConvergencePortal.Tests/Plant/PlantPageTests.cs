using Bunit;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Plant;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Plant;

public sealed class PlantPageTests : ComponentTest
{
    private const string Filler = "BER/PACK/LINE2/FILLER";

    [Fact]
    public async Task Page_NoPath_ShowsTheTreeDownToTheAreas()
    {
        var page = await RenderAsync<PlantPage>("it.berlin");

        page.WaitForAssertion(() => Names(page).ShouldBe(["Acme Beverages", "Berlin", "Administration", "Packaging"]), Patience);
    }

    [Fact]
    public async Task Page_PathInTheAddress_RevealsAndSelectsTheNode()
    {
        var page = await RenderAsync<PlantPage>("it.berlin", p => p.Add(x => x.Path, Filler));

        page.WaitForAssertion(() => page.Find("[role=treeitem][aria-selected=true]").TextContent.ShouldContain("Filler 2"), Patience);
        page.Find("[role=treeitem][aria-selected=true]").GetAttribute("aria-level").ShouldBe("5");
    }

    [Fact]
    public async Task Page_Filler_ShowsItsAssetDevicesAndTheWindowOfItsLine()
    {
        var page = await RenderAsync<PlantPage>("it.berlin", p => p.Add(x => x.Path, Filler));

        page.WaitForAssertion(() => page.Markup.ShouldContain("DRV-001"), Patience);
        page.Markup.ShouldContain("PLC-FILLER");
        page.Markup.ShouldContain("Line 2 Sunday night");
        page.Markup.ShouldContain("No open change touches it.");
    }

    [Fact]
    public async Task Page_UnknownPath_SaysSo()
    {
        var page = await RenderAsync<PlantPage>("it.berlin", p => p.Add(x => x.Path, "BER/NOWHERE"));

        page.WaitForAssertion(() => page.Markup.ShouldContain("There is no equipment at BER/NOWHERE."), Patience);
    }

    [Fact]
    public async Task Tree_ArrowRightOnAClosedNode_OpensIt()
    {
        var page = await RenderAsync<PlantPage>("it.berlin");
        page.WaitForAssertion(() => Item(page, "Packaging").GetAttribute("aria-expanded").ShouldBe("false"), Patience);

        Item(page, "Packaging").KeyDown(Key.Right);

        page.WaitForAssertion(() => Names(page).ShouldContain("Line 2"), Patience);
    }

    [Fact]
    public async Task Tree_ArrowDown_MovesTheOneTabStop()
    {
        var page = await RenderAsync<PlantPage>("it.berlin");
        page.WaitForAssertion(() => Item(page, "Acme Beverages").GetAttribute("tabindex").ShouldBe("0"), Patience);

        Item(page, "Acme Beverages").KeyDown(Key.Down);

        page.WaitForAssertion(() => Item(page, "Berlin").GetAttribute("tabindex").ShouldBe("0"), Patience);
        page.FindAll("[role=treeitem][tabindex='0']").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Tree_Enter_GoesToTheAddressOfTheNode()
    {
        var page = await RenderAsync<PlantPage>("it.berlin");
        page.WaitForAssertion(() => Item(page, "Packaging"), Patience);

        Item(page, "Packaging").KeyDown(Key.Enter);

        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/plant/BER/PACK");
    }

    [Fact]
    public async Task Tree_Search_LinksToWhatMatches()
    {
        var page = await RenderAsync<PlantPage>("it.berlin");
        page.WaitForAssertion(() => Names(page).ShouldNotBeEmpty(), Patience);

        page.Find("input[type=search]").Input("labeler");

        page.WaitForAssertion(() => page.Find(".found a").GetAttribute("href").ShouldBe("/plant/BER/PACK/LINE2/LABELER"), Patience);
    }

    [Fact]
    public async Task Page_NodeRenamedElsewhere_ShowsTheNewNameWithoutAReload()
    {
        var page = await RenderAsync<PlantPage>("it.berlin", p => p.Add(x => x.Path, Filler));
        page.WaitForAssertion(() => page.Find("h2").TextContent.ShouldBe("Filler 2"), Patience);
        await using (var db = Portal.Db())
        {
            (await db.Equipment.SingleAsync(n => n.Path == Filler, Token)).Name = "Filler two";
            await db.SaveChangesAsync(Token);
        }

        Portal.Feed.Publish(new Saved("equipment", Filler));

        page.WaitForAssertion(() => page.Find("h2").TextContent.ShouldBe("Filler two"), Patience);
    }

    private static string[] Names(IRenderedComponent<PlantPage> page) => [.. page.FindAll("[role=treeitem] .tree-name").Select(name => name.TextContent)];

    private static AngleSharp.Dom.IElement Item(IRenderedComponent<PlantPage> page, string name) =>
        page.FindAll("[role=treeitem]").First(item => item.QuerySelector(".tree-name")!.TextContent == name);
}
