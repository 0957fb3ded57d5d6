using Bunit;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Windows;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

public sealed class WindowsPageTests : ComponentTest
{
    [Fact]
    public async Task List_WeeklyWindow_SaysWhenAndNextWithTheZone()
    {
        var page = await RenderAsync<WindowsPage>("it.berlin");

        var row = page.WaitForElement("tbody tr", Patience).TextContent;
        row.ShouldContain("Line 2 Sunday night");
        row.ShouldContain("every Sunday, 02:00 to 06:00");
        row.ShouldContain("Sun 8 Nov 2026, 02:00 – 06:00");
        row.ShouldContain("Europe/Berlin");
    }

    [Fact]
    public async Task List_KindInTheAddress_ShowsThatKindOnly()
    {
        await Portal.AddWindowAsync("FRZ", "BER", WindowKind.Freeze);
        Go("/windows?kind=freeze");

        var page = await RenderAsync<WindowsPage>("it.berlin");

        page.WaitForElements("tbody tr", Patience).ShouldHaveSingleItem().TextContent.ShouldContain("Title of FRZ");
    }

    [Fact]
    public async Task List_FiltersThatFitNothing_OfferAllWindows()
    {
        Go("/windows?search=nothing-like-it");

        var page = await RenderAsync<WindowsPage>("it.berlin");

        page.WaitForElement(".empty a", Patience).GetAttribute("href").ShouldBe("/windows");
    }

    [Fact]
    public async Task List_WindowSavedElsewhere_AppearsByItself()
    {
        var page = await RenderAsync<WindowsPage>("it.berlin");
        page.WaitForElement("tbody tr", Patience);
        await Portal.AddWindowAsync("NEW", "BER");

        Portal.Feed.Publish(new("window", "BER:NEW"));

        page.WaitForAssertion(() => page.Find("tbody").TextContent.ShouldContain("Title of NEW"), Patience);
    }

    private void Go(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);
}
