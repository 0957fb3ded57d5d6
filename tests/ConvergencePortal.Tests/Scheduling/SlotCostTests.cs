using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>Costs of single slots, counted by hand. The one maintenance window is as long as the work, so that there is one slot.</summary>
public sealed class SlotCostTests
{
    private static readonly SchedulingChoices Free = new() { DefaultRatePerMinute = 0, NightCostPerHour = 0, WeekendCostPerHour = 0, CallInCostPerHour = 0, DistanceCostPerDay = 0 };

    // Tuesday 02:00 to 06:00; the line runs from 05:00 to 13:00, of which the slot takes an hour.
    [Theory]
    [InlineData(null, 0, 600)]
    [InlineData(40, 0, 2400)]
    [InlineData(0, 0, 0)]
    [InlineData(40, 20, 1600)]
    [InlineData(40, 59, 40)]
    [InlineData(40, 60, 0)]
    [InlineData(40, 300, 0)]
    public void Find_SlotThatTakesAnHourOfProduction_CostsTheMinutesBeyondSlackTimesTheRate(int? rate, int slack, int cost)
    {
        var run = Run(1, "2026-11-10T05:00", 480) with { RatePerMinute = rate, SlackMinutes = slack };

        CostOf("2026-11-10T02:00", 240, Free with { DefaultRatePerMinute = 10 }, run).ShouldBe(new SlotCost(cost, 0, 0, 0, 0));
    }

    [Fact]
    public void Find_SlotThatTakesTwoRuns_CountsTheSlackOfEach()
    {
        var night = Run(1, "2026-11-09T22:00", 300) with { RatePerMinute = 5, SlackMinutes = 30 };
        var day = Run(2, "2026-11-10T05:00", 480) with { RatePerMinute = 20, SlackMinutes = 15 };

        // (60 − 30) × 5 before 03:00 and (60 − 15) × 20 from 05:00 on.
        CostOf("2026-11-10T02:00", 240, Free, night, day).Production.ShouldBe(150 + 900);
    }

    [Fact]
    public void Find_RunOfAMachineElsewhere_CostsNothing()
    {
        var elsewhere = Slots.Window(WindowKind.Production, ItemKind.Equipment, BerlinPicture.Administration, "2026-11-10T00:00", 1440, id: 3);

        CostOf("2026-11-10T02:00", 240, Free with { DefaultRatePerMinute = 10 }, elsewhere).Total.ShouldBe(0);
    }

    // From 22:00 to 06:00 are eight hours, but nine in the night when the clock falls back and seven when it springs ahead.
    [Theory]
    [InlineData("2026-11-10T22:00", 8 * 60, 240)]
    [InlineData("2026-10-24T22:00", 9 * 60, 270)]
    [InlineData("2026-03-28T22:00", 7 * 60, 210)]
    [InlineData("2026-10-24T20:00", 13 * 60, 270)]
    [InlineData("2026-11-10T21:00", 90, 15)]
    [InlineData("2026-11-10T05:30", 120, 15)]
    [InlineData("2026-11-10T06:00", 16 * 60, 0)]
    public void Find_SlotAtNight_CostsTheHoursOfThePlantsNight(string start, int minutes, int cost) =>
        CostOf(start, minutes, Free with { NightCostPerHour = 30 }).ShouldBe(new SlotCost(0, cost, 0, 0, 0));

    [Theory]
    [InlineData(0, 6, 120)]
    [InlineData(20, 2, 120)]
    [InlineData(1, 3, 60)]
    [InlineData(3, 3, 0)]
    public void Find_NightAsTheSiteSetsIt_IsThatNight(int from, int to, int cost) =>
        CostOf("2026-11-09T22:00", 6 * 60, Free with { NightCostPerHour = 30, NightFromHour = from, NightToHour = to }).Night.ShouldBe(cost);

    // A Sunday of a clock change has 25 or 23 hours.
    [Theory]
    [InlineData("2026-11-08T00:00", 24 * 60, 480)]
    [InlineData("2026-10-25T00:00", 25 * 60, 500)]
    [InlineData("2026-03-29T00:00", 23 * 60, 460)]
    [InlineData("2026-11-06T22:00", 4 * 60, 40)]
    [InlineData("2026-11-08T22:00", 4 * 60, 40)]
    [InlineData("2026-11-09T00:00", 24 * 60, 0)]
    public void Find_SlotOnAWeekend_CostsTheHoursOfThePlantsSaturdayAndSunday(string start, int minutes, int cost) =>
        CostOf(start, minutes, Free with { WeekendCostPerHour = 20 }).ShouldBe(new SlotCost(0, 0, cost, 0, 0));

    [Fact]
    public void Find_SlotBeforeTheShiftOfTheFunction_CostsTheHoursOfTheCallIn()
    {
        var anna = Workers.Worker(1, Function.Maintenance, ("2026-11-10T05:00", 480));

        CallIn([anna]).ShouldBe(3 * 60);
        CallIn([anna], 1).ShouldBe(3 * 60);
    }

    [Fact]
    public void Find_NamedPersonOffShiftBesideACoveredFunction_IsCalledIn()
    {
        var anna = Workers.Worker(1, Function.Maintenance, ("2026-11-10T00:00", 480));
        var bert = Workers.Worker(2, Function.OT, ("2026-11-10T04:30", 480));

        CallIn([anna, bert]).ShouldBe(0);
        CallIn([anna, bert], 2).ShouldBe(150);
    }

    [Fact]
    public void Find_FunctionAndANamedPersonOfAnotherOffShift_CostsBoth()
    {
        var anna = Workers.Worker(1, Function.Maintenance, ("2026-11-10T05:00", 480));
        var bert = Workers.Worker(2, Function.OT, ("2026-11-10T04:00", 480));

        CallIn([anna, bert], 2).ShouldBe(3 * 60 + 2 * 60);
    }

    [Fact]
    public void Find_PeopleWithoutShifts_AreNeverCalledIn() => CallIn([Workers.Worker(1, Function.Maintenance), Workers.Worker(2, Function.OT)], 2).ShouldBe(0);

    // The slot is Tuesday 2026-11-10 02:00 in Berlin, 01:00Z.
    [Theory]
    [InlineData("2026-11-10T01:00Z", 0)]
    [InlineData("2026-11-07T01:00Z", 30)]
    [InlineData("2026-11-13T01:00Z", 30)]
    [InlineData("2026-11-09T13:00Z", 5)]
    [InlineData("2026-11-10T13:00Z", 5)]
    [InlineData(null, 45)]
    public void Find_SlotBeforeOrAfterTheRequestedTime_CostsTheDaysBetween(string? requested, int cost) =>
        Find("2026-11-10T02:00", 240, Free with { DistanceCostPerDay = 10 }, [], null, requested is null ? null : Schedules.At(requested)).Cost.ShouldBe(new SlotCost(0, 0, 0, 0, cost));

    [Fact]
    public void Find_EveryPart_AddsUpToTheTotal()
    {
        var run = Run(1, "2026-11-08T05:30", 480) with { RatePerMinute = 2, SlackMinutes = 10 };
        var crew = new Crew([Workers.Worker(1, Function.Maintenance, ("2026-11-08T05:00", 480))]);

        var slot = Find("2026-11-08T02:00", 240, new SchedulingChoices(), [run], crew, Slots.Sunday - Duration.FromDays(2));

        // (30 − 10) × 2, four hours at night and on a Sunday, three of call-in, two days away.
        slot.Cost.ShouldBe(new SlotCost(40, 120, 80, 180, 10));
        slot.Cost.Total.ShouldBe(430);
    }

    [Fact]
    public void Find_ANearSlotThatCutsProductionAndAFarOneThatDoesNot_PutsTheCheaperFirst()
    {
        var tuesday = Slots.Window(WindowKind.Maintenance, ItemKind.Equipment, BerlinPicture.Line, "2026-11-10T02:00", 240, "FREQ=DAILY;INTERVAL=3;COUNT=2");
        var run = Run(3, "2026-11-10T05:58", 480) with { RatePerMinute = 10 };
        var schedule = Slots.Schedule([tuesday, run], policy: Slots.Policy(Free with { DistanceCostPerDay = 5 }));

        var found = SlotFinder.Find(schedule, new SlotSearchQuestion(Question(240, Slots.Now), Schedules.At("2026-11-10T01:00Z"), 14, 5));

        found.Slots.Select(s => (s.Start, s.Cost.Total)).ShouldBe([(Schedules.At("2026-11-13T01:00Z"), 15), (Schedules.At("2026-11-10T01:00Z"), 20)]);
    }

    private static SiteWindow Run(int id, string start, int minutes) => Slots.Window(WindowKind.Production, ItemKind.Equipment, BerlinPicture.Filler, start, minutes, id: 10 + id);

    private static SlotQuestion Question(int minutes, Instant from) => Slots.Ask(Slots.Line, from, work: minutes, rollback: 0, now: from);

    private static SlotCost CostOf(string start, int minutes, SchedulingChoices choices, params SiteWindow[] runs) => Find(start, minutes, choices, runs).Cost;

    /// <summary>Tuesday 02:00 to 06:00, an hour of call-in at 60 points.</summary>
    private static int CallIn(CrewMember[] crew, params int[] named) => Find("2026-11-10T02:00", 240, Free with { CallInCostPerHour = 60 }, [], new Crew(crew), null, named).Cost.CallIn;

    /// <summary>The search begins four and a half days before the slot.</summary>
    private static FoundSlot Find(string start, int minutes, SchedulingChoices choices, SiteWindow[] runs, Crew? crew = null, Instant? requested = null, params int[] named)
    {
        var only = Slots.Window(WindowKind.Maintenance, ItemKind.Equipment, BerlinPicture.Line, start, minutes, id: 1);
        var from = only.Schedule.All().Single().Start - Duration.FromHours(108);
        var schedule = Slots.Schedule([only, .. runs], crew: crew, policy: Slots.Policy(choices), today: from.InUtc().Date);
        return SlotFinder.Find(schedule, new SlotSearchQuestion(Question(minutes, from) with { PersonIds = named }, requested, 14, 5)).Slots.ShouldHaveSingleItem();
    }
}
