using Bunit;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Standards;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Standards;

public sealed class TimeBoxPagesTests : ComponentTest
{
    [Fact]
    public Task NewWaiver_Typed_WarnsBeforeItIsLeft() => TypedAsync<NewWaiverPage>();

    [Fact]
    public Task NewPilot_Typed_WarnsBeforeItIsLeft() => TypedAsync<NewPilotPage>();

    [Fact]
    public async Task NewPilot_AtASiteThatIsNot_SaysSoBesideTheSite()
    {
        var page = await RenderAsync<NewPilotPage>("maintenance.berlin");
        foreach (var (field, typed) in new[] { ("title", "Ear"), ("scope", "BER"), ("startsOn", "2026-11-05"), ("endsOn", "2026-12-05"), ("hypothesis", "It hears"), ("exitCriteria", "Ten of ten"), ("rollbackPlan", "Off") })
            await page.Find($"#{field}").InputAsync(new() { Value = typed });
        await page.Find("select").ChangeAsync(new() { Value = "NOW" });

        await page.Find("button[type=submit]").ClickAsync(new());

        page.WaitForAssertion(() => page.Find("#site-refusal").TextContent.ShouldContain("There is no site NOW"), Patience);
    }

    [Fact]
    public async Task Waivers_WhenAPilotIsSigned_ShowItsWaivers()
    {
        await new StandardJourney(Portal).ApprovedAsync();
        var page = await RenderAsync<WaiversPage>("it.berlin");
        page.WaitForAssertion(() => page.Find(".empty").ShouldNotBeNull(), Patience);

        var number = await new TimeBoxJourney(Portal).RunningAsync();

        page.WaitForAssertion(() => page.Find("tbody tr").TextContent.ShouldContain($"rests for {number}"), Patience);
    }

    private async Task TypedAsync<T>() where T : class, IComponent
    {
        var page = await RenderAsync<T>("maintenance.berlin");
        page.FindComponent<NavigationLock>().Instance.ConfirmExternalNavigation.ShouldBeFalse();

        await page.Find("#title").InputAsync(new() { Value = "Two switches" });

        page.FindComponent<NavigationLock>().Instance.ConfirmExternalNavigation.ShouldBeTrue();
    }
}
