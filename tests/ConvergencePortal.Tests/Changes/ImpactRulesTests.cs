using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class ImpactRulesTests
{
    [Fact]
    public void Of_ALine_IsWhatLiesBelowAndAboveItWithThePath()
    {
        var impact = Of((ItemKind.Equipment, BerlinPicture.Line));

        Says(impact, "BER/PACK/LINE2").ShouldBe("Changed: Line 2");
        Says(impact, "BER/PACK/LINE2/FILLER/DRIVE").ShouldBe("Below: Line 2 → Drive");
        Says(impact, "BER:PLC-FILLER").ShouldBe("Below: Line 2 → Filler 2 → PLC-FILLER");
        Says(impact, "BER/PACK").ShouldBe("Above: Line 2 → Packaging");
        impact.Items.ShouldNotContain(i => i.Label == "BER/ADMIN");
    }

    [Fact]
    public void Of_ASwitch_IsTheEquipmentThatItsSegmentServes()
    {
        var impact = Of((ItemKind.Device, BerlinPicture.Switch));

        Says(impact, "BER/PACK/LINE2").ShouldBe("CarriedBy: SW-PACK-01 → Line 2");
        Says(impact, "BER/PACK/LINE2/LABELER").ShouldBe("Served: SW-PACK-01 → segment VLAN210 (VLAN 210) → Labeler 2");
        Says(impact, "BER:PLC-FILLER").ShouldBe("SameSegment: SW-PACK-01 → segment VLAN210 (VLAN 210) → PLC-FILLER");
        Says(impact, "BER:CELL-PACK").ShouldBe("Crossed: SW-PACK-01 → segment VLAN210 (VLAN 210) → zone CELL-PACK");
        impact.Items.ShouldNotContain(i => i.Label == "BER/PACK/LINE2/CIP");
    }

    [Fact]
    public void Of_APlc_IsItsOwnNodeAndItsNeighborsButNotTheirMachines()
    {
        var impact = Of((ItemKind.Device, BerlinPicture.FillerPlc));

        Says(impact, "BER/PACK/LINE2/FILLER").ShouldBe("CarriedBy: PLC-FILLER → Filler 2");
        Says(impact, "BER:HMI-LABELER").ShouldBe("SameSegment: PLC-FILLER → segment VLAN210 (VLAN 210) → HMI-LABELER");
        impact.Items.ShouldNotContain(i => i.Label == "BER/PACK/LINE2/LABELER");
    }

    [Fact]
    public void Of_TheAssetOfASwitch_IsAChangeOfTheSwitch()
    {
        var impact = Of((ItemKind.Asset, BerlinPicture.SwitchAsset));

        Says(impact, "BER:SW-PACK-01").ShouldBe("Changed: AST-SW-01 → SW-PACK-01");
        Says(impact, "BER:VLAN210").ShouldBe("Crossed: AST-SW-01 → SW-PACK-01 → segment VLAN210 (VLAN 210)");
    }

    [Fact]
    public void Of_AConduit_IsItsZonesItsFirewallAndWhatLivesInThem()
    {
        var impact = Of((ItemKind.Conduit, BerlinPicture.DmzToCell));

        Says(impact, "BER:FW-01").ShouldBe("Crossed: conduit C-IDMZ-PACK → FW-01");
        Says(impact, "BER:IDMZ").ShouldBe("Crossed: conduit C-IDMZ-PACK → zone IDMZ");
        Says(impact, "BER/PACK/LINE2/FILLER").ShouldBe("Served: conduit C-IDMZ-PACK → zone CELL-PACK → segment VLAN210 (VLAN 210) → Filler 2");
    }

    [Fact]
    public void Of_AZone_IsItsSegmentsConduitsAndMachines()
    {
        var impact = Of((ItemKind.Zone, BerlinPicture.CellZone));

        Says(impact, "BER:CELL-PACK").ShouldBe("Changed: zone CELL-PACK");
        Says(impact, "BER:C-IDMZ-PACK").ShouldBe("Crossed: zone CELL-PACK → C-IDMZ-PACK");
        Says(impact, "BER:VLAN210").ShouldBe("Crossed: zone CELL-PACK → segment VLAN210 (VLAN 210)");
        Says(impact, "BER/PACK/LINE2").ShouldBe("Served: zone CELL-PACK → segment VLAN210 (VLAN 210) → Line 2");
    }

    [Fact]
    public void Of_ALineAboveOneItemAndCarryingAnother_IsNotOnlyAbove()
    {
        var impact = Of((ItemKind.Equipment, BerlinPicture.Filler), (ItemKind.Device, BerlinPicture.Switch));

        Says(impact, "BER/PACK/LINE2").ShouldBe("CarriedBy: SW-PACK-01 → Line 2");
    }

    [Fact]
    public void Of_AnItemThatIsAlsoBelowAnother_StaysChanged() =>
        Says(Of((ItemKind.Equipment, BerlinPicture.Line), (ItemKind.Equipment, BerlinPicture.Filler)), "BER/PACK/LINE2/FILLER").ShouldBe("Changed: Filler 2");

    [Fact]
    public void Of_AThingThatIsGone_IsNothing() => Of((ItemKind.Segment, 999)).Items.ShouldBeEmpty();

    [Fact]
    public void Of_AnyItem_NamesTheChangedFirstAndEveryThingOnce()
    {
        var impact = Of((ItemKind.Zone, BerlinPicture.CellZone), (ItemKind.Equipment, BerlinPicture.Cip), (ItemKind.Asset, BerlinPicture.DriveAsset));

        impact.Items.Take(3).ShouldAllBe(i => i.Relation == Relation.Changed);
        impact.Items.Select(i => (i.Kind, i.TargetId)).ShouldBeUnique();
    }

    private static Impact Of(params (ItemKind Kind, int Id)[] items) => ImpactRules.Of(BerlinPicture.Whole, items.Select(i => new ChangeItem(i.Kind, i.Id, "label")));

    private static string Says(Impact impact, string label) => impact.Items.Where(i => i.Label == label).Select(i => $"{i.Relation}: {string.Join(" → ", i.Path)}").ShouldHaveSingleItem();
}
