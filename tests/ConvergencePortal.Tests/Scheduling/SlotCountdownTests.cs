using Bunit;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Scheduling;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>The day of a change that begins on Sunday at 02:00 in Berlin, has its point of no return at 03:30 and ends at 04:30.</summary>
public sealed class SlotCountdownTests : ComponentTest
{
    private static readonly Instant Start = ChangeJourney.Sunday;
    private static readonly ChangeContent Content = ChangeJourney.Draft.Content with { PlannedStart = Start };

    [Theory]
    [InlineData(-200, "Start", "in 3 h 20 min", "")]
    [InlineData(0, "Point of no return", "in 1 h 30 min", "The slot has begun.")]
    [InlineData(89, "Point of no return", "in 1 min", "The slot has begun.")]
    [InlineData(90, "End", "in 1 h 0 min", "The point of no return has passed.")]
    [InlineData(149, "End", "in 1 min", "The point of no return has passed.")]
    public void Countdown_OnTheDay_SaysWhatComesNextAndWhen(int minutes, string next, string distance, string passed)
    {
        var countdown = Show(Start + Duration.FromMinutes(minutes));

        var shown = countdown.Find(".countdown-next").TextContent;
        shown.ShouldContain(next);
        shown.ShouldContain(distance);
        countdown.Find("[role=status]").TextContent.ShouldBe(passed);
    }

    [Fact]
    public void Countdown_SecondsLeft_DoesNotSayThatItIsOver() =>
        Show(Start - Duration.FromSeconds(10)).Find(".countdown-next").TextContent.ShouldContain("in 1 min");

    [Fact]
    public void Countdown_AfterTheEnd_SaysHowLongAgo()
    {
        var countdown = Show(Start + Duration.FromMinutes(155));

        countdown.FindAll(".countdown-next").ShouldBeEmpty();
        countdown.FindAll(".countdown-moment strong")[^1].TextContent.ShouldBe("5 min ago");
    }

    [Theory]
    [InlineData(-1441)]
    [InlineData(1590)]
    public void Countdown_AnotherDay_IsNotThere(int minutes) => Show(Start + Duration.FromMinutes(minutes)).FindAll(".countdown").ShouldBeEmpty();

    [Fact]
    public void Countdown_NoRollbackReserve_HasNoPointOfNoReturn() =>
        Show(Start, Content with { RollbackMinutes = 0 }).FindAll(".countdown-moment").Count.ShouldBe(2);

    [Fact]
    public void Countdown_NoSlot_IsNotThere() => Show(Start, Content with { PlannedStart = null }).FindAll(".countdown").ShouldBeEmpty();

    [Fact]
    public void Countdown_TimeGoesOn_MovesByItself()
    {
        var countdown = Show(Start - Duration.FromMinutes(1), every: TimeSpan.FromMilliseconds(5));

        Portal.Clock.Advance(Duration.FromMinutes(2));

        countdown.WaitForAssertion(() => countdown.Find("[role=status]").TextContent.ShouldBe("The slot has begun."), Patience);
        countdown.Find(".countdown-next").TextContent.ShouldContain("Point of no return");
    }

    [Fact]
    public void Countdown_MovesOn_IsNotReadAloudEachTime()
    {
        var countdown = Show(Start);

        countdown.Find(".countdown").GetAttribute("role").ShouldBe("timer");
        countdown.FindAll("[aria-live]").ShouldBeEmpty();
    }

    private IRenderedComponent<SlotCountdown> Show(Instant now, ChangeContent? content = null, TimeSpan? every = null)
    {
        Portal.Clock.Set(now);
        return Render<SlotCountdown>(p => p.Add(x => x.Content, content ?? Content).Add(x => x.TimeZone, "Europe/Berlin").Add(x => x.Every, every ?? TimeSpan.FromHours(1)));
    }
}
