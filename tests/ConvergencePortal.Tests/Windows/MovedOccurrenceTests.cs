using ConvergencePortal.Core.Windows;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

/// <summary>Single occurrences that happen at another time than the rule says.</summary>
public sealed class MovedOccurrenceTests
{
    private const string Sundays = "FREQ=WEEKLY;BYDAY=SU;COUNT=4";

    [Fact]
    public void Occurrences_OneMoved_IsGoneWhereItWasAndLastsItsOwnMinutes() =>
        Schedules.Make("2026-12-06T02:00", Sundays, 240, moved: "2026-12-13T02:00>2026-12-12T20:00/180").All().Utc()
            .ShouldBe(["2026-12-06T01:00Z–2026-12-06T05:00Z", "2026-12-12T19:00Z–2026-12-12T22:00Z", "2026-12-20T01:00Z–2026-12-20T05:00Z", "2026-12-27T01:00Z–2026-12-27T05:00Z"]);

    [Fact]
    public void Occurrences_MovedPastItsNeighbors_AreOrderedByTheirStart() =>
        Schedules.Make("2026-12-06T02:00", Sundays, moved: "2026-12-06T02:00>2026-12-24T10:00/60;2026-12-27T02:00>2026-11-30T09:00/60").Local(9)
            .ShouldBe(["2026-11-30T09:00", "2026-12-13T02:00", "2026-12-20T02:00", "2026-12-24T10:00"]);

    [Fact]
    public void Occurrences_LongerThanTheOthers_IsFoundByItsEnd()
    {
        var schedule = Schedules.Make("2026-12-06T02:00", Sundays, 60, moved: "2026-12-13T02:00>2026-12-13T02:00/2880");

        schedule.Occurrences(Schedules.At("2026-12-14T12:00Z"), Schedules.At("2026-12-14T13:00Z")).Utc().ShouldBe(["2026-12-13T01:00Z–2026-12-15T01:00Z"]);
        schedule.Occurrences(Schedules.At("2026-12-15T01:00Z"), Schedules.At("2026-12-15T02:00Z")).ShouldBeEmpty();
    }

    [Fact]
    public void Occurrences_MovedOntoAnother_AreOneThatLastsAsLongAsTheLonger() =>
        Schedules.Make("2026-12-06T02:00", "FREQ=WEEKLY;BYDAY=SU;COUNT=2", 60, moved: "2026-12-06T02:00>2026-12-13T02:00/90").All().Utc().ShouldBe(["2026-12-13T01:00Z–2026-12-13T02:30Z"]);

    [Fact]
    public void Occurrences_MovedIntoTheTimeThatCounts_CountByTheirNewStart()
    {
        var schedule = Schedules.Make("2026-12-06T02:00", Sundays, from: "2026-12-10T00:00Z", to: "2026-12-22T00:00Z", moved: "2026-12-06T02:00>2026-12-10T02:00/60;2026-12-20T02:00>2026-12-22T02:00/60");

        schedule.Local(9).ShouldBe(["2026-12-10T02:00", "2026-12-13T02:00"]);
    }

    [Fact]
    public void Occurrences_OneOffMoved_HappensOnceAtItsNewTime() =>
        Schedules.Make("2026-12-06T02:00", moved: "2026-12-06T02:00>2026-12-07T03:30/45").All().Utc().ShouldBe(["2026-12-07T02:30Z–2026-12-07T03:15Z"]);

    [Fact]
    public void Occurrences_ExtraDateMoved_IsMovedToo() =>
        Schedules.Make("2026-12-06T02:00", extra: "2026-12-09T02:00", moved: "2026-12-09T02:00>2026-12-10T02:00/60").Local(9).ShouldBe(["2026-12-06T02:00", "2026-12-10T02:00"]);

    [Fact]
    public void Occurrences_MovedIntoTheSpringGap_StartWhereTheClockGoesOn() =>
        Schedules.Make("2026-03-22T02:30", "FREQ=WEEKLY;COUNT=1", moved: "2026-03-22T02:30>2026-03-29T02:30/60").All().Utc().ShouldBe(["2026-03-29T01:30Z–2026-03-29T02:30Z"]);

    [Fact]
    public void Create_OnlyOccurrenceMoved_HasNoWarning() => Schedules.Make("2026-12-06T02:00", moved: "2026-12-06T02:00>2026-12-07T02:00/60").Warnings.ShouldBeEmpty();

    [Fact]
    public void Create_MovedInAnyOrder_AreSortedByTheirOriginals() =>
        MovedOccurrence.WriteList(Schedules.Make("2026-12-06T02:00", Sundays, moved: "2026-12-20T02:00:00>2026-12-21T02:00:05/60; 2026-12-06T02:00>2026-12-24T10:00/60").Parts.Moved)
            .ShouldBe("2026-12-06T02:00>2026-12-24T10:00/60;2026-12-20T02:00>2026-12-21T02:00:05/60");

    [Theory]
    [InlineData("2026-12-07T02:00>2026-12-08T02:00/60", "window.nothingToMove", "Sun 13 Dec 2026 02:00")]
    [InlineData("2027-01-03T02:00>2027-01-04T02:00/60", "window.nothingToMove", "no later start")]
    [InlineData("2026-12-20T02:00>2026-12-21T02:00/60", "window.movedAndExcepted", "Sun 20 Dec 2026 02:00")]
    [InlineData("2026-12-13T02:00>2026-12-14T02:00/60;2026-12-13T02:00>2026-12-15T02:00/60", "window.movedTwice", "Sun 13 Dec 2026 02:00")]
    [InlineData("2026-12-13T02:00>2026-12-14T02:00/0", "window.durationNotPositive", "one minute")]
    [InlineData("2026-12-13T02:00>2026-12-14T02:00/-5", "window.durationNotPositive", "one minute")]
    [InlineData("2026-12-13T02:00>2026-12-14T02:00/576001", "window.durationTooLong", "400 days")]
    [InlineData("2026-12-13T02:00>1969-12-31T02:00/60", "window.startOutOfRange", "1969")]
    [InlineData("2026-12-13T02:00>2200-01-01T02:00/60", "window.startOutOfRange", "2200")]
    [InlineData("0001-01-01T00:00>2026-12-14T02:00/60", "window.startOutOfRange", "1970")]
    [InlineData("9999-12-31T23:59>2026-12-14T02:00/60", "window.startOutOfRange", "1970")]
    [InlineData("2026-12-13T02:00>2026-12-14T02:00", "window.badMoved", "is not of the form")]
    [InlineData("2026-12-13T02:00/2026-12-14T02:00>60", "window.badMoved", "is not of the form")]
    [InlineData("2026-12-13T02:00>2026-12-14T25:00/60", "window.badMoved", "is not of the form")]
    [InlineData("2026-12-13T02:00>2026-12-14T02:00/60;", "window.badMoved", "is not of the form")]
    public void Read_MovedThatCannotBeMeant_IsRefusedBesideTheField(string moved, string code, string says)
    {
        var error = Schedules.Read("2026-12-06T02:00", Sundays, except: "2026-12-20T02:00", moved: moved).Error!;

        error.Code.ShouldBe(code);
        error.Message.ShouldContain(says);
        error.Field.ShouldBe("moved");
    }

    [Fact]
    public void Read_AMillionMoved_IsRefusedAtOnce()
    {
        var error = Schedules.Read("2026-12-06T02:00", moved: new string(';', 999_999)).Error!;

        error.Code.ShouldBe("window.tooManyMoved");
        error.Message.ShouldContain("1,000,000");
    }

    [Fact]
    public void Create_TenThousandMoved_HappenAtTheirNewTimes()
    {
        var start = new LocalDateTime(2026, 1, 1, 8, 0);
        var moved = Enumerable.Range(0, WindowSchedule.MaxDates).Select(day => new MovedOccurrence(start.PlusDays(day), start.PlusDays(day).PlusHours(1), 30)).ToList();

        var schedule = WindowSchedule.Create(new ScheduleParts(start, 60, RecurrenceRule.Parse("FREQ=DAILY").Value, DateTimeZone.Utc) { Moved = moved }).Value;

        schedule.Occurrences(Schedules.At("2030-01-01T00:00Z"), Schedules.At("2030-01-02T00:00Z")).Utc().ShouldBe(["2030-01-01T09:00Z–2030-01-01T09:30Z"]);
        schedule.Preview(Instant.MinValue, Instant.MaxValue).IsCut.ShouldBeTrue();
    }

    [Fact]
    public void Create_MovedAwayFromARuleThatIsRare_IsFoundWithoutWalkingItsYears() =>
        Schedules.Make("2028-02-29T08:00", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29", moved: "2196-02-29T08:00>2196-03-01T08:00/60")
            .Occurrences(Schedules.At("2196-02-01T00:00Z"), Schedules.At("2196-04-01T00:00Z")).Utc().ShouldBe(["2196-03-01T07:00Z–2196-03-01T08:00Z"]);

    [Theory]
    [InlineData("2026-12-13T02:00>2026-12-14T02:00/60", "every Sunday, 4 times, 02:00 to 06:00, Europe/Berlin, and 1 moved occurrence")]
    [InlineData("2026-12-13T02:00>2026-12-14T02:00/60;2026-12-20T02:00>2026-12-21T02:00/60", "every Sunday, 4 times, 02:00 to 06:00, Europe/Berlin, and 2 moved occurrences")]
    public void Say_Moved_IsSaidAtTheEnd(string moved, string words) => RecurrenceWords.Say(Schedules.Make("2026-12-06T02:00", Sundays, 240, moved: moved)).ShouldBe(words);
}
