using ConvergencePortal.Core.Windows;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

/// <summary>Windows on the nights when the plant's clock is put forward or back.</summary>
public sealed class ClockChangeTests
{
    [Fact]
    public void Occurrences_InTheSpringGap_MoveForwardAndCount() =>
        Schedules.Make("2026-03-28T02:30", "FREQ=DAILY;COUNT=3").Local(9).ShouldBe(["2026-03-28T02:30", "2026-03-29T03:30", "2026-03-30T02:30"]);

    [Fact]
    public void Occurrences_InTheAutumnOverlap_AreTheFirstOfTheTwo() =>
        Schedules.Make("2026-10-24T02:30", "FREQ=DAILY;COUNT=3").All().Utc()
            .ShouldBe(["2026-10-24T00:30Z–2026-10-24T01:30Z", "2026-10-25T00:30Z–2026-10-25T01:30Z", "2026-10-26T01:30Z–2026-10-26T02:30Z"]);

    [Fact]
    public void Occurrences_EightHoursOnTheAutumnNight_StillLastEightHours() =>
        Schedules.Make("2026-10-24T22:00", minutes: 480).All().Utc().ShouldBe(["2026-10-24T20:00Z–2026-10-25T04:00Z"]);

    [Fact]
    public void Occurrences_SouthernHemisphere_FollowItsOwnClockChange() =>
        Schedules.Make("2026-10-03T02:30", "FREQ=DAILY;COUNT=3", zone: "Australia/Sydney").Local(9).ShouldBe(["2026-10-03T02:30", "2026-10-04T03:30", "2026-10-05T02:30"]);

    [Fact]
    public void Occurrences_HalfHourChange_MoveByThatHalfHour() =>
        Schedules.Make("2026-10-04T02:15", zone: "Australia/Lord_Howe").Local(1).ShouldBe(["2026-10-04T02:45"]);

    [Fact]
    public void Occurrences_ExtraDateThatBecomesTheSameInstant_AreOneOccurrence() =>
        Schedules.Make("2026-03-29T02:30", extra: "2026-03-29T03:30").Local(9).ShouldBe(["2026-03-29T03:30"]);

    [Fact]
    public void Occurrences_ExceptionAtTheMovedTime_RemovesTheOccurrence() =>
        Schedules.Make("2026-03-28T02:30", "FREQ=DAILY;COUNT=3", except: "2026-03-29T03:30").Local(9).ShouldBe(["2026-03-28T02:30", "2026-03-30T02:30"]);

    [Fact]
    public void Occurrences_DayThatTheZoneSkips_AreOneOccurrenceWithTheNextDayAndCountOnce() =>
        Schedules.Make("2011-12-28T10:00", "FREQ=DAILY;COUNT=4", zone: "Pacific/Apia").Local(9)
            .ShouldBe(["2011-12-28T10:00", "2011-12-29T10:00", "2011-12-31T10:00", "2012-01-01T10:00"]);

    [Fact]
    public void Occurrences_UntilAnInstantBeforeTheChange_UseTheOffsetOfThatHour() =>
        Schedules.Make("2026-03-27T01:30", "FREQ=DAILY;UNTIL=20260329T000000Z").Local(9).ShouldBe(["2026-03-27T01:30", "2026-03-28T01:30"]);

    [Fact]
    public void Occurrences_UntilInsideTheGap_IsComparedInLocalTime() =>
        Schedules.Make("2026-03-27T02:30", "FREQ=DAILY;UNTIL=20260329T023000").Local(9).ShouldBe(["2026-03-27T02:30", "2026-03-28T02:30", "2026-03-29T03:30"]);
}
