using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

public sealed class RelatedAssetTests
{
    /// <summary>The packaging cell lies in the industrial DMZ here, so that one zone is nested in another.</summary>
    private static readonly SitePicture Nested =
        BerlinPicture.With(parts => parts with { Zones = [.. parts.Zones.Select(z => z.Id == BerlinPicture.CellZone ? z with { ParentZoneId = BerlinPicture.DmzZone } : z)] });

    [Theory]
    [InlineData(ItemKind.Equipment, BerlinPicture.Line, ItemKind.Equipment, BerlinPicture.Filler, "Line 2 > Filler 2")]
    [InlineData(ItemKind.Equipment, BerlinPicture.Drive, ItemKind.Asset, BerlinPicture.DriveAsset, "Drive > DRV-001")]
    [InlineData(ItemKind.Equipment, BerlinPicture.Filler, ItemKind.Device, BerlinPicture.FillerPlc, "Filler 2 > PLC-FILLER")]
    [InlineData(ItemKind.Segment, BerlinPicture.Vlan210, ItemKind.Device, BerlinPicture.FillerPlc, "segment VLAN 210 > PLC-FILLER")]
    [InlineData(ItemKind.Segment, BerlinPicture.Vlan210, ItemKind.Asset, BerlinPicture.SwitchAsset, "segment VLAN 210 > AST-SW-01")]
    [InlineData(ItemKind.Zone, BerlinPicture.CellZone, ItemKind.Segment, BerlinPicture.Vlan210, "zone CELL-PACK > segment VLAN 210")]
    [InlineData(ItemKind.Zone, BerlinPicture.DmzZone, ItemKind.Zone, BerlinPicture.CellZone, "zone IDMZ > zone CELL-PACK")]
    [InlineData(ItemKind.Device, BerlinPicture.Switch, ItemKind.Device, BerlinPicture.FillerPlc, "SW-PACK-01 > segment VLAN 210 > PLC-FILLER")]
    [InlineData(ItemKind.Asset, BerlinPicture.SwitchAsset, ItemKind.Device, BerlinPicture.FillerPlc, "AST-SW-01 > segment VLAN 210 > PLC-FILLER")]
    public void Check_AnotherChangeOfParentOrChildOrThroughASegment_IsRelatedBothWays(ItemKind kind, int id, ItemKind otherKind, int otherId, string path)
    {
        var steps = path.Split(" > ");

        var there = Check([Item(kind, id)], (otherKind, otherId)).ShouldHaveSingleItem();
        var back = Check([Item(otherKind, otherId)], (kind, id)).ShouldHaveSingleItem();

        (there.Code, there.Policy, there.ChangeNumber, there.Asset).ShouldBe((ConflictCode.RelatedAsset, ConflictPolicy.Warn, "CR-2026-0001", $"{kind} {id}"));
        there.Path.ShouldBe(steps);
        back.Code.ShouldBe(ConflictCode.RelatedAsset);
        back.Path.ShouldBe(steps.Reverse());
    }

    [Theory]
    [InlineData(ItemKind.Device, BerlinPicture.FillerPlc, ItemKind.Device, BerlinPicture.LabelerHmi)]
    [InlineData(ItemKind.Device, BerlinPicture.Switch, ItemKind.Device, BerlinPicture.SafetyController)]
    [InlineData(ItemKind.Equipment, BerlinPicture.Line, ItemKind.Equipment, BerlinPicture.Drive)]
    [InlineData(ItemKind.Equipment, BerlinPicture.Filler, ItemKind.Equipment, BerlinPicture.Labeler)]
    [InlineData(ItemKind.Zone, BerlinPicture.DmzZone, ItemKind.Segment, BerlinPicture.Vlan210)]
    [InlineData(ItemKind.Zone, BerlinPicture.CellZone, ItemKind.Device, BerlinPicture.FillerPlc)]
    public void Check_NeighborsWithoutInfrastructureOrTwoStepsApart_AreNotRelated(ItemKind kind, int id, ItemKind otherKind, int otherId)
    {
        Check([Item(kind, id)], (otherKind, otherId)).ShouldBeEmpty();
        Check([Item(otherKind, otherId)], (kind, id)).ShouldBeEmpty();
    }

    [Fact]
    public void Check_AnotherChangeOfTheItemAndOfItsChild_IsSameAssetAlone() =>
        Check([Item(ItemKind.Equipment, BerlinPicture.Line)], (ItemKind.Equipment, BerlinPicture.Filler), (ItemKind.Equipment, BerlinPicture.Line)).Codes().ShouldBe([ConflictCode.SameAsset]);

    [Fact]
    public void Check_TheDeviceAndAnotherChangeOfItsAsset_IsSameAssetAlone() =>
        Check([Item(ItemKind.Device, BerlinPicture.Switch)], (ItemKind.Asset, BerlinPicture.SwitchAsset), (ItemKind.Device, BerlinPicture.FillerPlc)).Codes().ShouldBe([ConflictCode.SameAsset]);

    [Fact]
    public void Check_TwoItemsOfWhichOneIsChangedByTheOther_IsSameAssetForItAndRelatedForTheOther()
    {
        var verdicts = Check([Item(ItemKind.Equipment, BerlinPicture.Line), Item(ItemKind.Equipment, BerlinPicture.Filler)], (ItemKind.Equipment, BerlinPicture.Filler));

        verdicts.Select(v => (v.Code, v.Asset)).ShouldBe([(ConflictCode.RelatedAsset, $"Equipment {BerlinPicture.Line}"), (ConflictCode.SameAsset, $"Equipment {BerlinPicture.Filler}")]);
    }

    [Fact]
    public void Check_AnotherChangeOfSeveralRelatedThings_IsOneVerdictByTheShortestPath()
    {
        var verdict = Check([Item(ItemKind.Device, BerlinPicture.Switch)], (ItemKind.Device, BerlinPicture.FillerPlc), (ItemKind.Segment, BerlinPicture.Vlan210)).ShouldHaveSingleItem();

        verdict.Path.ShouldBe(["SW-PACK-01", "segment VLAN 210"]);
        verdict.Message.ShouldBe("CR-2026-0001 (Another) changes segment VLAN 210, which SW-PACK-01 depends on or carries, from Sun 2026-11-08 02:00 to Sun 2026-11-08 03:00.");
    }

    [Fact]
    public void Check_AnotherChangeOfTheChildThatEndsAsTheSpanStarts_IsNoConflict()
    {
        var question = Slots.Ask(Slots.Line, Slots.Sunday + Duration.FromHours(1), work: 120);

        Slots.Check(question, Other((ItemKind.Equipment, BerlinPicture.Filler)), Slots.Night).ShouldBeEmpty();
    }

    private static ChangedItem Item(ItemKind kind, int id) => new(kind, id, $"{kind} {id}");

    private static OccupiedSpan Other(params (ItemKind, int)[] items) => new("CR-2026-0001", "Another", Slots.Sunday, Slots.Sunday + Duration.FromHours(1), items);

    /// <summary>What other changes mean; that some of these things have no maintenance window is another matter.</summary>
    private static List<SlotVerdict> Check(ChangedItem[] items, params (ItemKind, int)[] others) =>
        [.. SlotRules.Check(Slots.Schedule([Slots.Night], [Other(others)], site: Nested), Slots.Ask(items[0]) with { Items = items }).Verdicts.Where(v => v.Code != ConflictCode.NoMaintenanceWindowDefined)];
}
