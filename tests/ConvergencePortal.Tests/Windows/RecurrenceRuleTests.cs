using ConvergencePortal.Core.Windows;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

public sealed class RecurrenceRuleTests
{
    [Theory]
    [InlineData("FREQ=DAILY")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=SU")]
    [InlineData("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=-1,15")]
    [InlineData("FREQ=MONTHLY;UNTIL=20271231;BYDAY=-1FR,2MO")]
    [InlineData("FREQ=YEARLY;UNTIL=20271231T220000;BYMONTH=3,10;BYDAY=-1SU")]
    [InlineData("FREQ=YEARLY;UNTIL=20271231T210000Z;BYDAY=53MO")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")]
    public void Parse_CanonicalText_IsWrittenBackUnchanged(string text) => RecurrenceRule.Parse(text).Value.ToString().ShouldBe(text);

    [Theory]
    [InlineData("BYDAY=TU,MO,MO;FREQ=WEEKLY;INTERVAL=1;WKST=MO", "FREQ=WEEKLY;BYDAY=MO,TU")]
    [InlineData("BYMONTHDAY=+3,1;FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=1,3")]
    [InlineData("FREQ=MONTHLY;BYDAY=+2MO", "FREQ=MONTHLY;BYDAY=2MO")]
    public void Parse_OtherSpelling_IsWrittenInCanonicalForm(string text, string canonical) => RecurrenceRule.Parse(text).Value.ToString().ShouldBe(canonical);

    [Fact]
    public void Equals_SameRuleSpelledDifferently_IsTrue() =>
        RecurrenceRule.Parse("FREQ=WEEKLY;BYDAY=TU,MO").Value.ShouldBe(RecurrenceRule.Parse("BYDAY=MO,TU;FREQ=WEEKLY;INTERVAL=1").Value);

    [Theory]
    [InlineData("", "recurrence.empty", "empty")]
    [InlineData("  ", "recurrence.empty", "empty")]
    [InlineData("FREQ=HOURLY", "recurrence.unsupportedFrequency", "FREQ=HOURLY")]
    [InlineData("FREQ=MINUTELY", "recurrence.unsupportedFrequency", "FREQ=MINUTELY")]
    [InlineData("FREQ=SECONDLY", "recurrence.unsupportedFrequency", "FREQ=SECONDLY")]
    [InlineData("FREQ=FORTNIGHTLY", "recurrence.unsupportedFrequency", "FREQ=FORTNIGHTLY")]
    [InlineData("FREQ=DAILY;BYHOUR=2", "recurrence.unsupportedPart", "BYHOUR")]
    [InlineData("FREQ=DAILY;BYMINUTE=2", "recurrence.unsupportedPart", "BYMINUTE")]
    [InlineData("FREQ=DAILY;BYSECOND=2", "recurrence.unsupportedPart", "BYSECOND")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=20", "recurrence.unsupportedPart", "BYWEEKNO")]
    [InlineData("FREQ=YEARLY;BYYEARDAY=200", "recurrence.unsupportedPart", "BYYEARDAY")]
    [InlineData("FREQ=YEARLY;BYEASTER=1", "recurrence.unsupportedPart", "BYEASTER")]
    [InlineData("RSCALE=CHINESE;FREQ=YEARLY", "recurrence.unsupportedPart", "RSCALE")]
    [InlineData("RRULE:FREQ=DAILY", "recurrence.unsupportedPart", "RRULE:FREQ")]
    [InlineData("freq=DAILY", "recurrence.lowerCase", "freq=DAILY")]
    [InlineData("FREQ=weekly", "recurrence.lowerCase", "FREQ=weekly")]
    [InlineData("FREQ=WEEKLY;BYDAY=Mo", "recurrence.lowerCase", "BYDAY=Mo")]
    [InlineData("FREQ=DAILY;FREQ=WEEKLY", "recurrence.duplicatePart", "FREQ")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO;BYDAY=TU", "recurrence.duplicatePart", "BYDAY")]
    [InlineData("FREQ=DAILY;", "recurrence.malformed", "NAME=VALUE")]
    [InlineData("FREQ=DAILY;;COUNT=2", "recurrence.malformed", "NAME=VALUE")]
    [InlineData("FREQ=DAILY; COUNT=2", "recurrence.malformed", "COUNT=2")]
    [InlineData("FREQ", "recurrence.malformed", "FREQ")]
    [InlineData("FREQ=", "recurrence.malformed", "FREQ=")]
    [InlineData("=DAILY", "recurrence.malformed", "=DAILY")]
    [InlineData("INTERVAL=2", "recurrence.frequencyMissing", "FREQ")]
    [InlineData("FREQ=DAILY;COUNT=3;UNTIL=20260101", "recurrence.countWithUntil", "COUNT and UNTIL")]
    [InlineData("FREQ=DAILY;INTERVAL=0", "recurrence.badValue", "INTERVAL=0")]
    [InlineData("FREQ=DAILY;INTERVAL=-1", "recurrence.badValue", "INTERVAL=-1")]
    [InlineData("FREQ=DAILY;INTERVAL=+1", "recurrence.badValue", "INTERVAL=+1")]
    [InlineData("FREQ=DAILY;INTERVAL=1.5", "recurrence.badValue", "INTERVAL=1.5")]
    [InlineData("FREQ=DAILY;COUNT=0", "recurrence.badValue", "COUNT=0")]
    [InlineData("FREQ=DAILY;COUNT=99999999999", "recurrence.badValue", "COUNT=99999999999")]
    [InlineData("FREQ=DAILY;UNTIL=2026", "recurrence.badValue", "UNTIL=2026")]
    [InlineData("FREQ=DAILY;UNTIL=00000101", "recurrence.badValue", "UNTIL=00000101")]
    [InlineData("FREQ=DAILY;UNTIL=20260230", "recurrence.badValue", "UNTIL=20260230")]
    [InlineData("FREQ=DAILY;UNTIL=20260101T250000", "recurrence.badValue", "UNTIL=20260101T250000")]
    [InlineData("FREQ=DAILY;UNTIL=20260101,20260102", "recurrence.badValue", "UNTIL=20260101,20260102")]
    [InlineData("FREQ=YEARLY;BYMONTH=13", "recurrence.badValue", "BYMONTH=13")]
    [InlineData("FREQ=YEARLY;BYMONTH=-1", "recurrence.badValue", "BYMONTH=-1")]
    [InlineData("FREQ=YEARLY;BYMONTH=1,,2", "recurrence.badValue", "BYMONTH=1,,2")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=0", "recurrence.badValue", "BYMONTHDAY=0")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=32", "recurrence.badValue", "BYMONTHDAY=32")]
    [InlineData("FREQ=WEEKLY;BYMONTHDAY=3", "recurrence.monthDayInWeek", "BYMONTHDAY")]
    [InlineData("FREQ=MONTHLY;BYDAY=6MO", "recurrence.badValue", "BYDAY=6MO")]
    [InlineData("FREQ=MONTHLY;BYDAY=-6MO", "recurrence.badValue", "BYDAY=-6MO")]
    [InlineData("FREQ=YEARLY;BYMONTH=3;BYDAY=6MO", "recurrence.badValue", "BYDAY=6MO")]
    [InlineData("FREQ=YEARLY;BYDAY=54MO", "recurrence.badValue", "BYDAY=54MO")]
    [InlineData("FREQ=MONTHLY;BYDAY=0MO", "recurrence.badValue", "BYDAY=0MO")]
    [InlineData("FREQ=MONTHLY;BYDAY=XX", "recurrence.badValue", "BYDAY=XX")]
    [InlineData("FREQ=MONTHLY;BYDAY=M", "recurrence.badValue", "BYDAY=M")]
    [InlineData("FREQ=WEEKLY;BYDAY=1MO", "recurrence.ordinalNotAllowed", "BYDAY=1MO")]
    [InlineData("FREQ=DAILY;BYDAY=-1SU", "recurrence.ordinalNotAllowed", "BYDAY=-1SU")]
    [InlineData("FREQ=MONTHLY;BYSETPOS=1", "recurrence.setPositionAlone", "BYSETPOS")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0", "recurrence.badValue", "BYSETPOS=0")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367", "recurrence.badValue", "BYSETPOS=367")]
    [InlineData("FREQ=WEEKLY;WKST=8", "recurrence.badValue", "WKST=8")]
    [InlineData("FREQ=WEEKLY;WKST=1MO", "recurrence.badValue", "WKST=1MO")]
    public void Parse_WhatAWindowCannotFollow_IsRefusedNamingThePart(string text, string code, string named)
    {
        var error = RecurrenceRule.Parse(text).Error;

        error.ShouldNotBeNull();
        error.Code.ShouldBe(code);
        error.Message.ShouldContain(named);
    }

    [Fact]
    public void Parse_LongerThanItCanBeKept_IsRefused() =>
        RecurrenceRule.Parse("FREQ=MONTHLY;BYMONTHDAY=1" + string.Concat(Enumerable.Repeat(",1", 500))).Error!.Code.ShouldBe("recurrence.tooLong");

    [Fact]
    public void Parse_LongNonsense_IsRefusedInAReadableSentence() =>
        RecurrenceRule.Parse(new string('X', 999)).Error!.Message.Length.ShouldBeLessThan(200);
}
