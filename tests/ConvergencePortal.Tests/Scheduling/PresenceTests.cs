using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

public sealed class PresenceTests
{
    private const int Anna = 1, Bert = 2;

    [Theory]
    [InlineData(Anna)]
    [InlineData(Bert)]
    public void Check_ImplementerOrRequiredPersonInAnOverlappingChange_IsPersonBusy(int booked)
    {
        var verdict = Check([Workers.Worker(Anna, Function.Maintenance), Workers.Worker(Bert, Function.OT)], [Anna, Bert], Elsewhere(1, 2, booked)).ShouldHaveSingleItem();

        (verdict.Code, verdict.Policy, verdict.Asset, verdict.ChangeNumber).ShouldBe((ConflictCode.PersonBusy, ConflictPolicy.Warn, null, "CR-2026-0001"));
        (verdict.From, verdict.To).ShouldBe((Hour(1), Hour(2)));
        verdict.Message.ShouldBe($"Worker {booked} is booked in CR-2026-0001 (Another) from Sun 2026-11-08 03:00 to Sun 2026-11-08 04:00.");
    }

    [Fact]
    public void Check_PersonInAChangeThatEndsAsTheSpanStarts_IsFree() => Check([Workers.Worker(Anna, Function.Maintenance)], [Anna], Elsewhere(-2, 0, Anna)).ShouldBeEmpty();

    [Fact]
    public void Check_SomebodyElseInAnOverlappingChange_IsNoConflict() => Check([Workers.Worker(Anna, Function.Maintenance)], [Anna], Elsewhere(1, 2, Bert)).ShouldBeEmpty();

    [Fact]
    public void Check_GapBetweenTheShiftsOfTheFunction_IsPersonAbsentForTheGap()
    {
        var verdict = Check([Workers.Worker(Anna, Function.Maintenance, ("2026-11-08T00:00", 240)), Workers.Worker(Bert, Function.Maintenance, ("2026-11-08T05:00", 480))]).ShouldHaveSingleItem();

        (verdict.Code, verdict.Policy, verdict.Asset, verdict.From, verdict.To).ShouldBe((ConflictCode.PersonAbsent, ConflictPolicy.Warn, null, Hour(2), Hour(3)));
        verdict.Message.ShouldBe("Maintenance has nobody on shift: Sun 2026-11-08 04:00 to Sun 2026-11-08 05:00.");
    }

    [Fact]
    public void Check_OnePersonHandsOverToTheNext_IsCovered() =>
        Check([Workers.Worker(Anna, Function.Maintenance, ("2026-11-08T00:00", 240)), Workers.Worker(Bert, Function.Maintenance, ("2026-11-08T04:00", 480))]).ShouldBeEmpty();

    [Fact]
    public void Check_ShiftOfAnotherFunction_DoesNotCover() =>
        Check([Workers.Worker(Anna, Function.Maintenance, ("2026-11-09T02:00", 240)), Workers.Worker(Bert, Function.OT, ("2026-11-08T02:00", 240))]).Codes().ShouldBe([ConflictCode.PersonAbsent]);

    [Fact]
    public void Check_AbsenceDuringTheShift_IsPersonAbsentForIt()
    {
        var anna = Workers.Worker(Anna, Function.Maintenance, ("2026-11-08T00:00", 480)).AwayFrom(Hour(1), Hour(2));

        Check([anna]).ShouldHaveSingleItem().Message.ShouldBe("Maintenance has nobody on shift: Sun 2026-11-08 03:00 to Sun 2026-11-08 04:00.");
        Check([anna, Workers.Worker(Bert, Function.Maintenance, ("2026-11-08T03:00", 60))]).ShouldBeEmpty();
    }

    [Fact]
    public void Check_MembershipThatEndsWithinTheSpan_IsPersonAbsentFromThen()
    {
        var verdict = Check([Workers.Worker(Anna, Function.Maintenance).LeavingAt(Hour(3))]).ShouldHaveSingleItem();

        (verdict.Code, verdict.From, verdict.To).ShouldBe((ConflictCode.PersonAbsent, Hour(3), Hour(4)));
    }

    [Fact]
    public void Check_FunctionWhosePeopleKeepNoShifts_IsTakenToBeThere() => Check([Workers.Worker(Anna, Function.Maintenance)]).ShouldBeEmpty();

    [Fact]
    public void Check_OneWithoutShiftsBesideOneOffShift_CoversTheFunction() =>
        Check([Workers.Worker(Anna, Function.Maintenance), Workers.Worker(Bert, Function.Maintenance, ("2026-11-09T02:00", 240))]).ShouldBeEmpty();

    [Fact]
    public void Check_FunctionWithoutMembersAtTheSite_IsNoVerdict()
    {
        Check([]).ShouldBeEmpty();
        Check([Workers.Worker(Anna, Function.Maintenance, ("2026-11-09T02:00", 240)).MovedTo(BerlinPicture.Site + 100)]).ShouldBeEmpty();
    }

    [Fact]
    public void Check_FunctionWhoseLastMemberLeft_IsPersonAbsent() => Check([Workers.Worker(Anna, Function.Maintenance).LeavingAt(Hour(-24))]).Codes().ShouldBe([ConflictCode.PersonAbsent]);

    [Fact]
    public void Check_RequiredPersonAway_IsPersonAbsentThoughTheFunctionIsCovered()
    {
        var verdict = Check([Workers.Worker(Anna, Function.Maintenance), Workers.Worker(Bert, Function.OT).AwayFrom(Hour(-5), Hour(1))], [Bert]).ShouldHaveSingleItem();

        (verdict.Code, verdict.Asset).ShouldBe((ConflictCode.PersonAbsent, null));
        verdict.Message.ShouldBe("Worker 2 is away: Sat 2026-11-07 21:00 to Sun 2026-11-08 03:00.");
    }

    [Fact]
    public void Check_RequiredPersonBackAsTheSpanStarts_IsThere() =>
        Check([Workers.Worker(Anna, Function.Maintenance), Workers.Worker(Bert, Function.OT).AwayFrom(Hour(-5), Hour(0))], [Bert]).ShouldBeEmpty();

    [Fact]
    public void Check_RequiredPersonOffShift_IsCalledInAndNotAbsent() =>
        Check([Workers.Worker(Anna, Function.Maintenance), Workers.Worker(Bert, Function.OT, ("2026-11-09T06:00", 480))], [Bert]).ShouldBeEmpty();

    [Theory]
    [InlineData(ItemKind.Equipment, BerlinPicture.Line, Function.Maintenance)]
    [InlineData(ItemKind.Asset, BerlinPicture.DriveAsset, Function.Maintenance)]
    [InlineData(ItemKind.Device, BerlinPicture.FillerPlc, Function.OT)]
    [InlineData(ItemKind.Device, BerlinPicture.Switch, Function.IT)]
    [InlineData(ItemKind.Segment, BerlinPicture.Vlan210, Function.IT)]
    [InlineData(ItemKind.Zone, BerlinPicture.CellZone, Function.IT)]
    [InlineData(ItemKind.Conduit, BerlinPicture.DmzToCell, Function.IT)]
    public void Check_NobodyOnShiftAtAll_MissesOnlyTheFunctionThatTheItemNeeds(ItemKind kind, int id, Function needed)
    {
        CrewMember[] crew = [.. Enum.GetValues<Function>().Select((function, i) => Workers.Worker(i + 1, function, ("2026-11-09T02:00", 240)))];

        var verdicts = SlotRules.Check(Slots.Schedule([], crew: new Crew(crew)), Slots.Ask(new ChangedItem(kind, id, "Item"))).Verdicts;

        verdicts.Single(v => v.Code == ConflictCode.PersonAbsent).Message.ShouldStartWith($"{needed} has nobody on shift");
    }

    private static Instant Hour(int after) => Slots.Sunday + Duration.FromHours(after);

    /// <summary>Another change on something that has nothing to do with Line 2.</summary>
    private static OccupiedSpan Elsewhere(int from, int to, int person) =>
        new("CR-2026-0001", "Another", Hour(from), Hour(to), [(ItemKind.Segment, BerlinPicture.Vlan10)]) { PersonIds = [person] };

    private static IReadOnlyList<SlotVerdict> Check(CrewMember[] crew, int[]? people = null, params OccupiedSpan[] others) =>
        SlotRules.Check(Slots.Schedule([Slots.Night], others, new Crew(crew)), Slots.Ask(Slots.Line) with { PersonIds = people ?? [] }).Verdicts;
}
