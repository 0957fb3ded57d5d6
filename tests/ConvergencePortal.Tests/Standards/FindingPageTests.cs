using Bunit;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Network;
using ConvergencePortal.Web.Standards;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Standards;

public sealed class FindingPageTests : ComponentTest
{
    [Fact]
    public async Task List_BeforeTheFirstRun_SaysThatItBeginsByItself()
    {
        var page = await RenderAsync<FindingsPage>("it.berlin");

        page.WaitForAssertion(() => page.Find(".empty").TextContent.ShouldContain("Nothing has been checked yet"), Patience);
    }

    [Theory]
    [InlineData("?check=NC-11", 1)]
    [InlineData("?check=NC-11&severity=High", 1)]
    [InlineData("?check=NC-11&severity=Low", 0)]
    [InlineData("?check=NC-11&status=Fixed", 0)]
    [InlineData("?check=NC-11&owner=OT", 1)]
    [InlineData("?check=NC-11&owner=IT", 0)]
    [InlineData("?check=NC-11&owner=mine", 1)]
    [InlineData("?check=NC-11&site=BER", 1)]
    [InlineData("?search=plc-filler", 1)]
    public async Task List_FiltersInTheAddress_NarrowIt(string query, int rows)
    {
        await FindAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/findings{query}");

        var page = await RenderAsync<FindingsPage>("ot.berlin");

        page.WaitForAssertion(() => page.FindAll("tbody tr, .empty").Count.ShouldBe(1), Patience);
        page.FindAll("tbody tr").Count.ShouldBe(rows);
    }

    [Fact]
    public async Task List_WorstFirst_SaysSinceWhenAndWhose()
    {
        await FindAsync();

        var page = await RenderAsync<FindingsPage>("ot.berlin");

        page.WaitForAssertion(() => page.FindAll("tbody tr").Count.ShouldBeGreaterThan(3), Patience);
        page.FindAll("tbody tr").First(row => !row.TextContent.Contains("High", StringComparison.Ordinal)).TextContent.ShouldContain("Medium");
        var row = page.FindAll("tbody tr").Single(row => row.TextContent.Contains("PLC-FILLER can be reached from outside", StringComparison.Ordinal));
        row.TextContent.ShouldSatisfyAllConditions(text => text.ShouldContain("OT"), text => text.ShouldContain("BER:PLC-FILLER"));
    }

    [Fact]
    public async Task Page_OfTheFunctionWhoseItIs_ShowsThePathAndTakesAReason()
    {
        var id = await FindAsync();
        var page = await RenderAsync<FindingPage>("ot.berlin", p => p.Add(x => x.Id, id));
        page.WaitForAssertion(() => page.FindAll(".evidence li").Select(step => step.TextContent).ShouldBe(["outside", "PLC-FILLER", "CELL-PACK"]), Patience);
        page.Find("a[href='/waivers/new?finding=" + id + "']").ShouldNotBeNull();

        await page.Find("details .button").ClickAsync(new());
        page.WaitForAssertion(() => page.Find(".refusal").TextContent.ShouldContain("Say why"), Patience);
        await page.Find("#mistaken-reason").InputAsync(new ChangeEventArgs { Value = "The modem is unplugged." });
        await page.Find("details .button").ClickAsync(new());

        page.WaitForAssertion(() => page.Markup.ShouldContain("The modem is unplugged."), Patience);
        page.FindAll("#mistaken-reason").ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_OfAnotherFunction_OffersNoMark()
    {
        var id = await FindAsync();

        var page = await RenderAsync<FindingPage>("quality.berlin", p => p.Add(x => x.Id, id));

        page.WaitForAssertion(() => page.FindAll(".evidence li").Count.ShouldBe(3), Patience);
        page.FindAll("#mistaken-reason").ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_UnknownFinding_SaysSo()
    {
        var page = await RenderAsync<FindingPage>("ot.berlin", p => p.Add(x => x.Id, 4711));

        page.WaitForAssertion(() => page.Markup.ShouldContain("There is no finding 4711."), Patience);
    }

    [Fact]
    public async Task DevicePage_ListsItsFindings()
    {
        var id = await FindAsync();

        var page = await RenderAsync<DevicePage>("ot.berlin", p => p.Add(x => x.SiteName, "BER").Add(x => x.Code, "PLC-FILLER"));

        page.WaitForAssertion(() => page.Find($".finding-list a[href='/findings/{id}']").TextContent.ShouldContain("can be reached from outside"), Patience);
    }

    [Fact]
    public async Task Simulation_OfRecordsThatMendAPart_SaysWhatIsSaidTodayAndThen()
    {
        var records = PlannedRecords.Write([new("zones", new Dictionary<string, string> { ["site"] = "BER", ["code"] = "CELL-PACK", ["logical_boundary"] = "VLAN 210" })]);
        var draft = new ChangeDraft { Site = "BER", Content = new ChangeContent { Title = "Draw the boundary", PlannedRecords = records } };
        var number = (await Portal.Get<DraftChange>().RunAsync(new(draft, Command.New()), await Portal.ActorAsync("it.berlin"), Token)).Value.Number;

        var section = await RenderAsync<SimulationSection>("it.berlin", p => p.Add(x => x.Number, number).Add(x => x.Planned, records));

        section.WaitForAssertion(() => section.FindAll("h3").Select(title => title.TextContent).ShouldBe(["Would break: 0", "Would fix: 0", "Would say something else: 1"]), Patience);
        section.Find(".differing small").TextContent.ShouldSatisfyAllConditions(text => text.ShouldStartWith("Today: "), text => text.ShouldContain("logical boundary"));
    }

    private async Task<int> FindAsync()
    {
        await using var db = Portal.Db();
        (await db.Devices.SingleAsync(d => d.Code == "PLC-FILLER", Token)).RemoteAccess = RemoteAccess.Direct;
        await db.SaveChangesAsync(Token);
        (await Portal.Get<RunChecks>().RunAsync(new(), Token)).IsSuccess.ShouldBeTrue();
        return await db.Findings.Where(f => f.Check == "NC-11").Select(f => f.Id).SingleAsync(Token);
    }
}
