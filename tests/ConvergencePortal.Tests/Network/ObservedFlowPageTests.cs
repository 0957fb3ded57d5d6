using Bunit;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Import;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Network;

/// <summary>The page that brings in observed flows: a look first, then all or nothing.</summary>
public sealed class ObservedFlowPageTests : ComponentTest
{
    private const string Header = "source,destination,protocol,port,notes\n";

    [Fact]
    public async Task Page_RightFile_ShowsCountsAndImportsOnThePress()
    {
        var page = await RenderAsync<ObservedFlowPage>("it.berlin");
        Choose(page, Header + "10.20.1.21,10.20.10.11,tcp,502,\n10.20.1.21,10.20.10.12,tcp,502,\n");
        page.WaitForAssertion(() => page.FindAll(".facts dd").Select(count => count.TextContent).ShouldBe(["2", "0", "0", "0"]), Patience);
        (await CountAsync()).ShouldBe(0);

        await page.Find(".button-main").ClickAsync(new());

        page.WaitForAssertion(() => page.Find(".notice-good").TextContent.ShouldBe("Imported: 2 new, 0 changed, 0 unchanged."), Patience);
        (await CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Page_Site_OffersWhatIsKnownOfItAsAFile()
    {
        var page = await RenderAsync<ObservedFlowPage>("it.berlin");

        page.WaitForAssertion(() => page.Find("a[download]").GetAttribute("href").ShouldBe("/export/observed-flows.csv?site=BER"), Patience);
    }

    [Fact]
    public async Task Page_WrongRow_IsNamedAndTheButtonStaysShut()
    {
        var page = await RenderAsync<ObservedFlowPage>("it.berlin");

        Choose(page, Header + "10.20.1.21,10.20.10.11,tcp,502,\n10.20.1.21,10.20.10.11,tcp,99999,\n");

        page.WaitForAssertion(() => page.Find("tbody tr").TextContent.ShouldContain("“99999”: A port is a whole number"), Patience);
        page.Find(".button-main").HasAttribute("disabled").ShouldBeTrue();
        page.Markup.ShouldContain("Nothing is read from these columns: notes");
    }

    [Fact]
    public async Task Page_Auditor_IsToldThatReadingIsAll()
    {
        var page = await RenderAsync<ObservedFlowPage>("auditor");

        Choose(page, Header + "10.20.1.21,10.20.10.11,tcp,502,\n");

        page.WaitForAssertion(() => page.Find("[role=alert]").GetAttribute("data-code").ShouldBe("rights.readOnly"), Patience);
    }

    private static void Choose(IRenderedComponent<ObservedFlowPage> page, string text) => page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(text, "traffic.csv"));

    private async Task<int> CountAsync()
    {
        await using var db = Portal.Db();
        return await db.ObservedFlows.CountAsync(Token);
    }
}
