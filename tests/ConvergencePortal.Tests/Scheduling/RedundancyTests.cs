using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>The worked example 5 of the scheduling rules, and what else takes the last member of a redundancy group away.</summary>
public sealed class RedundancyTests
{
    private const int Ring = 1;

    private static readonly Instant Six = Slots.Sunday + Duration.FromHours(4);

    private static readonly ChangedItem A = Core('A', 11), B = Core('B', 12), C = Core('C', 13);

    [Fact]
    public void Check_TwoCoreSwitchesOfOneRingOverlappingByOneMinute_IsSharedRedundancyOnBoth()
    {
        var (minute, night) = (Six - Duration.FromMinutes(1), Duration.FromHours(4));

        var first = Shared(Slots.Ask(A), RingOf(A, B), Change(2, minute, minute + night, B)).ShouldHaveSingleItem();
        var second = Shared(Slots.Ask(B, minute), RingOf(A, B), Change(1, Slots.Sunday, Six, A)).ShouldHaveSingleItem();

        (first.Asset, first.ChangeNumber, first.From, first.To).ShouldBe(("BER:SW-CORE-A", "CR-2026-0002", minute, Six));
        (second.Asset, second.ChangeNumber, second.From, second.To).ShouldBe(("BER:SW-CORE-B", "CR-2026-0001", minute, Six));
        first.Path.ShouldBe(["SW-CORE-A", "ring packaging"]);
        first.Message.ShouldBe(
            "No member of ring packaging would stay untouched: SW-CORE-A, SW-CORE-B are under change from Sun 2026-11-08 05:59 to Sun 2026-11-08 06:00, together with CR-2026-0002.");
    }

    [Fact]
    public void Check_TwoCoreSwitchesOfOneRingTouching_LeavesOneUntouched() =>
        Shared(Slots.Ask(A), RingOf(A, B), Change(2, Six, Six + Duration.FromHours(1), B)).ShouldBeEmpty();

    [Fact]
    public void Check_OneOfTwoMembers_LeavesOneUntouched() => Shared(Slots.Ask(A), RingOf(A, B)).ShouldBeEmpty();

    [Fact]
    public void Check_OneChangeOfAllMembers_IsSharedRedundancyOnEachByItself()
    {
        var verdicts = Shared(Slots.Ask(A) with { Items = [A, B] }, RingOf(A, B));

        verdicts.Select(v => v.Asset).ShouldBe(["BER:SW-CORE-A", "BER:SW-CORE-B"]);
        foreach (var verdict in verdicts) (verdict.ChangeNumber, verdict.From, verdict.To).ShouldBe((null, Slots.Sunday, Six));
        foreach (var verdict in verdicts) verdict.Message.ShouldEndWith("by this change alone.");
    }

    [Fact]
    public void Check_TwoOthersThatOverlapPartly_TakesTheThirdMemberOnlyWhileBothLast()
    {
        var verdict = Shared(Slots.Ask(A), RingOf(A, B, C), Change(2, Hour(0), Hour(2), B), Change(3, Hour(1), Hour(3), C)).ShouldHaveSingleItem();

        (verdict.ChangeNumber, verdict.From, verdict.To).ShouldBe((null, Hour(1), Hour(2)));
        verdict.Message.ShouldEndWith("together with CR-2026-0002, CR-2026-0003.");
    }

    [Fact]
    public void Check_TwoOthersThatFollowEachOther_LeavesOneUntouchedAtEveryMoment() =>
        Shared(Slots.Ask(A), RingOf(A, B, C), Change(2, Hour(0), Hour(2), B), Change(3, Hour(2), Hour(4), C)).ShouldBeEmpty();

    [Fact]
    public void Check_TwoOthersThatOverlapBeforeTheSpan_LeavesOneUntouched() =>
        Shared(Slots.Ask(A), RingOf(A, B, C), Change(2, Hour(-2), Hour(0), B), Change(3, Hour(-2), Hour(4), C)).ShouldBeEmpty();

    [Fact]
    public void Check_GroupOfOne_HasNoRedundancyToLose() => Shared(Slots.Ask(A), RingOf(A)).ShouldBeEmpty();

    [Fact]
    public void Check_AnotherChangeOfTheAssetThatAMemberIsBuiltFrom_CountsAsTheMember()
    {
        var asset = new ChangedItem(ItemKind.Asset, BerlinPicture.SpareDrive, "AST-CORE-B");

        var verdict = Shared(Slots.Ask(A), RingOf(A, B), Change(2, Slots.Sunday, Six, asset)).ShouldHaveSingleItem();

        (verdict.Asset, verdict.ChangeNumber).ShouldBe(("BER:SW-CORE-A", "CR-2026-0002"));
    }

    [Fact]
    public void Check_TheAssetThatAMemberIsBuiltFrom_IsNamedWithThePathOverTheMember()
    {
        var asset = new ChangedItem(ItemKind.Asset, BerlinPicture.SpareDrive, "AST-CORE-B");

        var verdict = Shared(Slots.Ask(asset), RingOf(A, B), Change(2, Slots.Sunday, Six, A)).ShouldHaveSingleItem();

        verdict.Asset.ShouldBe("AST-CORE-B");
        verdict.Path.ShouldBe(["SW-CORE-B", "ring packaging"]);
    }

    private static Instant Hour(int after) => Slots.Sunday + Duration.FromHours(after);

    private static ChangedItem Core(char letter, int id) => new(ItemKind.Device, id, $"BER:SW-CORE-{letter}");

    private static OccupiedSpan Change(int number, Instant from, Instant to, ChangedItem item) => new($"CR-2026-{number:0000}", "Another", from, to, [(item.Kind, item.TargetId)]);

    /// <summary>Core switches on the packaging segment; the second is built from an asset.</summary>
    private static SitePicture RingOf(params ChangedItem[] members) => BerlinPicture.With(parts => parts with
    {
        Devices =
        [
            .. parts.Devices,
            .. members.Select(m => new DeviceView(m.TargetId, m.Label["BER:".Length..], "Core switch", DeviceRole.Switch, BerlinPicture.Line, m == B ? BerlinPicture.SpareDrive : null, RemoteAccess.None, Ring, null,
                [BerlinPicture.Vlan210])),
        ],
        RedundancyGroups = [new RedundancyGroupView(Ring, "RING-PACK", "ring packaging")],
    });

    private static List<SlotVerdict> Shared(SlotQuestion question, SitePicture site, params OccupiedSpan[] others) =>
        [.. SlotRules.Check(Slots.Schedule([Slots.Night], others, site: site), question).Verdicts.Where(v => v.Code == ConflictCode.SharedRedundancy)];
}
