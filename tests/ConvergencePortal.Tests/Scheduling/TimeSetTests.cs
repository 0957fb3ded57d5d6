using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

public sealed class TimeSetTests
{
    [Fact]
    public void Union_TouchingAndOverlappingStretches_AreOne() => Set((20, 30), (0, 10), (10, 15), (12, 18)).Stretches().ShouldBe([(0, 18), (20, 30)]);

    [Fact]
    public void Union_StretchesThatEndWhereTheyBegin_AreNothing() => Set((5, 5), (9, 3)).IsEmpty.ShouldBeTrue();

    [Fact]
    public void Union_Occurrences_AreTheirSeconds()
    {
        var start = Instant.FromUtc(2026, 1, 4, 1, 0);

        var set = TimeSet.Union([new Occurrence(start, start + Duration.FromHours(4)), new Occurrence(start + Duration.FromHours(4), start + Duration.FromHours(5))]);

        set.Stretches().ShouldBe([(start.ToUnixTimeSeconds(), start.ToUnixTimeSeconds() + 5 * 3600)]);
    }

    [Fact]
    public void Covers_AStretchOfTwoThatTouch_IsTrue() => Set((0, 10), (10, 20)).Covers(5, 15).ShouldBeTrue();

    [Fact]
    public void Overlaps_WhatOnlyTouches_IsFalse()
    {
        Set((10, 20)).Overlaps(0, 10).ShouldBeFalse();
        Set((10, 20)).Overlaps(20, 30).ShouldBeFalse();
    }

    [Fact]
    public void StartsInside_ASpanAsLongAsTheStretch_IsItsBeginAlone() => Set((100, 160)).StartsInside(60).Stretches().ShouldBe([(100, 101)]);

    [Fact]
    public void StartsInside_ALongerSpan_IsNothing() => Set((100, 160)).StartsInside(61).IsEmpty.ShouldBeTrue();

    [Fact]
    public void StartsOverlapping_ASpan_BeginsOneSecondPastTouching() => Set((100, 160)).StartsOverlapping(60).Stretches().ShouldBe([(41, 160)]);

    [Fact]
    public void Except_WhatReachesOverSeveralStretches_LeavesTheRest() => Set((0, 10), (20, 30), (40, 50)).Except(Set((5, 45))).Stretches().ShouldBe([(0, 5), (45, 50)]);

    private static TimeSet Set(params (long, long)[] stretches) => TimeSet.Union(stretches);
}
