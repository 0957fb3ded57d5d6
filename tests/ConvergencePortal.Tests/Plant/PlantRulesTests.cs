using ConvergencePortal.Core.Plant;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Plant;

/// <summary>Invariants E1 and E2 of the hierarchy and of what is mounted in it.</summary>
public sealed class PlantRulesTests
{
    private static readonly EquipmentNode Site = new("BER", "Berlin", EquipmentLevel.Site, null);
    private static readonly EquipmentNode Area = new("PACK", "Packaging", EquipmentLevel.Area, Site);

    [Theory]
    [InlineData(EquipmentLevel.ProductionLine, true)]
    [InlineData(EquipmentLevel.WorkCell, false)]
    [InlineData(EquipmentLevel.Site, false)]
    [InlineData(EquipmentLevel.Other, true)]
    public void Check_LevelBelowAnArea_FollowsIsa95(EquipmentLevel level, bool isFine)
    {
        var node = new EquipmentNode("X", "X", level, Area);

        PlantRules.Check([Site, Area, node]).Select(breach => breach.Code).ShouldBe(isFine ? [] : ["equipment.level"]);
    }

    [Fact]
    public void Check_NodeThatEndsBeforeItBegins_IsRefused()
    {
        var node = new EquipmentNode("X", "X", EquipmentLevel.Other, Area) { EffectiveFrom = new LocalDate(2026, 2, 1), EffectiveTo = new LocalDate(2026, 2, 1) };

        PlantRules.Check([node]).ShouldHaveSingleItem().Code.ShouldBe("record.endsBeforeItBegins");
    }

    [Fact]
    public void Check_AssetMovedAround_IsInOnePlaceAtATime()
    {
        var asset = new PhysicalAsset("DRV-1", "Drive", "S120");
        asset.Mount(Site, new LocalDate(2026, 1, 1));
        asset.Mount(Area, new LocalDate(2026, 2, 1));

        PlantRules.Check([asset]).ShouldBeEmpty();
        asset.Mountings.Count(mounting => mounting.To is null).ShouldBe(1);
    }

    [Fact]
    public void Check_AssetThatLeavesBeforeItCame_IsRefused()
    {
        var asset = new PhysicalAsset("DRV-1", "Drive", "S120");
        asset.Mount(Site, new LocalDate(2026, 2, 1));
        asset.Unmount(new LocalDate(2026, 1, 1));

        PlantRules.Check([asset]).ShouldHaveSingleItem().Code.ShouldBe("asset.mountedBefore");
    }
}
