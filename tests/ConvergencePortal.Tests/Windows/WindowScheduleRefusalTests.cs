using ConvergencePortal.Core.Windows;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

public sealed class WindowScheduleRefusalTests
{
    [Theory]
    [InlineData(0, "window.durationNotPositive")]
    [InlineData(-5, "window.durationNotPositive")]
    [InlineData(WindowSchedule.MaxMinutes + 1, "window.durationTooLong")]
    public void Create_DurationOutOfRange_IsRefused(int minutes, string code) => Schedules.Read("2026-01-01T08:00", minutes: minutes).Error!.Code.ShouldBe(code);

    [Theory]
    [InlineData("1969-12-31T23:59")]
    [InlineData("2200-01-01T00:00")]
    public void Create_StartOutOfRange_IsRefused(string start) => Schedules.Read(start).Error!.Code.ShouldBe("window.startOutOfRange");

    [Theory]
    [InlineData("1970-01-01T00:00")]
    [InlineData("2199-12-31T23:59")]
    public void Create_StartAtTheEdge_IsAccepted(string start) => Schedules.Make(start, "FREQ=DAILY").All().First().Start.InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).Year.ShouldBe(int.Parse(start[..4]));

    [Fact]
    public void Create_ExtraDateOutOfRange_IsRefused() => Schedules.Read("2026-01-01T08:00", extra: "1969-01-01T08:00").Error!.Code.ShouldBe("window.startOutOfRange");

    [Fact]
    public void Create_TooManyExceptions_IsRefusedNamingTheList()
    {
        var dates = string.Join(';', Enumerable.Range(0, 10_001).Select(day => new LocalDate(2026, 1, 1).PlusDays(day).ToString("uuuu-MM-dd", null) + "T08:00"));

        var error = Schedules.Read("2026-01-01T08:00", "FREQ=DAILY", except: dates).Error!;

        error.Code.ShouldBe("window.tooManyDates");
        error.Message.ShouldContain("EXDATE holds 10,001 dates");
    }

    [Theory]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=DAILY;INTERVAL=7;BYDAY=MO")]
    [InlineData("FREQ=DAILY;BYDAY=TH;BYSETPOS=2")]
    [InlineData("FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=2TH")]
    [InlineData("FREQ=MONTHLY;COUNT=3;BYMONTH=4;BYMONTHDAY=31")]
    public void Create_RuleThatNeverOccurs_IsRefused(string rule) => Schedules.Read("2026-01-01T08:00", rule).Error!.Code.ShouldBe("recurrence.neverOccurs");

    [Theory]
    [InlineData("FREQ=DAILY;UNTIL=20251231")]
    [InlineData("FREQ=DAILY;UNTIL=20260101T065959Z")]
    [InlineData("FREQ=DAILY;UNTIL=00010101")]
    [InlineData("FREQ=DAILY;UNTIL=00010101T000000")]
    [InlineData("FREQ=DAILY;UNTIL=00010101T000000Z")]
    public void Create_RuleThatEndsBeforeItsStart_IsRefused(string rule) => Schedules.Read("2026-01-01T08:00", rule).Error!.Code.ShouldBe("window.endsBeforeStart");

    [Fact]
    public void Create_StartThatTheRuleDoesNotHit_IsRefusedWithTheNextDateThatItDoes()
    {
        var error = Schedules.Read("2026-01-01T08:00", "FREQ=WEEKLY;BYDAY=MO").Error!;

        error.Code.ShouldBe("window.startNotInRule");
        error.Message.ShouldContain("Mon 5 Jan 2026 08:00");
    }

    [Theory]
    [InlineData("FREQ=DAILY;COUNT=2", "2026-01-01T08:00;2026-01-02T08:00")]
    [InlineData(null, "2026-01-01T08:00")]
    public void Create_RuleThatItsExceptionsEmpty_IsAcceptedWithAWarning(string? rule, string except) =>
        Schedules.Make("2026-01-01T08:00", rule, except: except).Warnings.ShouldHaveSingleItem().ShouldContain("never happens");

    [Fact]
    public void Create_OrdinaryRule_HasNoWarning() => Schedules.Make("2026-01-01T08:00", "FREQ=DAILY", except: "2026-01-01T08:00").Warnings.ShouldBeEmpty();

    [Fact]
    public void Create_NothingCountsInEffectiveTime_IsAcceptedWithAWarning() =>
        Schedules.Make("2026-01-01T08:00", from: "2026-02-01T00:00Z").Warnings.ShouldHaveSingleItem().ShouldContain("effective");

    [Fact]
    public void Create_EffectiveTimeThatEndsBeforeItBegins_IsRefused() =>
        Schedules.Read("2026-01-01T08:00", from: "2026-02-01T00:00Z", to: "2026-02-01T00:00Z").Error!.Code.ShouldBe("window.effectiveEndsBeforeStart");

    [Fact]
    public void Read_UnknownZone_IsRefusedByName() => Schedules.Read("2026-01-01T08:00", zone: "Europe/Atlantis").Error!.Message.ShouldContain("Europe/Atlantis");

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2026-01-01T08:00;")]
    [InlineData("2026-02-30T08:00")]
    public void Read_DatesThatAreNoLocalTimes_AreRefused(string dates) => Schedules.Read("2026-01-01T08:00", except: dates).Error!.Code.ShouldBe("window.badDates");

    [Fact]
    public void Create_ExceptionsFarOutsideTheCalendar_TakeNothingAway() =>
        Schedules.Make("2026-01-01T08:00", zone: "America/Los_Angeles", except: "9999-12-31T23:59;0001-01-01T00:00").All().Count().ShouldBe(1);

    [Fact]
    public void WriteDates_Dates_AreReadBack()
    {
        LocalDateTime[] dates = [new(2026, 1, 2, 8, 0), new(2026, 1, 3, 8, 0, 30)];

        var text = WindowScheduleText.WriteDates(dates);

        new WindowScheduleText(new LocalDateTime(2026, 1, 1, 8, 0), 60, null, text, null, "Europe/Berlin").Read().Value.Parts.ExceptDates.ShouldBe(dates);
    }
}
