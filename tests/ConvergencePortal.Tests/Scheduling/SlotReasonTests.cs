using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

public sealed class SlotReasonTests
{
    private static readonly Instant Monday = Slots.Sunday + Duration.FromDays(1);

    [Fact]
    public void Find_GoodSlot_SaysWhyItIsGood() => Best([Slots.Night], Slots.Sunday).Reasons.ShouldBe(
        ["Inside Maintenance 1.", "No production is lost.", "Everybody who is needed is on shift.", "4 hours at night.", "4 hours on a weekend.", "Exactly at the requested time."]);

    [Fact]
    public void Find_SlotByDay_DoesNotSpeakOfNightsAndWeekends()
    {
        var day = Slots.Window(WindowKind.Maintenance, ItemKind.Equipment, BerlinPicture.Line, "2026-11-10T09:00", 240, id: 1);

        Best([day], Slots.Sunday).Reasons.ShouldBe(["Inside Maintenance 1.", "No production is lost.", "Everybody who is needed is on shift.", "2 days after the requested time."]);
    }

    [Theory]
    [InlineData(90, "90 minutes before the requested time.")]
    [InlineData(1, "1 minute before the requested time.")]
    [InlineData(-150, "2 hours 30 minutes after the requested time.")]
    [InlineData(-121, "2 hours 1 minute after the requested time.")]
    public void Find_SlotThatIsNotAtTheRequestedTime_SaysHowFar(int minutes, string sentence) => Best([Slots.Night], Slots.Sunday + Duration.FromMinutes(minutes)).Reasons[^1].ShouldBe(sentence);

    [Fact]
    public void Find_NoRequestedTime_SaysHowFarAfterTheEarliestStart() => Best([Slots.Night], null).Reasons[^1].ShouldBe("2 days after the earliest start.");

    [Fact]
    public void Find_SlotThatCutsProduction_SaysHowMuchIsLostAndWhoMustConsent()
    {
        var run = Slots.Window(WindowKind.Production, ItemKind.Equipment, BerlinPicture.Filler, "2026-11-08T04:00", 61, id: 7) with { Run = "order 4711", SlackMinutes = 60 };

        var reasons = Best([Slots.Night, run], Slots.Sunday).Reasons;

        reasons[1].ShouldBe("1 minute of production is lost.");
        reasons[2].ShouldBe("Needs the consent of Production: Filler 2 is producing: Production 7 (order 4711), Sun 2026-11-08 04:00 to Sun 2026-11-08 05:01.");
    }

    [Fact]
    public void Find_SlotInAWindowThatHoldsAnotherChange_SaysThatItSharesIt()
    {
        var other = new OccupiedSpan("CR-2026-0001", "New nozzles", Slots.Sunday, Slots.Sunday + Duration.FromHours(2), [(ItemKind.Equipment, BerlinPicture.Labeler)]);
        var elsewhere = new OccupiedSpan("CR-2026-0002", "Another", Slots.Sunday, Slots.Sunday + Duration.FromHours(2), [(ItemKind.Equipment, BerlinPicture.Administration)]);

        var reasons = Search([Slots.Night], Slots.Ask(Slots.Drive), Slots.Sunday, others: [other, elsewhere]).Slots[0].Reasons;

        reasons.Take(2).ShouldBe(["Inside Maintenance 1.", "Shares the window with CR-2026-0001 (New nozzles)."]);
    }

    [Fact]
    public void Find_SlotOutsideAShift_SaysWhoWouldBeCalledIn()
    {
        var crew = new Crew([Workers.Worker(1, Function.Maintenance, ("2026-11-08T03:30", 480)), Workers.Worker(2, Function.OT, ("2026-11-08T05:00", 480))]);

        var reasons = Search([Slots.Night], Slots.Ask(Slots.Line) with { PersonIds = [2] }, Slots.Sunday, crew).Slots[0].Reasons;

        reasons.Skip(2).Take(2).ShouldBe(["Maintenance would be called in for 90 minutes.", "Worker 2 would be called in for 3 hours."]);
    }

    [Fact]
    public void Find_WorkTwentyMinutesTooLongForTheWindow_SaysThatItEndsTwentyMinutesLate()
    {
        var rejected = Search([Slots.Night], Slots.Ask(Slots.Line, work: 260, rollback: 0), Slots.Sunday).Rejected;

        rejected.Single(r => r.Start == Slots.Sunday).Reasons.ShouldBe(
        [
            "Sun 2026-11-08 02:00 to Sun 2026-11-08 06:20 (Europe/Berlin) does not fit into the maintenance windows of BER/PACK/LINE2 (Maintenance 1), "
            + "which are open Sun 2026-11-08 02:00 to Sun 2026-11-08 06:00: it ends 20 minutes late.",
        ]);
    }

    [Fact]
    public void Find_RequestedTimeOutsideTheWindows_IsRejectedWithTheWindowsName()
    {
        var rejected = Search([Slots.Night], Slots.Ask(Slots.Line), Monday).Rejected;

        rejected.Single(r => r.Start == Monday).Reasons.ShouldHaveSingleItem().ShouldBe(
            "Mon 2026-11-09 02:00 to Mon 2026-11-09 06:00 (Europe/Berlin) is outside the maintenance windows of BER/PACK/LINE2 (Maintenance 1).");
    }

    [Fact]
    public void Find_NobodyOnShiftWhereThatBlocks_SaysWhichFunctionIsMissing()
    {
        var crew = new Crew([Workers.Worker(1, Function.OT, ("2026-11-09T06:00", 480))]);
        var policy = Slots.Policy(new ConflictChoice(ConflictCode.PersonAbsent, ConflictPolicy.Block));

        var rejected = Search([Slots.Night], Slots.Ask(Slots.Plc), Slots.Sunday, crew, policy: policy).Rejected;

        rejected.Single(r => r.Start == Slots.Sunday).Reasons.ShouldBe(["OT has nobody on shift: Sun 2026-11-08 02:00 to Sun 2026-11-08 06:00."]);
    }

    [Fact]
    public void Find_MoreThanFiveReasonsAgainstASlot_SaysFiveAndHowManyMore()
    {
        SiteWindow[] freezes = [.. Enumerable.Range(3, 7).Select(id => Slots.Window(WindowKind.Freeze, ItemKind.Equipment, BerlinPicture.Line, "2026-11-08T03:00", 60, id: id))];

        var reasons = Search([Slots.Night, .. freezes], Slots.Ask(Slots.Line), Slots.Sunday).Rejected.Single(r => r.Start == Slots.Sunday).Reasons;

        reasons.Count.ShouldBe(6);
        reasons[^1].ShouldBe("And 2 more reasons of this kind.");
    }

    private static FoundSlot Best(SiteWindow[] windows, Instant? requested) => Search(windows, Slots.Ask(Slots.Line), requested).Slots[0];

    /// <summary>From Thursday noon over two weeks.</summary>
    private static SlotSearch Search(SiteWindow[] windows, SlotQuestion question, Instant? requested, Crew? crew = null, OccupiedSpan[]? others = null, SchedulePolicy? policy = null) =>
        SlotFinder.Find(Slots.Schedule(windows, others, crew, policy), new SlotSearchQuestion(question with { Start = Slots.Now }, requested, 14, 5));
}
