using ConvergencePortal.Core.Windows;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

/// <summary>The worked examples of the scheduling rules that concern recurrence, word for word.</summary>
public sealed class WorkedExampleTests
{
    private static readonly WindowSchedule Sunday = Schedules.Make("2026-01-04T02:00", "FREQ=WEEKLY", 240);

    [Fact]
    public void Occurrences_SundayOfTheSpringGap_StartAtThreeLocalAndLastFourHours()
    {
        var occurrences = Sunday.Occurrences(Schedules.At("2026-03-28T12:00Z"), Schedules.At("2026-03-30T00:00Z")).ToList();

        occurrences.Utc().ShouldBe(["2026-03-29T01:00Z–2026-03-29T05:00Z"]);
        occurrences[0].Start.InZone(Sunday.Parts.Zone).TimeOfDay.ShouldBe(new LocalTime(3, 0));
    }

    [Fact]
    public void Occurrences_SundayOfTheAutumnOverlap_StartAtTheFirstTwoAndEndAtFiveLocal()
    {
        var occurrences = Sunday.Occurrences(Schedules.At("2026-10-24T12:00Z"), Schedules.At("2026-10-26T00:00Z")).ToList();

        occurrences.Utc().ShouldBe(["2026-10-25T00:00Z–2026-10-25T04:00Z"]);
        occurrences[0].Start.InZone(Sunday.Parts.Zone).ToString("HH:mm o<g>", null).ShouldBe("02:00 +02");
        occurrences[0].End.InZone(Sunday.Parts.Zone).TimeOfDay.ShouldBe(new LocalTime(5, 0));
    }

    [Fact]
    public void Occurrences_FirstMonday_AreTheFirstMondaysOfTheMonths() =>
        Schedules.Make("2026-11-02T22:00", "FREQ=MONTHLY;BYDAY=1MO").LocalDates(3).ShouldBe(["2026-11-02", "2026-12-07", "2027-01-04"]);

    [Fact]
    public void Occurrences_DayThirtyOne_SkipShortMonths() =>
        Schedules.Make("2026-01-31T22:00", "FREQ=MONTHLY;BYMONTHDAY=31").LocalDates(4).ShouldBe(["2026-01-31", "2026-03-31", "2026-05-31", "2026-07-31"]);

    [Fact]
    public void Occurrences_LastOfMondayToFriday_AreTheLastWeekdays() =>
        Schedules.Make("2026-01-30T22:00", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1").LocalDates(5)
            .ShouldBe(["2026-01-30", "2026-02-27", "2026-03-31", "2026-04-30", "2026-05-29"]);
}
