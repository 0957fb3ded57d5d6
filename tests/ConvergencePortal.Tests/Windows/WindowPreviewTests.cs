using ConvergencePortal.Core.Windows;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

public sealed class WindowPreviewTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 5, 12, 0);

    [Fact]
    public void Of_DailyRule_ShowsTheNextTenOccurrencesFromNow()
    {
        var preview = WindowPreview.Of(Times("2026-01-01T02:00", "FREQ=DAILY"), Now);

        preview.Value.Words.ShouldBe("every day, 02:00 to 03:00, Europe/Berlin");
        preview.Value.Next.Count.ShouldBe(10);
        preview.Value.Next[0].Start.ShouldBe(Instant.FromUtc(2026, 11, 6, 1, 0));
    }

    [Fact]
    public void Of_RuleWithoutFrequency_IsRefused() =>
        WindowPreview.Of(Times("2026-01-01T02:00", "BYDAY=TU"), Now).Error!.Code.ShouldBe("recurrence.frequencyMissing");

    [Fact]
    public void StartThatFits_MondayForATuesdayRule_IsTheTuesdayAfter() =>
        WindowPreview.StartThatFits(Times("2026-11-02T22:00", "FREQ=WEEKLY;BYDAY=TU")).ShouldBe(new LocalDateTime(2026, 11, 3, 22, 0));

    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=MO")]
    [InlineData("FREQ=NEVER")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData(null)]
    public void StartThatFits_NothingToMove_IsNull(string? rule) => WindowPreview.StartThatFits(Times("2026-11-02T22:00", rule)).ShouldBeNull();

    private static WindowScheduleText Times(string start, string? rule) =>
        new(NodaTime.Text.LocalDateTimePattern.ExtendedIso.Parse(start + ":00").Value, 60, rule, null, null, "Europe/Berlin");
}
