using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Windows;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Approvals;

/// <summary>Monday to Friday, 07:00 to 16:00, unless a test says otherwise.</summary>
public sealed class WorkingTimeTests
{
    private const string Berlin = "Europe/Berlin";
    private const string Chicago = "America/Chicago";

    [Theory]
    [InlineData("2026-11-05T08:00", 2, "2026-11-05T10:00")]
    [InlineData("2026-11-05T15:00", 2, "2026-11-06T08:00")]
    [InlineData("2026-11-06T15:00", 2, "2026-11-09T08:00")]
    [InlineData("2026-11-07T12:00", 9, "2026-11-09T16:00")]
    [InlineData("2026-11-05T06:00", 1, "2026-11-05T08:00")]
    [InlineData("2026-11-05T16:00", 1, "2026-11-06T08:00")]
    [InlineData("2026-11-05T07:00", 9, "2026-11-05T16:00")]
    [InlineData("2026-11-05T22:00", 18, "2026-11-09T16:00")]
    [InlineData("2026-11-05T08:00", 0, "2026-11-05T08:00")]
    public void Add_OverNightsAndWeekends_CountsWorkingHoursOnly(string from, int hours, string due)
    {
        foreach (var zone in new[] { Berlin, Chicago }) Of(zone).Add(At(from, zone), Duration.FromHours(hours)).ShouldBe(At(due, zone));
    }

    [Theory]
    [InlineData("2026-11-05T08:00", "2026-11-05T10:30", 150)]
    [InlineData("2026-11-05T00:00", "2026-11-06T00:00", 540)]
    [InlineData("2026-11-06T15:00", "2026-11-09T08:00", 120)]
    [InlineData("2026-11-07T00:00", "2026-11-09T07:00", 0)]
    [InlineData("2026-11-06T10:00", "2026-11-05T10:00", 0)]
    public void Between_TwoMoments_CountsWorkingMinutesOnly(string from, string to, int minutes) =>
        Of(Berlin).Between(At(from, Berlin), At(to, Berlin)).ShouldBe(Duration.FromMinutes(minutes));

    [Theory]
    [InlineData(Berlin, "2026-03-29", 23)]
    [InlineData(Berlin, "2026-10-25", 25)]
    [InlineData(Chicago, "2026-03-08", 23)]
    [InlineData(Chicago, "2026-11-01", 25)]
    public void Between_ADayOnWhichTheClockIsChanged_HasTheHoursThatPass(string zone, string day, int hours) =>
        Of(zone, new WorkingHours(WorkingDays.All, 0, WorkingHours.MinutesOfADay)).Between(At($"{day}T00:00", zone), Local($"{day}T00:00").PlusDays(1).InZoneLeniently(DateTimeZoneProviders.Tzdb[zone]).ToInstant())
            .ShouldBe(Duration.FromHours(hours));

    [Theory]
    [InlineData(Berlin, "2026-03-27T15:00", "2026-03-30T08:00")]
    [InlineData(Berlin, "2026-10-23T15:00", "2026-10-26T08:00")]
    [InlineData(Chicago, "2026-03-06T15:00", "2026-03-09T08:00")]
    [InlineData(Chicago, "2026-10-30T15:00", "2026-11-02T08:00")]
    public void Add_OverTheWeekendOfAClockChange_EndsByTheClockOfThePlant(string zone, string from, string due) => Of(zone).Add(At(from, zone), Duration.FromHours(2)).ShouldBe(At(due, zone));

    [Fact]
    public void Add_WorkThatBeginsInTheSkippedHour_BeginsWhenTheClockGoesOn() =>
        Of(Berlin, new WorkingHours(WorkingDays.Sunday, 150, 300)).Add(At("2026-03-29T00:00", Berlin), Duration.FromHours(1)).ShouldBe(At("2026-03-29T04:00", Berlin));

    [Fact]
    public void Add_OverAHoliday_LeavesItOut() => Of(Berlin, holidays: Holiday("2026-12-25T00:00", 2880)).Add(At("2026-12-24T15:00", Berlin), Duration.FromHours(2)).ShouldBe(At("2026-12-28T08:00", Berlin));

    [Fact]
    public void Add_OverAHalfHoliday_CountsTheOtherHalf() =>
        Of(Berlin, holidays: Holiday("2026-12-24T12:00", 720)).Add(At("2026-12-24T11:00", Berlin), Duration.FromHours(2)).ShouldBe(At("2026-12-25T08:00", Berlin));

    [Fact]
    public void Add_HolidaysThatOverlap_AreLeftOutOnce() =>
        Of(Berlin, holidays: [.. Holiday("2026-12-24T08:00", 120), .. Holiday("2026-12-24T09:00", 120)]).Between(At("2026-12-24T00:00", Berlin), At("2026-12-25T00:00", Berlin)).ShouldBe(Duration.FromHours(6));

    [Fact]
    public void Add_WhereAHolidayNeverEnds_NeverComes() => Of(Berlin, holidays: Holiday("2026-11-01T00:00", 1440, "FREQ=DAILY")).Add(At("2026-11-05T08:00", Berlin), Duration.FromHours(1)).ShouldBeNull();

    [Theory]
    [InlineData("2026-11-05T10:00", 5, "2026-11-12T16:00")]
    [InlineData("2026-11-07T10:00", 1, "2026-11-09T16:00")]
    [InlineData("2026-12-23T10:00", 2, "2026-12-29T16:00")]
    public void AddDays_AfterTheWork_EndsWithTheLastWorkingDay(string from, int days, string due) =>
        Of(Berlin, holidays: Holiday("2026-12-24T00:00", 2880)).AddDays(At(from, Berlin), days).ShouldBe(At(due, Berlin));

    private static WorkingTime Of(string zone, WorkingHours? hours = null, params WindowSchedule[] holidays) => new(DateTimeZoneProviders.Tzdb[zone], hours ?? WorkingHours.Default, holidays);

    private static WindowSchedule[] Holiday(string start, int minutes, string? rule = null) => [new WindowScheduleText(Local(start), minutes, rule, null, null, Berlin).Read().Value];

    private static LocalDateTime Local(string text) => LocalDateTime.FromDateTime(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

    private static Instant At(string text, string zone) => Local(text).InZoneLeniently(DateTimeZoneProviders.Tzdb[zone]).ToInstant();
}
