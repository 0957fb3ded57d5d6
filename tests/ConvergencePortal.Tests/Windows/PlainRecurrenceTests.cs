using ConvergencePortal.Core.Windows;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

public sealed class PlainRecurrenceTests
{
    private static readonly LocalDate Start = new(2026, 11, 3);

    public static TheoryData<PlainRecurrence, string?> Choices => new()
    {
        { new(PlainPattern.OneOff), null },
        { new(PlainPattern.Daily) { Interval = 3 }, "FREQ=DAILY;INTERVAL=3" },
        { new(PlainPattern.Weekly) { Interval = 2, Weekdays = [IsoDayOfWeek.Tuesday, IsoDayOfWeek.Monday] }, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU" },
        { new(PlainPattern.MonthlyOnDay) { MonthDay = 31 }, "FREQ=MONTHLY;BYMONTHDAY=31" },
        { new(PlainPattern.MonthlyOnLastDay), "FREQ=MONTHLY;BYMONTHDAY=-1" },
        { new(PlainPattern.MonthlyOnWeekday) { Ordinal = 1, Weekday = IsoDayOfWeek.Monday }, "FREQ=MONTHLY;BYDAY=1MO" },
        { new(PlainPattern.MonthlyOnWeekday) { Ordinal = -1, Weekday = IsoDayOfWeek.Friday }, "FREQ=MONTHLY;BYDAY=-1FR" },
        { new(PlainPattern.MonthlyOnLastWorkingDay), "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1" },
        { new(PlainPattern.Daily) { Until = new LocalDate(2026, 12, 31) }, "FREQ=DAILY;UNTIL=20261231" },
        { new(PlainPattern.Daily) { Times = 5 }, "FREQ=DAILY;COUNT=5" },
        { new(PlainPattern.Daily) { NotInMonths = [8, 7] }, "FREQ=DAILY;BYMONTH=1,2,3,4,5,6,9,10,11,12" },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public void ToRule_PlainChoices_GiveTheRule(PlainRecurrence plain, string? rule) => plain.ToRule().Value.ShouldBe(rule);

    [Theory]
    [MemberData(nameof(Choices))]
    public void FromRule_RuleOfPlainChoices_GivesThemBack(PlainRecurrence plain, string? rule)
    {
        var back = PlainRecurrence.FromRule(rule is null ? null : RecurrenceRule.Parse(rule).Value, Start);

        back.ShouldNotBeNull();
        back.Pattern.ShouldBe(plain.Pattern);
        back.ToRule().Value.ShouldBe(rule);
    }

    [Theory]
    [InlineData("FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=TU")]
    [InlineData("FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=3")]
    public void FromRule_DayLeftToTheStart_NamesIt(string rule, string named) =>
        PlainRecurrence.FromRule(RecurrenceRule.Parse(rule).Value, Start)!.ToRule().Value.ShouldBe(named);

    [Theory]
    [InlineData("FREQ=YEARLY")]
    [InlineData("FREQ=DAILY;BYDAY=MO")]
    [InlineData("FREQ=DAILY;UNTIL=20261231T220000Z")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO;WKST=SU")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=1,15")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO")]
    [InlineData("FREQ=MONTHLY;BYDAY=-2MO")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1")]
    public void FromRule_SaysMoreThanPlainChoices_IsNull(string rule) => PlainRecurrence.FromRule(RecurrenceRule.Parse(rule).Value, Start).ShouldBeNull();

    public static TheoryData<PlainRecurrence, string> Impossible => new()
    {
        { new(PlainPattern.Weekly), "recurrence.noWeekday" },
        { new(PlainPattern.MonthlyOnDay) { MonthDay = 32 }, "recurrence.monthDay" },
        { new(PlainPattern.MonthlyOnWeekday) { Ordinal = 0 }, "recurrence.weekdayOfMonth" },
        { new(PlainPattern.MonthlyOnWeekday) { Ordinal = 6 }, "recurrence.weekdayOfMonth" },
        { new(PlainPattern.Daily) { Interval = 0 }, "recurrence.badValue" },
        { new(PlainPattern.Daily) { Times = 0 }, "recurrence.badValue" },
        { new(PlainPattern.Daily) { Times = 2, Until = new LocalDate(2026, 1, 1) }, "recurrence.countWithUntil" },
        { new(PlainPattern.Daily) { NotInMonths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] }, "recurrence.noMonth" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void ToRule_ImpossibleChoices_AreRefused(PlainRecurrence plain, string code) => plain.ToRule().Error!.Code.ShouldBe(code);
}
