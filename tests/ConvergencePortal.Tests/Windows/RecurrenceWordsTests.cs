using ConvergencePortal.Core.Windows;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

public sealed class RecurrenceWordsTests
{
    [Theory]
    [InlineData("2026-11-03T22:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", 360, "every second Tuesday, 22:00 to 04:00, Europe/Berlin")]
    [InlineData("2026-11-03T22:00", null, 360, "once on Tuesday 3 November 2026, 22:00 to 04:00, Europe/Berlin")]
    [InlineData("2026-11-03T00:00", "FREQ=DAILY", 1440, "every day, all day, Europe/Berlin")]
    [InlineData("2026-11-03T08:00", "FREQ=DAILY;INTERVAL=14", 2160, "every 14th day, from 08:00 for 36 hours, Europe/Berlin")]
    [InlineData("2026-11-03T08:00", "FREQ=DAILY", 2165, "every day, from 08:00 for 36 hours and 5 minutes, Europe/Berlin")]
    [InlineData("2026-11-03T08:00", "FREQ=DAILY", 2880, "every day, from 08:00 for 2 days, Europe/Berlin")]
    public void Say_Schedule_NamesDaysHoursAndZone(string start, string? rule, int minutes, string words) =>
        RecurrenceWords.Say(Schedules.Make(start, rule, minutes)).ShouldBe(words);

    [Fact]
    public void Say_ScheduleWithExceptionsAndExtras_CountsThem() =>
        RecurrenceWords.Say(Schedules.Make("2026-11-03T08:00", "FREQ=DAILY", except: "2026-11-04T08:00;2026-11-05T08:00", extra: "2026-11-04T12:00"))
            .ShouldBe("every day, 08:00 to 09:00, Europe/Berlin, except 2 dates, and on 1 extra date");

    [Theory]
    [InlineData("FREQ=WEEKLY", "every Tuesday")]
    [InlineData("FREQ=WEEKLY;BYDAY=TU,TH,SU", "every Tuesday, Thursday and Sunday")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every Monday to Friday")]
    [InlineData("FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,FR", "every third week on Tuesday and Friday")]
    [InlineData("FREQ=WEEKLY;BYMONTH=7,8", "every Tuesday, only in July and August")]
    [InlineData("FREQ=DAILY;BYMONTH=1,2,3,4,5,6,9,10,11,12", "every day, not in July and August")]
    [InlineData("FREQ=DAILY;BYDAY=TU", "every day, only on Tuesday")]
    [InlineData("FREQ=DAILY;BYDAY=TU;BYMONTHDAY=3,10", "every day, only on Tuesday and only on the 3rd and 10th")]
    [InlineData("FREQ=DAILY;COUNT=1", "every day, 1 time")]
    [InlineData("FREQ=DAILY;COUNT=12", "every day, 12 times")]
    [InlineData("FREQ=DAILY;UNTIL=20261231", "every day, until Thursday 31 December 2026")]
    [InlineData("FREQ=DAILY;UNTIL=20261231T220000", "every day, until Thursday 31 December 2026 22:00")]
    [InlineData("FREQ=DAILY;UNTIL=20261231T210000Z", "every day, until Thursday 31 December 2026 21:00 UTC")]
    [InlineData("FREQ=MONTHLY", "on the 3rd of every month")]
    [InlineData("FREQ=MONTHLY;BYDAY=1MO", "on the first Monday of every month")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR", "on the last Friday of every second month")]
    [InlineData("FREQ=MONTHLY;BYDAY=TU", "on Tuesday of every month")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-1", "on the last day of every month")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=1,-2", "on the 1st and second to last day of every month")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", "on the 13th where it is a Friday of every month")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "on the last working day (Monday to Friday) of every month")]
    [InlineData("FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1,-1", "the first and last of the dates of each month: on Saturday and Sunday of every month")]
    [InlineData("FREQ=YEARLY", "on the 3rd of November, every year")]
    [InlineData("FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYDAY=-1SU", "on the last Sunday of March, every second year")]
    [InlineData("FREQ=YEARLY;BYDAY=20MO", "on the 20th Monday of every year")]
    [InlineData("FREQ=YEARLY;BYMONTHDAY=1", "on the 1st of every month, every year")]
    public void Say_Rule_SpeaksPlainly(string rule, string words) =>
        RecurrenceWords.Say(RecurrenceRule.Parse(rule).Value, new NodaTime.LocalDateTime(2026, 11, 3, 8, 0)).ShouldBe(words);
}
