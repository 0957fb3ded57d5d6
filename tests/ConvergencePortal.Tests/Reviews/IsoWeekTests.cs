using System.Globalization;
using ConvergencePortal.Core.Reviews;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Reviews;

/// <summary>Weeks are those of ISO 8601, from midnight to midnight by the site's clock.</summary>
public sealed class IsoWeekTests
{
    [Theory]
    [InlineData("2026-11-23", "2026-W48")]
    [InlineData("2026-11-22", "2026-W47")]
    [InlineData("2027-01-03", "2026-W53")]
    [InlineData("2027-01-04", "2027-W01")]
    [InlineData("2024-12-30", "2025-W01")]
    public void Of_Day_IsTheWeekOfItsThursday(string day, string week) => IsoWeek.Of(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value).ToString().ShouldBe(week);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-W54")]
    [InlineData("2025-W53")]
    [InlineData("2026-W00")]
    [InlineData("2026-47")]
    [InlineData("2026-w47")]
    [InlineData("2026-W7")]
    [InlineData("0001-W01")]
    [InlineData("2026-W+1")]
    [InlineData("२०२६-W४७")]
    public void Parse_WhatIsNoWeek_IsNull(string? text) => IsoWeek.Parse(text).ShouldBeNull();

    [Fact]
    public void In_WeekOfTheAutumnNight_HasAnHourMore_AndOfTheSpringNightAnHourLess()
    {
        var berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

        HoursOf("2026-W43", berlin).ShouldBe(169);
        HoursOf("2026-W13", berlin).ShouldBe(167);
        HoursOf("2026-W13", DateTimeZoneProviders.Tzdb["America/Chicago"]).ShouldBe(168, "the clock is changed there two weeks before");
        HoursOf("2026-W10", DateTimeZoneProviders.Tzdb["America/Chicago"]).ShouldBe(167);
    }

    /// <summary>The calendar of .NET, by whom it was not written, numbers them alike; weeks follow one another without a gap.</summary>
    [Fact]
    public void Of_AnyDay_IsAsTheFrameworkNumbersIt() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Gen.Choose(0, 70_000).ToArbitrary(), days =>
    {
        var day = new LocalDate(2000, 1, 1).PlusDays(days);

        var week = IsoWeek.Of(day);

        (week.Year, week.Number).ShouldBe((ISOWeek.GetYear(day.ToDateTimeUnspecified()), ISOWeek.GetWeekOfYear(day.ToDateTimeUnspecified())));
        IsoWeek.Parse(week.ToString()).ShouldBe(week);
        week.Plus(1).In(DateTimeZone.Utc).From.ShouldBe(week.In(DateTimeZone.Utc).Until);
        string.CompareOrdinal(week.ToString(), week.Plus(1).ToString()).ShouldBeNegative("texts sort as the weeks do");
    }));

    private static double HoursOf(string week, DateTimeZone zone)
    {
        var period = IsoWeek.Parse(week)!.Value.In(zone);
        return (period.Until - period.From).TotalHours;
    }
}
