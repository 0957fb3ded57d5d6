using ConvergencePortal.Core.Windows;
using ConvergencePortal.Web.Windows;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

public sealed class RecurrenceFormTests
{
    private static readonly LocalDate Tuesday = new(2026, 11, 3);

    [Theory]
    [InlineData(null)]
    [InlineData("FREQ=DAILY;INTERVAL=2;COUNT=12")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;UNTIL=20271231;BYDAY=MO,TU")]
    [InlineData("FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")]
    [InlineData("FREQ=MONTHLY;BYDAY=1TU")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-1")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=3")]
    [InlineData("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU")]
    public void From_Rule_GivesTheSameRuleBack(string? rule) => RecurrenceForm.From(rule, Tuesday).ToRule().Value.ShouldBe(rule);

    [Fact]
    public void From_RuleThatPlainChoicesCannotSay_IsWrittenOut() => RecurrenceForm.From("FREQ=YEARLY", Tuesday).Pattern.ShouldBeNull();

    [Fact]
    public void From_Daily_SuggestsWhatTheStartSaysForTheOtherPatterns()
    {
        var form = RecurrenceForm.From("FREQ=DAILY", new LocalDate(2026, 11, 17));

        form.Weekdays.ShouldBe([IsoDayOfWeek.Tuesday]);
        form.MonthDay.ShouldBe(17);
        form.Ordinal.ShouldBe(3);
    }

    [Fact]
    public void ToRule_UntilWithoutADay_IsRefused() =>
        new RecurrenceForm { Pattern = PlainPattern.Daily, End = RecurrenceEnd.Until }.ToRule().Error.ShouldBe(RecurrenceFormErrors.UntilMissing);

    [Fact]
    public void WriteOut_PlainChoices_KeepsWhatTheySaid()
    {
        var form = RecurrenceForm.From("FREQ=WEEKLY;BYDAY=TU", Tuesday);

        form.WriteOut();

        form.Pattern.ShouldBeNull();
        form.ToRule().Value.ShouldBe("FREQ=WEEKLY;BYDAY=TU");
    }
}
