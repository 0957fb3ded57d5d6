using Bunit;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using ConvergencePortal.Web.Scheduling;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>The coming stops: what is bundled into each, and what could join.</summary>
public sealed class ShutdownTests : ComponentTest
{
    [Fact]
    public async Task Find_WithoutAChoice_ShowsTheLongestOpeningWithItsChanges()
    {
        await Portal.AddWindowAsync("STOP", "BER/PACK", WindowKind.Maintenance, start: "2026-11-21T06:00", minutes: 2880);
        var journey = await ScheduledAsync(Instant.FromUtc(2026, 11, 21, 8, 0));

        var plan = await FindAsync();

        plan.TimeZone.ShouldBe("Europe/Berlin");
        plan.Shown!.Title.ShouldBe("Title of STOP");
        plan.Shown.Changes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            c => c.Number.ShouldBe(journey.Number),
            c => c.PointOfNoReturn.ShouldBe(Instant.FromUtc(2026, 11, 21, 9, 30)),
            c => c.End.ShouldBe(Instant.FromUtc(2026, 11, 21, 10, 30)));
        plan.Openings.Count.ShouldBe(10);
        plan.Openings.Single(o => o.Title == "Title of STOP").Changes.ShouldBe(1);
    }

    [Fact]
    public async Task Find_WithoutAChoice_PrefersTheFullestOpeningToTheLongest()
    {
        await Portal.AddWindowAsync("STOP", "BER/PACK", WindowKind.Maintenance, start: "2026-11-21T06:00", minutes: 2880);
        await ScheduledAsync(ChangeJourney.Sunday);

        (await FindAsync()).Shown!.From.ShouldBe(ChangeJourney.Sunday);
        (await FindAsync(o => o.Title == "Title of STOP")).Shown!.Title.ShouldBe("Title of STOP");
    }

    [Fact]
    public async Task Find_AChangeInAnotherNightAndOneWithoutASlot_SuggestsBothWithTheFirstFreeStart()
    {
        await Portal.AddWindowAsync("STOP", "BER/PACK", WindowKind.Maintenance, start: "2026-11-21T06:00", minutes: 2880);
        var later = await ScheduledAsync(ChangeJourney.Sunday);
        var waiting = new ChangeJourney(Portal);
        await waiting.ApprovedAsync();

        var plan = await FindAsync(o => o.Title == "Title of STOP");

        plan.Shown!.CouldJoin.Select(j => (j.Number, j.PlannedStart is null, j.Start)).ShouldBe(
            [(waiting.Number, true, Instant.FromUtc(2026, 11, 21, 5, 0)), (later.Number, false, Instant.FromUtc(2026, 11, 21, 5, 0))]);
    }

    [Fact]
    public async Task Find_AChangeOnAnotherPartOfThePlant_IsNotSuggested()
    {
        await Portal.AddWindowAsync("OFFICE", "BER/ADMIN", WindowKind.Maintenance, start: "2026-11-21T06:00", minutes: 2880);
        await new ChangeJourney(Portal).ApprovedAsync();

        (await FindAsync()).Shown!.CouldJoin.ShouldBeEmpty();
    }

    [Fact]
    public async Task Find_AFreezeOnPartOfTheStop_KeepsSuggestionsClearOfIt()
    {
        await Portal.AddWindowAsync("STOP", "BER/PACK", WindowKind.Maintenance, start: "2026-11-21T06:00", minutes: 2880);
        await Portal.AddWindowAsync("FRZ", "BER/PACK/LINE2", WindowKind.Freeze, start: "2026-11-21T06:00", minutes: 240);
        await new ChangeJourney(Portal).ApprovedAsync();

        var shown = (await FindAsync()).Shown!;

        shown.CouldJoin.ShouldHaveSingleItem().Start.ShouldBe(Instant.FromUtc(2026, 11, 21, 9, 0));
        shown.Around.ShouldHaveSingleItem().Kind.ShouldBe(WindowKind.Freeze);
    }

    [Fact]
    public async Task Page_PutIntoThisStop_MovesTheChangeAndShowsItAsABar()
    {
        await Portal.AddWindowAsync("STOP", "BER/PACK", WindowKind.Maintenance, start: "2026-11-21T06:00", minutes: 2880);
        var waiting = new ChangeJourney(Portal);
        await waiting.ApprovedAsync();
        var page = await RenderAsync<ShutdownPage>("maintenance.berlin");
        page.WaitForAssertion(() => page.Find(".join-card button"), Patience);

        await page.Find(".join-card button").ClickAsync(new());

        page.WaitForAssertion(() => page.Find(".gantt-name a[href^='/changes/']").TextContent.ShouldBe(waiting.Number), Patience);
        page.FindAll(".gantt-bar.phase-rollback").Count.ShouldBe(1);
        (await waiting.DetailAsync()).Row.PlannedStart.ShouldBe(Instant.FromUtc(2026, 11, 21, 5, 0));
    }

    [Fact]
    public async Task Page_ByTheWrongPerson_RefusesWithTheSentence()
    {
        await Portal.AddWindowAsync("STOP", "BER/PACK", WindowKind.Maintenance, start: "2026-11-21T06:00", minutes: 2880);
        await new ChangeJourney(Portal).ApprovedAsync();
        var page = await RenderAsync<ShutdownPage>("quality.berlin");
        page.WaitForAssertion(() => page.Find(".join-card button"), Patience);

        await page.Find(".join-card button").ClickAsync(new());

        page.WaitForAssertion(() => page.Find(".refusal").TextContent.ShouldContain("can choose the slot"), Patience);
    }

    [Fact]
    public async Task Page_WithoutAPlant_SaysSo()
    {
        await using var empty = await TestPortal.CreateAsync();

        (await empty.Get<ShutdownReads>().FindAsync("BER", null, null, Xunit.TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(8, 8)]
    [InlineData(24, 8)]
    [InlineData(48, 8)]
    [InlineData(400 * 24, 15)]
    public void Ticks_OfAnyStop_AreFewAndRound(int hours, int count)
    {
        var from = Instant.FromUtc(2026, 11, 21, 5, 0);

        var ticks = GanttScale.Ticks(from, from + Duration.FromHours(hours));

        ticks.Count.ShouldBe(count);
        ticks[0].ShouldBe(from);
    }

    /// <summary>The plan with the opening that the page shows by itself, or with the one chosen.</summary>
    private async Task<ShutdownPlan> FindAsync(Func<ShutdownOpening, bool>? chosen = null)
    {
        var reads = Portal.Get<ShutdownReads>();
        var plan = (await reads.FindAsync("BER", null, null, Xunit.TestContext.Current.CancellationToken)).ShouldNotBeNull();
        if (chosen is null) return plan;

        var opening = plan.Openings.Single(chosen);
        return (await reads.FindAsync("BER", opening.WindowId, opening.From, Xunit.TestContext.Current.CancellationToken)).ShouldNotBeNull();
    }

    private async Task<ChangeJourney> ScheduledAsync(Instant start)
    {
        var journey = new ChangeJourney(Portal);
        await journey.ApprovedAsync();
        await ChangeJourney.DoneAsync(journey.ScheduleAsync(start));
        return journey;
    }
}
