using ConvergencePortal.Core.Windows;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

public sealed class WindowScheduleTests
{
    [Fact]
    public void Occurrences_OneOff_IsOneOccurrence() => Schedules.Make("2026-05-01T22:00", minutes: 480).All().Utc().ShouldBe(["2026-05-01T20:00Z–2026-05-02T04:00Z"]);

    [Theory]
    [InlineData("2026-05-01T19:00Z", "2026-05-01T20:00Z", 0)]
    [InlineData("2026-05-01T19:00Z", "2026-05-01T20:01Z", 1)]
    [InlineData("2026-05-02T03:59Z", "2026-05-02T05:00Z", 1)]
    [InlineData("2026-05-02T04:00Z", "2026-05-02T05:00Z", 0)]
    [InlineData("2026-05-01T21:00Z", "2026-05-01T21:00Z", 0)]
    [InlineData("2026-05-01T22:00Z", "2026-05-01T21:00Z", 0)]
    public void Occurrences_IntervalThatTouchesOrOverlaps_AreHalfOpen(string from, string to, int count) =>
        Schedules.Make("2026-05-01T22:00", minutes: 480).Occurrences(Schedules.At(from), Schedules.At(to)).Count().ShouldBe(count);

    [Theory]
    [InlineData("FREQ=DAILY;INTERVAL=2", "2026-01-01", "2026-01-03", "2026-01-05")]
    [InlineData("FREQ=DAILY;BYMONTHDAY=-1,1", "2026-01-01", "2026-01-31", "2026-02-01")]
    [InlineData("FREQ=DAILY;BYDAY=TH;BYMONTH=1", "2026-01-01", "2026-01-08", "2026-01-15")]
    [InlineData("FREQ=WEEKLY;BYDAY=TH,TU", "2026-01-01", "2026-01-06", "2026-01-08")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,SU;WKST=MO", "2026-01-01", "2026-01-04", "2026-01-15")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,SU;WKST=SU", "2026-01-01", "2026-01-11", "2026-01-15")]
    [InlineData("FREQ=MONTHLY", "2026-01-01", "2026-02-01", "2026-03-01")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=1,2,3;BYDAY=TH,TU", "2026-01-01", "2026-02-03", "2026-03-03")]
    [InlineData("FREQ=MONTHLY;BYDAY=1TH,-1FR", "2026-01-01", "2026-01-30", "2026-02-05")]
    [InlineData("FREQ=YEARLY", "2026-01-01", "2027-01-01", "2028-01-01")]
    [InlineData("FREQ=YEARLY;BYDAY=1TH,-1TH", "2026-01-01", "2026-12-31", "2027-01-07")]
    [InlineData("FREQ=YEARLY;BYMONTH=1,6;BYDAY=1TH", "2026-01-01", "2026-06-04", "2027-01-07")]
    [InlineData("FREQ=YEARLY;BYMONTHDAY=1;BYDAY=TH", "2026-01-01", "2026-10-01", "2027-04-01")]
    [InlineData("FREQ=YEARLY;BYMONTHDAY=1;BYDAY=1TH", "2026-01-01", "2032-01-01", "2037-01-01")]
    [InlineData("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1,2", "2026-01-01", "2026-01-02", "2027-01-01")]
    [InlineData("FREQ=YEARLY;BYDAY=TH;BYSETPOS=1,-1", "2026-01-01", "2026-12-31", "2027-01-07")]
    public void Occurrences_EachPartOfARule_FallOnItsDates(string rule, params string[] dates) => Schedules.Make("2026-01-01T08:00", rule).LocalDates(3).ShouldBe(dates);

    [Fact]
    public void Occurrences_TwentyNinthOfFebruary_ComesInLeapYearsOnly() =>
        Schedules.Make("2096-02-29T08:00", "FREQ=YEARLY").LocalDates(2).ShouldBe(["2096-02-29", "2104-02-29"]);

    [Theory]
    [InlineData("20260103", 3)]
    [InlineData("20260103T080000", 3)]
    [InlineData("20260103T075959", 2)]
    [InlineData("20260103T070000Z", 3)]
    [InlineData("20260103T065959Z", 2)]
    [InlineData("99991231T235959Z", 40)]
    public void Occurrences_Until_IncludesTheMomentItNames(string until, int count) =>
        Schedules.Make("2026-01-01T08:00", $"FREQ=DAILY;UNTIL={until}").All().Take(40).Count().ShouldBe(count);

    [Fact]
    public void Occurrences_CountWithException_CountsBeforeTheException() =>
        Schedules.Make("2026-01-01T08:00", "FREQ=DAILY;COUNT=3", except: "2026-01-02T08:00").LocalDates(5).ShouldBe(["2026-01-01", "2026-01-03"]);

    [Fact]
    public void Occurrences_LateWeekOfACountedRule_StopWhereTheCountEnds()
    {
        var schedule = Schedules.Make("2010-01-01T08:00", "FREQ=DAILY;COUNT=6000");

        schedule.Occurrences(Schedules.At("2026-06-03T00:00Z"), Schedules.At("2026-07-01T00:00Z")).Utc()
            .ShouldBe(["2026-06-03T06:00Z–2026-06-03T07:00Z", "2026-06-04T06:00Z–2026-06-04T07:00Z", "2026-06-05T06:00Z–2026-06-05T07:00Z"]);
    }

    [Theory]
    [InlineData("America/Los_Angeles", "2026-01-05T07:00Z")]
    [InlineData("Pacific/Kiritimati", "2026-01-05T09:00Z")]
    public void Occurrences_OfAnHourInAFarZone_AreFoundOnItsOwnDate(string zone, string start)
    {
        var schedule = Schedules.Make("2026-01-01T23:00", "FREQ=DAILY", zone: zone);

        schedule.Occurrences(Schedules.At(start), Schedules.At(start) + Duration.FromMinutes(1)).ShouldHaveSingleItem().Start.ShouldBe(Schedules.At(start));
    }

    [Fact]
    public void Occurrences_UntilAnInstantInAFarZone_IncludeTheDateThatHasBegunThere() =>
        Schedules.Make("2026-01-02T08:00", "FREQ=DAILY;UNTIL=20260102T190000Z", zone: "Pacific/Auckland").LocalDates(9).ShouldBe(["2026-01-02", "2026-01-03"]);

    [Fact]
    public void Occurrences_ExtraDates_ComeInOrderAndMayLieBeforeTheStart() =>
        Schedules.Make("2026-01-05T08:00", "FREQ=WEEKLY;COUNT=2", extra: "2026-01-20T08:00;2025-12-01T08:00;2026-01-07T08:00;2026-01-12T08:00").LocalDates(9)
            .ShouldBe(["2025-12-01", "2026-01-05", "2026-01-07", "2026-01-12", "2026-01-20"]);

    [Fact]
    public void Occurrences_ExtraDateThatIsExcepted_IsLeftOut() =>
        Schedules.Make("2026-01-05T08:00", extra: "2026-01-06T08:00", except: "2026-01-06T08:00").LocalDates(9).ShouldBe(["2026-01-05"]);

    [Fact]
    public void Occurrences_LongerThanTheirPeriod_OverlapEachOther() =>
        Schedules.Make("2026-01-01T08:00", "FREQ=DAILY", minutes: 36 * 60).Occurrences(Schedules.At("2026-01-10T08:00Z"), Schedules.At("2026-01-10T09:00Z")).Utc()
            .ShouldBe(["2026-01-09T07:00Z–2026-01-10T19:00Z", "2026-01-10T07:00Z–2026-01-11T19:00Z"]);

    [Fact]
    public void Occurrences_OutsideEffectiveTime_DoNotCount() =>
        Schedules.Make("2026-01-01T08:00", "FREQ=DAILY", from: "2026-01-03T07:00Z", to: "2026-01-05T07:00Z").LocalDates(9).ShouldBe(["2026-01-03", "2026-01-04"]);

    [Fact]
    public void Occurrences_StartedBeforeEffectiveFrom_DoNotCountThoughTheyLast() =>
        Schedules.Make("2026-01-01T08:00", "FREQ=DAILY", from: "2026-01-03T07:01Z").LocalDates(1).ShouldBe(["2026-01-04"]);

    [Fact]
    public void Occurrences_AtTheEndOfTheCalendar_EndWithIt()
    {
        var schedule = Schedules.Make("2199-12-24T23:30", "FREQ=YEARLY", minutes: WindowSchedule.MaxMinutes, zone: "America/Los_Angeles");

        schedule.All().Last().ShouldBe(new Occurrence(Schedules.At("9999-12-25T07:30Z"), Instant.MaxValue));
    }

    [Fact]
    public void Preview_MoreThanAsked_SaysThatItIsCut()
    {
        var preview = Schedules.Make("2026-01-01T08:00", "FREQ=DAILY").Preview(Instant.MinValue, Instant.MaxValue);

        preview.IsCut.ShouldBeTrue();
        preview.Items.Count.ShouldBe(10_000);
    }

    [Fact]
    public void Preview_ExactlyAsManyAsAsked_IsNotCut()
    {
        var preview = Schedules.Make("2026-01-01T08:00", "FREQ=DAILY;COUNT=5").Preview(Instant.MinValue, Instant.MaxValue, 5);

        preview.IsCut.ShouldBeFalse();
        preview.Items.Count.ShouldBe(5);
    }
}
