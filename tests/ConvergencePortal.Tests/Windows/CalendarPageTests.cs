using Bunit;
using Bunit.TestDoubles;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Windows;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

public sealed class CalendarPageTests : ComponentTest
{
    [Fact]
    public async Task Calendar_NoAddress_ShowsThisMonthOfTheReadersSiteAndNamesTheZone()
    {
        var page = await OpenAsync("/calendar");

        page.Find(".calendar-title").TextContent.ShouldContain("November 2026");
        page.Find(".calendar-title").TextContent.ShouldContain("Europe/Berlin");
        Boxes(page).Count(box => box.Title == "02:00 Line 2 Sunday night").ShouldBe(6);
    }

    [Fact]
    public async Task Calendar_Week_ShowsTheWindowAtItsLocalHour()
    {
        var page = await OpenAsync("/calendar?view=week&date=2026-11-05");

        page.Find(".calendar-title").TextContent.ShouldContain("Mon 2 Nov – Sun 8 Nov 2026");
        var box = Boxes(page).ShouldHaveSingleItem();
        (box.Start, box.End).ShouldBe((new DateTime(2026, 11, 8, 2, 0, 0), new DateTime(2026, 11, 8, 6, 0, 0)));
        box.Label.ShouldBe("Line 2 Sunday night, Maintenance, BER/PACK/LINE2, Sun 8 Nov 2026, 02:00 – 06:00");
    }

    [Fact]
    public async Task Calendar_Agenda_LinksEachWindowToItsEditor()
    {
        var id = await Portal.AddWindowAsync("FRZ", "BER", WindowKind.Freeze, start: "2026-11-06T00:00", minutes: 1440);

        var page = await OpenAsync("/calendar?view=agenda&date=2026-11-05");

        page.FindAll(".agenda-day h2").Select(day => day.TextContent).ShouldBe(["Friday, 6 November 2026", "Sunday, 8 November 2026", "Sunday, 15 November 2026"]);
        var freeze = page.Find(".agenda-line");
        freeze.GetAttribute("href").ShouldBe($"/windows/{id}");
        freeze.TextContent.ShouldContain("all day");
    }

    [Fact]
    public async Task Calendar_LayersInTheAddress_HideTheOthers()
    {
        await Portal.AddWindowAsync("FRZ", "BER", WindowKind.Freeze, start: "2026-11-06T00:00");

        var page = await OpenAsync("/calendar?view=agenda&date=2026-11-05&layers=freeze");

        page.FindAll(".agenda-title").ShouldHaveSingleItem().TextContent.ShouldBe("Title of FRZ");
    }

    [Fact]
    public async Task Calendar_LayerSwitchedOff_IsInTheAddress()
    {
        var page = await OpenAsync("/calendar?view=agenda&date=2026-11-05");

        page.Find(".layer-switches input").Change(false);

        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("layers=production,freeze,holiday,changes");
    }

    [Fact]
    public async Task Calendar_LineInTheAddress_KeepsWhatLiesAboveAndLeavesOutTheOthers()
    {
        await Portal.AddWindowAsync("OFFICE", "BER/ADMIN");
        await Portal.AddWindowAsync("SITE", "BER");

        var page = await OpenAsync("/calendar?view=agenda&date=2026-11-05&scope=BER/PACK/LINE2&layers=maintenance");

        page.FindAll(".agenda-title").Select(title => title.TextContent).Distinct().ShouldBe(["Title of SITE", "Line 2 Sunday night"], ignoreOrder: true);
    }

    [Fact]
    public async Task Calendar_Lanes_ShowTheLinesAndTheNetwork()
    {
        await Portal.AddWindowAsync("NET", "segment=VLAN210");

        var page = await OpenAsync("/calendar?view=lanes&date=2026-11-05");

        page.FindAll(".lane h2").Select(lane => lane.FirstChild!.TextContent.Trim()).ShouldBe(["Administration", "Line 2", "Network"]);
        page.FindAll(".lane-bar").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Calendar_PlaceThatIsNotThere_SaysSoAndOffersTheWholeSite()
    {
        var page = await OpenAsync("/calendar?view=week&scope=BER/NOWHERE");

        page.Find(".refusal").TextContent.ShouldContain("BER/NOWHERE");
        page.FindAll("a").ShouldContain(link => link.GetAttribute("href") == "/calendar?view=week&site=BER");
    }

    [Fact]
    public async Task Calendar_WindowWhoseTimesAreLost_IsNamed()
    {
        await Portal.AddWindowAsync("LOST", "BER", WindowKind.Freeze, zone: "Mars/Olympus");

        var page = await OpenAsync("/calendar?view=agenda");

        page.Find(".notice-warn").TextContent.ShouldContain("Title of LOST");
    }

    [Fact]
    public async Task Calendar_WindowSavedElsewhere_AppearsByItself()
    {
        var page = await OpenAsync("/calendar?view=agenda&date=2026-11-05");
        await Portal.AddWindowAsync("NEW", "BER", start: "2026-11-06T10:00");

        Portal.Feed.Publish(new("window", "BER:NEW"));

        page.WaitForAssertion(() => page.Find(".agenda-line").TextContent.ShouldContain("Title of NEW"), Patience);
    }

    private static IEnumerable<CalendarEntry> Boxes(IRenderedComponent<CalendarPage> page) =>
        page.FindComponent<Stub<RadzenScheduler<CalendarEntry>>>().Instance.Parameters.Get(scheduler => scheduler.Data) ?? [];

    private async Task<IRenderedComponent<CalendarPage>> OpenAsync(string address)
    {
        // The scheduler measures itself by a script before it draws; what it is given to draw can be looked at without it.
        ComponentFactories.AddStub<RadzenScheduler<CalendarEntry>>();
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = await RenderAsync<CalendarPage>("it.berlin");
        page.WaitForElement(".calendar-title", Patience);
        return page;
    }
}
