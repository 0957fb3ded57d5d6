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
        preview.Value.Next[0].Times.Start.ShouldBe(Instant.FromUtc(2026, 11, 6, 1, 0));
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

    [Fact]
    public void Of_MovedOccurrence_IsShownAtItsNewTimeAndNamedByItsOldOne()
    {
        var preview = WindowPreview.Of(Times("2026-11-01T02:00", "FREQ=WEEKLY", moved: "2026-11-08T02:00>2026-11-16T20:00/90"), Now);

        preview.Value.Next.Take(3).ShouldBe(
        [
            new PreviewedOccurrence(Hour(2026, 11, 15, 1), new LocalDateTime(2026, 11, 15, 2, 0), IsMoved: false),
            new PreviewedOccurrence(new Occurrence(Instant.FromUtc(2026, 11, 16, 19, 0), Instant.FromUtc(2026, 11, 16, 20, 30)), new LocalDateTime(2026, 11, 8, 2, 0), IsMoved: true),
            new PreviewedOccurrence(Hour(2026, 11, 22, 1), new LocalDateTime(2026, 11, 22, 2, 0), IsMoved: false),
        ]);
    }

    [Fact]
    public void Of_ShorterOneMovedOntoAnother_IsTheLongerThatStays()
    {
        var preview = WindowPreview.Of(Times("2026-11-01T02:00", "FREQ=WEEKLY", moved: "2026-11-08T02:00>2026-11-15T02:00/30"), Now);

        preview.Value.Next[0].ShouldBe(new PreviewedOccurrence(Hour(2026, 11, 15, 1), new LocalDateTime(2026, 11, 15, 2, 0), IsMoved: false));
    }

    [Fact]
    public void Of_StartInTheSpringGap_IsNamedSoThatItCanBeMoved()
    {
        var now = Instant.FromUtc(2027, 3, 27, 12, 0);
        var missing = WindowPreview.Of(Times("2026-11-01T02:30", "FREQ=WEEKLY"), now).Value.Next[0].Original;

        var moved = WindowPreview.Of(Times("2026-11-01T02:30", "FREQ=WEEKLY", moved: $"{new MovedOccurrence(missing, missing.PlusHours(9), 60)}"), now);

        moved.Value.Next[0].ShouldBe(new PreviewedOccurrence(Hour(2027, 3, 28, 10, 30), missing, IsMoved: true));
    }

    [Theory]
    [InlineData("FREQ=WEEKLY", null, true)]
    [InlineData(null, "2026-12-01T02:00", true)]
    [InlineData(null, null, false)]
    public void Of_MoreStartsThanOne_IsRecurring(string? rule, string? extra, bool isRecurring) =>
        WindowPreview.Of(Times("2026-11-01T02:00", rule, extra), Now).Value.IsRecurring.ShouldBe(isRecurring);

    private static Occurrence Hour(int year, int month, int day, int hour, int minute = 0) =>
        new(Instant.FromUtc(year, month, day, hour, minute), Instant.FromUtc(year, month, day, hour + 1, minute));

    private static WindowScheduleText Times(string start, string? rule, string? extra = null, string? moved = null) =>
        new(NodaTime.Text.LocalDateTimePattern.ExtendedIso.Parse(start + ":00").Value, 60, rule, null, extra, "Europe/Berlin", MovedDates: moved);
}
