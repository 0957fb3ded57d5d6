using Bunit;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Import;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Import;

/// <summary>The import page: a look at every row, then all or nothing.</summary>
public sealed class ImportPageTests : ComponentTest
{
    private const string Header = "path,name,level\n";

    [Fact]
    public async Task Page_Kind_ShowsItsColumnsAndTheWayToItsExport()
    {
        var page = await OpenAsync("equipment");

        page.Find("a[download]").GetAttribute("href").ShouldBe("/export/equipment");
        page.FindAll(".import-columns tbody th code").Select(column => column.TextContent).ShouldContain("safety_related");
    }

    [Fact]
    public async Task Page_FileChosen_ShowsEveryRowAndWritesNothing()
    {
        var page = await OpenAsync("equipment");

        Choose(page, Header + "BER/UTIL,Utilities,Area\nBER/PACK,Packaging hall,Area\nBER/PACK/LINE2,Line 2,Line\n");

        page.WaitForAssertion(() => Counts(page).ShouldBe(["1 new", "1 different", "1 unchanged", "0 wrong"]), Patience);
        page.Markup.ShouldContain("name: Packaging → Packaging hall");
        (await CountAsync()).ShouldBe(8);
    }

    [Fact]
    public async Task Page_WrongRow_NamesColumnValueAndReasonAndKeepsTheButtonShut()
    {
        var page = await OpenAsync("equipment");

        Choose(page, Header + "BER/UTIL,Utilities,Area\nBER/UTIL/AIR,Air,Pipe\n");

        page.WaitForAssertion(() => page.Find(".import-remark").TextContent.ShouldStartWith("level “Pipe”: This is one of"), Patience);
        page.Find(".button-main").HasAttribute("disabled").ShouldBeTrue();
        page.Markup.ShouldContain("Mend the wrong rows");
    }

    [Fact]
    public async Task Page_VerdictPressed_ShowsOnlyItsRows()
    {
        var page = await OpenAsync("equipment");
        Choose(page, Header + "BER/UTIL,Utilities,Area\nBER/UTIL/AIR,Air,Pipe\n");
        page.WaitForAssertion(() => page.FindAll(".import-counts button").Count.ShouldBe(4), Patience);

        page.FindAll(".import-counts button")[0].Click();

        page.FindAll(".import-counts button")[0].GetAttribute("aria-pressed").ShouldBe("true");
        page.FindComponent<Microsoft.AspNetCore.Components.Web.Virtualization.Virtualize<ImportedRow>>().Instance.Items!.ShouldHaveSingleItem().Key.ShouldBe("BER/UTIL");
    }

    [Fact]
    public async Task Page_Import_WritesAllRowsAndSaysSo()
    {
        var page = await OpenAsync("equipment");
        Choose(page, Header + "BER/UTIL,Utilities,Area\nBER/UTIL/AIR,Air,WorkCenter\n");
        page.WaitForAssertion(() => page.Find(".button-main").HasAttribute("disabled").ShouldBeFalse(), Patience);

        await page.Find(".button-main").ClickAsync(new());

        page.WaitForAssertion(() => page.Find(".notice-good").TextContent.ShouldBe("Imported: 2 new, 0 changed, 0 unchanged."), Patience);
        (await CountAsync()).ShouldBe(10);
    }

    [Theory]
    [InlineData("path;title\n", "import.unknownColumn")]
    [InlineData("", "import.empty")]
    public async Task Page_FileThatIsNoTable_SaysWhy(string csv, string code)
    {
        var page = await OpenAsync("equipment");

        Choose(page, csv);

        page.WaitForAssertion(() => page.Find("[role=alert]").GetAttribute("data-code").ShouldBe(code), Patience);
    }

    [Fact]
    public async Task Page_Auditor_IsToldThatReadingIsAll()
    {
        var page = await OpenAsync("equipment", "auditor");

        Choose(page, Header + "BER/UTIL,Utilities,Area\n");

        page.WaitForAssertion(() => page.Find("[role=alert]").GetAttribute("data-code").ShouldBe("rights.readOnly"), Patience);
    }

    [Fact]
    public async Task Page_CalendarWithoutAScope_AsksForIt()
    {
        var page = await OpenAsync("windows");

        Choose(page, "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "service.ics");

        page.WaitForAssertion(() => page.Find("[role=alert]").GetAttribute("data-code").ShouldBe("calendar.scope"), Patience);
    }

    private async Task<IRenderedComponent<ImportPage>> OpenAsync(string kind, string persona = "admin")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/import?kind={kind}");
        return await RenderAsync<ImportPage>(persona);
    }

    private static void Choose(IRenderedComponent<ImportPage> page, string text, string name = "plant.csv") =>
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(text, name));

    private static IEnumerable<string> Counts(IRenderedComponent<ImportPage> page) =>
        page.FindAll(".import-counts button").Select(button => string.Join(' ', button.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1..]));

    private async Task<int> CountAsync()
    {
        await using var db = Portal.Db();
        return await db.Equipment.CountAsync(Token);
    }
}
