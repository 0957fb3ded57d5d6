using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>What a window does is the same wherever the memory ends, and however much of it was expanded in advance.</summary>
public sealed class WindowRunsTests
{
    private static readonly LocalDate Today = new(2026, 11, 5);

    [Fact]
    public void Met_AnyStretch_IsTheUnionOfTheOccurrencesThatOverlapIt() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var schedule = Draw(random);
        var runs = new WindowRuns(schedule, Horizon.Around(Today));

        foreach (var _ in Enumerable.Range(0, 40))
        {
            var from = Schedules.At("2026-10-01T00:00Z").ToUnixTimeSeconds() + random.Next(0, 500 * 24) * 3600L;
            var to = from + random.Next(1, 200) * 900L;
            var naive = TimeSet.Union(schedule.Occurrences(Instant.FromUnixTimeSeconds(from), Instant.FromUnixTimeSeconds(to)));
            var whole = TimeSet.Of(from, to);
            runs.Met(from, to).Stretches().ShouldBe(naive.Stretches());
            runs.Overlaps(from, to).ShouldBe(!naive.IsEmpty);
            runs.Overlapping(from, to).Intersect(whole).Stretches().ShouldBe(naive.Intersect(whole).Stretches());
        }
    }));

    [Fact]
    public void Check_InTwentyThirtyOne_JudgesAsInTheComingYear()
    {
        var far = Schedules.At("2031-11-09T01:00Z");
        var run = Slots.Window(WindowKind.Production, ItemKind.Equipment, BerlinPicture.Line, "2026-01-04T05:00", 480, "FREQ=WEEKLY;BYDAY=SU");

        Slots.Check(Slots.Ask(Slots.Line, far), Slots.Night).ShouldBeEmpty();
        Slots.Check(Slots.Ask(Slots.Line, far, work: 241, rollback: 0), Slots.Night).Codes().ShouldBe([ConflictCode.ExceedsMaintenance]);
        Slots.Check(Slots.Ask(Slots.Line, far + Duration.FromDays(1)), Slots.Night).Codes().ShouldBe([ConflictCode.OutsideMaintenance]);
        Slots.Check(Slots.Ask(Slots.Line, far), Slots.Night, run).Codes().ShouldBe([ConflictCode.RollbackTooLong]);
    }

    [Fact]
    public void Find_InTwentyThirtyOne_FindsTheSundays()
    {
        var far = Schedules.At("2031-11-05T12:00Z");

        var found = SlotFinder.Find(Slots.Schedule([Slots.Night]), new SlotSearchQuestion(Slots.Ask(Slots.Line, far, now: far), far, 14, 3));

        found.Slots.Select(s => s.Start).ShouldBe([Schedules.At("2031-11-09T01:00Z"), Schedules.At("2031-11-16T01:00Z")]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(32)]
    [InlineData(-467)]
    [InlineData(-468)]
    [InlineData(-3000)]
    public void Check_WhateverDayItIs_SaysTheSameOfWindowsRoundTheClock(int days)
    {
        SiteWindow[] windows =
        [
            Slots.Night, Slots.Window(WindowKind.Production, ItemKind.Equipment, BerlinPicture.Filler, "2026-01-01T00:00", 1440, "FREQ=DAILY"),
            Slots.Window(WindowKind.Freeze, ItemKind.Equipment, BerlinPicture.Labeler, "2026-01-01T12:00", 1440, "FREQ=DAILY", id: 3),
            Slots.Window(WindowKind.Maintenance, ItemKind.Equipment, BerlinPicture.Packaging, "2026-01-02T03:00", 1440, "FREQ=DAILY;INTERVAL=2", id: 4),
        ];
        var question = Slots.Ask(Slots.Line, work: 2000);

        var today = SlotRules.Check(Slots.Schedule(windows), question);
        var then = SlotRules.Check(Slots.Schedule(windows, today: Today.PlusDays(days)), question);

        today.Verdicts.Codes().ShouldBe([ConflictCode.ExceedsMaintenance, ConflictCode.CutsProduction, ConflictCode.InsideFreeze], ignoreOrder: true);
        then.Verdicts.ShouldBe(today.Verdicts, SlotVerdicts.Alike);
        then.BasisHash.ShouldBe(today.BasisHash);
    }

    [Fact]
    public void Check_ProductionRoundTheClock_SaysTheDaysThatAreMet()
    {
        var run = Slots.Window(WindowKind.Production, ItemKind.Equipment, BerlinPicture.Line, "2026-01-01T00:00", 1440, "FREQ=DAILY");

        Slots.Check(Slots.Ask(Slots.Line), Slots.Night, run).ShouldHaveSingleItem().Message.ShouldBe("Line 2 is producing: Production 2, Sun 2026-11-08 00:00 to Mon 2026-11-09 00:00.");
    }

    /// <summary>Apart, touching, overlapping, and with single long ones among short ones.</summary>
    private static WindowSchedule Draw(Random random)
    {
        var minutes = new[] { 240, 1440, 2160, 9000 }[random.Next(4)];
        var moved = random.Next(2) == 0 ? null : $"2026-10-31T02:00>2026-11-0{random.Next(1, 9)}T12:00/{random.Next(1, 20_000)}";
        return Schedules.Make("2026-10-01T02:00", random.Next(3) == 0 ? "FREQ=DAILY;INTERVAL=3" : "FREQ=DAILY", minutes, moved: moved);
    }
}
