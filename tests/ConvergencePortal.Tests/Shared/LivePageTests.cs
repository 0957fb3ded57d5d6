using Bunit;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Shared;

public sealed class LivePageTests : ComponentTest
{
    [Fact]
    public void Saves_OneAfterTheOther_AreEachReadOnAPageThatNeverRests()
    {
        var page = Render<CountingPage>();

        for (var save = 0; save < 3; save++) Portal.Feed.Publish(new Saved("Change", "CR-1"));

        page.WaitForAssertion(() => page.Markup.ShouldContain("4 readings"), Patience);
    }

    [Fact]
    public async Task Saves_WhileThePageRests_AreReadTogetherAndTheFirstAtOnce()
    {
        var page = Render<CountingPage>(p => p.Add(x => x.Rests, TimeSpan.FromMinutes(10)));

        for (var save = 0; save < 20; save++) await page.InvokeAsync(() => Portal.Feed.Publish(new Saved("Change", "CR-1")));

        page.WaitForAssertion(() => page.Markup.ShouldContain("2 readings"), Patience);
    }

    [Fact]
    public async Task Saves_WhileThePageRests_AreFoundWhenItHasRested()
    {
        var page = Render<CountingPage>(p => p.Add(x => x.Rests, TimeSpan.FromMilliseconds(50)));

        for (var save = 0; save < 20; save++) await page.InvokeAsync(() => Portal.Feed.Publish(new Saved("Change", "CR-1")));

        page.WaitForAssertion(() => page.Markup.ShouldContain("3 readings"), Patience);
    }

    private sealed class CountingPage : LivePage
    {
        private int _readings;

        [Parameter]
        public TimeSpan Rests { get; set; }

        protected override TimeSpan Rest => Rests;

        protected override Task ReadAsync(CancellationToken cancellationToken)
        {
            _readings++;
            return Task.CompletedTask;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, $"{_readings} readings");
    }
}
