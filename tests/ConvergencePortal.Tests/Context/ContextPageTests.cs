using Bunit;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using ConvergencePortal.Web.Context;
using ConvergencePortal.Web.Plant;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Context;

public sealed class ContextPageTests : ComponentTest
{
    [Fact]
    public async Task Page_OfAnAsset_ShowsItsFourLives()
    {
        await Portal.AddLivesAsync();

        var page = await AssetAsync("DRV-001");

        page.WaitForAssertion(() => page.FindAll(".lives section").Count.ShouldBe(4), Patience);
        page.Find("section[aria-labelledby=life-operations]").TextContent.ShouldContain("Production in this time: 5 h 0 min");
        page.Find("section[aria-labelledby=life-operations]").TextContent.ShouldContain("order PO-77");
        page.Find("section[aria-labelledby=life-maintenance]").TextContent.ShouldContain("Line 2 Sunday night");
        page.Find("section[aria-labelledby=life-quality]").TextContent.ShouldContain("GxP relevant");
        page.Find("section[aria-labelledby=life-it]").TextContent.ShouldContain("VLAN210");
        var table = page.FindAll(".life-table tbody tr").Select(row => row.TextContent).ToList();
        foreach (var expected in new[] { "Title of RUN-1", "Line 2 Sunday night", "Title of FREEZE", "Certification expires", "Data contract ends", "Title of NET-NIGHT" })
            table.ShouldContain(row => row.Contains(expected, StringComparison.Ordinal), expected);
        page.Find(".life-now-name").TextContent.ShouldBe("Today");
    }

    [Fact]
    public async Task Page_OfAPlace_IsTheSamePage()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/plant/context?path=BER/PACK/LINE2");

        var page = await RenderAsync<ContextPage>("it.berlin");

        page.WaitForAssertion(() => page.Find("h1").TextContent.ShouldBe("Line 2"), Patience);
        page.FindAll(".life-track").Count.ShouldBe(6);
        page.Markup.ShouldContain("SW-PACK-01");
    }

    [Fact]
    public async Task Page_NothingPlanned_SaysSoInEachLife()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/assets/DRV-001/context?date=2031-06-02&span=week");
        await Portal.EditWindowAsync("MW-LINE2-SUN", w => w.EffectiveTo = Instant.FromUtc(2030, 1, 1, 0, 0));

        var page = await AssetAsync("DRV-001");

        page.WaitForAssertion(() => page.Markup.ShouldContain("No production is planned in this time."), Patience);
        page.FindAll(".life-nothing").Count.ShouldBe(3);
        page.FindAll(".life-now").ShouldBeEmpty();
        page.Markup.ShouldContain("Nothing is frozen in this time.");
        page.Markup.ShouldContain("No data leaves it as far as is known.");
    }

    [Fact]
    public async Task Page_MountedNowhere_SaysSoAndShowsWhatThereIs()
    {
        var page = await AssetAsync("DRV-002");

        page.WaitForAssertion(() => page.Find(".notice-warn").TextContent.ShouldStartWith("It is mounted nowhere"), Patience);
        page.Markup.ShouldContain("It has never been mounted; it lies in store.");
        page.FindAll(".lives section").Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("NONE", "There is no asset NONE.")]
    [InlineData("<b>", "There is no asset <b>.")]
    public async Task Page_UnknownAsset_SaysSo(string tag, string sentence)
    {
        var page = await AssetAsync(tag);

        page.WaitForAssertion(() => page.Find(".empty p").TextContent.ShouldBe(sentence), Patience);
    }

    [Fact]
    public async Task Page_EnterpriseOrNoPath_SaysWhatToChoose()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/plant/context?path=ACME");
        var page = await RenderAsync<ContextPage>("it.berlin");
        page.WaitForAssertion(() => page.Find(".empty p").TextContent.ShouldContain("Choose a site"), Patience);

        navigation.NavigateTo("/plant/context");
        page.WaitForAssertion(() => page.Find(".empty p").TextContent.ShouldContain("There is no equipment at"), Patience);
    }

    [Fact]
    public async Task Page_BackAndForth_GoesByWholeMonthsOfThePlant()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/assets/DRV-001/context?span=month&date=2026-10-20");

        var page = await AssetAsync("DRV-001");

        page.WaitForAssertion(() => page.Find(".calendar-title strong").TextContent.ShouldBe("October 2026"), Patience);
        page.Find("a[rel=prev]").GetAttribute("href")!.ShouldEndWith("date=2026-09-01");
        page.Find("a[rel=next]").GetAttribute("href")!.ShouldEndWith("date=2026-11-01");
        page.Find(".zone-name").TextContent.ShouldContain("Europe/Berlin");
    }

    [Theory]
    [InlineData("span=decade&date=2026-13-45")]
    [InlineData("span=&date=9999-12-31")]
    public async Task Page_MistypedTime_IsThisWeek(string query)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/assets/DRV-001/context?{query}");

        var page = await AssetAsync("DRV-001");

        page.WaitForAssertion(() => page.Find(".calendar-title strong").TextContent.ShouldBe("Mon 2 Nov – Sun 8 Nov 2026"), Patience);
    }

    [Fact]
    public async Task TimeLine_WeekInWhichTheClockGoesBack_PutsBarsUnderTheirDays()
    {
        await Portal.AddWindowAsync("RUN", "BER/PACK/LINE2", WindowKind.Production, "2026-10-25T06:00", 360);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/assets/DRV-001/context?date=2026-10-25");

        var page = await AssetAsync("DRV-001");

        page.WaitForAssertion(() => page.FindAll(".layer-production.life-bar").Count.ShouldBe(1), Patience);
        var style = page.Find(".layer-production.life-bar").GetAttribute("style")!;
        style.ShouldContain("left: 89.286%");
        style.ShouldContain("width: 3.571%");
    }

    [Fact]
    public async Task TimeLine_MoreThanAnybodyCanTellApart_DrawsTheFirstAndSaysSo()
    {
        var monday = Instant.FromUtc(2026, 11, 2, 0, 0);
        List<LifeItem> items = [.. Enumerable.Range(0, 600).Select(i => new LifeItem(i % 2 == 0 ? Life.Operations : Life.IT, $"run-{i % 7}", "Production", $"Run {i}", null, monday + Duration.FromMinutes(10 * i), monday + Duration.FromMinutes((10 * i) + 5), "/windows/1", "", ""))];

        var line = await RenderAsync<LifeLine>("it.berlin", p => p.Add(x => x.Items, [.. items.OrderBy(item => item.Life)]).Add(x => x.Period, ContextPeriod.Of(ContextReach.Week, new LocalDate(2026, 11, 2))).Add(x => x.Zone, DateTimeZone.Utc).Add(x => x.Now, monday));

        line.FindAll(".life-bar").Count.ShouldBe(500);
        line.FindAll(".life-table tbody tr").Count(row => row.TextContent.StartsWith("IT", StringComparison.Ordinal)).ShouldBe(250);
        line.Find("p.muted").TextContent.ShouldBe("100 more. Choose a shorter time to see them.");
    }

    [Fact]
    public async Task AssetPageAndEquipment_LeadToIt()
    {
        var asset = await RenderAsync<AssetPage>("it.berlin", p => p.Add(x => x.Tag, "DRV-001"));
        var place = await RenderAsync<EquipmentPanel>("it.berlin", p => p.Add(x => x.Path, "BER/PACK/LINE2"));

        asset.WaitForAssertion(() => asset.FindAll("a").Select(a => a.GetAttribute("href")).ShouldContain("/assets/DRV-001/context"), Patience);
        place.WaitForAssertion(() => place.FindAll("a").Select(a => a.GetAttribute("href")).ShouldContain("/plant/context?path=BER%2FPACK%2FLINE2"), Patience);
    }

    private Task<IRenderedComponent<ContextPage>> AssetAsync(string tag) => RenderAsync<ContextPage>("it.berlin", p => p.Add(x => x.Tag, tag));
}
