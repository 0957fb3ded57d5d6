using Bunit;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.DataSources;
using ConvergencePortal.Web.Layout;
using ConvergencePortal.Web.Records;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.DataSources;

public sealed class DataSourcePagesTests : ComponentTest
{
    [Fact]
    public async Task Sources_Search_ShowsKindOwnerAndMarks()
    {
        var page = await SourcesAsync("?search=sound");

        page.WaitForAssertion(() => page.FindAll("tbody tr").ShouldHaveSingleItem(), Patience);
        var row = page.Find("tbody tr");
        row.QuerySelector("th a")!.GetAttribute("href").ShouldBe("/data-sources/BER/EAR");
        row.TextContent.ShouldContain("What people know");
        row.TextContent.ShouldContain("First Maintenance");
        row.TextContent.ShouldContain("One person only");
    }

    [Fact]
    public async Task Sources_WithoutOwner_AreLeftWhenTheBoxIsTicked()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        var page = await SourcesAsync("");
        page.WaitForAssertion(() => page.FindAll("tbody tr").Count.ShouldBe(6), Patience);

        page.Find("input[type=checkbox]").Change(true);

        page.WaitForAssertion(() => page.FindAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("No owner"), Patience);
        navigation.Uri.ShouldContain("Ownerless=yes");
    }

    [Fact]
    public async Task Sources_CertificationThatEndsSoon_IsMarkedWithTheDays()
    {
        var page = await SourcesAsync("?search=historian");

        page.WaitForAssertion(() => page.Find("tbody tr").TextContent.ShouldContain("Certification expires in 26 days"), Patience);
    }

    [Fact]
    public async Task Knowledge_ListsWhoIsToBeAskedFirst()
    {
        await Portal.CatalogAsync();

        var page = await RenderAsync<KnowledgePage>("it.berlin");

        page.WaitForAssertion(() => page.FindAll("tbody tr").Count.ShouldBe(2), Patience);
        page.Find("tbody tr").TextContent.ShouldContain("overdue for 10 days");
        page.FindAll("tbody tr")[1].TextContent.ShouldContain("in 10 days");
    }

    [Fact]
    public async Task Source_Page_AnswersWhoWhatForAndWhere()
    {
        var page = await SourceAsync("HIST");

        page.Find("h1").TextContent.ShouldBe("Plant historian");
        page.Markup.ShouldContain("Concerned with risk and appropriate access; one person at a time.");
        page.Find(".owners").TextContent.ShouldContain("First Production");
        page.Find(".owners").TextContent.ShouldContain("IT together");
        page.Markup.ShouldContain("Ownership before and to come (1)");
        page.Markup.ShouldContain("Morning meeting");
        page.Markup.ShouldContain("Warn before the filler jams");
        page.Markup.ShouldContain("Together worth 36,000 a year");
        page.Find("a[href='/data-sources/BER/PLC']").TextContent.ShouldBe("Filler controller");
        page.FindAll("a.button").Select(link => link.GetAttribute("href")).ShouldContain("/records/data-flows/new?site=BER&from=HIST");
    }

    [Fact]
    public async Task Source_KnownByOnePerson_SaysSoAndWhenToAskAgain()
    {
        var page = await SourceAsync("EAR");

        page.Find(".notice-bad").TextContent.ShouldContain("One active person knows this");
        page.Markup.ShouldContain("overdue for 10 days");
    }

    [Fact]
    public async Task Source_Unknown_SaysSo()
    {
        var page = await RenderAsync<DataSourcePage>("it.berlin", p => p.Add(x => x.SiteName, "BER").Add(x => x.Code, "NOWHERE"));

        page.WaitForAssertion(() => page.Markup.ShouldContain("There is no data source BER:NOWHERE."), Patience);
    }

    [Fact]
    public async Task Source_AskForApproval_ShowsTheProposalWithItsSignatures()
    {
        var page = await SourceAsync("HIST");

        page.Find("#approval-reason").Input("It is right as it stands");
        page.Find(".ask-approval button").Click();

        page.WaitForAssertion(() => page.Find(".proposal").TextContent.ShouldContain("It is right as it stands"), Patience);
        page.WaitForAssertion(() => page.FindAll(".agreement tbody tr").Count.ShouldBe(3), Patience);
        page.FindAll(".ask-approval").ShouldBeEmpty();
    }

    [Fact]
    public async Task Form_OfAnApprovedSource_KeepsWhatWasTypedAndOffersToProposeIt()
    {
        await Portal.CatalogAsync();
        await Portal.ApprovedAsync();
        var kind = Portal.Get<RecordKinds>().Find("data-sources")!;
        var form = await RenderAsync<RecordEditor>("it.berlin", p => p.Add(x => x.Kind, kind).Add(x => x.RecordKey, Catalogs.Historian));
        form.WaitForAssertion(() => form.Find("#field-units").GetAttribute("value").ShouldBe("bottles/h"), Patience);
        form.Find("#field-units").Input("bottles a minute");
        form.FindAll("#propose-reason").ShouldBeEmpty();

        form.Find("button[type=submit]").Click();
        form.WaitForAssertion(() => form.Find("#propose-reason"), Patience);
        form.Find("#field-units").GetAttribute("value").ShouldBe("bottles a minute");
        form.Find("#propose-reason").Input("The counter was changed");
        form.FindAll(".propose button").Single().Click();

        var navigation = Services.GetRequiredService<NavigationManager>();
        form.WaitForAssertion(() => navigation.Uri.ShouldEndWith("/proposals/RP-2026-0002"), Patience);
        await using var db = Portal.Db();
        (await db.RecordProposals.SingleAsync(p => p.Number == "RP-2026-0002", Token)).Reason.ShouldBe("The counter was changed");
    }

    [Fact]
    public async Task Proposal_Page_ShowsTheDiffAndLetsTheAuthorTakeItBack()
    {
        await Portal.CatalogAsync();
        await Portal.ApprovedAsync();
        var number = await Portal.ProposedAsync();
        var page = await RenderAsync<ProposalPage>("it.berlin", p => p.Add(x => x.Number, number));
        page.WaitForAssertion(() => page.Find("table.moved").TextContent.ShouldContain("bottles a minute"), Patience);

        page.FindAll("button").Single(button => button.TextContent.Contains("Take it back", StringComparison.Ordinal)).Click();

        page.WaitForAssertion(() => page.Find(".proposal header").TextContent.ShouldContain("Taken back"), Patience);
    }

    [Fact]
    public async Task Desk_OfASigner_LeadsToTheProposal()
    {
        await Portal.CatalogAsync();
        await Portal.ApprovedAsync();
        var number = await Portal.ProposedAsync();

        var desk = await RenderAsync<MyDeskPage>("quality.berlin");

        desk.WaitForAssertion(() => desk.Find($"a[href='/proposals/{number}']").TextContent.ShouldContain("Change to an approved record"), Patience);
    }

    [Fact]
    public async Task Glossary_SearchForShutdownSlot_FindsTheTermAndShowsWhoSaysSo()
    {
        await Portal.CatalogAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/glossary?search=shutdown slot");

        var page = await RenderAsync<GlossaryPage>("it.berlin");

        page.WaitForAssertion(() => page.FindAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("Maintenance window"), Patience);
        page.Find("tbody th small").TextContent.ShouldBe("OT / controls says Shutdown slot");
        page.Find("mark").TextContent.ShouldBe("Shutdown slot");
    }

    [Fact]
    public async Task Term_Page_ShowsTheWordOfEachFunctionAndTheTermsRoundIt()
    {
        await Portal.CatalogAsync();

        var page = await RenderAsync<GlossaryTermPage>("it.berlin", p => p.Add(x => x.Term, Catalogs.Term));

        page.WaitForAssertion(() => page.Find("h1").TextContent.ShouldBe(Catalogs.Term), Patience);
        page.Markup.ShouldContain("Planned stop");
        page.FindAll("a[href='/glossary/Window']").ShouldNotBeEmpty();
        page.FindAll("a[href='/glossary/Shutdown']").ShouldBeEmpty("nobody has written it down");
    }

    [Fact]
    public void Menu_LeadsToSourcesAndGlossary()
    {
        var menu = Render<NavMenu>(builder => builder.AddCascadingValue(new Core.Common.Actor(1, "it.berlin", "First IT")));

        menu.FindAll("a").Select(link => link.GetAttribute("href")).ShouldContain("/data-sources");
        menu.FindAll("a").Select(link => link.GetAttribute("href")).ShouldContain("/glossary");
    }

    [Theory]
    [InlineData("", "/")]
    [InlineData("glossary/Window?search=x", "/glossary")]
    [InlineData("data-sources", "/data-sources")]
    [InlineData("flowsheet", null)]
    public void Menu_OnAPage_MarksTheEntryAboveIt(string page, string? entry)
    {
        var menu = Render<NavMenu>(builder => builder.AddCascadingValue(new Core.Common.Actor(1, "it.berlin", "First IT")));

        Services.GetRequiredService<NavigationManager>().NavigateTo(page);

        menu.WaitForAssertion(() => menu.FindAll("a[aria-current=page]").Select(link => link.GetAttribute("href")).SingleOrDefault().ShouldBe(entry), Patience);
    }

    private async Task<IRenderedComponent<DataSourcesPage>> SourcesAsync(string query)
    {
        await Portal.CatalogAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/data-sources{query}");
        return await RenderAsync<DataSourcesPage>("it.berlin");
    }

    private async Task<IRenderedComponent<DataSourcePage>> SourceAsync(string code)
    {
        await Portal.CatalogAsync();
        var page = await RenderAsync<DataSourcePage>("it.berlin", p => p.Add(x => x.SiteName, "BER").Add(x => x.Code, code));
        page.WaitForAssertion(() => page.Find("h1").TextContent.ShouldNotBeEmpty(), Patience);
        return page;
    }
}
