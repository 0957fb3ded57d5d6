using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>Which time another active change occupies, and that the one in hand is not another.</summary>
public sealed class OccupiedTimeTests
{
    private static readonly Instant Now = Slots.Sunday + Duration.FromMinutes(90);

    [Fact]
    public void Check_RunningChangePastItsPlannedEnd_OccupiesUpToNow()
    {
        var verdict = Same(Slots.Ask(Slots.Line, Now - Duration.FromMinutes(1), now: Now), Other(isRunning: true)).ShouldHaveSingleItem();

        (verdict.From, verdict.To).ShouldBe((Now - Duration.FromMinutes(1), Now));
        verdict.Message.ShouldBe("CR-2026-0001 (Another) changes BER/PACK/LINE2 since Sun 2026-11-08 02:00 and is not done.");
    }

    [Fact]
    public void Check_SlotFromNowOn_IsFreeOfTheRunningChangePastItsPlannedEnd() => Same(Slots.Ask(Slots.Line, Now, work: 60, now: Now), Other(isRunning: true)).ShouldBeEmpty();

    [Fact]
    public void Find_WhileAChangeIsPastItsPlannedEnd_OffersFromNowOn()
    {
        var schedule = Slots.Schedule([Slots.Night], [Other(isRunning: true)]);

        SlotFinder.Find(schedule, new SlotSearchQuestion(Slots.Ask(Slots.Line, Now, work: 60, rollback: 0, now: Now), Now, 1, 1)).Slots.ShouldHaveSingleItem().Start.ShouldBe(Now);
    }

    [Fact]
    public void Check_ChangePastItsPlannedEndThatIsNotRunning_OccupiesNothingMore() => Same(Slots.Ask(Slots.Line, Now - Duration.FromMinutes(1), now: Now), Other(isRunning: false)).ShouldBeEmpty();

    [Fact]
    public void Check_RunningChangeBeforeItsPlannedEnd_OccupiesItsWholeSpan()
    {
        var now = Slots.Sunday + Duration.FromMinutes(30);

        Same(Slots.Ask(Slots.Line, now, now: now), Other(isRunning: true)).ShouldHaveSingleItem().To.ShouldBe(Slots.Sunday + Duration.FromHours(1));
    }

    [Theory]
    [InlineData("CR-2026-0001", 0)]
    [InlineData("cr-2026-0001", 0)]
    [InlineData("CR-2026-0002", 1)]
    [InlineData(null, 1)]
    public void Check_TheChangeInHand_NeverConflictsWithItself(string? number, int conflicts)
    {
        var question = Slots.Ask(Slots.Line) with { ChangeNumber = number };

        Same(question, Other(isRunning: false)).Count.ShouldBe(conflicts);
    }

    [Fact]
    public void Find_TheChangeInHand_DoesNotStandInItsOwnWay()
    {
        var search = new SlotSearchQuestion(Slots.Ask(Slots.Line) with { ChangeNumber = "CR-2026-0001" }, Slots.Sunday, 1, 1);

        SlotFinder.Find(Slots.Schedule([Slots.Night], [Other(isRunning: false)]), search).Slots.ShouldHaveSingleItem().Start.ShouldBe(Slots.Sunday);
    }

    /// <summary>Sunday 02:00 to 03:00 on Line 2.</summary>
    private static OccupiedSpan Other(bool isRunning) =>
        new("CR-2026-0001", "Another", Slots.Sunday, Slots.Sunday + Duration.FromHours(1), [(ItemKind.Equipment, BerlinPicture.Line)]) { IsRunning = isRunning };

    private static List<SlotVerdict> Same(SlotQuestion question, OccupiedSpan other) => [.. Slots.Check(question, other, Slots.Night).Where(v => v.Code == ConflictCode.SameAsset)];
}
