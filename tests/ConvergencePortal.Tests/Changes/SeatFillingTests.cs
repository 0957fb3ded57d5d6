using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class SeatFillingTests
{
    [Fact]
    public void FirstUnfillable_WithAPersonEach_IsNone() => Unfillable((Function.IT, [1]), (Function.OT, [2])).ShouldBeNull();

    [Fact]
    public void FirstUnfillable_WithNobodyForASeat_IsThatSeat() => Unfillable((Function.IT, [1]), (Function.OT, [])).ShouldBe(Function.OT);

    [Fact]
    public void FirstUnfillable_WithOnePersonForTwoSeats_IsTheSecond() => Unfillable((Function.IT, [1]), (Function.OT, [1])).ShouldBe(Function.OT);

    [Fact]
    public void FirstUnfillable_WhereSomebodyMustMakeRoom_IsNone() => Unfillable((Function.IT, [1, 2]), (Function.OT, [1]), (Function.Maintenance, [2, 3])).ShouldBeNull();

    [Fact]
    public void FirstUnfillable_WithTwoPeopleForThreeSeats_IsOneOfThem() => Unfillable((Function.IT, [1, 2]), (Function.OT, [1, 2]), (Function.Maintenance, [1, 2])).ShouldBe(Function.Maintenance);

    private static Function? Unfillable(params (Function Seat, int[] People)[] seats) =>
        SeatFilling.FirstUnfillable([.. seats.Select(s => s.Seat)], seat => seats.Single(s => s.Seat == seat).People);
}
