using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Windows;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

public sealed class WindowTimesTests
{
    [Fact]
    public void Schedule_StoredWeeklyWindow_HappensWithItsExceptionsAndExtrasInItsZone()
    {
        var window = Window(rule: "FREQ=WEEKLY;BYDAY=SU");
        window.ExceptDates = "2026-01-11T02:00:00";
        window.ExtraDates = "2026-01-14T02:00:00";

        var schedule = window.Schedule();

        schedule.Value.Utc(3).ShouldBe(["2026-01-04T01:00Z–2026-01-04T05:00Z", "2026-01-14T01:00Z–2026-01-14T05:00Z", "2026-01-18T01:00Z–2026-01-18T05:00Z"]);
    }

    [Fact]
    public void Schedule_WindowThatStopsCounting_HasNoLaterOccurrence()
    {
        var window = Window(rule: "FREQ=WEEKLY;BYDAY=SU");
        window.EffectiveTo = Instant.FromUtc(2026, 1, 11, 1, 0);

        var schedule = window.Schedule();

        schedule.Value.All().Count().ShouldBe(1);
    }

    [Fact]
    public void Schedule_ZoneThatNobodyKnows_IsRefusedWithASentence()
    {
        var window = Window(rule: null);
        window.TimeZone = "Mars/Olympus";

        var schedule = window.Schedule();

        schedule.Error!.Code.ShouldBe("window.unknownZone");
    }

    private static Window Window(string? rule) =>
        new(new EquipmentNode("BER", "Berlin", EquipmentLevel.Site, null), "MW", WindowKind.Maintenance, "Sunday night")
        {
            StartsAt = new LocalDateTime(2026, 1, 4, 2, 0), Minutes = 240, Rule = rule, TimeZone = "Europe/Berlin",
        };
}
